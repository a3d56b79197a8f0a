import { z } from 'zod'
import { type ImportColumn, importTable, type Sheet } from '../kernel/import-table.ts'
import type { FieldFault } from '../kernel/refusal.ts'
import { IsoDay } from '../kernel/shapes.ts'
import { nameKey } from '../units/names.ts'
import type { Channel, Concern, Kind, Outcome } from './words.ts'

/** Columns of a paper or Excel register, by the headings offices use; the first is that of our own template. */
export const bookColumns = {
  number: {
    titles: ['Số vào sổ', 'Số', 'STT', 'Số thứ tự', 'Số đơn', 'Số đến', 'Số TT', 'TT'],
    kind: 'number',
    required: true,
  },
  receivedOn: {
    titles: ['Ngày nhận', 'Ngày tiếp nhận', 'Ngày nhận đơn', 'Ngày đến', 'Ngày vào sổ', 'Ngày tháng nhận', 'Ngày tiếp'],
    kind: 'date',
    required: true,
  },
  channel: {
    titles: ['Nguồn đơn', 'Hình thức tiếp nhận', 'Kênh tiếp nhận', 'Kênh', 'Nơi chuyển đến', 'Nguồn', 'Hình thức'],
  },
  kind: { titles: ['Loại tin', 'Loại đơn', 'Phân loại', 'Phân loại đơn', 'Loại'] },
  field: { titles: ['Lĩnh vực', 'Lĩnh vực phản ánh', 'Nhóm lĩnh vực'] },
  office: {
    titles: [
      'Cơ quan bị phản ánh',
      'Đơn vị bị phản ánh',
      'Cơ quan, đơn vị bị phản ánh',
      'Cơ quan, đơn vị liên quan',
      'Đơn vị liên quan',
    ],
  },
  concern: { titles: ['Phản ánh về ai', 'Đối tượng', 'Đối tượng bị phản ánh'] },
  content: {
    titles: ['Nội dung', 'Nội dung đơn', 'Tóm tắt nội dung', 'Trích yếu nội dung', 'Trích yếu', 'Nội dung phản ánh'],
  },
  dueOn: { titles: ['Thời hạn', 'Hạn giải quyết', 'Hạn xử lý', 'Ngày hết hạn', 'Hạn trả lời', 'Hạn'], kind: 'date' },
  doneOn: {
    titles: ['Ngày trả lời', 'Ngày giải quyết', 'Ngày giải quyết xong', 'Ngày kết thúc', 'Ngày hoàn thành'],
    kind: 'date',
  },
  outcome: { titles: ['Kết quả', 'Kết quả giải quyết', 'Kết luận', 'Kết quả xác minh'] },
} satisfies Record<string, ImportColumn>
export type BookColumn = keyof typeof bookColumns

