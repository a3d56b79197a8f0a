import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { RecoverySource, RecoveryWrap } from '#modules/keys'
import * as journal from '#platform/journal'

type Facts = { recoveryKeyIds: string[]; unitIds: number[]; toExcluded: boolean }

/** How the keys module gets at reports that nobody is left to open: never past an exclusion, each act in the report's own journal. */
export const recoverySource: RecoverySource = {
  async check(ctx, { petitionId, toOfficerId }) {
    const { rows } = await sql<{ facts: Facts | null }>`
      select petition_recovery_facts(${petitionId}::uuid, ${toOfficerId}) as facts`.execute(ctx.tx)
    const facts = rows[0]?.facts
    if (!facts) throw new Refusal('record.not_found')
    if (facts.toExcluded) throw new Refusal('recovery.excluded')
    return { recoveryKeyIds: facts.recoveryKeyIds, unitIds: facts.unitIds }
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
