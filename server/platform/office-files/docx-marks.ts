import { listMarkers } from './docx-numbering.ts'
import { type ParagraphLook, paragraphLook, type RunLook, readStyles, runLook, type Styles } from './docx-styles.ts'
import { childOf, childrenOf, wordValue, type XmlElement } from './xml.ts'

/**
 * Mammoth gives text, tables, notes and fields, but drops printed list numbers, alignment and what a style says.
 * So each paragraph first gets a mark in front: private-use brackets around its facts, taken off again afterwards.
 */
export type ParagraphFacts = {
  marker?: string
  bold?: boolean
  italic?: boolean
  align?: 'left' | 'center' | 'right'
  heading?: number
}

const OPEN = '\ue0f0'
const CLOSE = '\ue0f1'
const mark = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g')
const brackets = new RegExp(`[${OPEN}${CLOSE}]`, 'g')

/** Rewrites text of one font run; answers the text as it was when the font is an ordinary one. */
export type FontText = (text: string, font: string | undefined) => string

/** Puts the marks into `word/document.xml` (or a notes part), in place. */
export function markParagraphs(
  part: XmlElement,
  stylesPart: XmlElement | undefined,
  numberingPart: XmlElement | undefined,
  fontText: FontText,
): void {
  const styles = readStyles(stylesPart)
  const markerOf = listMarkers(numberingPart, styles)
  const walk = (element: XmlElement) => {
    if (element.name === 'w:p') markParagraph(element, styles, markerOf, fontText)
    for (const child of childrenOf(element)) {
      // Word writes newer drawings twice; mammoth reads the fallback, so only that one may move the counters.
      if (child.name !== 'mc:Choice') walk(child)
    }
  }
  walk(part)
}

/** Takes the marks off a paragraph's text. A text without a mark has no facts. */
export function readMark(text: string): { text: string; facts: ParagraphFacts } {
  let facts: ParagraphFacts = {}
  let found = false
  const rest = text.replace(mark, (_, json: string) => {
    if (!found) facts = JSON.parse(json) as ParagraphFacts
    found = true
    return ''
  })
  return { text: rest, facts }
}

function markParagraph(
  paragraph: XmlElement,
  styles: Styles,
  markerOf: ReturnType<typeof listMarkers>,
  fontText: FontText,
): void {
  const properties = childOf(paragraph, 'w:pPr')
  const styleId = wordValue(properties, 'w:pStyle')
  const byStyle = styles.paragraph(styleId)
  const own = paragraphLook(properties)
  const look: ParagraphLook = { ...byStyle, ...own, list: own.list ? { ...byStyle.list, ...own.list } : byStyle.list }
  const runs = runsOf(paragraph)
  const facts: ParagraphFacts = {
    marker: markerOf(look.list, styleId),
    align: look.align,
    heading: look.heading,
    ...emphasis(runs, look, styles),
  }
  for (const run of runs) rewriteText(run, (text) => fontText(text, lookOf(run, look, styles).font))
  if (properties) {
    // Without style and list mammoth answers one plain <p> per paragraph.
    properties.children = properties.children.filter(
      (node) => typeof node === 'string' || (node.name !== 'w:pStyle' && node.name !== 'w:numPr'),
    )
  }
  const text = `${OPEN}${JSON.stringify(facts).replace(brackets, '')}${CLOSE}`
  const run: XmlElement = {
    name: 'w:r',
    attributes: {},
    children: [{ name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [text] }],
  }
  paragraph.children.splice(properties ? paragraph.children.indexOf(properties) + 1 : 0, 0, run)
}

/** Bold or italic as a paragraph means every letter of it is. */
function emphasis(runs: XmlElement[], look: RunLook, styles: Styles): Pick<ParagraphFacts, 'bold' | 'italic'> {
  let bold = true
  let italic = true
  let letters = 0
  for (const run of runs) {
    const text = textOf(run)
    if (!text.trim()) continue
    letters += text.length
    const its = lookOf(run, look, styles)
    bold &&= its.bold === true
    italic &&= its.italic === true
  }
  return { bold: (letters > 0 && bold) || undefined, italic: (letters > 0 && italic) || undefined }
}

function lookOf(run: XmlElement, paragraph: RunLook, styles: Styles): RunLook {
  const properties = childOf(run, 'w:rPr')
  return { ...paragraph, ...styles.character(wordValue(properties, 'w:rStyle')), ...runLook(properties) }
}

/** Runs of this paragraph, through links and insertions, but not those of a text box inside it. */
function runsOf(element: XmlElement): XmlElement[] {
  const runs: XmlElement[] = []
  for (const child of childrenOf(element)) {
    if (child.name === 'w:r') runs.push(child)
    else if (child.name !== 'w:p' && child.name !== 'w:pPr' && child.name !== 'w:del') runs.push(...runsOf(child))
  }
  return runs
}

function textOf(run: XmlElement): string {
  return childrenOf(run)
    .filter((child) => child.name === 'w:t')
    .map((child) => child.children.filter((node) => typeof node === 'string').join(''))
    .join('')
}

function rewriteText(run: XmlElement, rewrite: (text: string) => string): void {
  for (const child of childrenOf(run)) {
    if (child.name !== 'w:t') continue
    const text = child.children.filter((node) => typeof node === 'string').join('')
    child.children = [rewrite(text.replace(brackets, ''))]
  }
}
