import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { ProposalView, proposeRoot, readRoot, signRoot } from '@liem/domain/keys/root.contract'
import type { RootSaid, RootSigned } from '@liem/domain/keys/statements'
import { canonicalJson } from '@liem/sealing/canonical'
import { checkBundle, rootFingerprint } from '@liem/sealing/chain'
import { verifyStatement } from '@liem/sealing/statement'
import type { Ctx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { bundleFor } from './holders.ts'
import { liveKeyOf } from './revocation.ts'
import { standingsOf } from './standing.ts'

/** Roles whose holders may vouch for the keys of the house. */
const vouching = ['leader', 'steering', 'inspector', 'head']

type Root = {
  id: string
  k: number
  n: number
  leaders: number[]
  state: string
  fingerprint: string | null
  said: unknown
  replaces_id: string | null
  proposed_by: number
  proposed_at: Date
  active_at: Date | null
}

const find = (ctx: Ctx, state: 'active' | 'proposed') =>
  ctx.tx
    .selectFrom('root_statement')
    .select([
      'id',
      'k',
      'n',
      'leaders',
      'state',
      'fingerprint',
      'said',
      'replaces_id',
      'proposed_by',
      'proposed_at',
      'active_at',
    ])
    .where('state', '=', state)

/** The proposal as it stands: what every leader is to sign, once each has a key, and whose signatures of exactly it are there. */
async function proposalNow(ctx: Ctx, proposal: Root, active: Root | undefined) {
  const former = active?.said as RootSaid | undefined
  const people = [...new Set([...proposal.leaders, ...(former?.leaders.map((one) => one.officer) ?? [])])]
  const standings = await standingsOf(ctx, people)
  const keys = await ctx.tx
    .selectFrom('officer_key')
    .select(['id', 'officer_id', 'recipient', 'verify_key'])
    .where('officer_id', 'in', people)
    .where('revoked_at', 'is', null)
    .execute()
  const keyOf = new Map(keys.map((key) => [key.officer_id, key]))
  const leaders = proposal.leaders.flatMap((officer) => {
    const [key, standing] = [keyOf.get(officer), standings.get(officer)]
    return key && standing ? [{ ...standing, verifyKey: key.verify_key, recipient: key.recipient }] : []
  })
  const said: RootSaid | null =
    leaders.length === proposal.n
      ? {
          v: 1,
          host: new URL(ctx.parts.settings.publicUrl).host,
          k: proposal.k,
          n: proposal.n,
          leaders,
          made: proposal.proposed_at.toISOString(),
          ...(active?.fingerprint ? { replaces: active.fingerprint } : {}),
        }
      : null
  const fingerprint = said && rootFingerprint(said)
  const signatures = fingerprint
    ? await ctx.tx
        .selectFrom('root_signature as s')
        .innerJoin('officer_key as k', 'k.id', 's.key_id')
        .select(['k.verify_key', 's.statement'])
        .where('s.root_id', '=', proposal.id)
        .where('s.fingerprint', '=', fingerprint)
        .execute()
    : []
  const signers = new Set(signatures.map((one) => one.verify_key))
  const person = (officer: number, signed: (key: string | undefined) => boolean) => ({
    officer: { id: officer, name: standings.get(officer)?.name ?? '' },
    post: standings.get(officer)?.post ?? '',
    unit: standings.get(officer)?.unit ?? '',
    hasKey: keyOf.has(officer),
    signed: signed(keyOf.get(officer)?.verify_key),
  })
  // A leader of the former root signs with the key that root names, with no later one.
  const formerSigned = (former?.leaders ?? []).filter((one) => signers.has(one.verifyKey))
  return {
    said,
    fingerprint,
    keyOf,
    signatures: signatures.map((one) => one.statement as RootSigned),
    leaders: proposal.leaders.map((officer) => person(officer, (key) => key !== undefined && signers.has(key))),
    succession: former
      ? {
          needed: former.k,
          leaders: former.leaders.map((one) => person(one.officer, () => signers.has(one.verifyKey))),
        }
      : null,
    mayStillSign: (officer: number) => {
      const key = keyOf.get(officer)?.verify_key
      if (!key || signers.has(key)) return false
      return proposal.leaders.includes(officer) || !!former?.leaders.some((one) => one.verifyKey === key)
    },
    isComplete:
      !!said?.leaders.every((one) => signers.has(one.verifyKey)) && (!former || formerSigned.length >= former.k),
  }
}

export async function read(ctx: Ctx): Promise<OkOf<typeof readRoot>> {
  const active = await find(ctx, 'active').executeTakeFirst()
  const proposed = await find(ctx, 'proposed').executeTakeFirst()
  const bundle = active && (await bundleFor(ctx.tx, []))
  const maySet = ctx.actor.permissions.has('keys.root')
  let proposal: ProposalView | null = null
  if (proposed) {
    const now = await proposalNow(ctx, proposed, active)
    const by = await standingsOf(ctx, [proposed.proposed_by])
    proposal = {
      id: proposed.id,
      k: proposed.k,
      n: proposed.n,
      leaders: now.leaders,
      proposedBy: { id: proposed.proposed_by, name: by.get(proposed.proposed_by)?.name ?? '' },
      proposedAt: proposed.proposed_at.toISOString(),
      said: now.said,
      fingerprint: now.fingerprint,
      succession: now.succession,
      can: [
        ...(now.said && now.mayStillSign(ctx.actor.officerId) ? (['sign'] as const) : []),
        ...(maySet ? (['withdraw'] as const) : []),
      ],
    }
  }
  return {
    active:
      active?.fingerprint && active.active_at && bundle
        ? {
            id: active.id,
            fingerprint: active.fingerprint,
            said: bundle.root.said,
            signatures: bundle.root.signatures,
            activeAt: active.active_at.toISOString(),
          }
        : null,
    proposal,
    canPropose: maySet && !proposed,
  }
}

/** Names the leaders who are to vouch. Nothing is in force before every one of them has signed on his own screen. */
export async function propose(ctx: Ctx, { leaders, k }: BodyOf<typeof proposeRoot>) {
  if (await find(ctx, 'proposed').executeTakeFirst()) throw new Refusal('root.proposed')
  const able = await ctx.tx
    .selectFrom('officer_role as r')
    .innerJoin('officer as o', 'o.id', 'r.officer_id')
    .select('r.officer_id')
    .distinct()
    .where('r.officer_id', 'in', leaders)
    .where('r.role', 'in', vouching)
    .where('r.from_on', '<=', ctx.today)
    .where((eb) => eb.or([eb('r.to_on', 'is', null), eb('r.to_on', '>=', ctx.today)]))
    .where((eb) => eb.or([eb('o.ended_on', 'is', null), eb('o.ended_on', '>', ctx.today)]))
    .execute()
  if (able.length !== leaders.length) throw new Refusal('root.not_a_leader', { count: leaders.length - able.length })
  const active = await find(ctx, 'active').executeTakeFirst()
  const { id } = await ctx.tx
    .insertInto('root_statement')
    .values({
      k,
      n: leaders.length,
      leaders,
      state: 'proposed',
      replaces_id: active?.id ?? null,
      proposed_by: ctx.actor.officerId,
      proposed_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await journalRoot(ctx, 'keys.propose_root', id, { k, n: leaders.length, leaders })
  return { id }
}

/** A leader's signature. With the last one the root comes into force, in the place of the one before. */
export async function sign(
  ctx: Ctx,
  id: string,
  { statement }: BodyOf<typeof signRoot>,
): Promise<OkOf<typeof signRoot>> {
  const proposed = await find(ctx, 'proposed').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!proposed) throw new Refusal('record.not_found')
  const active = await find(ctx, 'active').forUpdate().executeTakeFirst()
  const key = await liveKeyOf(ctx, ctx.actor.officerId)
  if (!key) throw new Refusal('key.none')
  const before = await proposalNow(ctx, proposed, active)
  if (!before.said || !before.fingerprint) throw new Refusal('root.not_ready')
  if (canonicalJson(statement.said) !== canonicalJson(before.said)) throw new Refusal('root.changed')
  if (!before.mayStillSign(ctx.actor.officerId) || statement.by !== key.verify_key || !verifyStatement(statement))
    throw new Refusal('key.statement_wrong')
  await ctx.tx
    .insertInto('root_signature')
    .values({
      root_id: id,
      key_id: key.id,
      fingerprint: before.fingerprint,
      statement: JSON.stringify(statement),
      signed_at: ctx.now,
    })
    .execute()
  await journalRoot(ctx, 'keys.sign_root', id, { key: key.id, fingerprint: before.fingerprint })
  const after = await proposalNow(ctx, proposed, active)
  if (!after.isComplete) return { active: false }

  if (active)
    await ctx.tx
      .updateTable('root_statement')
      .set({ state: 'replaced', ended_at: ctx.now })
      .where('id', '=', active.id)
      .execute()
  await ctx.tx
    .updateTable('root_statement')
    .set({
      state: 'active',
      active_at: ctx.now,
      said: JSON.stringify(before.said),
      fingerprint: before.fingerprint,
      replaces_id: active?.id ?? null,
    })
    .where('id', '=', id)
    .execute()
  const bundle = await bundleFor(ctx.tx, [])
  const checked = bundle && checkBundle(bundle, active?.fingerprint ?? before.fingerprint)
  if (!checked?.ok) throw new Error('signRoot: what came into force does not hold')
  await journalRoot(ctx, 'keys.activate_root', id, {
    fingerprint: before.fingerprint,
    ...(active?.fingerprint ? { replaces: active.fingerprint } : {}),
  })
  return { active: true }
}

export async function withdraw(ctx: Ctx, id: string) {
  const proposed = await find(ctx, 'proposed').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!proposed) throw new Refusal('record.not_found')
  await ctx.tx
    .updateTable('root_statement')
    .set({ state: 'withdrawn', ended_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await journalRoot(ctx, 'keys.withdraw_root', id, {})
  return { done: true as const }
}

/** The root is the business of the whole house: within reach of whoever acts here, and of all who see all. */
async function journalRoot(ctx: Ctx, act: string, id: string, facts: Parameters<typeof writeJournal>[1]['facts']) {
  await writeJournal(ctx, {
    act,
    subject: { kind: 'root', id },
    unitIds: [...new Set(ctx.grants.map((grant) => grant.unitId))],
    facts,
  })
}
