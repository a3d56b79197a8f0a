import { type ImportedRow, importTable } from '@liem/domain/kernel/import-table'
import { type FieldFault, Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { importTasks } from '@liem/domain/tasks/figures.contract'
import type { NewTask } from '@liem/domain/tasks/steps.contract'
import { type TaskState, taskFlow } from '@liem/domain/tasks/workflow'
import { nameKey } from '@liem/domain/units/names'
import { sql } from 'kysely'
import { ledgerView } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import type { UploadedFile } from '#platform/http'
import * as journal from '#platform/journal'
import { readSheet } from '#platform/office-files/read'
import { assignTasks, checkMayAssign } from './assigning.ts'
import { dueDay } from './due.ts'
import { directs } from './policy.ts'
import { dueOfCell, TaskLine, taskColumns } from './sheet.ts'
import * as store from './store.ts'

type Answer = OkOf<typeof importTasks>
type Line = ImportedRow<TaskLine>
/** A line understood: units found, deadline read; `before` is the task of its code. */
type Understood = { line: Line; task: NewTask; dueOn: string | null; before?: Known }
type Known = NonNullable<ReturnType<Awaited<ReturnType<typeof knownTasks>>['get']>>

/**
 * Takes in a list of tasks: a line with the code of a task updates its words, product and co-operating units, one without a
 * code is new. Lead and deadline of a task already given change by their own steps, on paper, never by a sheet. One wrong
 * cell and nothing is taken in; a preview says what would happen.
 */
export async function importList(
  ctx: Ctx,
  body: BodyOf<typeof importTasks>,
  files: readonly UploadedFile[],
): Promise<Answer> {
  const file = files[0]
  if (!file) throw new Refusal('request.invalid', {}, [{ path: 'file', words: 'Xin chọn tệp bảng tính' }])
  const [sheet] = await readSheet(file.bytes, file.name)
  if (!sheet) throw new Refusal('file.empty')
  const table = importTable(sheet, taskColumns, TaskLine)
  if (!table.rows.length && !table.faults.length) throw new Refusal('file.empty')
  const faults: FieldFault[] = [...table.faults]
  const found = await understand(ctx, table.rows, body.documentId ?? null, faults)
  const changed = found.filter((one) => one.before && differs(one, one.before))
  const fresh = found.filter((one) => !one.before)
  const rows = found.map((one): Answer['rows'][number] => ({
    row: one.line.row,
    code: one.before?.code ?? null,
    action: !one.before ? 'new' : changed.includes(one) ? 'update' : 'same',
    title: one.task.title,
    lead: one.line.value.lead,
    due: one.dueOn,
  }))
  if (faults.length || body.preview) return { applied: false, rows, faults }
  await checkMayAssign(
    ctx,
    fresh.map((one) => one.task),
  )
  for (const one of changed) await update(ctx, one)
  const { ids } = fresh.length
    ? await assignTasks(
        ctx,
        fresh.map((one) => one.task),
      )
    : { ids: [] }
  await journal.write(ctx, {
    act: 'tasks.import',
    subject: { kind: 'officer', id: ctx.actor.officerId },
    unitIds: [...new Set(found.map((one) => one.task.leadUnitId))].slice(0, 1000),
    facts: { new: ids.length, updated: changed.length, same: found.length - changed.length - fresh.length },
  })
  return { applied: true, rows, faults: [] }
}

async function understand(ctx: Ctx, lines: Line[], documentId: string | null, faults: FieldFault[]) {
  const unit = unitFinder(await ledgerView(ctx.tx))
  const known = await knownTasks(
    ctx,
    lines.flatMap((line) => line.value.code ?? []),
  )
  const seen = new Set<string>()
  const understood: Understood[] = []
  for (const line of lines) {
    const before = faults.length
    const fault = (key: keyof TaskLine, words: string) =>
      void faults.push({ path: line.at[key] ?? line.at.title ?? '', words })
    const find = (key: 'lead' | 'supervising', text: string) => {
      const id = unit(text)
      if (id === undefined) fault(key, `Không có đơn vị đang hoạt động nào là “${text}”`)
      if (id === null) fault(key, `“${text}” có thể là nhiều đơn vị; xin ghi mã đơn vị`)
      return id ?? 0
    }
    const { value } = line
    const leadUnitId = find('lead', value.lead)
    const supervisingUnitId = value.supervising ? find('supervising', value.supervising) : null
    const supportUnitIds = (value.support ?? '')
      .split(/[;\n]+/)
      .map((name) => name.trim())
      .filter(Boolean)
      .flatMap((name) => {
        const id = unit(name)
        if (id == null) fault('support', `Không rõ đơn vị “${name}”; xin ghi mã đơn vị, cách nhau bằng dấu ;`)
        return id ?? []
      })
    const due = dueOfCell(value.due)
    const dueOn = due ? dueDay(due) : undefined
    if (!due || dueOn === undefined)
      fault('due', `Chưa hiểu thời hạn “${value.due}”; ví dụ: 15/12/2026, Tháng 8/2026, Quý IV/2026, Năm 2026`)
    const assignedOn = value.assignedOn ?? null
    if (assignedOn && assignedOn > ctx.today) fault('assignedOn', 'Ngày giao không được sau hôm nay')
    const task = known.get(value.code ?? '')
    if (value.code && !task) fault('code', `Không có nhiệm vụ mã “${value.code}” trong phạm vi của đồng chí`)
    if (value.code && seen.has(value.code)) fault('code', `Mã “${value.code}” có hai lần trong bảng`)
    if (value.code) seen.add(value.code)
    if (!task && dueOn && dueOn < (assignedOn ?? ctx.today)) fault('due', 'Hạn không được trước ngày giao')
    const one: Understood = {
      line,
      dueOn: dueOn ?? null,
      before: task,
      task: {
        documentId,
        title: value.title,
        product: value.product,
        leadUnitId,
        supervisingUnitId,
        supportUnitIds: [...new Set(supportUnitIds)].filter((id) => id !== leadUnitId),
        assignedOn,
        dueKind: due?.dueKind ?? 'none',
        due: due?.due ?? null,
        dueAsWritten: value.due ?? null,
        milestones: [],
      },
    }
    if (task && faults.length === before) checkUpdate(ctx, one, task, fault)
    if (faults.length === before) understood.push(one)
  }
  return understood
}

function checkUpdate(ctx: Ctx, one: Understood, task: Known, fault: (key: keyof TaskLine, words: string) => void) {
  if (one.task.leadUnitId !== task.leadUnitId) fault('lead', 'Đổi cơ quan chủ trì phải làm bằng bước “Chuyển nhiệm vụ”')
  if (one.dueOn !== task.dueOn) fault('due', 'Đổi thời hạn phải làm bằng bước “Gia hạn”, kèm văn bản cho phép')
  if (!differs(one, task)) return
  if (!directs(ctx, task)) fault('code', 'Đồng chí không có quyền sửa nhiệm vụ này')
  if (task.state === 'done' || task.state === 'recalled')
    fault('code', `Nhiệm vụ đang ở trạng thái “${taskFlow.states[task.state]}”, không sửa được`)
}

const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b).join()
const differs = (one: Understood, task: Known) =>
  one.task.title !== task.title ||
  one.task.product !== task.product ||
  sorted(one.task.supportUnitIds) !== sorted(task.supportUnitIds)

