import { strToU8, type Zippable, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A Word file from the XML inside `w:body`, for what no writer library produces. */
export function docxOf(
  body: string,
  parts: { styles?: string; numbering?: string; extra?: Zippable } = {},
): Uint8Array {
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`${DECLARATION}<w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(`${DECLARATION}<w:styles ${W}>${parts.styles ?? ''}</w:styles>`),
    'word/numbering.xml': strToU8(`${DECLARATION}<w:numbering ${W}>${parts.numbering ?? ''}</w:numbering>`),
    ...parts.extra,
  }
  return zipSync(files)
}

/** One paragraph: text, optional inner XML of its properties and of its run's properties. */
export function p(text: string, properties = '', run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

export function inList(numId: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`
}

/** A list level of `numbering.xml`. */
export function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

/** A PDF from raw objects (numbered from 1); `trailer` goes into the trailer. Object 1 must be the catalogue. */
export function pdfOf(objects: (string | Uint8Array)[], trailer = ''): Uint8Array {
  const chunks: Uint8Array[] = [strToU8('%PDF-1.7\n')]
  const places: number[] = []
  let at = chunks[0]?.byteLength ?? 0
  const put = (chunk: Uint8Array) => {
    chunks.push(chunk)
    at += chunk.byteLength
  }
  for (const [index, object] of objects.entries()) {
    places.push(at)
    put(strToU8(`${index + 1} 0 obj\n`))
    put(typeof object === 'string' ? strToU8(object) : object)
    put(strToU8('\nendobj\n'))
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const start = at
  put(
    strToU8(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(chunks)
}

/** Catalogue, page tree and one page whose content is `content` (already a stream object). */
export function onePagePdf(content: string | Uint8Array, trailer = ''): Uint8Array {
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      content,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ],
    trailer,
  )
}

/** An unpacked stream object. */
export function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** A packed stream object. */
export function flateStream(packed: Uint8Array, more = ''): Uint8Array {
  return Buffer.concat([
    strToU8(`<< /Length ${packed.byteLength} /Filter /FlateDecode ${more} >>\nstream\n`),
    packed,
    strToU8('\nendstream'),
  ])
}
