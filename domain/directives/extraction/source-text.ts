/**
 * Text with structure, as `office-files` hands it to the reader: one normalised string and blocks in reading order
 * whose spans point into it. Pure data; the same shape for DOCX, PDF, HTML, plain text and Markdown.
 */

/** Half-open range of UTF-16 offsets into `SourceText.text`. */
export type Span = { start: number; end: number }

export type Paragraph = {
  kind: 'paragraph'
  span: Span
  text: string
  /** 1…6 when the source marks it as a heading (a style, `<h2>`, `##`). */
  heading?: number
  /** Printed marker of an automatic list item when the source keeps it outside the text ("1.", "a)", "-"). */
  marker?: string
  bold?: boolean
  italic?: boolean
  align?: 'left' | 'center' | 'right'
  page?: number
}

export type Cell = { span: Span; text: string; header?: boolean; colSpan?: number; rowSpan?: number }
export type Table = { kind: 'table'; span: Span; rows: Cell[][]; page?: number }
export type Block = Paragraph | Table

export type SourceText = {
  /** Whole text, NFC, `\n` between blocks; table cells separated by `\t`, rows by `\n`. */
  text: string
  blocks: Block[]
  origin: 'docx' | 'pdf' | 'html' | 'text' | 'markdown'
  pages?: number
  /** Vietnamese words about what was converted or could not be read (legacy encoding, skipped image…). */
  notes: string[]
}
