import { expect, test } from 'vitest'
import type { Draft } from './assemble.ts'
import { furnitureOf } from './pdf-furniture.ts'
import { type Item, linesOf } from './pdf-lines.ts'
import { boundsOf, draftsOfLines, joinPages } from './pdf-paragraphs.ts'

const SIZE = 14
const LETTER = 6.5
type Word = [x: number, y: number, text: string]

/** A page of text as a PDF without tags gives it: runs of characters at places. */
const page = (...words: Word[]): Item[] =>
  words.map(([x, y, text]) => ({ text, x, y, width: text.length * LETTER, size: SIZE }))
/** A full line of the body, 85…540. */
const full = (text: string) => text.padEnd(70, ' x')

function read(...pages: Item[][]): Draft[] {
  const lines = pages.map(linesOf)
  const furniture = furnitureOf(lines)
  const body = lines.map((ofPage) => ofPage.filter((line) => !furniture.has(line)))
  const bounds = boundsOf(body)
  return joinPages(body.map((ofPage, index) => draftsOfLines(ofPage, bounds, index + 1)))
}
const short = (drafts: Draft[]) =>
  drafts.map((draft) =>
    draft.kind === 'table'
      ? draft.rows.map((row) => row.map((cell) => cell.text))
      : draft.text.replace(/(?: ?\bx\b ?)+/g, '…'),
  )

test('wrapped lines become one paragraph; an indented line begins the next', () => {
  const drafts = read(
    page(
      [113, 100, full('Thực hiện').slice(0, 66)],
      [85, 118, full('phòng ')],
      [85, 136, 'năm 2026.'],
      [113, 154, full('Giao ').slice(0, 66)],
      [85, 172, 'đúng hạn.'],
    ),
  )
  expect(short(drafts)).toEqual(['Thực hiện…phòng…năm 2026.', 'Giao…đúng hạn.'])
})

