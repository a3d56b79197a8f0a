/** The tree of a document: parts, headings, articles, items, bullets, annexes and rows, each with its span. */
import type { DraftNode } from './draft.ts'
import { inlineItems, type Marker, readMarker } from './markers.ts'
import { isUpper, squeeze } from './normal-text.ts'
import type { Block, Paragraph, SourceText, Span, Table } from './source-text.ts'

export type TreeNode = DraftNode & {
  /** Text without its marker, and where that text starts. */
  own: string
  ownStart: number
  style: string
  heading: boolean
  bold: boolean
  /** Children in order. */
  children: TreeNode[]
  up: TreeNode | null
  /** The table whose rows stand here. */
  table?: Table
}

/** Fixed order of styles, used when a list starts in the middle. */
const ranks: Record<string, number> = {
  annex: 0, part: 1, upper: 2, chapter: 3, section: 4, roman: 5, article: 6, worded: 6.5, arabic: 7, decimal2: 8, decimal3: 9,
  decimal4: 10, 'arabic)': 10.5, '(arabic)': 11, 'alpha)': 12, 'alpha.': 12, '(roman)': 13, '-': 14, '•': 14.5, '+': 15,
} // biome-ignore format: a table

const bullets = new Set(['-', '+', '•'])

/** A line that names a part of the text and lays no duty by itself. */
export function looksLikeHeading(text: string, marker: Marker | undefined, block: Paragraph): boolean {
  const t = text.trim()
  if (!t) return true
  if (block.heading) return t.length < 300
  if (isUpper(t) && t.length < 300) return true
  if (/[;]$/.test(t) || /\.\/\.?$/.test(t)) return false
  if (block.bold && t.length < 220) return true
  return Boolean(marker) && t.length < 110 && !/[.,;]$/.test(t)
}

/** Builds the tree of blocks `from`…`to`. Ids go on from `nodes`. */
export function buildTree(source: SourceText, ranges: { from: number; to: number; annex: boolean }[]): TreeNode[] {
  const nodes: TreeNode[] = []
  for (const range of ranges) {
    const stack: TreeNode[] = []
    for (let i = range.from; i < Math.min(range.to, source.blocks.length); i++) {
      const block = source.blocks[i] as Block
      if (block.kind === 'table') {
        const node = add(nodes, stack.at(-1) ?? null, undefined, '', block.span, false, false, 'row')
        node.table = block
        continue
      }
      let at = block.span.start
      for (const line of source.text.slice(block.span.start, block.span.end).split('\n')) {
        if (line.trim()) place(nodes, stack, line, at, block)
        at += line.length + 1
      }
    }
  }
  return nodes
}

function place(nodes: TreeNode[], stack: TreeNode[], line: string, start: number, block: Paragraph): void {
  const lead = line.length - line.trimStart().length
  const text = line.trim()
  const printed = block.marker && !readMarker(text) ? `${block.marker} ` : ''
  const marker = readMarker(printed + text)
  const skip = marker ? Math.max(0, marker.length - printed.length) : 0
  const own = text.slice(skip)
  const span = { start: start + lead, end: start + lead + text.length }
  const heading = looksLikeHeading(own, marker, block)
  const parent = marker ? parentFor(stack, marker) : parentOfPlain(stack, own, block)
  const node = add(nodes, parent, marker, own, span, heading, block.bold ?? false)
  node.ownStart = span.start + skip
  if (marker || /:$/.test(own) || (heading && own.length < 200)) stack.push(node)
  splitInline(nodes, node)
}

/** "… : (i) …; (ii) …" in one paragraph: the items become children, the stem keeps the words before them. */
function splitInline(nodes: TreeNode[], node: TreeNode): void {
  const items = inlineItems(node.own)
  const first = items[0]
  if (!first) return
  const stem = node.own.slice(0, first.at)
  if (!/[:;,.]\s*$/.test(stem) && !/(?:sau|gồm|là)\s*$/.test(stem)) return
  items.forEach((item, n) => {
    const end = items[n + 1]?.at ?? node.own.length
    const raw = node.own.slice(item.at, end)
    const text = raw.trimEnd()
    const start = node.ownStart + item.at
    const child = add(
      nodes,
      node,
      item.marker,
      text.slice(item.marker.length),
      { start, end: start + text.length },
      false,
      false,
    )
    child.ownStart = start + item.marker.length
  })
  node.own = stem.trimEnd()
}

