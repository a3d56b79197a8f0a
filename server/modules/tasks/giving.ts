import { formatDate } from '@liem/domain/kernel/dates'
import type { Ctx } from '#platform/ctx'
import { writeJournals } from '#platform/journal'
import { notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import * as store from './store.ts'

/** Writes tasks with their clocks, journal entries and notices. Answers the ids that were new (a period is given once). */
export async function giveOut(ctx: Ctx, rows: readonly store.NewTaskRow[]): Promise<string[]> {
  const codes = await store.insertTasks(ctx, rows)
  const made = rows.filter((row) => codes.has(row.id))
  await obligations.startFixedAll(
    ctx,
    made.map((row) => ({
      rule: 'tasks.due',
      subject: { kind: 'task' as const, id: row.id },
      holder: { unitId: row.leadUnitId, officerId: row.officerId },
      start: row.assignedOn,
      dueOn: row.dueOn,
      why: whyDue(row),
    })),
  )
  await writeJournals(
    ctx,
    made.map((row) => ({
      act: 'tasks.assign',
      subject: { kind: 'task', id: row.id },
      unitIds: [row.leadUnitId, row.supervisingUnitId, ...row.supportUnitIds],
      facts: {
        code: codes.get(row.id),
        lead: row.leadUnitId,
        supervising: row.supervisingUnitId,
        assignedOn: row.assignedOn,
        dueOn: row.dueOn,
        document: row.documentId,
        item: row.itemId,
        series: row.seriesId ?? undefined,
        period: row.period ?? undefined,
      },
    })),
  )
  await notifyUnits(
    ctx,
    made.map((row) => ({
      unitId: row.leadUnitId,
      needs: 'tasks.report' as const,
      kind: 'tasks.assigned',
      subject: { kind: 'task', id: row.id },
      facts: { code: codes.get(row.id) ?? '', dueOn: row.dueOn },
      once: `assigned:${row.id}`,
    })),
  )
  return made.map((row) => row.id)
}

function whyDue(row: Pick<store.NewTaskRow, 'dueOn' | 'dueAsWritten' | 'assignedOn' | 'period'>): string {
  if (!row.dueOn)
    return row.dueAsWritten
      ? `Văn bản ghi “${row.dueAsWritten}”, không có ngày cụ thể.`
      : 'Nhiệm vụ không ghi thời hạn.'
  const written = row.dueAsWritten ? `Văn bản ghi “${row.dueAsWritten}”` : 'Thời hạn được ghi khi giao nhiệm vụ'
  return `${written}, giao ngày ${formatDate(row.assignedOn)}; hạn ghi bằng ngày nên không lùi sang ngày làm việc kế tiếp.`
}