test('the two columns of the head are read one after the other, the title below stands alone', () => {
  const drafts = read(
    page(
      [110, 60, 'UBND TỈNH SÔNG LAM'],
      [270, 60, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      [130, 76, 'THANH TRA TỈNH'],
      [305, 76, 'Độc lập - Tự do - Hạnh phúc'],
      [130, 110, 'Số: 05/KH-TTr'],
      [280, 110, 'Sông Lam, ngày 05 tháng 10'],
      [285, 145, 'KẾ HOẠCH'],
      [85, 170, full('Thân')],
    ),
  )
  expect(short(drafts)).toEqual([
    [
      [
        'UBND TỈNH SÔNG LAM\nTHANH TRA TỈNH\nSố: 05/KH-TTr',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày 05 tháng 10',
      ],
    ],
    'KẾ HOẠCH',
    'Thân…',
  ])
})

test('rows of a table are told by their distance, cells keep their wrapped lines', () => {
  const drafts = read(
    page(
      [85, 100, full('Trước')],
      [85, 130, 'TT'],
      [120, 130, 'Nội dung'],
      [330, 130, 'Chủ trì'],
      [450, 130, 'Thời hạn'],
      [85, 152, '1'],
      [120, 152, 'Rà soát quy chế'],
      [330, 152, 'Sở Tài chính'],
      [450, 152, '30/11'],
      [120, 168, 'quản lý tài sản'],
      [85, 190, '2'],
      [120, 190, 'Công khai'],
      [330, 190, 'Thanh tra'],
      [450, 190, 'Quý IV'],
      [330, 206, 'phối hợp'],
      [85, 250, full('Sau')],
    ),
  )
  expect(short(drafts)).toEqual([
    'Trước…',
    [
      ['TT', 'Nội dung', 'Chủ trì', 'Thời hạn'],
      ['1', 'Rà soát quy chế quản lý tài sản', 'Sở Tài chính', '30/11'],
      ['2', 'Công khai', 'Thanh tra phối hợp', 'Quý IV'],
    ],
    'Sau…',
  ])
})

test('header cells of two lines and titles centred over their column make no rows or columns of their own', () => {
  const drafts = read(
    page(
      [85, 84, 'x x x 2026.'],
      [460, 101, 'Kinh phí'],
      [85, 109, 'TT'],
      [210, 109, 'Việc'],
      [330, 109, 'Chủ trì'],
      [465, 117, '(đồng)'],
      [85, 139, '1'],
      [120, 139, 'Kê khai'],
      [330, 139, 'Sở Nội vụ'],
      [470, 139, '1.000'],
      [85, 161, '2'],
      [120, 161, 'Xác minh theo kế hoạch'],
      [330, 161, 'Thanh tra'],
      [470, 161, '2.000'],
    ),
  )
  expect(short(drafts).slice(1)).toEqual([
    [
      ['TT', 'Việc', 'Chủ trì', 'Kinh phí (đồng)'],
      ['1', 'Kê khai', 'Sở Nội vụ', '1.000'],
      ['2', 'Xác minh theo kế hoạch', 'Thanh tra', '2.000'],
    ],
  ])
})

test('a draft whose number and day are still blank keeps its two columns', () => {
  const drafts = read(
    page(
      [120, 60, 'ỦY BAN NHÂN DÂN'],
      [270, 60, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      [145, 76, 'XÃ YÊN HÒA'],
      [305, 76, 'Độc lập - Tự do - Hạnh phúc'],
      [125, 110, 'Số:'],
      [175, 110, '/UBND-VP'],
      [290, 110, 'Yên Hòa, ngày'],
      [400, 110, 'tháng'],
      [460, 110, 'năm 2026'],
      [103, 130, 'V/v báo cáo kết quả'],
      [145, 160, 'Kính gửi:'],
      [85, 200, full('Thân')],
    ),
  )
  expect(short(drafts)[0]).toEqual([
    [
      'ỦY BAN NHÂN DÂN\nXÃ YÊN HÒA\nSố: /UBND-VP\nV/v báo cáo kết quả',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nYên Hòa, ngày tháng năm 2026',
    ],
  ])
})

test('a list whose marks stand apart from the text is not a table', () => {
  const drafts = read(
    page([85, 100, full('Trước')], [113, 120, '1.'], [150, 120, 'Một việc'], [113, 140, '2.'], [150, 140, 'Hai việc']),
  )
  expect(short(drafts)).toEqual(['Trước…', '1. Một việc', '2. Hai việc'])
})

test('the signature block keeps the name with the signer', () => {
  const drafts = read(
    page(
      [85, 100, full('Thân')],
      [85, 140, 'Nơi nhận:'],
      [330, 140, 'TM. ỦY BAN NHÂN DÂN'],
      [85, 156, '- Như trên;'],
      [365, 156, 'CHỦ TỊCH'],
      [85, 172, '- Lưu: VT.'],
      [350, 250, 'Trần Văn Bình'],
    ),
  )
  expect(short(drafts)[1]).toEqual([
    ['Nơi nhận:\n- Như trên;\n- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bình'],
  ])
})

test('page numbers go, a paragraph cut by a page end is joined, a new one is not', () => {
  const drafts = read(
    page([85, 100, full('Một')], [85, 118, full('dở')]),
    page([290, 40, '2'], [85, 100, 'đoạn cuối.'], [113, 118, 'Đoạn mới.']),
    page([290, 40, '3'], [113, 100, 'Trang ba.'], [85, 118, full('thân')]),
  )
  expect(short(drafts)).toEqual(['Một…dở…đoạn cuối.', 'Đoạn mới.', 'Trang ba.', 'thân…'])
})

test('a footer that returns on every page is not text', () => {
  const pages = [1, 2, 3].map((number) =>
    page(
      [85, 100, full(`Trang ${'abc'[number - 1]} `)],
      [113, 118, `kết ${number}.`],
      [85, 800, `Bản nháp lần ${number}`],
    ),
  )
  expect(short(read(...pages)).join('|')).not.toContain('Bản nháp')
})

test('pieces of one word set by themselves are not parted by blanks', () => {
  const [line] = linesOf([
    { text: 'Thanh', x: 85, y: 100, width: 30, size: 14 },
    { text: ' tra t', x: 115, y: 100, width: 26, size: 14 },
    { text: 'ỉ', x: 141, y: 100, width: 4, size: 14 },
    { text: 'nh', x: 145, y: 100.2, width: 14, size: 14 },
    { text: 'số', x: 165, y: 96, width: 8, size: 9 },
  ])
  expect(line?.segments.map((segment) => segment.text)).toEqual(['Thanh tra tỉnh số'])
})
