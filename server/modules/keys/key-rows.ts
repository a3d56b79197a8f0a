import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { KeyRow, listKeys, RevokeReason } from '@liem/domain/keys/contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { likeText } from '#platform/db/like'
import { checkedBundle, keyHolders } from './holders.ts'
import { standingsOf } from './standing.ts'

type Asked = { officerId?: number; keyId?: string; q?: string }

type Row = {
  id: string
  officer_id: number
  name: string
  recipient: string
  verify_key: string
  made_at: Date
  revoked_at: Date | null
  revoked_why: RevokeReason | null
  signer_id: number | null
  signer_name: string | null
  signed_at: Date | null
  asked_by: number | null
  asked_name: string | null
  asked_at: Date | null
  asked_why: 'lost' | 'compromised' | null
}

/** Keys with their state as the signatures give it: one whose countersigner's own chain broke waits again. */
export async function keyRows(
  ctx: Ctx,
  { officerId, keyId, q }: Asked,
): Promise<{ rows: KeyRow[]; root: string | null; isEligible: boolean }> {
  const { holders, bundle } = await keyHolders(ctx.tx, {}, ctx.today)
  const eligible = new Set(holders.map((one) => one.keyId))
  const root = (bundle && checkedBundle(bundle)?.fingerprint) ?? null
  const leaders = new Set(bundle?.root.said.leaders.map((one) => one.verifyKey))
  const { rows } = await sql<Row>`
    select k.id, k.officer_id, o.full_name as name, k.recipient, k.verify_key, k.made_at, k.revoked_at, k.revoked_why,
      c.officer_id as signer_id, c.full_name as signer_name, c.signed_at,
      v.asked_by, a.full_name as asked_name, v.asked_at, v.why as asked_why
    from officer_key k join officer o on o.id = k.officer_id
    left join key_revocation v on v.key_id = k.id and v.decided_at is null left join officer a on a.id = v.asked_by
    left join lateral (select s.officer_id, p.full_name, c.signed_at from key_certificate c join officer_key s on s.id = c.signer_key_id
      join officer p on p.id = s.officer_id where c.key_id = k.id and c.root = ${root} order by c.signed_at desc limit 1) c on true
    where (${officerId ?? null}::int is null or k.officer_id = ${officerId ?? null})
      and (${keyId ?? null}::uuid is null or k.id = ${keyId ?? null})
      and (${q ?? null}::text is null or o.search_key like '%' || vn_norm(${likeText(q ?? '')}) || '%')
    order by k.revoked_at is not null, o.given_name_key, k.made_at desc limit 2000`.execute(ctx.tx)
  const standings = await standingsOf(ctx, [...new Set(rows.map((row) => row.officer_id))])
  const isEligible = holders.some((one) => one.officer === ctx.actor.officerId)
  return {
    root,
    isEligible,
    rows: rows.map((row): KeyRow => {
      const state = row.revoked_at
        ? 'revoked'
        : !eligible.has(row.id)
          ? 'waiting'
          : leaders.has(row.verify_key)
            ? 'leader'
            : 'certified'
      const isOwn = row.officer_id === ctx.actor.officerId
      const overRoot = state !== 'revoked' && ctx.actor.permissions.has('keys.root')
      const mayRevoke = overRoot && !isOwn && row.asked_by !== ctx.actor.officerId
      const mayWithdraw = row.asked_by !== null && state !== 'revoked' && (isOwn || overRoot)
      return {
        id: row.id,
        officer: { id: row.officer_id, name: row.name },
        post: standings.get(row.officer_id)?.post ?? '',
        unit: standings.get(row.officer_id)?.unit ?? '',
        recipient: row.recipient,
        verifyKey: row.verify_key,
        state,
        madeAt: row.made_at.toISOString(),
        signedBy:
          row.signer_id !== null && row.signer_name !== null ? { id: row.signer_id, name: row.signer_name } : null,
        signedAt: row.signed_at?.toISOString() ?? null,
        revokedAt: row.revoked_at?.toISOString() ?? null,
        revokedWhy: row.revoked_why,
        endAsked:
          row.asked_by !== null && row.asked_name !== null && row.asked_at && row.asked_why
            ? { by: { id: row.asked_by, name: row.asked_name }, at: row.asked_at.toISOString(), why: row.asked_why }
            : null,
        can: [
          ...(state === 'waiting' && isEligible && !isOwn ? (['countersign'] as const) : []),
          ...(mayRevoke ? (['revoke'] as const) : []),
          ...(mayWithdraw ? (['withdraw'] as const) : []),
        ],
      }
    }),
  }
}

export async function list(ctx: Ctx, query: QueryOf<typeof listKeys>): Promise<OkOf<typeof listKeys>> {
  const { rows, root, isEligible } = await keyRows(ctx, { q: query.q || undefined })
  return {
    rows: query.state ? rows.filter((row) => row.state === query.state) : rows,
    root,
    mayCountersign: isEligible,
    waiting: rows.filter((row) => row.state === 'waiting').length,
  }
}