function parentFor(stack: TreeNode[], marker: Marker): TreeNode | null {
  const same = stack.findLastIndex((n) => n.style === marker.style)
  if (same >= 0) {
    // A list that starts again at 1 below an open item of another style is a list of its own.
    const above = stack[same] as TreeNode
    const restarts =
      marker.ordinal === 1 && Number(above.marker?.match(/\d+/)?.[0] ?? 0) >= 1 && stack.length - 1 > same
    const top = stack.at(-1) as TreeNode
    if (
      !(
        restarts &&
        marker.style.startsWith('arabic') &&
        ['alpha)', 'alpha.', '(roman)'].includes(top.style) &&
        /:$/.test(top.own)
      )
    ) {
      stack.length = same
      return stack.at(-1) ?? null
    }
    return top
  }
  const rank = ranks[marker.style] ?? 20
  if (marker.ordinal > 1 || rank <= 6) {
    while (stack.length && (ranks[(stack.at(-1) as TreeNode).style] ?? 13.5) >= rank) stack.pop()
  } else {
    // A new list: below whatever is open, but a bullet holds only bullets, unless it is a stem.
    while (stack.length) {
      const top = stack.at(-1) as TreeNode
      const stem = /:$/.test(top.own)
      if (!bullets.has(top.style) || stem || marker.style === '+' || (marker.style === '•' && top.style === '-')) break
      stack.pop()
    }
    while (
      stack.length &&
      (stack.at(-1) as TreeNode).style === 'plain' &&
      !/:$/.test((stack.at(-1) as TreeNode).own) &&
      !(stack.at(-1) as TreeNode).heading
    )
      stack.pop()
  }
  return stack.at(-1) ?? null
}

function parentOfPlain(stack: TreeNode[], own: string, block: Paragraph): TreeNode | null {
  while (stack.length) {
    const top = stack.at(-1) as TreeNode
    if (top.style === 'plain' && /^(?:Phụ lục|PHỤ LỤC|DANH MỤC|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH)/u.test(own)) stack.pop()
    else if (bullets.has(top.style) && !/:$/.test(top.own)) stack.pop()
    else if (
      top.style === 'plain' &&
      (block.heading || /:$/.test(own) || isUpper(own) || block.bold || (!top.heading && top.children.length > 0))
    )
      stack.pop()
    else break
  }
  return stack.at(-1) ?? null
}

function add(
  nodes: TreeNode[],
  parent: TreeNode | null,
  marker: Marker | undefined,
  own: string,
  span: Span,
  heading: boolean,
  bold: boolean,
  kind?: DraftNode['kind'],
): TreeNode {
  const node: TreeNode = {
    id: `n${nodes.length + 1}`,
    parent: parent?.id ?? null,
    path: pathOf(parent, marker),
    marker: marker?.printed ?? null,
    kind: kind ?? marker?.kind ?? 'paragraph',
    text: squeeze(own),
    span,
    own,
    ownStart: span.start,
    style: marker?.style ?? 'plain',
    heading,
    bold,
    children: [],
    up: parent,
  }
  parent?.children.push(node)
  nodes.push(node)
  return node
}

/** Printed numbers from the top; "3.1" repeats its parent's "3", so only the longer one is kept. */
function pathOf(parent: TreeNode | null, marker: Marker | undefined): string {
  const above = parent?.path ?? ''
  if (!marker?.label) return above
  if (marker.style === 'article') return marker.label
  if (marker.style.startsWith('decimal')) {
    const head = marker.label.split('.').slice(0, -1).join('.')
    if (above === head || above.endsWith(`.${head}`)) return `${above}.${marker.label.split('.').at(-1)}`
  }
  return above ? `${above}.${marker.label}` : marker.label
}

/** The node as the draft shows it. */
export function draftNode(node: TreeNode): DraftNode {
  const { id, parent, path, marker, kind, text, span } = node
  return { id, parent, path, marker, kind, text, span }
}
