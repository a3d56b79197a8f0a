/** A piece of text as it stands on the page: points from the left and from the top edge, baseline. */
export type Item = { text: string; x: number; y: number; width: number; size: number; mark?: string }
/** Words of one line that stand together; a wide gap begins the next segment. */
export type Segment = { x0: number; x1: number; text: string }
export type Line = { y: number; size: number; x0: number; x1: number; segments: Segment[]; items: Item[] }

/** Gap that separates columns, in font sizes: justified text stays well below one. */
const COLUMN_GAP = 1
/** Gap that is a blank the producer did not write, in font sizes. */
const BLANK_GAP = 0.15

/** Lines from top to bottom. Raised and lowered characters stay in their line. */
export function linesOf(items: readonly Item[]): Line[] {
  const groups: Item[][] = []
  for (const item of [...items].filter((one) => one.text.trim()).sort((a, b) => a.y - b.y || a.x - b.x)) {
    const group = groups[groups.length - 1]
    const first = group?.[0]
    if (group && first && Math.abs(item.y - first.y) < 0.45 * Math.max(item.size, first.size)) group.push(item)
    else groups.push([item])
  }
  return groups.map(lineOf)
}

/** Text of items in writing order; a new baseline is a blank, as in wrapped text. */
export function runningText(items: readonly Item[]): string {
  let text = ''
  let before: Item | undefined
  for (const item of items) {
    if (!item.text) continue
    if (before) {
      const newLine = Math.abs(item.y - before.y) > 0.45 * Math.max(item.size, before.size)
      const gap = item.x - (before.x + before.width)
      if (newLine || gap > BLANK_GAP * item.size) text += ' '
    }
    text += item.text
    before = item
  }
  return text.replace(/ {2,}/g, ' ').trim()
}

function lineOf(group: Item[]): Line {
  const items = [...group].sort((a, b) => a.x - b.x)
  const size = Math.max(...items.map((item) => item.size))
  const segments: Segment[] = []
  let open: Item[] = []
  const close = () => {
    const [first, last] = [open[0], open[open.length - 1]]
    if (first && last) segments.push({ x0: first.x, x1: last.x + last.width, text: runningText(open) })
    open = []
  }
  for (const item of items) {
    const last = open[open.length - 1]
    if (last && item.x - (last.x + last.width) > COLUMN_GAP * size) close()
    open.push(item)
  }
  close()
  const x1 = Math.max(...segments.map((segment) => segment.x1))
  return { y: items[0]?.y ?? 0, size, x0: segments[0]?.x0 ?? 0, x1, segments, items }
}

export function lineText(line: Line): string {
  return line.segments.map((segment) => segment.text).join(' ')
}
