import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import type { Draft, DraftCell, DraftParagraph } from './assemble.ts'
import type { ParagraphFacts } from './docx-marks.ts'
import { numeral } from './docx-numbering.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
type Parent = DefaultTreeAdapterTypes.ParentNode

/** Facts about a paragraph the producer wrote into its text (see docx-marks). */
export type TakeFacts = (text: string) => { text: string; facts: ParagraphFacts }

type Context = {
  bold: boolean
  italic: boolean
  align?: DraftParagraph['align']
  heading?: number
}

const words = (list: string) => new Set(list.split(' '))
const SKIPPED = words(
  'head script style noscript template nav aside footer iframe object svg math canvas audio video img button select input textarea',
)
const BLOCK = words(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary ul caption legend',
)
const BOLD = words('b strong th')
const ITALIC = words('i em cite')

/** Blocks of an HTML page or fragment in reading order. `takeFacts` is given each paragraph's text once. */
export function draftsOfHtml(html: string, takeFacts?: TakeFacts): Draft[] {
  const root: Parent = /<(?:html|body|head|!doctype)\b/i.test(html.slice(0, 2000)) ? parse(html) : parseFragment(html)
  return draftsOf(root, { bold: false, italic: false }, takeFacts)
}

function draftsOf(root: Parent, start: Context, takeFacts: TakeFacts | undefined): Draft[] {
  const drafts: Draft[] = []
  let text = ''
  let letters = 0
  let boldLetters = 0
  let italicLetters = 0
  let marker: string | undefined
  let facts: ParagraphFacts = {}

  function flush(context: Context, lineOnly = false) {
    const taken = takeFacts ? takeFacts(text) : { text, facts: {} }
    facts = { ...facts, ...taken.facts }
    if (taken.text.trim()) {
      drafts.push(
        withoutUndefined({
          kind: 'paragraph',
          text: taken.text,
          heading: facts.heading ?? context.heading,
          marker: facts.marker ?? marker,
          bold: facts.bold ?? (letters > 0 && boldLetters === letters ? true : undefined),
          italic: facts.italic ?? (letters > 0 && italicLetters === letters ? true : undefined),
          align: facts.align ?? context.align,
        }),
      )
      marker = undefined
      facts = { ...facts, marker: undefined }
    }
    text = ''
    letters = boldLetters = italicLetters = 0
    if (!lineOnly) facts = {}
  }

  function take(node: Node, context: Context) {
    if (node.nodeName === '#text') {
      const value = (node as DefaultTreeAdapterTypes.TextNode).value
      text += value.replace(/[\t\n\r ]+/g, ' ')
      const count = value.replace(/\s/g, '').length
      letters += count
      if (context.bold) boldLetters += count
      if (context.italic) italicLetters += count
      return
    }
    if (!('tagName' in node) || SKIPPED.has(node.tagName) || isNoteLink(node) || isHidden(node)) return
    const name = node.tagName
    if (name === 'br') {
      flush(context, true)
      return
    }
    const inner = contextOf(node, context)
    if (name === 'table') {
      flush(context)
      drafts.push(...tableDrafts(node, inner, takeFacts))
      return
    }
    if (!BLOCK.has(name)) {
      for (const child of node.childNodes) take(child, inner)
      return
    }
    flush(context)
    if (name === 'li') marker = markerOfItem(node)
    if (name === 'pre') {
      for (const line of plainText(node).split('\n')) {
        text = line
        flush(inner)
      }
      return
    }
    for (const child of node.childNodes) take(child, inner)
    flush(inner)
    if (name === 'li') marker = undefined
  }

  for (const child of root.childNodes) take(child, start)
  flush(start)
  return drafts
}

/** A data table becomes one block; a table used for layout (tables inside, or one column) gives its blocks in order. */
function tableDrafts(table: Element, context: Context, takeFacts: TakeFacts | undefined): Draft[] {
  const rows = rowsOf(table)
  const caption = table.childNodes.find((node): node is Element => node.nodeName === 'caption')
  const before = caption ? draftsOf(caption, context, takeFacts) : []
  const layout =
    attributeOf(table, 'role') === 'presentation' ||
    rows.every((row) => row.length <= 1) ||
    rows.some((row) => row.some((cell) => rowsBelow(cell)))
  if (layout) return [...before, ...rows.flatMap((row) => row.flatMap((cell) => draftsOf(cell, context, takeFacts)))]
  return [...before, { kind: 'table', rows: rows.map((row) => row.map((cell) => cellDraft(cell, takeFacts))) }]
}

