import { Refusal, type RefusalCode } from '@liem/domain/kernel/refusal'
import fc from 'fast-check'
import { strToU8, zipSync, zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { docxOf, flateStream, onePagePdf, p, pdfOf, stream } from './file.samples.ts'
import { readLimits } from './limits.ts'
import { readOfficeFile } from './read.ts'
import { readFileHere } from './read-file.ts'

const MIB = 1024 * 1024
const ole = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
const hello = stream('BT /F1 12 Tf 50 700 Td (Hello) Tj ET')
/** Letters drawn by a font whose own table calls them private characters. */
const hidden = () =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(`BT /F1 12 Tf 50 700 Td (${'KEHOACH'.repeat(10)}) Tj ET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>',
    stream(
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <E041> endbfrange endcmap end end',
    ),
  ])
const encryption = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
const liar = () => {
  const bytes = Buffer.from(docxOf(p('x'.repeat(100_000))))
  const at = bytes.lastIndexOf('word/document.xml') - 46
  bytes.writeUInt32LE(10, at + 24)
  return bytes
}

const bad: [what: string, fileName: string, bytes: () => Uint8Array, code: RefusalCode][] = [
  ['an empty file', 'a.docx', () => new Uint8Array(), 'file.empty'],
  ['an old Word file', 'a.doc', () => ole('WordDocument'), 'file.old_word'],
  ['an old Word file under a new name', 'a.docx', () => ole('WordDocument'), 'file.old_word'],
  ['anything called .doc', 'a.doc', () => strToU8('{\\rtf1 x}'), 'file.old_word'],
  ['a Word file with a password', 'a.docx', () => ole('EncryptedPackage'), 'file.encrypted'],
  ['a PDF with a password', 'a.pdf', () => onePagePdf(hello, encryption), 'file.encrypted'],
  ['a kind we do not read', 'a.odt', () => strToU8('PK\x03\x04'), 'file.kind_unknown'],
  ['a name without extension', 'toString', () => strToU8('xin chào'), 'file.kind_unknown'],
  ['a name like a property of objects', 'a.constructor', () => strToU8('xin chào'), 'file.kind_unknown'],
  ['a PDF called .docx', 'a.docx', () => onePagePdf(hello), 'file.wrong_kind'],
  ['a picture called .pdf', 'a.pdf', () => Buffer.from('ffd8ffe000104a46', 'hex'), 'file.wrong_kind'],
  ['a Word file called .txt', 'a.txt', () => docxOf(p('chữ')), 'file.wrong_kind'],
  ['a web page called .txt', 'a.txt', () => strToU8('<!DOCTYPE html><p>x'), 'file.wrong_kind'],
  ['a plain archive called .docx', 'a.docx', () => zipSync({ 'a.txt': strToU8('x') }), 'file.wrong_kind'],
  ['a PDF without text', 'a.pdf', () => onePagePdf(stream('0 0 100 100 re f')), 'file.no_text'],
  ['a PDF whose font hides its letters', 'a.pdf', hidden, 'file.text_unreadable'],
  ['a Word file without text', 'a.docx', () => docxOf(p(' ')), 'file.no_text'],
  ['a text file of blanks', 'a.txt', () => strToU8(' \n\n '), 'file.no_text'],
  ['a part that unfolds beyond the limit', 'a.docx', () => docxOf(p(' '.repeat(130 * MIB))), 'file.zip_bomb'],
  ['a part that unfolds beyond what it declares', 'a.docx', liar, 'file.zip_bomb'],
  [
    'thousands of parts',
    'a.docx',
    () =>
      zipSync(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`word/${index}.xml`, new Uint8Array()]))),
    'file.zip_bomb',
  ],
  [
    'a PDF stream that unfolds beyond the limit',
    'a.pdf',
    () => onePagePdf(flateStream(zlibSync(new Uint8Array(130 * MIB)))),
    'file.zip_bomb',
  ],
  [
    'a PDF stream packed twice',
    'a.pdf',
    () => onePagePdf(flateStream(zlibSync(zlibSync(new Uint8Array(130 * MIB))))),
    'file.zip_bomb',
  ],
  [
    'a Word file nested without end',
    'a.docx',
    () => docxOf('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)),
    'file.too_heavy',
  ],
  ['a Word file cut in the middle', 'a.docx', () => docxOf(p('chữ')).slice(0, 400), 'file.broken'],
  ['a Word file with broken XML', 'a.docx', () => docxOf('<w:p><w:r>'), 'file.broken'],
  ['a PDF of which nothing is left but the first line', 'a.pdf', () => strToU8('%PDF-1.7\nrubbish'), 'file.broken'],
  ['a file above the limit', 'a.txt', () => new Uint8Array(readLimits.fileBytes + 1).fill(65), 'file.too_large'],
  ['a PDF with too many pages', 'a.pdf', () => manyPages(1600), 'file.too_large'],
]

function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, () => '3 0 R').join(' ')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ])
}

test.each(bad)('%s is refused with its own words', async (_, fileName, bytes, code) => {
  await expect(readOfficeFile(bytes(), fileName)).rejects.toMatchObject({ name: 'Refusal', code })
})

test('a file that takes longer than allowed is given up', async () => {
  const page = `<p>${'<b><i><u>chữ</b></i></u>'.repeat(20_000)}`
  const reading = readOfficeFile(strToU8(page), 'a.html', { milliseconds: 50 })
  await expect(reading).rejects.toMatchObject({ code: 'file.too_heavy' })
})

test('a file that takes more memory than allowed is given up, and the program goes on', async () => {
  const body = p('chữ').repeat(200_000)
  const reading = readOfficeFile(docxOf(body), 'a.docx', { heapMebibytes: 24 })
  await expect(reading).rejects.toMatchObject({ code: 'file.too_heavy' })
  expect((await readOfficeFile(docxOf(p('vẫn chạy')), 'a.docx')).text).toBe('vẫn chạy')
})

test('many files at once are read one after the other and each gets its own answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 7 }, (_, index) => readOfficeFile(docxOf(p(`tệp ${index}`)), 'a.docx')),
  )
  expect(answers.map((answer) => answer.text)).toEqual(Array.from({ length: 7 }, (_, index) => `tệp ${index}`))
})

const extension = fc.constantFrom('docx', 'pdf', 'html', 'txt', 'md', 'doc', 'xlsx', '')
const start = fc.constantFrom('', 'PK\x03\x04', '%PDF-1.7\n', '<html>', '{"a":', '\xff\xfe', '# ', '| a | b |\n')
async function readsOrRefuses(bytes: Uint8Array, fileName: string): Promise<void> {
  try {
    const source = await readFileHere(bytes, fileName, readLimits)
    expect(source.blocks.length).toBeGreaterThan(0)
    for (const block of source.blocks) expect(source.text.slice(block.span.start, block.span.end)).toBeTruthy()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

test('whatever bytes arrive under whatever name, the answer is a text or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), start, extension, async (bytes, before, ending) => {
      await readsOrRefuses(Buffer.concat([Buffer.from(before, 'latin1'), bytes]), `a.${ending}`)
    }),
    { numRuns: 300 },
  )
})

test('a good file with bytes changed anywhere is still read or refused', async () => {
  const goodDocx = docxOf(p('Ủy ban nhân dân tỉnh'))
  const goodPdf = onePagePdf(hello)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<[Uint8Array, string]>([goodDocx, 'a.docx'], [goodPdf, 'a.pdf']),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async ([good, name], changes) => {
        const bytes = Uint8Array.from(good)
        for (const [at, value] of changes) bytes[at % bytes.byteLength] = value
        await readsOrRefuses(bytes, name)
      },
    ),
    { numRuns: 120 },
  )
})
