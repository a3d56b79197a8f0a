import {
  type Paper,
  type PaperBlock,
  type PaperRun,
  type PaperText,
  paperAddressees,
  paperNumber,
  paperPlaceAndDate,
  paperRecipients,
  paperRuns,
} from '@liem/domain/kernel/paper'

type FullRun = Required<PaperRun>
export type PreparedBlock =
  | { kind: 'paragraph'; text: FullRun[]; align: 'justify' | 'center' | 'right' }
  | { kind: 'ground'; text: string }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'article'; label: string; text: FullRun[] }
  | { kind: 'numbered'; items: { label: string; text: FullRun[] }[] }
  | {
      kind: 'table'
      caption: string | null
      columns: { title: string; align: 'left' | 'center' | 'right'; weight: number }[]
      rows: FullRun[][][]
    }

/** A paper ready to be set: every text cleaned, every line that follows from others written out, nothing undefined. */
export type PreparedPaper = ReturnType<typeof preparePaper>

/** `clean` turns any text into what the writer's font and format can hold. */
export function preparePaper(paper: Paper, clean: (text: string) => string) {
  const orNull = (text: string | undefined) => (text ? clean(text) : null)
  const { signer } = paper
  return {
    form: paper.form,
    documentTitle: clean([paper.typeName, paper.title].filter(Boolean).join(' ').replace(/\s+/g, ' ')),
    issuerAbove: orNull(paper.issuerAbove),
    issuer: clean(paper.issuer),
    numberLine: clean(paperNumber(paper)),
    placeAndDate: clean(paperPlaceAndDate(paper)),
    typeName: orNull(paper.typeName),
    title: clean(paper.title),
    addressees: (paper.addressees ?? []).map(clean),
    addresseeLines: paperAddressees(paper.addressees ?? []).map(clean),
    body: paper.body.map((block) => prepareBlock(block, clean)),
    signer: signer
      ? {
          authority: orNull(signer.authority),
          capacity: orNull(signer.capacity),
          title: clean(signer.title),
          name: orNull(signer.name),
        }
      : null,
    recipientLines: paperRecipients(paper).map(clean),
    urgency: paper.urgency ?? null,
    draft: paper.draft === true,
    annexes: (paper.annexes ?? []).map((annex) => ({
      label: clean(annex.label),
      title: clean(annex.title),
      note: orNull(annex.note),
      landscape: annex.landscape === true,
      body: annex.body.map((block) => prepareBlock(block, clean)),
    })),
  }
}

function prepareBlock(block: PaperBlock, clean: (text: string) => string): PreparedBlock {
  const runs = (text: PaperText): FullRun[] =>
    paperRuns(text).map((run) => ({ text: clean(run.text), bold: run.bold === true, italic: run.italic === true }))
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: runs(block.text), align: block.align ?? 'justify' }
    case 'ground':
      return { kind: 'ground', text: clean(block.text) }
    case 'heading':
      return { kind: 'heading', level: block.level, text: clean(block.text) }
    case 'article':
      return { kind: 'article', label: clean(block.label), text: runs(block.text) }
    case 'numbered':
      return {
        kind: 'numbered',
        items: block.items.map((item) => ({ label: clean(item.label), text: runs(item.text) })),
      }
    case 'table':
      return {
        kind: 'table',
        caption: block.caption ? clean(block.caption) : null,
        columns: block.columns.map((column) => ({
          title: clean(column.title),
          align: column.align ?? 'left',
          weight: column.weight,
        })),
        // Short rows are filled up: a missing cell must not move its neighbours.
        rows: block.rows.map((row) => block.columns.map((_, index) => runs(row[index] ?? ''))),
      }
  }
}

/** NFC without control characters, which neither Word's XML nor Typst can hold. Line breaks stay. */
export function plainForPaper(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, '')
      .replace(/\p{Cs}/gu, '')
  )
}
