import { formatDate, isIsoDate, isoDate } from '@liem/domain/kernel/dates'
import type { ImportColumn } from '@liem/domain/kernel/import-table'
import { periodOf, periodWords } from '@liem/domain/kernel/period'
import { taskClasses } from '@liem/domain/tasks/classes'
import type { TaskFilters } from '@liem/domain/tasks/contract'
import type { NewTask } from '@liem/domain/tasks/steps.contract'
import { taskFlow } from '@liem/domain/tasks/workflow'
import { z } from 'zod'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import type { FileAnswer } from '#platform/http'
import { type SheetColumn, writeSheet } from '#platform/office-files/write-sheet'
import { conditionsOf } from './conditions.ts'
import { type ListedTask, rowsWhere } from './queries.ts'

/** The layout of a list of tasks, in and out: what is exported can be changed and imported again. */
export const taskColumns = {
  code: { titles: ['Mã nhiệm vụ', 'Mã', 'Mã số'] },
  title: {
    titles: ['Nội dung nhiệm vụ', 'Nhiệm vụ', 'Nhiệm vụ cụ thể', 'Nội dung công việc', 'Nội dung'],
    required: true,
  },
  product: { titles: ['Sản phẩm', 'Kết quả', 'Sản phẩm kết quả', 'Sản phẩm / kết quả'], required: true },
  lead: { titles: ['Cơ quan chủ trì', 'Chủ trì', 'Đơn vị chủ trì'], required: true },
  support: { titles: ['Cơ quan phối hợp', 'Phối hợp', 'Đơn vị phối hợp'] },
  supervising: { titles: ['Cơ quan theo dõi', 'Theo dõi', 'Đơn vị theo dõi'] },
  assignedOn: { titles: ['Ngày giao'], kind: 'date' },
  due: { titles: ['Thời hạn', 'Hạn', 'Thời hạn hoàn thành', 'Thời gian thực hiện'] },
} satisfies Record<string, ImportColumn>

const told = (max: number) => z.string().trim().max(max, `Dài quá ${max} ký tự`)
export const TaskLine = z.object({
  code: told(40).optional(),
  title: z
    .string('Thiếu nội dung nhiệm vụ')
    .trim()
    .min(3, 'Nội dung quá ngắn')
    .max(4000, 'Nội dung dài quá 4.000 ký tự'),
  product: z.string('Thiếu sản phẩm, kết quả phải có').trim().min(1, 'Thiếu sản phẩm').max(1000, 'Dài quá 1.000 ký tự'),
  lead: z.string('Thiếu cơ quan chủ trì').trim().min(1, 'Thiếu cơ quan chủ trì').max(300),
  support: told(4000).optional(),
  supervising: told(300).optional(),
  assignedOn: z.string().optional(),
  due: told(500).optional(),
})
export type TaskLine = z.infer<typeof TaskLine>

const romans = ['I', 'II', 'III', 'IV']

/** A deadline as a sheet says it: a day, a month, a quarter, a year, or none. Undefined: not understood. */
export function dueOfCell(text: string | undefined): Pick<NewTask, 'dueKind' | 'due'> | undefined {
  const said = (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!said) return { dueKind: 'none', due: null }
  if (/^(thường xuyên|hằng năm|hàng năm)$/i.test(said)) return { dueKind: 'ongoing', due: null }
  if (/^(khi phát sinh|theo yêu cầu)$/i.test(said)) return { dueKind: 'event', due: null }
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said) ?? []
  const iso = day && month ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : said
  if (isIsoDate(iso)) return { dueKind: 'date', due: iso }
  const quarter = /^(?:quý|q)\s?(IV|I{1,3}|[1-4])\s?[/-]?\s?(?:năm )?(\d{4})$/i.exec(said)
  if (quarter) {
    const number = romans.indexOf((quarter[1] ?? '').toUpperCase()) + 1 || Number(quarter[1])
    return { dueKind: 'quarter', due: `${quarter[2]}-Q${number}` }
  }
  const inMonth = /^(?:tháng )?(\d{1,2})\s?[/-]\s?(?:năm )?(\d{4})$/i.exec(said)
  if (inMonth && Number(inMonth[1]) >= 1 && Number(inMonth[1]) <= 12)
    return { dueKind: 'month', due: `${inMonth[2]}-${(inMonth[1] ?? '').padStart(2, '0')}` }
  const inYear = /^(?:năm )?(\d{4})$/i.exec(said)
  return inYear ? { dueKind: 'year', due: inYear[1] } : undefined
}

