import type { Block, Cell, Paragraph, SourceText } from '@liem/domain/directives/extraction/source-text'
import { Refusal } from '@liem/domain/kernel/refusal'

/** A block before its place in the whole text is known. */
export type DraftParagraph = Omit<Paragraph, 'span'>
export type DraftCell = Omit<Cell, 'span'>
export type DraftTable = { kind: 'table'; rows: DraftCell[][]; page?: number }
export type Draft = DraftParagraph | DraftTable

/** NFC, one blank for every kind and run of blanks, no invisible characters; line breaks are kept. */
export function tidy(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
      .replace(/\u2011/g, '-')
      .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
  )
}

/**
 * Joins drafts into one text with spans: `\n` between blocks and rows, `\t` between cells. A cell of several paragraphs
 * keeps `\n` between them; its span tells where it ends. Refuses `file.no_text` when nothing is left,
 * `file.too_large` above `most` characters.
 */
export function assemble(
  drafts: readonly Draft[],
  origin: SourceText['origin'],
  notes: readonly string[],
  most: number,
  pages?: number,
): SourceText {
  const pieces: string[] = []
  let length = 0
  const put = (text: string) => {
    const start = length
    pieces.push(text)
    length += text.length
    if (length > most) throw new Refusal('file.too_large', { limit: `${most.toLocaleString('vi-VN')} ký tự` })
    return { start, end: length }
  }
  const blocks: Block[] = []
  for (const draft of drafts) {
    if (draft.kind === 'table') {
      const rows = draft.rows.map((row) => row.map((cell) => ({ ...cell, text: tidy(cell.text) })))
      if (!rows.some((row) => row.some((cell) => cell.text))) continue
      if (length > 0) put('\n')
      const start = length
      const placed = rows.map((row, y) => {
        if (y > 0) put('\n')
        return row.map((cell, x): Cell => {
          if (x > 0) put('\t')
          return { ...cell, span: put(cell.text) }
        })
      })
      blocks.push({ ...draft, rows: placed, span: { start, end: length } })
      continue
    }
    for (const [index, line] of tidy(draft.text).split('\n').entries()) {
      if (!line) continue
      if (length > 0) put('\n')
      const { marker, ...rest } = draft
      const kept = index === 0 && marker ? { marker } : {}
      blocks.push({ ...rest, ...kept, text: line, span: put(line) })
    }
  }
  if (blocks.length === 0) throw new Refusal('file.no_text')
  const source: SourceText = { text: pieces.join(''), blocks, origin, notes: [...notes] }
  return pages === undefined ? source : { ...source, pages }
}
