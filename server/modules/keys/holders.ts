import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { Holder, listHolders } from '@liem/domain/keys/contract'
import { Bundle, Certificate } from '@liem/domain/keys/statements'
import { checkBundle, type Eligible } from '@liem/sealing/chain'
import { verifyStatement } from '@liem/sealing/statement'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { Db, Tx } from '#platform/db/as-actor'

type Checked = { fingerprint: string; eligible: ReadonlyMap<string, Eligible> } | null

// Signatures do not change: a bundle checked once need not be checked for every report of the same gate.
const checked = new Map<string, Checked>()

/** Checks every signature of a bundle. Null: it proves nothing. */
export function checkedBundle(bundle: Bundle): Checked {
  const text = JSON.stringify(bundle)
  const known = checked.get(text)
  if (known !== undefined) return known
  const answer = checkBundle(bundle)
  const kept = answer.ok ? { fingerprint: answer.fingerprint, eligible: answer.eligible } : null
  if (checked.size >= 200) checked.clear()
  checked.set(text, kept)
  return kept
}

/** The root in force and the certificates from these keys up to it; null while there is no root. For office and portal alike. */
export async function bundleFor(tx: Tx | Db, keyIds: readonly string[]): Promise<Bundle | null> {
  const { rows } = await sql<{
    bundle: { certificates: unknown[] } | null
  }>`select key_chain(${[...keyIds]}::uuid[]) as bundle`.execute(tx)
  const found = rows[0]?.bundle
  if (!found) return null
  // A row that somebody forged must not take the others with it: whoever checks the bundle refuses it whole.
  const certificates = found.certificates.filter((one) => Certificate.safeParse(one).success)
  const bundle = Bundle.parse({ ...found, certificates })
  if (checkedBundle(bundle)) return bundle
  return { ...bundle, certificates: bundle.certificates.filter(verifyStatement) }
}

type Asked = { unit?: number; role?: string; officers?: readonly number[] }

/**
 * Officers to whom may be sealed, with what proves it. Only keys whose chain of signatures holds are answered; whoever seals checks
 * again. `role` at `unit`; without a role, who works in the unit. For office and portal alike.
 */
export async function keyHolders(
  tx: Tx | Db,
  { unit, role, officers }: Asked,
  today: string,
): Promise<{ holders: Holder[]; bundle: Bundle | null }> {
  const { rows } = await sql<{ key_id: string; officer_id: number; recipient: string; verify_key: string }>`
    select * from key_holders(${unit ?? null}::int, ${role ?? null}::text, ${officers ? [...officers] : null}::int[], ${today}::date)`.execute(
    tx,
  )
  const bundle = await bundleFor(
    tx,
    rows.map((row) => row.key_id),
  )
  const eligible = bundle && checkedBundle(bundle)?.eligible
  const holders = rows.flatMap((row): Holder[] => {
    const found = eligible?.get(row.verify_key)
    if (!found || found.officer !== row.officer_id || found.recipient !== row.recipient) return []
    const { officer, name, post, unit: unitName, recipient, verifyKey } = found
    return [{ keyId: row.key_id, officer, name, post, unit: unitName, recipient, verifyKey }]
  })
  return { holders, bundle }
}

export async function list(ctx: Ctx, query: QueryOf<typeof listHolders>): Promise<OkOf<typeof listHolders>> {
  return keyHolders(ctx.tx, query, ctx.today)
}

/** The officer's own key when it is in force, with the bundle that proves it. */
export async function ownHolder(ctx: Ctx): Promise<{ holder: Holder; bundle: Bundle; fingerprint: string } | null> {
  const { holders, bundle } = await keyHolders(ctx.tx, { officers: [ctx.actor.officerId] }, ctx.today)
  const holder = holders[0]
  const root = bundle && checkedBundle(bundle)
  return holder && bundle && root ? { holder, bundle, fingerprint: root.fingerprint } : null
}
