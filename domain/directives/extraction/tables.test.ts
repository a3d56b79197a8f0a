import { expect, test } from 'vitest'
import { draftAsJson } from './as-json.ts'
import { readDocument } from './read-document.ts'
import type { Block, Cell, SourceText, Table } from './source-text.ts'
import { taskRows } from './tables.ts'

/** A source as a DOCX reader hands it over: blocks whose spans point into one text. */
function sourceOf(
  parts: (
    | string
    | { text: string; marker?: string; heading?: number; bold?: boolean }
    | (string | Partial<Cell>)[][]
  )[],
): SourceText {
  let text = ''
  const blocks: Block[] = []
  const push = (s: string) => {
    const start = text.length
    text += s
    return { start, end: text.length }
  }
  for (const part of parts) {
    if (text) text += '\n'
    if (Array.isArray(part)) {
      const start = text.length
      const rows = part.map((row, r) => {
        if (r) text += '\n'
        return row.map((cell, c): Cell => {
          if (c) text += '\t'
          const given = typeof cell === 'string' ? { text: cell } : cell
          return { ...given, text: given.text ?? '', span: push(given.text ?? '') }
        })
      })
      blocks.push({ kind: 'table', span: { start, end: text.length }, rows })
    } else {
      const given = typeof part === 'string' ? { text: part } : part
      blocks.push({ kind: 'paragraph', ...given, span: push(given.text) })
    }
  }
  return { text, blocks, origin: 'docx', notes: [] }
}

const head: Parameters<typeof sourceOf>[0] = [
  [
    [
      'ỦY BAN NHÂN DÂN\nTỈNH AN PHÚ\nSố: 7/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Phú, ngày 02 tháng 02 năm 2026',
    ],
  ],
  { text: 'KẾ HOẠCH', bold: true },
  { text: 'Cải cách hành chính năm 2026', bold: true },
]
const tail: Parameters<typeof sourceOf>[0] = [
  [['Nơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Tám']],
  { text: 'PHỤ LỤC', bold: true },
]
const tasksOf = (table: (string | Partial<Cell>)[][]) =>
  draftAsJson(readDocument(sourceOf([...head, 'I. NHIỆM VỤ', ...tail, table]))).tasks

test('a head and a signature inside table cells are read', () => {
  const json = draftAsJson(readDocument(sourceOf([...head, 'I. NHIỆM VỤ', ...tail])))
  expect(json).toMatchObject({
    symbol: '7/KH-UBND',
    issuer: 'Ủy ban nhân dân tỉnh An Phú',
    date: '2026-02-02',
    title: 'Cải cách hành chính năm 2026',
    signer: 'Lê Văn Tám',
    addressees: ['Các sở, ban, ngành'],
  })
})

test('numbers that a list style keeps outside the text make the path', () => {
  const { tasks } = draftAsJson(
    readDocument(
      sourceOf([
        ...head,
        { text: 'NHIỆM VỤ', marker: 'I.' },
        { text: 'Sở Nội vụ:', marker: '1.' },
        { text: 'Rà soát thủ tục hành chính;', marker: 'a)' },
        { text: 'Báo cáo trước ngày 30/6/2026.', marker: 'b)' },
        ...tail,
      ]),
    ),
  )
  expect(tasks.map((t) => [t.path, t.lead, t.due.date])).toEqual([
    ['I.1.a', ['Sở Nội vụ'], null],
    ['I.1.b', ['Sở Nội vụ'], '2026-06-30'],
  ])
})

test('a header of two rows and cells over several rows', () => {
  const rows = tasksOf([
    [
      { text: 'TT', rowSpan: 2 },
      { text: 'Nhiệm vụ', rowSpan: 2 },
      { text: 'Cơ quan thực hiện', colSpan: 2 },
      { text: 'Thời hạn', rowSpan: 2 },
    ],
    ['Chủ trì', 'Phối hợp'],
    ['1', 'Rà soát thủ tục', { text: 'Sở Nội vụ', rowSpan: 2 }, 'Sở Tư pháp', '30/6/2026'],
    ['2', 'Công khai kết quả', 'Thanh tra tỉnh', 'Quý IV/2026'],
  ])
  expect(rows.map((t) => [t.text, t.lead, t.support, t.due.date])).toEqual([
    ['Rà soát thủ tục', ['Sở Nội vụ'], ['Sở Tư pháp'], '2026-06-30'],
    ['Công khai kết quả', ['Sở Nội vụ'], ['Thanh tra tỉnh'], '2026-Q4'],
  ])
})

test('rows that only name a group are no tasks, and a row of column numbers is none', () => {
  const rows = tasksOf([
    ['STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Thời gian', 'Sản phẩm'],
    ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ['I', 'Cải cách thể chế', '', '', ''],
    ['1', 'Xây dựng quy chế', 'Sở Tư pháp', 'Tháng 5/2026', 'Quyết định'],
  ])
  expect(rows).toMatchObject([
    {
      path: 'Phụ lục.I.1',
      text: 'Xây dựng quy chế',
      lead: ['Sở Tư pháp'],
      product: 'Quyết định',
      due: { kind: 'month', date: '2026-05' },
    },
  ])
})

test('a table of figures is no table of tasks', () => {
  const table = sourceOf([
    [
      ['STT', 'Chỉ tiêu', 'Năm 2025', 'Năm 2026'],
      ['1', 'Tỷ lệ hồ sơ đúng hạn', '95', '98'],
    ],
  ]).blocks[0] as Table
  expect(taskRows(table)).toBeUndefined()
})

test('of a beginning and an end the end is the deadline; a comma before small letters stays inside a name', () => {
  const [task] = tasksOf([
    ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Thời gian bắt đầu', 'Thời gian hoàn thành'],
    [
      '1',
      'Kiểm tra kết luận thanh tra',
      'Phòng Giám sát, kiểm tra và xử lý sau thanh tra',
      'Tháng 6/2026',
      '15/9/2026',
    ],
  ])
  expect(task?.due.date).toBe('2026-09-15')
  expect(task?.lead).toEqual(['Phòng Giám sát, kiểm tra và xử lý sau thanh tra'])
})
