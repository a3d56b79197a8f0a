import { urgingPaper } from '@liem/domain/tasks/papers/urging'
import { provinceSeat } from './names.ts'
import type { Rows } from './rows.ts'
import type { Paper, World } from './world.ts'

/** Units that were written to, and how many days ago. */
const letters = [
  { to: 'xa:7', days: 61, number: '212' },
  { to: 'xa:19', days: 61, number: '213' },
  { to: 'SXD', days: 61, number: '214' },
  { to: 'xa:44', days: 19, number: '371' },
  { to: 'SNNMT', days: 19, number: '372' },
] as const
const symbol = 'TTr-NV'

/** Letters of the inspectorate that urge late units, about what was overdue on their day. */
export function makeUrgings(world: World, papers: Iterable<Pick<Paper, 'id' | 'symbol'>>): void {
  const { rows, ledger, staff, times, chance, log } = world
  const sender = ledger.get('TTR')
  const head = staff.head(sender)
  const symbols = new Map([...papers].map((paper) => [paper.id, paper.symbol]))
  const extended = new Set(rows.extension.map((row) => row.task_id))
  for (const letter of letters) {
    const unit = ledger.get(letter.to)
    const on = times.ago(letter.days)
    const isLate = (task: Rows['task'][number]) =>
      task.lead_unit_id === unit.id &&
      task.state !== 'suspended' &&
      task.due_on &&
      task.due_on < on &&
      (task.closed_on ?? on) >= on &&
      !extended.has(String(task.id))
    const late = rows.task.filter(isLate).slice(0, 12)
    if (!late.length) continue
    const id = chance.uuid()
    const replyBy = times.later(on, 7)
    let at = ''
    for (const task of late)
      at = log.write(
        on,
        head.id,
        {
          act: 'tasks.urge',
          subject: { kind: 'task', id: String(task.id) },
          unitIds: [unit.id, task.supervising_unit_id, sender.id],
          facts: {
            code: task.code,
            dueOn: task.due_on,
            urging: id,
            document: `${letter.number}/${symbol}`,
            unit: unit.id,
          },
        },
        at,
      )
    const paper = urgingPaper({
      side: 'state',
      sender: sender.name,
      senderAbove: sender.parent?.name ?? null,
      addressee: unit.name,
      place: provinceSeat,
      on,
      number: letter.number,
      symbol,
      replyByOn: replyBy,
      signer: { title: head.title, name: head.name },
      tasks: late.map((task) => ({
        code: task.code,
        title: task.title,
        product: task.product,
        document: symbols.get(String(task.document_id)) ?? null,
        dueOn: String(task.due_on),
      })),
    })
    rows.urging.push({
      id,
      unit_id: unit.id,
      sender_unit_id: sender.id,
      number: letter.number,
      symbol: `${letter.number}/${symbol}`,
      urged_on: on,
      reply_by_on: replyBy,
      task_ids: late.map((task) => String(task.id)),
      paper: JSON.stringify(paper),
      made_by: head.id,
      made_at: at,
    })
  }
}