/** Headings of columns about the sender: known, so that the clerk can be told that they are left out. */
const personal =
  /^(ho (va )?ten|nguoi (gui|to cao|phan anh|khieu nai|viet don|de don)|dia chi|so dien thoai|dien thoai|so (cccd|cmnd|dinh danh|can cuoc)|ngay sinh|nam sinh)/

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Ô này dài quá ${max.toLocaleString('vi-VN')} ký tự`)
    .optional()
const Cells = z.object({
  number: z
    .number('Xin ghi số vào sổ')
    .int('Số vào sổ phải là số nguyên')
    .min(1, 'Số vào sổ phải từ 1')
    .max(1_000_000, 'Số vào sổ quá lớn'),
  receivedOn: IsoDay,
  channel: text(100),
  kind: text(200),
  field: text(200),
  office: text(300),
  concern: text(200),
  content: text(20_000),
  dueOn: IsoDay.optional(),
  doneOn: IsoDay.optional(),
  outcome: text(300),
})

/** One line of an old register, understood. `content` never leaves the browser but sealed. */
export type BookLine = {
  row: number
  number: number
  receivedOn: string
  channel: Exclude<Channel, 'portal' | 'import'>
  kind: Kind
  field: string
  office: number | null
  concern: Concern
  content: string
  dueOn: string | null
  doneOn: string | null
  outcome: Outcome | null
  /** Address of each cell, for what the server finds wrong. */
  at: Readonly<Partial<Record<BookColumn, string>>>
}

export type ReadBook = {
  lines: BookLine[]
  faults: FieldFault[]
  /** Headings left out because they name the sender. */
  leftOut: string[]
  /** Headings nobody knows. */
  unknown: string[]
  /** Numbers between 1 and the highest that the sheet does not have. */
  missing: number[]
}

const matches = <T extends string>(...pairs: [T, RegExp][]) => pairs
// Order matters: the more particular words first.
const channelWords = matches<BookLine['channel']>(
  ['press', /\b(bao chi|bao|dai truyen hinh|phong vien|toa soan)\b/],
  ['deputies', /\b(dai bieu|dbqh|hdnd|hoi dong nhan dan|quoc hoi)\b/],
  ['front', /\b(mat tran|mttq|doan the)\b/],
  ['email', /\b(email|e mail|thu dien tu)\b/],
  ['hotline', /\b(duong day nong|dien thoai|hotline)\b/],
  ['reception', /\b(tiep cong dan|truc tiep|tiep dan)\b/],
  ['letter', /\b(buu dien|buu chinh|don|thu|gui|nop)\b/],
)
const kindWords = matches<Kind>(
  ['internal_report', /\bbao cao\b/],
  ['rules_feedback', /\b(quy dinh|thu tuc hanh chinh|kien nghi|pakn)\b/],
  ['corruption', /\b(tham nhung|tieu cuc|hoi lo|tham o|to cao)\b/],
  ['harassment', /\b(nhung nhieu|phien ha|phan anh|cham|sach nhieu)\b/],
)
const fieldWords = matches<string>(
  ['land', /\b(dat dai|dat|nha o)\b/],
  ['construction', /\b(xay dung|quy hoach)\b/],
  ['procurement', /\b(dau thau|mua sam)\b/],
  ['budget', /\b(ngan sach|tai san cong|dau tu cong|tai chinh)\b/],
  ['business', /\b(kinh doanh|dau tu|giay phep|doanh nghiep)\b/],
  ['tax', /\b(thue|hai quan|phi|le phi)\b/],
  ['civil', /\b(ho tich|cu tru|chung thuc|ho khau)\b/],
  ['social', /\b(chinh sach|che do|tro cap|bao hiem|nguoi co cong)\b/],
  ['health', /\b(y te|kham|benh vien)\b/],
  ['education', /\b(giao duc|truong|dao tao)\b/],
  ['transport', /\b(giao thong|dang kiem|sat hach)\b/],
  ['security', /\b(an ninh|trat tu|xu phat|cong an)\b/],
  ['market', /\b(thi truong)\b/],
  ['environment', /\b(moi truong|tai nguyen|khoang san)\b/],
  ['personnel', /\b(cong chuc|cong vu|tuyen dung|bo nhiem|ky luat|can bo)\b/],
  ['justice', /\b(tu phap|toa an|thi hanh an|dieu tra)\b/],
  ['party', /\b(dang|doan the)\b/],
  ['other', /\b(khac)\b/],
)
const concernWords = matches<Concern>(
  ['head', /\b(chu tich|giam doc|thu truong|truong|pho|lanh dao|dung dau)\b/],
  ['staff', /\b(can bo|cong chuc|vien chuc|nhan vien|chuyen vien)\b/],
  ['office', /\b(co quan|don vi|tap the)\b/],
  ['unsure', /\b(khong ro|chua ro)\b/],
)
const outcomeWords = matches<Outcome>(
  ['partly', /\bdung mot phan\b/],
  ['unsubstantiated', /\b(khong dung|sai|khong co co so)\b/],
  ['not_verifiable', /\b(khong du can cu|khong xac dinh|khong the kiem tra)\b/],
  ['substantiated', /\b(dung|co co so)\b/],
)

const read = <T extends string>(cell: string | undefined, pairs: readonly [T, RegExp][]): T | undefined => {
  const words = nameKey(cell ?? '')
  return words ? pairs.find(([, pattern]) => pattern.test(words))?.[0] : undefined
}

export type NamedUnit = { id: number; code: string; name: string; shortName: string | null }

/**
 * Reads one sheet of an old register. Pure, so that it runs in the browser: the sheet holds names and must not reach the server.
 * Every fault names its cell. `today` bounds the days, `year` is the book's. Throws Refusal `sheet.header_missing`, `file.too_large`.
 */
export function readBook(
  sheet: Sheet,
  { units, today, year }: { units: readonly NamedUnit[]; today: string; year: number },
): ReadBook {
  const table = importTable(sheet, bookColumns, Cells)
  const faults = [...table.faults]
  const lines: BookLine[] = []
  const numbers = new Set<number>()
  const unit = unitFinder(units)
  const faulting = (row: number, at: BookLine['at']) => (column: BookColumn, words: string) =>
    void faults.push({ path: at[column] ?? at.number ?? `A${row}`, words })
  // A row with one unreadable cell still has its others looked at: all faults at once, not one after another.
  for (const { row, value, at } of table.faulty) wordCells(value, unit, faulting(row, at))
  for (const { row, value, at } of table.rows) {
    const before = faults.length
    const fault = faulting(row, at)
    if (numbers.has(value.number)) fault('number', `Số ${value.number} có hai lần trong bảng`)
    numbers.add(value.number)
    if (value.receivedOn > today) fault('receivedOn', 'Ngày nhận còn ở phía trước')
    if (Math.abs(Number(value.receivedOn.slice(0, 4)) - year) > 1)
      fault('receivedOn', `Ngày nhận không thuộc sổ năm ${year}`)
    if (value.doneOn && value.doneOn < value.receivedOn) fault('doneOn', 'Ngày giải quyết không thể trước ngày nhận')
    if (value.doneOn && value.doneOn > today) fault('doneOn', 'Ngày giải quyết còn ở phía trước')
    if (value.dueOn && value.dueOn < value.receivedOn) fault('dueOn', 'Hạn không thể trước ngày nhận')
    const line: BookLine = {
      row,
      number: value.number,
      receivedOn: value.receivedOn,
      ...wordCells(value, unit, fault),
      content: value.content ?? '',
      dueOn: value.dueOn ?? null,
      doneOn: value.doneOn ?? null,
      outcome: value.outcome && value.doneOn ? (read(value.outcome, outcomeWords) ?? null) : null,
      at,
    }
    if (faults.length === before) lines.push(line)
  }
  const leftOut = table.unknownTitles.filter((title) => personal.test(nameKey(title)))
  return {
    lines,
    faults: faults.sort(byCell),
    leftOut,
    unknown: table.unknownTitles.filter((title) => !leftOut.includes(title)),
    missing: missingOf([...numbers]),
  }
}

/** Down the sheet, then from left to right. */
function byCell(a: FieldFault, b: FieldFault): number {
  const [, columnA = '', rowA = ''] = /^([A-Z]*)(\d*)/.exec(a.path) ?? []
  const [, columnB = '', rowB = ''] = /^([A-Z]*)(\d*)/.exec(b.path) ?? []
  return Number(rowA) - Number(rowB) || columnA.length - columnB.length || (columnA < columnB ? -1 : 1)
}

/** What stands in words: by whom it came, what it is, about which office. Blank cells have a meaning of their own. */
function wordCells(
  value: Readonly<Partial<Record<BookColumn, unknown>>>,
  unit: ReturnType<typeof unitFinder>,
  fault: (column: BookColumn, words: string) => void,
) {
  const pick = <T extends string>(column: BookColumn, pairs: readonly [T, RegExp][], blank: T): T => {
    const cell = value[column]
    if (cell === undefined || cell === '') return blank
    const found = read(String(cell), pairs)
    if (!found) fault(column, wordsFor[column] ?? 'Chưa hiểu ô này')
    return found ?? blank
  }
  const office = value.office ? unit(String(value.office)) : null
  if (office === undefined) fault('office', 'Không có đơn vị đang hoạt động nào mang tên này')
  if (office === 'several') fault('office', 'Có nhiều đơn vị mang tên này; xin ghi mã đơn vị')
  return {
    channel: pick('channel', channelWords, 'letter'),
    kind: pick('kind', kindWords, 'harassment'),
    field: pick('field', fieldWords, 'other'),
    office: typeof office === 'number' ? office : null,
    concern: pick('concern', concernWords, 'unsure'),
  }
}

const wordsFor: Partial<Record<BookColumn, string>> = {
  channel: 'Chưa hiểu; xin ghi: bưu điện, thư điện tử, báo chí, đại biểu, Mặt trận, tiếp công dân hoặc đường dây nóng',
  kind: 'Chưa hiểu; xin ghi: nhũng nhiễu, tham nhũng, báo cáo nội bộ hoặc quy định hành chính',
  field: 'Chưa hiểu lĩnh vực này; nếu không thuộc nhóm nào xin ghi “khác”',
  concern: 'Chưa hiểu; xin ghi: lãnh đạo, cán bộ, cơ quan hoặc không rõ',
}

/** Numbers from 1 to the highest that are not among these, at most 5,000 of them. */
export function missingOf(numbers: readonly number[]): number[] {
  const have = new Set(numbers)
  const top = numbers.reduce((most, one) => Math.max(most, one), 0)
  const missing: number[] = []
  for (let one = 1; one <= top && missing.length < 5_000; one++) if (!have.has(one)) missing.push(one)
  return missing
}

/** “1, 4–7, 12”. */
export function spans(numbers: readonly number[]): string {
  const parts: [number, number][] = []
  for (const one of numbers) {
    const last = parts.at(-1)
    if (last && one === last[1] + 1) last[1] = one
    else parts.push([one, one])
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** “Xã An Bình” in a register means its People's Committee. */
const keysOf = (name: string) => {
  const key = nameKey(name)
  return [key, key.replace(/^uy ban nhan dan (?=(xa|phuong|dac khu) )/, '')].filter(Boolean)
}

/** A unit by code, name or short name; undefined = none. */
function unitFinder(units: readonly NamedUnit[]) {
  const byCode = new Map(units.map((unit) => [unit.code.toLowerCase(), unit.id]))
  const byName = new Map<string, number | 'several'>()
  for (const unit of units)
    for (const key of new Set([unit.name, unit.shortName ?? ''].flatMap(keysOf))) {
      const other = byName.get(key)
      byName.set(key, other === undefined || other === unit.id ? unit.id : 'several')
    }
  return (typed: string): number | 'several' | undefined =>
    byCode.get(typed.trim().toLowerCase()) ?? byName.get(nameKey(typed))
}
