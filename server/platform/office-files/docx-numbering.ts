import type { ListPlace, Styles } from './docx-styles.ts'
import { childOf, childrenOf, wordValue, type XmlElement } from './xml.ts'

type Level = { start: number; format: string; text: string; style?: string; legal: boolean; restartAfter?: number }
type List = { id: string; levels: Map<number, Level>; styleLink?: string }
type Use = { list: List; levels: Map<number, Level>; restarts: Map<number, number> }

const ALL_LEVELS = 9

/**
 * Automatic numbers as Word prints them. Call once per paragraph in document order: counters run on, restart under a
 * higher level, and lists that share one definition share one count (ECMA-376 part 1, 17.9).
 */
export function listMarkers(root: XmlElement | undefined, styles: Styles) {
  const uses = readUses(root, styles)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  return function markerOf(place: ListPlace | undefined, styleId: string | undefined): string | undefined {
    const numId = place?.numId
    const use = numId === undefined || numId === '0' ? undefined : uses.get(numId)
    if (!use || numId === undefined) return undefined
    const at = place?.level ?? levelOfStyle(use, styleId) ?? 0
    const level = use.levels.get(at)
    if (!level) return undefined
    const count = counts.get(use.list.id) ?? []
    counts.set(use.list.id, count)
    const restart = use.restarts.get(at)
    const first = restart !== undefined && !begun.has(`${numId}/${at}`)
    begun.add(`${numId}/${at}`)
    const before = first ? undefined : count[at]
    count[at] = before === undefined ? (restart ?? level.start) : before + 1
    for (let below = at + 1; below < ALL_LEVELS; below++) {
      const restartAfter = use.levels.get(below)?.restartAfter
      if (restartAfter === undefined || (restartAfter > 0 && at < restartAfter)) count[below] = undefined
    }
    return printed(use, level, at, count)
  }
}

function printed(use: Use, level: Level, at: number, count: (number | undefined)[]): string | undefined {
  if (level.format === 'none') return level.text.replace(/%\d/g, '').trim() || undefined
  if (level.format === 'bullet') return bullet(level.text)
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const which = Number(digit) - 1
    if (which > at) return ''
    const of = use.levels.get(which)
    return numeral(count[which] ?? of?.start ?? 1, level.legal ? 'decimal' : (of?.format ?? 'decimal'))
  })
  return text.trim() || undefined
}

/** Symbol and Wingdings bullets sit in the private area and mean nothing outside their font. */
function bullet(text: string): string {
  const first = [...text.trim()][0]
  if (first === undefined || /[\ue000-\uf8ffo§]/u.test(first)) return '-'
  return first === '–' || first === '—' ? '-' : text.trim()
}

/** One number in a Word number format; unknown formats print as decimals. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letters(value)
    case 'lowerLetter':
      return letters(value).toLowerCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  const steps: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = value
  let out = ''
  for (const [size, sign] of steps) {
    out += sign.repeat(Math.floor(left / size))
    left %= size
  }
  return out
}

/** A…Z, then AA, BB, … as Word counts. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1)
}

function levelOfStyle(use: Use, styleId: string | undefined): number | undefined {
  if (styleId === undefined) return undefined
  for (const [at, level] of use.levels) if (level.style === styleId) return at
  return undefined
}

function readUses(root: XmlElement | undefined, styles: Styles): Map<string, Use> {
  const lists = new Map<string, List>()
  const numbers = new Map<string, XmlElement>()
  for (const element of childrenOf(root)) {
    const id = element.attributes['w:abstractNumId']
    const numId = element.attributes['w:numId']
    if (element.name === 'w:abstractNum' && id !== undefined) {
      lists.set(id, { id, levels: readLevels(element), styleLink: wordValue(element, 'w:numStyleLink') })
    }
    if (element.name === 'w:num' && numId !== undefined) numbers.set(numId, element)
  }

  function listOf(numId: string, depth = 0): List | undefined {
    const list = lists.get(wordValue(numbers.get(numId), 'w:abstractNumId') ?? '')
    if (!list?.styleLink || depth > 5) return list
    const linked = styles.numberingOf(list.styleLink)
    return linked === undefined ? list : (listOf(linked, depth + 1) ?? list)
  }

  const uses = new Map<string, Use>()
  for (const [numId, number] of numbers) {
    const list = listOf(numId)
    if (!list) continue
    const levels = new Map(list.levels)
    const restarts = new Map<number, number>()
    for (const override of childrenOf(number)) {
      if (override.name !== 'w:lvlOverride') continue
      const at = Number(override.attributes['w:ilvl'] ?? 0)
      const own = childOf(override, 'w:lvl')
      if (own) levels.set(at, readLevel(own))
      const start = wordValue(override, 'w:startOverride')
      if (start !== undefined) restarts.set(at, whole(start, 1))
    }
    uses.set(numId, { list, levels, restarts })
  }
  return uses
}

function readLevels(list: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of childrenOf(list)) {
    if (element.name === 'w:lvl') levels.set(whole(element.attributes['w:ilvl'], 0), readLevel(element))
  }
  return levels
}

function readLevel(element: XmlElement): Level {
  const restart = wordValue(element, 'w:lvlRestart')
  const legal = childOf(element, 'w:isLgl')
  return {
    start: whole(wordValue(element, 'w:start'), 1),
    format: wordValue(element, 'w:numFmt') ?? 'decimal',
    text: wordValue(element, 'w:lvlText') ?? '',
    style: wordValue(element, 'w:pStyle'),
    legal: legal !== undefined && legal.attributes['w:val'] !== '0' && legal.attributes['w:val'] !== 'false',
    restartAfter: restart === undefined ? undefined : whole(restart, 0),
  }
}

function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise
}
