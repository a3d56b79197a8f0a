import { type Line, lineText } from './pdf-lines.ts'

const pageNumber = /^(?:trang\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:\/|trên)\s*\d{1,4})?$/i

/**
 * Lines that belong to the paper, not to the text: page numbers at the top or foot, and headers or footers that return
 * on at least three pages at the same height.
 */
export function furnitureOf(pages: readonly (readonly Line[])[]): Set<Line> {
  const furniture = new Set<Line>()
  for (const lines of pages) {
    for (const line of [lines[0], lines[lines.length - 1]]) {
      if (line && lines.length > 1 && pageNumber.test(lineText(line).trim())) furniture.add(line)
    }
  }
  const seen = new Map<string, Set<Line>>()
  for (const lines of pages) {
    const left = lines.filter((line) => !furniture.has(line))
    for (const line of new Set([left[0], left[left.length - 1]])) {
      if (!line) continue
      const key = `${Math.round(line.y / 4)}|${lineText(line).replace(/\d+/g, '#')}`
      const same = seen.get(key) ?? new Set()
      seen.set(key, same.add(line))
    }
  }
  for (const same of seen.values()) {
    if (same.size >= 3 && same.size >= pages.length / 3) for (const line of same) furniture.add(line)
  }
  return furniture
}
