import { type Permission, permissionsOf } from '@liem/domain/units/roles'
import type { World } from './world.ts'

/** How many days back people still find notices. */
const span = 10

/** What the last days brought to each desk: new tasks, claims to judge, verdicts. Older than two days: seen already. */
export function makeNotices({ rows, times, chance }: World): void {
  const since = times.ago(span)
  const seenBefore = times.ago(2)
  const holders = (unitId: number, needs: Permission) =>
    rows.officer_role
      .filter((role) => role.unit_id === unitId && permissionsOf([role.role]).has(needs))
      .map((role) => role.officer_id)
  const tell = (officers: readonly number[], at: string, kind: string, taskId: string, facts: object, once: string) => {
    for (const officerId of new Set(officers))
      rows.notice.push({
        id: chance.uuid(),
        officer_id: officerId,
        kind,
        subject_kind: 'task',
        subject_id: taskId,
        facts: JSON.stringify(facts),
        created_on: at.slice(0, 10),
        created_at: at,
        read_at: at < seenBefore ? at : null,
        once_key: `${officerId}:${once}`,
      })
  }
  const byId = new Map(rows.task.map((task) => [String(task.id), task]))
  for (const task of rows.task)
    if (task.assigned_on >= since)
      tell(
        holders(task.original_lead_unit_id, 'tasks.report'),
        String(task.created_at),
        'tasks.assigned',
        String(task.id),
        { code: task.code, dueOn: task.due_original_on },
        `assigned:${task.id}`,
      )
  const maker = new Map(rows.claim.map((claim) => [String(claim.id), claim]))
  for (const claim of rows.claim) {
    const task = byId.get(claim.task_id)
    if (task && claim.claimed_on >= since)
      tell(
        holders(task.supervising_unit_id, 'tasks.verify'),
        String(claim.made_at),
        'tasks.claimed',
        claim.task_id,
        { code: task.code, claimedOn: claim.claimed_on },
        `claimed:${claim.id}`,
      )
  }
  for (const verdict of rows.verdict) {
    const claim = maker.get(verdict.claim_id)
    const task = byId.get(verdict.task_id)
    if (!claim || !task || verdict.decided_on < since) continue
    const officers = [claim.made_by, ...holders(task.lead_unit_id, 'tasks.report')]
    tell(
      officers,
      String(verdict.decided_at),
      `tasks.${verdict.kind}`,
      verdict.task_id,
      { code: task.code, claimedOn: claim.claimed_on },
      `verdict:${verdict.claim_id}`,
    )
  }
}