async function update(ctx: Ctx, { task, before }: Understood) {
  if (!before) return
  const locked = await store.lockTask(ctx, before.id)
  if (locked.version !== before.version) throw new Refusal('record.changed')
  await store.change(ctx, before.id, {
    title: task.title,
    product: task.product,
    support_unit_ids: task.supportUnitIds,
  })
  await journal.write(ctx, {
    act: 'tasks.edit',
    subject: { kind: 'task', id: before.id },
    unitIds: [...store.unitsOf(locked), ...task.supportUnitIds],
    facts: {
      code: before.code,
      titleChanged: task.title !== before.title,
      productChanged: task.product !== before.product,
      support: task.supportUnitIds,
    },
  })
}

async function knownTasks(ctx: Ctx, codes: readonly string[]) {
  const rows = await ctx.tx
    .selectFrom('task')
    .select(['id', 'code', 'version', 'title', 'product', 'due_on as dueOn', 'stuck'])
    .select(['lead_unit_id as leadUnitId', 'supervising_unit_id as supervisingUnitId'])
    .select(['support_unit_ids as supportUnitIds', 'asked_unit_ids as askedUnitIds'])
    .select(sql<TaskState>`state`.as('state'))
    .where('code', '=', sql<string>`any(${[...new Set(codes)]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** “Xã An Bình” in a sheet means its People's Committee. */
const keysOf = (name: string) => {
  const key = nameKey(name)
  return [key, key.replace(/^uy ban nhan dan (?=(xa|phuong|dac khu) )/, '')].filter(Boolean)
}

/** A unit by code, name, short name or other name; null = several, undefined = none. */
function unitFinder(units: Awaited<ReturnType<typeof ledgerView>>) {
  const byCode = new Map(units.map((unit) => [unit.code.toLowerCase(), unit.id]))
  const byName = new Map<string, number | null>()
  for (const unit of units)
    for (const key of new Set([unit.name, unit.short_name ?? '', ...unit.synonyms].flatMap(keysOf))) {
      const other = byName.get(key)
      byName.set(key, other === undefined || other === unit.id ? unit.id : null)
    }
  return (text: string): number | null | undefined => byCode.get(text.trim().toLowerCase()) ?? byName.get(nameKey(text))
}