/** The same in words, so that `dueOfCell` reads the day back. */
function dueWords(row: Pick<ListedTask, 'dueKind' | 'dueOn' | 'dueOriginalOn'>): string | null {
  if (!row.dueOn) return row.dueKind === 'ongoing' ? 'Thường xuyên' : row.dueKind === 'event' ? 'Khi phát sinh' : null
  const every = row.dueKind
  if ((every === 'month' || every === 'quarter' || every === 'year') && row.dueOn === row.dueOriginalOn)
    return periodWords(periodOf(every, isoDate(row.dueOn)))
  return formatDate(row.dueOn)
}

const MOST_ROWS = 20_000
const written: SheetColumn[] = [
  ...Object.entries(taskColumns).map(([key, column]) => ({
    key,
    title: column.titles[0],
    width: key === 'title' ? 60 : key === 'product' ? 36 : key === 'code' || key === 'assignedOn' ? 17 : 26,
    kind: key === 'assignedOn' ? ('date' as const) : ('text' as const),
  })),
  { key: 'document', title: 'Văn bản giao', width: 18, kind: 'text' },
  { key: 'itemPath', title: 'Điều, khoản', width: 14, kind: 'text' },
  { key: 'state', title: 'Trạng thái', width: 22, kind: 'text' },
  { key: 'class', title: 'Theo thẩm định', width: 22, kind: 'text' },
  { key: 'classByClaim', title: 'Theo báo cáo', width: 22, kind: 'text' },
  { key: 'claimedOn', title: 'Ngày báo cáo xong', width: 17, kind: 'date' },
  { key: 'verifiedOn', title: 'Ngày được công nhận', width: 17, kind: 'date' },
]

/** The filtered list as a spreadsheet, in the layout that can be imported. */
export async function exportList(ctx: Ctx, filters: TaskFilters): Promise<FileAnswer> {
  const { where, words } = await conditionsOf(ctx, filters)
  const found = await rowsWhere(ctx, where, MOST_ROWS + 1, words)
  const rows = found.slice(0, MOST_ROWS)
  const units = await refsOf(
    ctx.tx,
    rows.flatMap((row) => row.supportUnitIds),
  )
  const notes = [
    `Xuất ngày ${formatDate(ctx.today)}. Sửa các cột đến “Thời hạn” rồi nhập lại: cùng mã thì cập nhật, không có mã thì thêm mới.`,
    ...(found.length > MOST_ROWS
      ? [`Danh sách dài hơn ${MOST_ROWS.toLocaleString('vi-VN')} dòng; xin lọc hẹp hơn.`]
      : []),
  ]
  const bytes = await writeSheet({
    sheets: [
      {
        name: 'Nhiệm vụ',
        columns: written,
        notes,
        rows: rows.map((row) => ({
          code: row.code,
          title: row.title,
          product: row.product,
          lead: row.lead.code,
          support: row.supportUnitIds.map((id) => units.get(id)?.code ?? '').join('; '),
          supervising: row.supervising.code,
          assignedOn: row.assignedOn,
          due: dueWords(row),
          document: row.document?.symbol,
          itemPath: row.itemPath,
          state: taskFlow.states[row.state],
          class: taskClasses[row.class],
          classByClaim: taskClasses[row.classByClaim],
          claimedOn: row.claimedOn,
          verifiedOn: row.verifiedOn,
        })),
      },
    ],
  })
  return {
    name: `nhiem-vu-${ctx.today}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}
