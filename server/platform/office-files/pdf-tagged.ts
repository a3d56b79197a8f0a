import type { Draft, DraftCell, DraftParagraph } from './assemble.ts'
import { type Item, runningText } from './pdf-lines.ts'
import { alignOf, type Bounds, type PageDraft } from './pdf-paragraphs.ts'

/** A node of the structure tree as pdf.js gives it. */
export type TagNode = { role: string; children: (TagNode | TagContent)[]; alt?: string }
export type TagContent = { type: string; id?: string }

const CONTAINERS = new Set(
  'Root Document DocumentFragment Part Art Sect Div BlockQuote TOC TOCI Index NonStruct Private Aside'.split(' '),
)
const ROW_GROUPS = new Set(['THead', 'TBody', 'TFoot'])

/**
 * Blocks of a tagged page in logical order: tables, lists and headings as the producer meant them. Answers undefined
 * when the tags leave out part of the visible text, which then has to be read from positions.
 */
export function draftsOfTags(
  root: TagNode,
  items: readonly Item[],
  bounds: Bounds,
  page: number,
): PageDraft[] | undefined {
  const byMark = new Map<string, Item[]>()
  for (const item of items) {
    if (item.mark === undefined) continue
    const same = byMark.get(item.mark) ?? []
    same.push(item)
    byMark.set(item.mark, same)
  }
  const used = new Set<Item>()
  const out: PageDraft[] = []

  const itemsIn = (node: TagNode | TagContent, deep = true): Item[] => {
    if (!isNode(node)) return node.id === undefined ? [] : (byMark.get(node.id) ?? [])
    return deep ? node.children.flatMap((child) => itemsIn(child)) : []
  }
  const textIn = (nodes: readonly (TagNode | TagContent)[]): string => {
    const found = nodes.flatMap((node) => itemsIn(node))
    for (const item of found) used.add(item)
    return runningText(found)
  }
  const put = (draft: Draft, found: readonly Item[]) => out.push({ draft: { ...draft, page }, ...edges(found, bounds) })

  function paragraph(nodes: readonly (TagNode | TagContent)[], more: Partial<DraftParagraph>) {
    const found = nodes.flatMap((node) => itemsIn(node))
    const text = textIn(nodes)
    if (!text) return
    const line = firstLine(found)
    const align = line && alignOf(line, bounds)
    put({ kind: 'paragraph', text, ...(align ? { align } : {}), ...more }, found)
  }

  function walk(node: TagNode) {
    if (node.role === 'Table') {
      // A table over several pages has all its rows in every page's tree, without text where they are not.
      const rows = rowsOf(node)
        .map((row) => row.children.filter(isNode).map((cell) => cellOf(cell, textIn)))
        .filter((row) => row.some((cell) => cell.text))
      if (rows.length > 0) put({ kind: 'table', rows }, [])
      return
    }
    if (node.role === 'L') {
      for (const item of node.children.filter(isNode)) listItem(item)
      return
    }
    if (CONTAINERS.has(node.role) || node.children.some((child) => isNode(child) && isBlock(child.role))) {
      inOrder(node.children, {})
      return
    }
    const heading = /^H([1-6])$/.exec(node.role)
    paragraph(node.children, heading ? { heading: Number(heading[1]) } : node.role === 'H' ? { heading: 1 } : {})
  }

  /** Runs of text and inline tags become one paragraph; blocks between them stand alone. */
  function inOrder(children: readonly (TagNode | TagContent)[], more: Partial<DraftParagraph>) {
    let inline: (TagNode | TagContent)[] = []
    let extra = more
    const flush = () => {
      if (inline.length > 0) {
        paragraph(inline, extra)
        extra = {}
      }
      inline = []
    }
    for (const child of children) {
      if (!isNode(child) || !isBlock(child.role)) inline.push(child)
      else if ((child.role === 'P' || child.role === 'LBody') && extra.marker) {
        flush()
        inOrder(child.children, extra)
        extra = {}
      } else {
        flush()
        walk(child)
      }
    }
    flush()
  }

  function listItem(item: TagNode) {
    if (item.role !== 'LI') {
      walk(item)
      return
    }
    const label = item.children.filter(isNode).find((child) => child.role === 'Lbl')
    const marker = label ? textIn([label]) : ''
    const rest = item.children.filter((child) => child !== label)
    inOrder(rest, marker ? { marker } : {})
  }

  walk(root)
  const all = items.filter((item) => item.text.trim())
  const length = (some: Iterable<Item>) => [...some].reduce((sum, item) => sum + item.text.trim().length, 0)
  return length(used) >= 0.97 * length(all) ? out : undefined
}

function cellOf(cell: TagNode, textIn: (nodes: readonly (TagNode | TagContent)[]) => string): DraftCell {
  const lines: string[] = []
  let inline: (TagNode | TagContent)[] = []
  const flush = () => {
    if (inline.length > 0) lines.push(textIn(inline))
    inline = []
  }
  const take = (children: readonly (TagNode | TagContent)[]) => {
    for (const child of children) {
      if (!isNode(child) || !isBlock(child.role)) inline.push(child)
      else if (child.role === 'LI') {
        flush()
        inline.push(child)
        flush()
      } else {
        flush()
        take(child.children)
        flush()
      }
    }
  }
  take(cell.children)
  flush()
  const text = lines.filter(Boolean).join('\n')
  return cell.role === 'TH' ? { text, header: true } : { text }
}

function rowsOf(table: TagNode): TagNode[] {
  return table.children
    .filter(isNode)
    .flatMap((child) => (child.role === 'TR' ? [child] : ROW_GROUPS.has(child.role) ? rowsOf(child) : []))
}

function isNode(node: TagNode | TagContent): node is TagNode {
  return 'role' in node
}

function isBlock(role: string): boolean {
  return (
    CONTAINERS.has(role) ||
    ROW_GROUPS.has(role) ||
    /^(?:P|H[1-6]?|Table|TR|TH|TD|L|LI|LBody|Caption|Note|FENote)$/.test(role)
  )
}

function firstLine(items: readonly Item[]): { x0: number; x1: number; size: number } | undefined {
  const first = items.find((item) => item.text.trim())
  if (!first) return undefined
  const line = items.filter((item) => item.text.trim() && Math.abs(item.y - first.y) < 0.45 * first.size)
  return {
    x0: Math.min(...line.map((item) => item.x)),
    x1: Math.max(...line.map((item) => item.x + item.width)),
    size: first.size,
  }
}

function edges(items: readonly Item[], bounds: Bounds): { open: boolean; fresh: boolean } {
  const visible = items.filter((item) => item.text.trim())
  const [first, last] = [visible[0], visible[visible.length - 1]]
  if (!first || !last) return { open: false, fresh: true }
  const full = last.x + last.width > bounds.right - 4 * last.size
  return { open: full && !/[.;:!?…]["”’)]*$/.test(last.text.trim()), fresh: first.x - bounds.left > 1.2 * first.size }
}
