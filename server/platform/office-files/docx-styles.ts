import { childOf, childrenOf, wordValue, type XmlElement } from './xml.ts'

/** What a paragraph or run says about itself; undefined = says nothing, ask the style. */
export type RunLook = { bold?: boolean; italic?: boolean; font?: string }
export type ParagraphLook = RunLook & { align?: 'left' | 'center' | 'right'; list?: ListPlace; heading?: number }
export type ListPlace = { numId?: string; level?: number }

export type Styles = {
  /** Look of a paragraph style with everything it is based on; the document's defaults when `id` is undefined. */
  paragraph(id: string | undefined): ParagraphLook
  character(id: string | undefined): RunLook
  /** The `numId` a numbering style points to. */
  numberingOf(id: string): string | undefined
}

const LONGEST_CHAIN = 30

/** Reads `word/styles.xml`; without one every style says nothing. */
export function readStyles(root: XmlElement | undefined): Styles {
  const byId = new Map<string, XmlElement>()
  let usual: string | undefined
  for (const style of childrenOf(root)) {
    const id = style.attributes['w:styleId']
    if (style.name !== 'w:style' || id === undefined) continue
    byId.set(id, style)
    const isDefault = style.attributes['w:default'] === '1' || style.attributes['w:default'] === 'true'
    if (isDefault && style.attributes['w:type'] === 'paragraph') usual = id
  }
  const defaults = runLook(childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'))
  const known = new Map<string, ParagraphLook>()

  function chain(id: string | undefined): XmlElement[] {
    const styles: XmlElement[] = []
    let at = id
    while (at !== undefined && styles.length < LONGEST_CHAIN) {
      const style = byId.get(at)
      if (!style) break
      styles.push(style)
      at = wordValue(style, 'w:basedOn')
    }
    return styles.reverse()
  }

  function look(id: string | undefined): ParagraphLook {
    const key = id ?? ''
    const cached = known.get(key)
    if (cached) return cached
    let found: ParagraphLook = { ...defaults }
    for (const style of chain(id)) {
      const own = paragraphLook(childOf(style, 'w:pPr'))
      // A list style names its list; the level may be named by a style further up only together with it.
      const list = own.list ? { ...found.list, ...stripUndefined(own.list) } : found.list
      found = { ...found, ...stripUndefined(own), ...stripUndefined(runLook(childOf(style, 'w:rPr'))), list }
      const byName = /^heading ([1-6])$/i.exec(wordValue(style, 'w:name') ?? '')
      if (byName) found.heading = Number(byName[1])
    }
    known.set(key, found)
    return found
  }

  return {
    paragraph: (id) => look(id !== undefined && byId.has(id) ? id : usual),
    character: (id) => {
      let found: RunLook = {}
      for (const style of chain(id)) found = { ...found, ...stripUndefined(runLook(childOf(style, 'w:rPr'))) }
      return found
    },
    numberingOf: (id) => wordValue(childOf(childOf(byId.get(id), 'w:pPr'), 'w:numPr'), 'w:numId'),
  }
}

/** Direct properties of a `w:pPr`. */
export function paragraphLook(properties: XmlElement | undefined): ParagraphLook {
  const numbering = childOf(properties, 'w:numPr')
  const level = wordValue(numbering, 'w:ilvl')
  const outline = Number(wordValue(properties, 'w:outlineLvl') ?? 9)
  return stripUndefined({
    align: alignOf(wordValue(properties, 'w:jc')),
    heading: outline >= 0 && outline < 6 ? outline + 1 : undefined,
    list: numbering
      ? { numId: wordValue(numbering, 'w:numId'), level: level === undefined ? undefined : Number(level) }
      : undefined,
  })
}

/** Direct properties of a `w:rPr`. */
export function runLook(properties: XmlElement | undefined): RunLook {
  const fonts = childOf(properties, 'w:rFonts')?.attributes
  return stripUndefined({
    bold: switchOf(childOf(properties, 'w:b')),
    italic: switchOf(childOf(properties, 'w:i')),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
  })
}

function switchOf(element: XmlElement | undefined): boolean | undefined {
  if (!element) return undefined
  const value = element.attributes['w:val']
  return value !== '0' && value !== 'false' && value !== 'off' && value !== 'none'
}

function alignOf(value: string | undefined): 'left' | 'center' | 'right' | undefined {
  if (value === 'center') return 'center'
  if (value === 'right' || value === 'end') return 'right'
  return value === undefined ? undefined : 'left'
}

function stripUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T
}
