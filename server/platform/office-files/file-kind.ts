import { Refusal } from '@liem/domain/kernel/refusal'

export type ReadableKind = 'docx' | 'pdf' | 'html' | 'text' | 'markdown'

const kindOf: Record<string, ReadableKind> = {
  docx: 'docx',
  pdf: 'pdf',
  html: 'html',
  htm: 'html',
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
}
const accepted = '.docx, .pdf, .html, .txt hoặc .md'

type Content = 'pdf' | 'zip' | 'ole' | 'rtf' | 'picture' | 'page' | 'text' | 'binary'
const contentWords: Record<Content, string> = {
  pdf: 'PDF',
  zip: 'tệp nén hoặc Word/Excel',
  ole: 'Office đời cũ',
  rtf: 'RTF',
  picture: 'hình ảnh',
  page: 'trang web',
  text: 'văn bản thuần',
  binary: 'dữ liệu nhị phân',
}

/**
 * The kind by file name, confirmed by content. Refuses `file.empty`, `file.old_word`, `file.encrypted`,
 * `file.kind_unknown`, `file.wrong_kind`. Whether a ZIP really is a Word document is the DOCX reader's check.
 */
export function kindOfFile(bytes: Uint8Array, fileName: string): ReadableKind {
  if (bytes.byteLength === 0) throw new Refusal('file.empty')
  const extension = extensionOf(fileName)
  const content = contentOf(bytes)
  if (content === 'ole') refuseOle(bytes, extension)
  if (extension === 'doc') throw new Refusal('file.old_word')
  const kind = Object.hasOwn(kindOf, extension) ? kindOf[extension] : undefined
  if (!kind) throw new Refusal('file.kind_unknown', { accepted })
  if (!contentFits(kind, content)) throw wrongKind(extension, content)
  return kind
}

/** Refuses what is not a ZIP container where a spreadsheet is expected; see `kindOfFile` for the codes. */
export function expectSpreadsheet(bytes: Uint8Array, fileName: string): void {
  if (bytes.byteLength === 0) throw new Refusal('file.empty')
  const extension = extensionOf(fileName)
  const content = contentOf(bytes)
  if (content === 'ole' && oleHolds(bytes, 'EncryptedPackage')) throw new Refusal('file.encrypted')
  if (extension !== 'xlsx') throw new Refusal('file.kind_unknown', { accepted: '.xlsx' })
  if (content !== 'zip') throw wrongKind(extension, content)
}

/** Lower-case extension without the dot; '' when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
}

function wrongKind(extension: string, content: Content): Refusal {
  return new Refusal('file.wrong_kind', { extension: `.${extension}`, found: contentWords[content] })
}

function contentFits(kind: ReadableKind, content: Content): boolean {
  if (kind === 'docx') return content === 'zip'
  if (kind === 'pdf') return content === 'pdf'
  if (kind === 'html') return content === 'page' || content === 'text'
  return content === 'text'
}

function refuseOle(bytes: Uint8Array, extension: string): never {
  if (oleHolds(bytes, 'EncryptedPackage')) throw new Refusal('file.encrypted')
  if (extension === 'doc' || oleHolds(bytes, 'WordDocument')) throw new Refusal('file.old_word')
  throw new Refusal('file.kind_unknown', { accepted })
}

/** Names inside an OLE compound file are UTF-16LE in its directory. */
function oleHolds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}

function contentOf(bytes: Uint8Array): Content {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const starts = (hex: string) => head.subarray(0, hex.length / 2).toString('hex') === hex
  if (starts('504b0304') || starts('504b0506')) return 'zip'
  if (starts('d0cf11e0a1b11ae1')) return 'ole'
  if (starts('ffd8ff') || starts('89504e47') || starts('47494638') || starts('49492a00') || starts('4d4d002a'))
    return 'picture'
  const ascii = head.toString('latin1')
  // Some scanners put a few bytes before the header; readers accept it within the first 1,024.
  if (ascii.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (ascii.startsWith('{\\rtf')) return 'rtf'
  if (starts('fffe') || starts('feff')) return 'text'
  if (looksBinary(head)) return 'binary'
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(ascii)
    ? 'page'
    : 'text'
}

/** TCVN3 and VNI use bytes 0x80–0xFF freely, and TCVN3 a few below 0x20, so only NUL and dense control bytes count. */
function looksBinary(head: Buffer): boolean {
  if (isUtf16WithoutMark(head)) return false
  let control = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) control++
  }
  return control > head.byteLength / 10
}

/** Vietnamese UTF-16 without a mark: blanks and ASCII letters give a NUL in every second byte, on one side only. */
export function isUtf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head.byteLength < 8 || head.byteLength % 2 !== 0) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at < head.byteLength; at++) {
    if (head[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const half = head.byteLength / 2
  if (odd > half * 0.5 && even === 0) return 'utf-16le'
  if (even > half * 0.5 && odd === 0) return 'utf-16be'
  return undefined
}
