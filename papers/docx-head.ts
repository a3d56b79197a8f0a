import { BorderStyle, Paragraph, Table, TableLayoutType, TableRow, WidthType } from 'docx'
import { boldLine, line, rule, runsOf, TEXT_WIDTH_MM } from './docx-blocks.ts'
import { invisible, mm, tableCell } from './docx-cells.ts'
import type { PreparedPaper } from './paper-text.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const PARTY = 'ĐẢNG CỘNG SẢN VIỆT NAM'
/** Printed lengths of those lines in Times New Roman: the rules below must be as long. */
const MOTTO_MM = 60.4
const PARTY_MM = 72.5
/** Mean width of a bold capital at 13 pt; the rule under the issuer only has to be a third to a half of its name. */
const CAPITAL_MM = 3.15

/** From the top of the page to Kính gửi. */
export function headOf(paper: PreparedPaper): (Paragraph | Table)[] {
  const state = paper.form === 'state'
  return [state ? stateHead(paper) : partyHead(paper), ...titleOf(paper, state), ...addresseesOf(paper, state)]
}

/** The title of the nation does not fit into 94 mm at 13 pt, so its column is 101 mm wide. */
function stateHead(paper: PreparedPaper): Table {
  const left = 64
  const longest = Math.max(...paper.issuer.split('\n').map((part) => part.length))
  return twoColumns(left, [
    [
      [
        ...(paper.issuerAbove ? line(paper.issuerAbove, { align: 'center', size: 13 }) : []),
        ...boldLine(paper.issuer, { align: 'center', size: 13 }),
        rule(Math.min(longest * CAPITAL_MM, left) * 0.4, left),
      ],
      [
        ...boldLine(NATION, { align: 'center', size: 13 }),
        ...boldLine(MOTTO, { align: 'center', size: 14 }),
        rule(MOTTO_MM, TEXT_WIDTH_MM - left),
      ],
    ],
    [
      [...line(paper.numberLine, { align: 'center', size: 13, before: 100 }), ...underNumber(paper)],
      line(paper.placeAndDate, { align: 'center', italic: true, before: 100 }),
    ],
  ])
}

function partyHead(paper: PreparedPaper): Table {
  const left = 75
  return twoColumns(left, [
    [
      [
        ...(paper.issuerAbove ? line(paper.issuerAbove, { align: 'center' }) : []),
        ...boldLine(paper.issuer, { align: 'center' }),
        ...line('*', { align: 'center' }),
      ],
      [...boldLine(PARTY, { align: 'center', size: 15 }), rule(PARTY_MM, TEXT_WIDTH_MM - left)],
    ],
    [
      [...line(paper.numberLine, { align: 'center' }), ...underNumber(paper)],
      line(paper.placeAndDate, { align: 'center', italic: true }),
    ],
  ])
}

function twoColumns(left: number, rows: [Paragraph[], Paragraph[]][]): Table {
  const widths = [left, TEXT_WIDTH_MM - left]
  return new Table({
    width: { size: mm(TEXT_WIDTH_MM), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    layout: TableLayoutType.FIXED,
    borders: invisible,
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((cell, index) => tableCell(cell, widths[index] ?? 0)) }),
    ),
  })
}

/** A công văn carries its subject here; urgency and "dự thảo" stand in a frame below. */
function underNumber(paper: PreparedPaper): Paragraph[] {
  const state = paper.form === 'state'
  const subject = paper.typeName
    ? []
    : line(state ? `V/v ${paper.title}` : paper.title, { align: 'center', size: 12, italic: !state, before: 120 })
  return [
    ...subject,
    ...(paper.urgency ? [framed(paper.urgency)] : []),
    ...(paper.draft
      ? [state ? framed('DỰ THẢO') : boldLine('DỰ THẢO', { align: 'center', size: 13, before: 120 })[0]]
      : []),
  ].filter((paragraph) => paragraph !== undefined)
}

function framed(text: string): Paragraph {
  const edge = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 }
  const side = mm((64 - (text.length * CAPITAL_MM + 5)) / 2)
  return new Paragraph({
    alignment: 'center',
    spacing: { before: 160, after: 40 },
    indent: { left: side, right: side },
    border: { top: edge, bottom: edge, left: edge, right: edge },
    children: runsOf([{ text, bold: true, italic: false }], 13),
  })
}

function titleOf(paper: PreparedPaper, state: boolean): Paragraph[] {
  if (!paper.typeName) return []
  const longest = Math.max(...paper.title.split('\n').map((part) => part.length))
  const width = Math.min(longest * 2.4, TEXT_WIDTH_MM)
  return [
    ...boldLine(paper.typeName, { align: 'center', size: state ? 14 : 16, before: 320 }),
    ...boldLine(paper.title, { align: 'center' }),
    state ? rule(width * 0.35, TEXT_WIDTH_MM) : (line('-----', { align: 'center' })[0] ?? new Paragraph('')),
    new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' }, children: [] }),
  ]
}

function addresseesOf(paper: PreparedPaper, state: boolean): Paragraph[] {
  const [only] = paper.addressees
  if (only === undefined) return []
  const label = { text: 'Kính gửi:', bold: false, italic: !state }
  const gap = new Paragraph({ spacing: { before: 0, after: 0, line: 200, lineRule: 'exact' }, children: [] })
  if (paper.addressees.length === 1) {
    return [
      new Paragraph({
        alignment: 'center',
        spacing: { before: 240, after: 0 },
        children: runsOf([label, { text: ` ${only}`, bold: false, italic: false }]),
      }),
      gap,
    ]
  }
  return [
    new Paragraph({ spacing: { before: 240, after: 0 }, indent: { left: mm(28) }, children: runsOf([label]) }),
    ...paper.addresseeLines.flatMap((text) => line(text, { left: 47, hanging: 3, before: 40 })),
    gap,
  ]
}
