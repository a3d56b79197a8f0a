import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import { mm, tableCell } from './docx-cells.ts'
import type { PreparedBlock } from './paper-text.ts'

/** A4 less 30 mm left and 15 mm right. */
export const TEXT_WIDTH_MM = 165
const INDENT_MM = 12.7
const BODY_PT = 14
/** 1.1 of the font's own line, 6 pt between paragraphs: inside the decree's bounds of 1 to 1.5 lines and 6 pt at least. */
const bodySpacing = { before: 120, after: 0, line: 264, lineRule: LineRuleType.AUTO }

type Runs = Extract<PreparedBlock, { kind: 'paragraph' }>['text']
type LineLook = {
  align?: 'left' | 'center' | 'right'
  size?: number
  bold?: boolean
  italic?: boolean
  underline?: boolean
  keepNext?: boolean
  before?: number
  /** Millimetres from the left, and by which the first line stands out. */
  left?: number
  hanging?: number
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
}

/** Text as runs; `\n` breaks the line. */
export function runsOf(runs: Runs, size = BODY_PT): TextRun[] {
  return runs.flatMap((run) =>
    run.text.split('\n').map(
      (text, index) =>
        new TextRun({
          text,
          bold: run.bold,
          italics: run.italic,
          size: size * 2,
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  )
}

/** A single-spaced line of the frame (head, foot); every `\n` begins a paragraph of its own. */
export function line(text: string, look: LineLook = {}): Paragraph[] {
  return text.split('\n').map(
    (part) =>
      new Paragraph({
        alignment: alignments[look.align ?? 'left'],
        spacing: { before: look.before ?? 0, after: 0 },
        keepNext: look.keepNext ?? false,
        ...(look.left || look.hanging
          ? { indent: { left: mm((look.left ?? 0) + (look.hanging ?? 0)), hanging: mm(look.hanging ?? 0) } }
          : {}),
        children: [
          new TextRun({
            text: part,
            size: (look.size ?? BODY_PT) * 2,
            bold: look.bold ?? false,
            italics: look.italic ?? false,
            ...(look.underline ? { underline: { type: UnderlineType.SINGLE } } : {}),
          }),
        ],
      }),
  )
}

export function boldLine(text: string, look: LineLook = {}): Paragraph[] {
  return line(text, { ...look, bold: true })
}

/** A thin rule of the given width, centred in a column: an empty paragraph with a line on top. */
export function rule(widthMm: number, columnMm: number): Paragraph {
  const side = mm(Math.max(0, (columnMm - widthMm) / 2))
  return new Paragraph({
    spacing: { before: 70, after: 0, line: 80, lineRule: LineRuleType.EXACT },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  })
}

/** Blocks of the body for a text column of the given width. */
export function bodyOf(blocks: readonly PreparedBlock[], widthMm: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => blockOf(block, widthMm))
}

function blockOf(block: PreparedBlock, widthMm: number): (Paragraph | Table)[] {
  const indented = (children: TextRun[]) =>
    new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      spacing: bodySpacing,
      indent: { firstLine: mm(INDENT_MM) },
      children,
    })
  const plain = (text: string, bold = false, italic = false): Runs => [{ text, bold, italic }]
  switch (block.kind) {
    case 'paragraph':
      if (block.align === 'justify') return [indented(runsOf(block.text))]
      return [new Paragraph({ alignment: alignments[block.align], spacing: bodySpacing, children: runsOf(block.text) })]
    case 'ground':
      return [indented(runsOf(plain(block.text, false, true)))]
    case 'heading':
      return [
        new Paragraph({
          heading: [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][block.level - 1],
          alignment: block.level === 1 ? AlignmentType.CENTER : AlignmentType.JUSTIFIED,
          spacing: block.level === 1 ? { before: 200, after: 160 } : bodySpacing,
          keepNext: true,
          ...(block.level === 1 ? {} : { indent: { firstLine: mm(INDENT_MM) } }),
          children: runsOf(plain(block.text, true)),
        }),
      ]
    case 'article':
      return [indented(runsOf([...plain(`${block.label} `, true), ...block.text]))]
    case 'numbered':
      return block.items.map((item) => indented(runsOf([...plain(`${item.label} `), ...item.text])))
    case 'table':
      return tableOf(block, widthMm)
  }
}

function tableOf(block: Extract<PreparedBlock, { kind: 'table' }>, widthMm: number): (Paragraph | Table)[] {
  const total = block.columns.reduce((sum, column) => sum + column.weight, 0)
  const widths = block.columns.map((column) => (column.weight / total) * widthMm)
  const cell = (runs: Runs, index: number, align: keyof typeof alignments, middle: boolean) =>
    tableCell([new Paragraph({ alignment: alignments[align], children: runsOf(runs, 12) })], widths[index] ?? 0, {
      paddingMm: 1.4,
      middle,
      box: true,
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) =>
      cell([{ text: column.title, bold: true, italic: false }], index, 'center', true),
    ),
  })
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((runs, index) => cell(runs, index, block.columns[index]?.align ?? 'left', false)),
      }),
  )
  return [
    ...(block.caption ? boldLine(block.caption, { align: 'center', before: 200, size: 13, keepNext: true }) : []),
    new Paragraph({
      spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT },
      keepNext: true,
      children: [],
    }),
    new Table({
      width: { size: mm(widthMm), type: WidthType.DXA },
      columnWidths: widths.map(mm),
      layout: TableLayoutType.FIXED,
      rows: [head, ...rows],
    }),
    new Paragraph({ spacing: { before: 0, after: 60, line: 120, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}
