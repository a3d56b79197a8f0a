import type { Paper } from '@liem/domain/kernel/paper'
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { bodyOf, boldLine, line, rule, TEXT_WIDTH_MM } from './docx-blocks.ts'
import { invisible, mm, tableCell } from './docx-cells.ts'
import { headOf } from './docx-head.ts'
import { type PreparedPaper, plainForPaper, preparePaper } from './paper-text.ts'

/** An official paper as a Word document; Times New Roman as the decree asks, no macros, no fields but page numbers. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const ready = preparePaper(paper, plainForPaper)
  const document = new Document({
    title: ready.documentTitle,
    creator: ready.issuer.replace(/\n/g, ' '),
    styles: {
      default: {
        document: {
          run: {
            font: 'Times New Roman',
            size: 28,
            language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' },
          },
        },
        heading1: { run: { font: 'Times New Roman', size: 28, bold: true, color: '000000' } },
        heading2: { run: { font: 'Times New Roman', size: 28, bold: true, color: '000000' } },
        heading3: { run: { font: 'Times New Roman', size: 28, bold: true, color: '000000' } },
      },
    },
    sections: [
      section([...headOf(ready), ...bodyOf(ready.body, TEXT_WIDTH_MM), ...footOf(ready)], false),
      ...ready.annexes.map((annex) =>
        section(
          [
            ...boldLine(annex.label, { align: 'center' }),
            ...boldLine(annex.title, { align: 'center' }),
            ...(annex.note ? line(annex.note, { align: 'center', italic: true }) : []),
            rule(40, annex.landscape ? 257 : TEXT_WIDTH_MM),
            ...bodyOf(annex.body, annex.landscape ? 257 : TEXT_WIDTH_MM),
          ],
          annex.landscape,
        ),
      ),
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** A section begins a page and counts from 1; the number stands top centre from its second page on. */
function section(children: (Paragraph | Table)[], landscape: boolean): ISectionOptions {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 28 })],
  })
  const margin = landscape
    ? { top: mm(30), bottom: mm(15), left: mm(20), right: mm(20), header: mm(15) }
    : { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(9) }
  return {
    properties: {
      page: {
        size: {
          width: mm(210),
          height: mm(297),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin,
        pageNumbers: { start: 1 },
      },
      titlePage: true,
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph('')] }) },
    children,
  }
}

/** Nơi nhận on the left, the signature on the right; one row that no page end tears. */
function footOf(paper: PreparedPaper): (Paragraph | Table)[] {
  const { signer } = paper
  const state = paper.form === 'state'
  const left =
    paper.recipientLines.length > 0
      ? [
          ...(state
            ? line('Nơi nhận:', { size: 12, bold: true, italic: true, keepNext: true })
            : line('Nơi nhận:', { underline: true, keepNext: true })),
          ...paper.recipientLines.flatMap((text) => line(text, { size: state ? 11 : 12, hanging: 2 })),
        ]
      : [new Paragraph('')]
  const right = signer
    ? [
        ...(signer.authority ? boldLine(signer.authority, { align: 'center', keepNext: true }) : []),
        ...(signer.capacity ? boldLine(signer.capacity, { align: 'center', keepNext: true }) : []),
        ...line(signer.title, { align: 'center', bold: state, keepNext: true }),
        new Paragraph({ spacing: { before: mm(24) }, keepNext: true, children: [] }),
        ...(signer.name ? boldLine(signer.name, { align: 'center' }) : []),
      ]
    : [new Paragraph('')]
  const widths = [75, TEXT_WIDTH_MM - 75]
  return [
    new Paragraph({ spacing: { before: 120 }, keepNext: true, children: [] }),
    new Table({
      width: { size: mm(TEXT_WIDTH_MM), type: WidthType.DXA },
      columnWidths: widths.map(mm),
      layout: TableLayoutType.FIXED,
      borders: invisible,
      rows: [
        new TableRow({
          cantSplit: true,
          children: [tableCell(left, widths[0] ?? 0), tableCell(right, widths[1] ?? 0)],
        }),
      ],
    }),
  ]
}
