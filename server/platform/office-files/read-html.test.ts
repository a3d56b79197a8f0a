import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { readLimits } from './limits.ts'
import { readHtml } from './read-html.ts'

const read = (html: string) => readHtml(strToU8(html), readLimits)
const lines = (source: SourceText) =>
  source.blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.map((cell) => cell.text))
      : [block.marker, block.text].filter(Boolean).join(' '),
  )

test('scripts, menus, forms and hidden parts are not text', () => {
  const source = read(
    '<html><head><title>Tiêu đề</title><style>p{}</style></head><body><nav>Trang chủ</nav><script>alert(1)</script><p>Nội dung</p><p hidden>ẩn</p><p style="display: none">ẩn</p><form>Thân <input value="x"><button>Gửi</button></form><footer>Bản quyền</footer></body></html>',
  )
  expect(lines(source)).toEqual(['Nội dung', 'Thân'])
})

test('headings, emphasis and alignment are kept', () => {
  const source = read(
    '<h2>Mục</h2><p align="center"><b>KẾ <i>HOẠCH</i></b></p><p style="text-align:right"><em>Sông Lam</em></p><p>Một <b>phần</b></p>',
  )
  expect(source.blocks).toMatchObject([
    { text: 'Mục', heading: 2, bold: true },
    { text: 'KẾ HOẠCH', bold: true, align: 'center' },
    { text: 'Sông Lam', italic: true, align: 'right' },
    { text: 'Một phần' },
  ])
  expect(source.blocks[3]).not.toHaveProperty('bold')
})

test('list marks are what the browser prints', () => {
  const source = read(
    '<ol><li>Một<ul><li>nhỏ</li></ul></li><li>Hai</li></ol><ol type="a" start="3"><li>ba</li><li value="6">sáu</li></ol><ol type="I"><li><p>đoạn</p><p>thêm</p></li></ol>',
  )
  expect(lines(source)).toEqual(['1. Một', '- nhỏ', '2. Hai', 'c. ba', 'f. sáu', 'I. đoạn', 'thêm'])
})

test('data tables stay tables with their spans, layout tables give their blocks', () => {
  const data =
    '<table><caption>Bảng</caption><thead><tr><th>TT<th colspan=2>Nội dung</thead><tr><td rowspan=2>1<td>a<td><p>b</p><p>c</p><tr><td>d<td>e</table>'
  const source = read(`<table><tr><td><p>Trái</p></td></tr><tr><td>${data}</td></tr></table>`)
  expect(lines(source)).toEqual([
    'Trái',
    'Bảng',
    [
      ['TT', 'Nội dung'],
      ['1', 'a', 'b\nc'],
      ['d', 'e'],
    ],
  ])
  expect(source.blocks[2]).toMatchObject({
    rows: [
      [{ header: true }, { colSpan: 2 }],
      [{ rowSpan: 2 }, {}, {}],
      [{}, {}],
    ],
  })
})

test('line breaks begin new blocks, blanks of the source do not', () => {
  expect(lines(read('<p>ỦY BAN\n   NHÂN&nbsp;DÂN<br>TỈNH</p>Chữ rời<div>Khối</div><pre>a\n  b</pre>'))).toEqual([
    'ỦY BAN NHÂN DÂN',
    'TỈNH',
    'Chữ rời',
    'Khối',
    'a',
    'b',
  ])
})
