import { readDocument } from '@liem/domain/directives/extraction/read-document'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import type { Paper, PaperBlock, PaperTable } from '@liem/domain/kernel/paper'
import { plainForPaper } from '@liem/papers/paper-text'
import { writeDocx } from '@liem/papers/write-docx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLimits } from './limits.ts'
import { partyNotice, stateLetter, statePlan } from './paper.samples.ts'
import { readFileHere } from './read-file.ts'
import { writePdf } from './write-pdf.ts'

const writers = {
  docx: writeDocx,
  pdf: (paper: Paper) => writePdf(paper, new Date('2026-11-21T00:00:00Z')),
  /** The same pages as many programs export them: nothing but characters at places. */
  'untagged pdf': async (paper: Paper) => {
    const pdf = Buffer.from(await writePdf(paper))
    const at = pdf.indexOf('/StructTreeRoot')
    pdf.write('/StructTreeNone', at, 'latin1')
    return new Uint8Array(pdf)
  },
}
const kinds = ['docx', 'pdf', 'untagged pdf'] as const
const readBack = async (paper: Paper, kind: (typeof kinds)[number]) =>
  readFileHere(await writers[kind](paper), `a.${kind.split(' ').at(-1)}`, readLimits)

const headOf = (source: SourceText) =>
  Object.fromEntries(
    Object.entries(readDocument(source).head).map(([key, found]) => [key, 'value' in found ? found.value : null]),
  )

/** Words in reading order, without the layout that differs between the formats. */
const wordsOf = (source: SourceText) => source.text.split(/\s+/).filter(Boolean)
const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean)

test.each(kinds)('a %s of the State form carries every part, in the order of the decree', async (kind) => {
  const source = await readBack(statePlan, kind)
  const flat = source.text.replace(/\s+/g, ' ')
  const parts = [
    'ỦY BAN NHÂN DÂN TỈNH SÔNG LAM THANH TRA TỈNH',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc',
    'Số: 05/KH-TTr',
    'Sông Lam, ngày 05 tháng 10 năm 2026',
    'KẾ HOẠCH Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, lãng phí, tiêu cực năm 2027 trên địa bàn tỉnh',
    'Căn cứ Luật Phòng, chống tham nhũng',
    'I. MỤC ĐÍCH, YÊU CẦU',
    '2. Yêu cầu: kịp thời',
    'a) Rà soát toàn bộ',
    'Bảng phân công nhiệm vụ',
    'năm 2026./.',
    'Nơi nhận: - Thanh tra Chính phủ; - UBND tỉnh; - Các sở, ban, ngành; - UBND các xã, phường; - Lưu: VT, P4.',
    'KT. CHÁNH THANH TRA PHÓ CHÁNH THANH TRA Trần Văn Bình',
    'Phụ lục I DANH MỤC NHIỆM VỤ NĂM 2027',
  ]
  const places = parts.map((part) => flat.indexOf(part))
  expect(parts.filter((_, index) => (places[index] ?? -1) < 0)).toEqual([])
  // Without tags the two columns of the head come one after the other.
  if (kind !== 'untagged pdf') expect(places).toEqual([...places].sort((a, b) => a - b))
})

test.each(kinds)('tables come back from %s cell by cell, also over a page end', async (kind) => {
  const source = await readBack(statePlan, kind)
  const tables = source.blocks.flatMap((block) =>
    block.kind === 'table' && (block.rows[0]?.length ?? 0) > 2 ? [block] : [],
  )
  const written = [...statePlan.body, ...(statePlan.annexes?.[0]?.body ?? [])].filter((block) => block.kind === 'table')
  expect(tables.map((table) => table.rows.map((row) => row.map((cell) => cell.text)))).toEqual(
    written.map((table) => [table.columns.map((column) => column.title), ...table.rows]),
  )
  if (kind !== 'untagged pdf') expect(tables[0]?.rows[0]?.every((cell) => cell.header)).toBe(true)
})

test.each(kinds)(
  'a letter (công văn) in %s has its subject under the number and names every addressee',
  async (kind) => {
    const flat = (await readBack(stateLetter, kind)).text.replace(/\s+/g, ' ')
    expect(flat).toContain('V/v báo cáo kết quả xử lý phản ánh')
    expect(flat).toContain('Kính gửi: - Thanh tra tỉnh; - Sở Nội vụ; - Văn phòng Ủy ban nhân dân tỉnh.')
    expect(flat).toContain('Số: /UBND-VP')
    expect(flat).toContain('Yên Hòa, ngày tháng năm 2026')
    expect(flat).toContain('KHẨN DỰ THẢO')
  },
)

