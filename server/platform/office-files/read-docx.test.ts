import type { Paragraph, SourceText, Table } from '@liem/domain/directives/extraction/source-text'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { docxOf, inList, level, p } from './file.samples.ts'
import { readLimits } from './limits.ts'
import { readDocx } from './read-docx.ts'

const read = (...input: Parameters<typeof docxOf>) => readDocx(docxOf(...input), readLimits)
const marked = (source: SourceText) =>
  source.blocks.map((block) =>
    block.kind === 'table' ? 'table' : [block.marker, block.text].filter(Boolean).join(' '),
  )
const paragraph = (source: SourceText, at: number) => source.blocks[at] as Paragraph

const decree = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}${level(3, 'bullet', '\uf0b7')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

test('automatic numbers are given as printed, restart under a higher level and never enter the text', async () => {
  const body = [
    p('Mục đích', inList(1, 0)),
    p('Một', inList(1, 1)),
    p('Điểm', inList(1, 2)),
    p('Điểm', inList(1, 2)),
    p('Gạch đầu dòng', inList(1, 3)),
    p('Hai', inList(1, 1)),
    p('Điểm', inList(1, 2)),
    p('Nhiệm vụ', inList(1, 0)),
    p('Một', inList(1, 1)),
  ].join('')
  const source = await read(body, { numbering: decree })
  expect(marked(source)).toEqual([
    'I. Mục đích',
    '1. Một',
    'a) Điểm',
    'b) Điểm',
    '- Gạch đầu dòng',
    '2. Hai',
    'a) Điểm',
    'II. Nhiệm vụ',
    '1. Một',
  ])
  expect(source.text).toBe('Mục đích\nMột\nĐiểm\nĐiểm\nGạch đầu dòng\nHai\nĐiểm\nNhiệm vụ\nMột')
})

test('a list named by the paragraph style numbers articles, and legal numbering prints decimals', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="4">${level(0, 'upperRoman', 'Điều %1.', '<w:pStyle w:val="Dieu"/><w:isLgl/>')}${level(1, 'decimal', '%1.%2.', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>`
  const styles =
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
  const style = '<w:pStyle w:val="Dieu"/>'
  const source = await read(
    [
      p('Phạm vi', style),
      p('Khoản', inList(9, 1)),
      p('Đối tượng', style),
      p('Thôi số', `${style}<w:numPr><w:numId w:val="0"/></w:numPr>`),
    ].join(''),
    { numbering, styles },
  )
  expect(marked(source)).toEqual(['Điều 1. Phạm vi', '1.1. Khoản', 'Điều 2. Đối tượng', 'Thôi số'])
  expect(paragraph(source, 0).bold).toBe(true)
  expect(paragraph(source, 1).bold).toBeUndefined()
})

test('two lists of one definition count on; a start override begins again', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
  const source = await read([1, 1, 2, 3, 3].map((list) => p('x', inList(list))).join(''), { numbering })
  expect(marked(source)).toEqual(['1. x', '2. x', '3. x', '5. x', '6. x'])
})

test('headings, alignment, bold and italic come from direct settings and from styles', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Son"><w:name w:val="Son"/><w:basedOn w:val="H2"/><w:rPr><w:i/><w:b w:val="0"/></w:rPr></w:style>'
  const source = await read(
    [
      p('Đầu đề', '<w:pStyle w:val="H2"/>'),
      p('Con', '<w:pStyle w:val="Son"/>'),
      p('Thường', '<w:jc w:val="both"/>'),
      p('Sông Lam, ngày 05 tháng 10 năm 2026', '<w:jc w:val="right"/>', '<w:i/>'),
    ].join(''),
    { styles },
  )
  expect(source.blocks).toMatchObject([
    { text: 'Đầu đề', heading: 2, align: 'center', bold: true },
    { text: 'Con', align: 'center', italic: true },
    { text: 'Thường', align: 'left' },
    { align: 'right', italic: true },
  ])
  expect(paragraph(source, 1).bold).toBeUndefined()
})

test('merged cells, header rows and several paragraphs in a cell are kept', async () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
  const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('TT')}${cell('Nội dung', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('1', '<w:vMerge w:val="restart"/>')}${cell('a')}<w:tc>${p('dòng một')}${p('dòng hai')}</w:tc></w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('c')}${cell('d')}</w:tr></w:tbl>`
  const source = await read(p('Trước') + table + p('Sau'))
  const block = source.blocks[1] as Table
  expect(block.rows.map((row) => row.map((one) => one.text))).toEqual([
    ['TT', 'Nội dung'],
    ['1', 'a', 'dòng một\ndòng hai'],
    ['c', 'd'],
  ])
  expect(block.rows[0]?.[1]).toMatchObject({ header: true, colSpan: 2 })
  expect(block.rows[1]?.[0]).toMatchObject({ rowSpan: 2 })
})

test('every span points at its own text', async () => {
  const source = await read(
    `${p('Một')}<w:tbl><w:tr><w:tc>${p('A')}</w:tc><w:tc>${p('B')}</w:tc></w:tr></w:tbl>${p('Hai')}`,
  )
  for (const block of source.blocks) {
    const parts = block.kind === 'table' ? block.rows.flat() : [block]
    for (const part of parts) expect(source.text.slice(part.span.start, part.span.end)).toBe(part.text)
  }
  expect(source.text).toBe('Một\nA\tB\nHai')
})

test('deleted text is gone, inserted text stays, a line break begins a new block', async () => {
  const body = `<w:p><w:r><w:t>Hạn </w:t></w:r><w:del><w:r><w:delText>30/9</w:delText></w:r></w:del><w:ins><w:r><w:t>31/10</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>ỦY BAN NHÂN DÂN</w:t><w:br/><w:t>TỈNH SÔNG LAM</w:t></w:r></w:p>`
  expect(marked(await read(body))).toEqual(['Hạn 31/10', 'ỦY BAN NHÂN DÂN', 'TỈNH SÔNG LAM'])
})

test('text in ABC and VNI fonts, direct or by style, becomes Unicode, and the notes say so', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cu"/><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
  const source = await read(
    [
      p('Céng hßa x· héi chñ nghÜa ViÖt Nam', '<w:pStyle w:val="Cu"/>'),
      p('chñ tÞch', '', '<w:rFonts w:ascii=".VnTimeH"/>'),
      p('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', '', '<w:rFonts w:ascii="VNI-Times"/>'),
      p('Chữ Unicode thường', '', '<w:rFonts w:ascii="Times New Roman"/>'),
    ].join(''),
    { styles },
  )
  expect(marked(source)).toEqual([
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'CHỦ TỊCH',
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Chữ Unicode thường',
  ])
  expect(source.notes).toEqual([
    'Đã chuyển chữ từ bảng mã TCVN3 (ABC) sang Unicode.',
    'Đã chuyển chữ từ bảng mã VNI sang Unicode.',
  ])
})

test('decomposed letters are composed and invisible characters removed', async () => {
  const source = await read(p('Thanh\u00a0tra ti\u0309nh\u200b\u00ad  Sông\u2011Lam'))
  expect(source.text).toBe('Thanh tra tỉnh Sông-Lam')
})

test('pictures are left out and named in the notes; a picture that is missing from the file does no harm', async () => {
  const drawing =
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  const source = await read(p('Có hình') + drawing)
  expect(source.text).toBe('Có hình')
  expect(source.notes).toEqual(['Bỏ qua 1 hình ảnh trong tệp; chữ nằm trong hình không đọc được.'])
})

test('a document cannot make the reader fetch another file or expand entities', async () => {
  const extra = {
    'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document/>'),
  }
  await expect(read('', { extra })).rejects.toMatchObject({ code: 'file.broken' })
})
