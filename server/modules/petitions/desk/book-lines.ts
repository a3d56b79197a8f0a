import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { Holder } from '@liem/domain/keys/contract'
import { missingOf, spans } from '@liem/domain/petitions/book-import'
import type { ImportLine, importBook } from '@liem/domain/petitions/desk-books.contract'
import { isEnvelope } from '@liem/sealing/envelope'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

export type Keeper = { officer: number; belongs: readonly number[]; holder: Holder | undefined }
type Fault = OkOf<typeof importBook>['faults'][number]
type Place = { ended: boolean; above: readonly number[] }

/** A book is kept by two at least, as every matter in it is. */
export const LEAST_KEEPERS = 2

/** Units of the offices named in a register, with those above them. */
export async function placesOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Place>> {
  const { rows } = await sql<{ id: number } & Place>`
    select u.id, u.ended_on is not null as ended, array(select c.ancestor_id from unit_closure c where c.descendant_id = u.id) as above
    from unit u where u.id = any (${[...new Set(ids)]}::int[])`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Keepers of the unit's gate who may hold this line: nobody who belongs to the office it is about, or below it. */
export const keepersOf = (line: Pick<ImportLine, 'officeId'>, keepers: readonly Keeper[]): Keeper[] =>
  keepers.filter((keeper) => line.officeId === null || !keeper.belongs.includes(line.officeId))

/** Everything the server finds wrong with a register, each fault at its row and column. Empty: it can be taken in. */
export function lineFaults(
  { lines, unitId, year, restOnPaper }: BodyOf<typeof importBook>,
  {
    today,
    places,
    keepers,
    recovery,
  }: { today: string; places: ReadonlyMap<number, Place>; keepers: readonly Keeper[]; recovery: string | null },
): Fault[] {
  const faults: Fault[] = []
  const numbers = new Set<number>()
  const unitAbove = places.get(unitId)?.above ?? []
  for (const line of lines) {
    const fault = (column: keyof ImportLine | 'content', words: string) =>
      void faults.push({ row: line.row, column, words })
    if (numbers.has(line.number)) fault('number', `Số ${line.number} có hai lần trong bảng`)
    numbers.add(line.number)
    if (line.receivedOn > today) fault('receivedOn', 'Ngày nhận còn ở phía trước')
    if (Math.abs(Number(line.receivedOn.slice(0, 4)) - year) > 1)
      fault('receivedOn', `Ngày nhận không thuộc sổ năm ${year}`)
    if (line.doneOn && (line.doneOn < line.receivedOn || line.doneOn > today))
      fault('doneOn', 'Ngày giải quyết phải từ ngày nhận đến hôm nay')
    if (line.dueOn && line.dueOn < line.receivedOn) fault('dueOn', 'Hạn không thể trước ngày nhận')
    if (line.outcome && !line.doneOn) fault('outcome', 'Có kết quả thì phải có ngày giải quyết')
    const office = line.officeId === null ? null : places.get(line.officeId)
    if (office === undefined || office?.ended) fault('officeId', 'Đơn vị này không còn hoạt động')
    else if (line.officeId !== null && unitAbove.includes(line.officeId))
      fault('officeId', 'Đơn về chính cơ quan giữ sổ hoặc cấp trên phải ở sổ của cấp trên, không nhập vào sổ này')
    else if (keepersOf(line, keepers).length < LEAST_KEEPERS)
      fault('officeId', 'Không đủ hai người ngoài cơ quan này để giữ đơn')
    if (line.sealed && !isSealedRight(line, keepers, recovery)) fault('content', 'Nội dung chưa được niêm phong đúng')
  }
  const missing = missingOf([...numbers])
  const last = lines.reduce((top, line) => (line.number > top.number ? line : top), lines[0] as ImportLine)
  if (missing.length && !restOnPaper)
    faults.push({
      row: last.row,
      column: 'number',
      words: `Sổ thiếu số ${spans(missing).slice(0, 200)}; nếu các số này đã xong và còn ở sổ giấy, xin đánh dấu xác nhận`,
    })
  return faults
}

/** One wrap for each keeper who may hold it and for the superior's recovery key, nobody else; everything of the outer form of an envelope. */
function isSealedRight(line: ImportLine, keepers: readonly Keeper[], recovery: string | null): boolean {
  const { sealed } = line
  if (!sealed) return true
  const wanted = keepersOf(line, keepers).flatMap((keeper) => keeper.holder?.keyId ?? [])
  const given = new Set(sealed.wraps.map((one) => one.keyId))
  return (
    given.size === sealed.wraps.length &&
    given.size === wanted.length &&
    sealed.recovery.map((one) => one.keyId).join() === (recovery ?? '') &&
    wanted.every((id) => given.has(id)) &&
    [sealed.content, ...sealed.wraps.map((one) => one.wrap), ...sealed.recovery.map((one) => one.wrap)].every((text) =>
      isEnvelope(Buffer.from(text, 'base64url')),
    )
  )
}
