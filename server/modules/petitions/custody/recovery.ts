import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { RecoverySource, RecoveryWrap } from '#modules/keys'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyOfficers } from '#platform/notices'
import { dueExclusions } from './excluding.ts'
import { checkGrantable } from './grants.ts'

type Part = 'content' | 'identity'
type Facts = { recoveryKeyIds: string[]; unitIds: number[]; holders: number[]; toHolds: Part[]; toExcluded: boolean }

async function factsOf(ctx: Ctx, petitionId: string, toOfficerId: number): Promise<Facts> {
  const { rows } = await sql<{ facts: Facts | null }>`
    select petition_recovery_facts(${petitionId}::uuid, ${toOfficerId}) as facts`.execute(ctx.tx)
  const facts = rows[0]?.facts
  if (!facts) throw new Refusal('record.not_found')
  return facts
}

/** How the keys module gets at reports that nobody is left to open: never past an exclusion, each act in the report's own journal. */
export const recoverySource: RecoverySource = {
  async check(ctx, { petitionId, toOfficerId, part }) {
    const facts = await factsOf(ctx, petitionId, toOfficerId)
    const due = new Set((await dueExclusions(ctx, petitionId)).map((one) => one.officer))
    if (due.has(ctx.actor.officerId)) throw new Refusal('record.not_found')
    // Keepers of the identity stay apart from those who know the words.
    if (facts.toExcluded || due.has(toOfficerId) || facts.toHolds.some((held) => held !== part))
      throw new Refusal('recovery.excluded')
    await checkGrantable(ctx, petitionId, [toOfficerId]).catch((thrown) => {
      throw thrown instanceof Refusal && thrown.code === 'petition.not_grantable'
        ? new Refusal('recovery.excluded')
        : thrown
    })
    if (part === 'identity') {
      const { rows } = await sql`select from officer_role where officer_id = ${toOfficerId} and role = 'custodian'
        and from_on <= ${ctx.today}::date and (to_on is null or to_on >= ${ctx.today}::date)`.execute(ctx.tx)
      if (rows.length === 0) throw new Refusal('recovery.excluded')
    }
    return { recoveryKeyIds: facts.recoveryKeyIds, unitIds: facts.unitIds }
  },
  async asked(ctx, { petitionId, requestId }) {
    const { holders } = await factsOf(ctx, petitionId, 0)
    await notifyOfficers(
      ctx,
      holders.filter((one) => one !== ctx.actor.officerId),
      {
        kind: 'petitions.recovery_asked',
        subject: { kind: 'petition', id: petitionId },
        facts: {},
        once: `recovery:${requestId}`,
      },
    )
  },
  async wrapsFor(ctx, { petitionId, recoveryKeyId, requestId }) {
    const { rows } = await sql<RecoveryWrap>`
      select part, wrap from petition_recovery_wraps(${petitionId}::uuid, ${recoveryKeyId}::uuid, ${requestId}::uuid)`.execute(
      ctx.tx,
    )
    if (rows.length === 0) throw new Refusal('recovery.none')
    await journal.write(ctx, {
      act: 'custody.recovery_fetched',
      subject: { kind: 'petition', id: petitionId },
      unitIds: [],
      facts: { request: requestId, key: recoveryKeyId, parts: rows.map((row) => row.part) },
    })
    return rows
  },
  async regrant(ctx, { petitionId, requestId, toOfficerId, keyId, wraps }) {
    for (const { part, wrap } of wraps) {
      const { rows } = await sql<{
        given: boolean
      }>`select petition_recovery_grant(${petitionId}::uuid, ${requestId}::uuid, ${toOfficerId},
        ${keyId}::uuid, ${part}, ${Buffer.from(wrap)}, ${ctx.now}) as given`.execute(ctx.tx)
      if (!rows[0]?.given) throw new Refusal('recovery.excluded')
    }
    await journal.write(ctx, {
      act: 'custody.recovered',
      subject: { kind: 'petition', id: petitionId },
      unitIds: [],
      facts: { request: requestId, to: toOfficerId, key: keyId, parts: wraps.map((one) => one.part) },
    })
  },
}
