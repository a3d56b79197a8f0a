import { type ImportColumn, type Imported, importTable, type RowCheck } from '@liem/domain/kernel/import-table'
import { type FieldFault, Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type {
  importOfficers as importOfficersRoute,
  importUnits as importUnitsRoute,
} from '@liem/domain/units/officers.contract'
import type { Ctx } from '#platform/ctx'
import type { FileAnswer, UploadedFile } from '#platform/http'
import { symbolFact, writeJournal } from '#platform/journal'
import { readSheet } from '#platform/office-files/read'
import { writeSheet } from '#platform/office-files/write-sheet'
import { OfficerLine, officerColumns, templateColumns, templateNotes, UnitLine, unitColumns } from './import-columns.ts'
import * as store from './ledger-store.ts'
import { add } from './officers.ts'

async function readTable<T>(
  files: readonly UploadedFile[],
  columns: Record<string, ImportColumn>,
  check: RowCheck<T>,
): Promise<Imported<T>> {
  const file = files[0]
  if (!file) throw new Refusal('request.invalid', {}, [{ path: 'file', words: 'Xin chọn tệp bảng tính' }])
  const [sheet] = await readSheet(file.bytes, file.name)
  if (!sheet) throw new Refusal('file.empty')
  const table = importTable(sheet, columns, check)
  if (!table.rows.length && !table.faults.length)
    return { ...table, faults: [{ path: 'A2', words: 'Bảng chưa có dòng nào dưới dòng tiêu đề' }] }
  return table
}

/** Units of a sheet as one event “thành lập”. Parents may stand in the sheet. A single wrong cell and nothing is taken in. */
export async function importUnits(
  ctx: Ctx,
  body: BodyOf<typeof importUnitsRoute>,
  files: readonly UploadedFile[],
): Promise<OkOf<typeof importUnitsRoute>> {
  const table = await readTable(files, unitColumns, UnitLine)
  const known = await ctx.tx.selectFrom('unit').select(['id', 'code', 'ended_on']).execute()
  const byCode = new Map(known.map((unit) => [unit.code, unit]))
  const faults: FieldFault[] = [...table.faults]
  const seen = new Map<string, string>()
  for (const { value, at } of table.rows) {
    if (byCode.has(value.code)) faults.push({ path: at.code ?? '', words: `Mã “${value.code}” đã có trong danh mục` })
    if (seen.has(value.code))
      faults.push({ path: at.code ?? '', words: `Mã “${value.code}” trùng với ô ${seen.get(value.code)}` })
    else seen.set(value.code, at.code ?? '')
  }
  for (const { value, at } of table.rows) {
    const parent = value.parentCode
    if (!parent) continue
    const row = byCode.get(parent)
    if (!row && !seen.has(parent))
      faults.push({ path: at.parentCode ?? '', words: `Không có đơn vị cấp trên mã “${parent}”` })
    if (row?.ended_on && row.ended_on <= ctx.today)
      faults.push({ path: at.parentCode ?? '', words: `Đơn vị cấp trên mã “${parent}” đã kết thúc` })
  }
  const ordered = parentsFirst(table.rows.map((row) => row.value))
  for (const code of ordered.loops)
    faults.push({ path: seen.get(code) ?? '', words: `Cấp trên của “${code}” tạo thành vòng` })
  const rows = ordered.lines.map((line) => ({ ...line }))
  if (faults.length || body.preview) return { applied: false, count: table.rows.length, faults, rows }
  const symbol = body.documentSymbol
  if (!symbol)
    throw new Refusal('request.invalid', {}, [
      { path: 'documentSymbol', words: 'Xin ghi số, ký hiệu văn bản thành lập' },
    ])
  const effectiveOn = body.effectiveOn ?? ctx.today
  const eventId = await store.insertEvent(ctx.tx, {
    kind: 'establish',
    effectiveOn,
    documentSymbol: symbol,
    documentDate: null,
    note: null,
    by: ctx.actor.officerId,
  })
  const ids = new Map(known.map((unit) => [unit.code, unit.id]))
  for (const line of ordered.lines) {
    const unit = {
      code: line.code,
      name: line.name,
      shortName: line.shortName ?? null,
      kind: line.kind,
      side: line.side ?? 'state',
      parentId: line.parentCode ? (ids.get(line.parentCode) ?? null) : null,
    } as const
    ids.set(line.code, await store.insertUnit(ctx.tx, unit, effectiveOn, eventId))
  }
  const made = ordered.lines.map((line) => ids.get(line.code) as number)
  await store.insertEventUnits(
    ctx.tx,
    eventId,
    [],
    made.map((unitId) => ({ unitId, share: null })),
  )
  await store.refresh(ctx.tx, ctx.today)
  await ctx.tx.updateTable('unit_event').set({ applied_on: ctx.today }).where('id', '=', eventId).execute()
  await writeJournal(ctx, {
    act: 'units.import',
    subject: { kind: 'unit_event', id: eventId },
    unitIds: made.slice(0, 1000),
    facts: { count: made.length, document: symbolFact(symbol) },
  })
  return { applied: true, count: made.length, faults: [], rows }
}

/** Orders lines so that a parent in the sheet comes before what lies below it; names the codes caught in a loop. */
function parentsFirst(lines: UnitLine[]): { lines: UnitLine[]; loops: string[] } {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const done = new Set<string>()
  const loops: string[] = []
  const ordered: UnitLine[] = []
  const place = (line: UnitLine, above: Set<string>) => {
    if (done.has(line.code)) return
    if (above.has(line.code)) {
      loops.push(line.code)
      return
    }
    const parent = line.parentCode ? byCode.get(line.parentCode) : undefined
    if (parent) place(parent, new Set([...above, line.code]))
    if (done.has(line.code)) return
    done.add(line.code)
    ordered.push(line)
  }
  for (const line of lines) place(line, new Set())
  return { lines: ordered, loops }
}

/** Officers of a sheet, each with a temporary password shown once. A single wrong cell and nobody is taken in. */
export async function importOfficers(
  ctx: Ctx,
  body: BodyOf<typeof importOfficersRoute>,
  files: readonly UploadedFile[],
): Promise<OkOf<typeof importOfficersRoute>> {
  const table = await readTable(files, officerColumns, OfficerLine)
  const units = await ctx.tx.selectFrom('unit').select(['id', 'code', 'ended_on']).execute()
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]))
  const usernames = new Set(
    (await ctx.tx.selectFrom('officer').select('username').execute()).map((row) => row.username),
  )
  const faults: FieldFault[] = [...table.faults]
  const seen = new Map<string, string>()
  for (const { value, at } of table.rows) {
    const unit = unitByCode.get(value.unitCode)
    if (!unit) faults.push({ path: at.unitCode ?? '', words: `Không có đơn vị mã “${value.unitCode}”` })
    else if (unit.ended_on && unit.ended_on <= ctx.today)
      faults.push({ path: at.unitCode ?? '', words: `Đơn vị mã “${value.unitCode}” đã kết thúc` })
    if (usernames.has(value.username))
      faults.push({ path: at.username ?? '', words: `Tên đăng nhập “${value.username}” đã có người dùng` })
    if (seen.has(value.username))
      faults.push({
        path: at.username ?? '',
        words: `Tên đăng nhập “${value.username}” trùng với ô ${seen.get(value.username)}`,
      })
    else seen.set(value.username, at.username ?? '')
  }
  const rows = table.rows.map(({ value }) => ({ ...value }))
  if (faults.length || body.preview) return { applied: false, count: rows.length, faults, rows, passwords: [] }
  const passwords: { username: string; password: string }[] = []
  for (const { value } of table.rows) {
    const unit = unitByCode.get(value.unitCode)
    if (!unit) continue
    const { temporaryPassword } = await add(ctx, {
      username: value.username,
      name: value.name,
      email: value.email ?? null,
      unitId: unit.id,
      title: value.title ?? null,
      isHead: value.head,
      roles: value.roles,
    })
    passwords.push({ username: value.username, password: temporaryPassword })
  }
  return { applied: true, count: rows.length, faults: [], rows, passwords }
}

/** The empty sheet to fill in. The list of tasks has its own export of the same layout. */
export async function template(kind: 'units' | 'officers'): Promise<FileAnswer> {
  const columns = templateColumns(kind === 'units' ? unitColumns : officerColumns)
  const bytes = await writeSheet({
    sheets: [{ name: kind === 'units' ? 'Đơn vị' : 'Cán bộ', columns, rows: [], notes: templateNotes[kind] }],
  })
  return {
    name: kind === 'units' ? 'mau-don-vi.xlsx' : 'mau-can-bo.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}