function cellDraft(cell: Element, takeFacts: TakeFacts | undefined): DraftCell {
  const lines = draftsOf(cell, { bold: false, italic: false }, takeFacts).map((draft) =>
    draft.kind === 'paragraph' ? [draft.marker, draft.text].filter(Boolean).join(' ') : '',
  )
  const colSpan = spanOf(cell, 'colspan')
  const rowSpan = spanOf(cell, 'rowspan')
  return withoutUndefined({
    text: lines.join('\n'),
    header: cell.tagName === 'th' || undefined,
    colSpan: colSpan > 1 ? colSpan : undefined,
    rowSpan: rowSpan > 1 ? rowSpan : undefined,
  })
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = []
  for (const part of table.childNodes) {
    if (part.nodeName === 'tr') rows.push(cellsOf(part as Element))
    if (part.nodeName !== 'thead' && part.nodeName !== 'tbody' && part.nodeName !== 'tfoot') continue
    for (const row of (part as Element).childNodes) if (row.nodeName === 'tr') rows.push(cellsOf(row as Element))
  }
  return rows
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter((node): node is Element => node.nodeName === 'td' || node.nodeName === 'th')
}

function rowsBelow(element: Parent): boolean {
  return element.childNodes.some((node) => node.nodeName === 'table' || ('childNodes' in node && rowsBelow(node)))
}

function contextOf(element: Element, outer: Context): Context {
  const style = attributeOf(element, 'style') ?? ''
  const heading = /^h([1-6])$/.exec(element.tagName)
  const align =
    /text-align\s*:\s*(left|center|right|justify)/i.exec(style)?.[1] ??
    attributeOf(element, 'align') ??
    (element.tagName === 'center' ? 'center' : undefined)
  const weight = /font-weight\s*:\s*(bold|[6-9]00|normal|[1-4]00)/i.exec(style)?.[1]?.toLowerCase()
  return {
    bold: weight ? /^(?:bold|[6-9])/.test(weight) : outer.bold || BOLD.has(element.tagName) || heading !== null,
    italic: outer.italic || ITALIC.has(element.tagName) || /font-style\s*:\s*italic/i.test(style),
    align: align ? alignOf(align.toLowerCase()) : outer.align,
    heading: heading ? Number(heading[1]) : outer.heading,
  }
}

function alignOf(value: string): DraftParagraph['align'] {
  return value === 'center' || value === 'right' ? value : 'left'
}

/** What the browser prints before the item: the list's own counting, or a dash. */
function markerOfItem(item: Element): string {
  const list = item.parentNode
  if (list?.nodeName !== 'ol') return '-'
  const items = (list as Element).childNodes.filter((node): node is Element => node.nodeName === 'li')
  let number = wholeOf(attributeOf(list as Element, 'start')) ?? 1
  for (const other of items) {
    number = wholeOf(attributeOf(other, 'value')) ?? number
    if (other === item) break
    number++
  }
  const format = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }[
    attributeOf(list as Element, 'type') ?? ''
  ]
  return `${numeral(number, format ?? 'decimal')}.`
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined
}

function spanOf(cell: Element, name: string): number {
  return Math.min(wholeOf(attributeOf(cell, name)) ?? 1, 1000)
}

/** Foot and end note references stand in the middle of words and numbers. */
function isNoteLink(element: Element): boolean {
  return element.tagName === 'a' && /^#(?:foot|end)note-(?:ref-)?\d+$/.test(attributeOf(element, 'href') ?? '')
}

function isHidden(element: Element): boolean {
  return (
    attributeOf(element, 'hidden') !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style') ?? '')
  )
}

function plainText(node: Parent): string {
  return node.childNodes
    .map((child) =>
      child.nodeName === '#text'
        ? (child as DefaultTreeAdapterTypes.TextNode).value
        : 'childNodes' in child
          ? plainText(child)
          : '',
    )
    .join('')
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T
}