test.each(kinds)('the Party form in %s has its own title, number and asterisk, and no national title', async (kind) => {
  const flat = (await readBack(partyNotice, kind)).text.replace(/\s+/g, ' ')
  expect(flat).toContain('TỈNH ỦY SÔNG LAM BAN NỘI CHÍNH *')
  expect(flat).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
  expect(flat).toContain('Số 127-TB/BNCTU')
  expect(flat).toContain('Sông Lam, ngày 03 tháng 02 năm 2026')
  expect(flat).toContain('Kính gửi: Thường trực Tỉnh ủy')
  expect(flat).not.toContain('CỘNG HÒA')
})

test('both formats of one paper hold the same words', async () => {
  for (const paper of [statePlan, stateLetter, partyNotice]) {
    const [docx, pdf] = await Promise.all(kinds.map((kind) => readBack(paper, kind)))
    expect(docx && wordsOf(docx)).toEqual(pdf && wordsOf(pdf))
  }
})

test('the reader of directives sees the same head, whichever way the paper came', async () => {
  for (const paper of [statePlan, partyNotice]) {
    const heads = await Promise.all(kinds.map(async (kind) => headOf(await readBack(paper, kind))))
    expect(heads[1]).toEqual(heads[0])
    expect(heads[2]).toEqual(heads[0])
    expect(heads[0]).toMatchObject({ place: 'Sông Lam', date: paper.date, signer: paper.signer?.name })
  }
})

test('page numbers of the PDF stand on the paper but not in the text', async () => {
  const source = await readBack(statePlan, 'pdf')
  expect(source.pages).toBeGreaterThan(2)
  expect(source.blocks.filter((block) => block.kind === 'paragraph' && /^\d+$/.test(block.text))).toEqual([])
})

test('the PDF says it is an archive file with tags and a language, and is the same twice', async () => {
  const [one, two] = [await writers.pdf(statePlan), await writers.pdf(statePlan)]
  const text = Buffer.from(one).toString('latin1')
  expect(text).toMatch(/<pdfaid:part>2<\/pdfaid:part>/)
  expect(text).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/)
  expect(text).toContain('/StructTreeRoot')
  expect(text).toMatch(/\/Lang \(vi-VN\)/)
  expect(Buffer.compare(one, two)).toBe(0)
})

test.each(kinds)('what a user types is shown in %s as typed, never run', async (kind) => {
  const nasty = [
    '#read("/etc/passwd")',
    '#image("x.png") *đậm* _nghiêng_ $x^2$ `mã` = tiêu đề',
    '\\ "ngoặc" \'đơn\' <nhãn> @tham-chiếu ~ // ghi chú',
    '</w:t></w:r><w:r><w:t>&amp; & < >',
  ]
  const paper: Paper = { ...stateLetter, title: 'x', body: nasty.map((text) => ({ kind: 'paragraph', text })) }
  const source = await readBack(paper, kind)
  for (const text of nasty) expect(source.text.replace(/\s+/g, ' ')).toContain(text)
})

test('letters no font can draw do not stop a PDF', async () => {
  const paper: Paper = { ...stateLetter, body: [{ kind: 'paragraph', text: 'Đạt 😀 漢 \u0007→ 50 % ≥ 1 ₫ ☐' }] }
  expect((await readBack(paper, 'pdf')).text).toMatch(/Đạt □ □ → 50 % ≥ 1 ₫/)
})

const words = fc.string({
  unit: fc.constantFrom(...'aăâđeêoôơuưyếộữ ,.;()-/&<>"\'#$*_\\`\n1'),
  minLength: 1,
  maxLength: 60,
})
const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: words }),
  fc.record({ kind: fc.constant('article' as const), label: fc.constant('Điều 1.'), text: words }),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: words,
  }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.constant<PaperTable['columns']>([
      { title: 'A', weight: 1 },
      { title: 'B', weight: 3 },
    ]),
    rows: fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 4 }),
  }),
)

test('any paper is written in both formats and no word is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (body) => {
      const paper: Paper = { ...stateLetter, body: [...body, { kind: 'paragraph', text: 'hết' }] }
      const typed = body.flatMap((one) =>
        one.kind === 'table' ? one.rows.flatMap((row) => row.slice(0, 2)) : 'text' in one ? [one.text] : [],
      )
      const expected = typed.flatMap((text) => wordsIn(plainForPaper(text as string)))
      for (const kind of kinds) {
        const found = new Map<string, number>()
        for (const word of wordsOf(await readBack(paper, kind))) found.set(word, (found.get(word) ?? 0) + 1)
        for (const word of new Set(expected)) {
          // A PDF may break inside a very long "word"; only whole words are counted.
          if (word.length < 20) expect([word, found.has(word)]).toEqual([word, true])
        }
      }
    }),
    { numRuns: 40 },
  )
})
