import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'

export type Item = { id: string; path: string; words: string; tag: string | null; duty: boolean }

type Kind = 'section' | 'article' | 'clause' | 'point' | 'bullet' | 'paragraph'
const shapes: [Kind, RegExp][] = [
  ['section', /^([IVX]+)\.\s+/],
  ['article', /^(Điều \d+)\.\s+/],
  ['clause', /^(\d+)\.\s+/],
  ['point', /^([a-zđ])\)\s+/],
  ['bullet', /^(-)\s+/],
]
const depth: Record<Kind, number> = { section: 0, article: 1, clause: 2, point: 3, bullet: 4, paragraph: 5 }

/** Makes the items of an outline (one line each, markers as printed) and the text they stand in. */
export function writeOutline(
  rows: Rows,
  chance: Chance,
  documentId: string,
  head: readonly string[],
  outline: string,
): Item[] {
  const items: Item[] = []
  const blocks: SourceText['blocks'] = []
  let text = ''
  const print = (words: string, heading: boolean) => {
    const start = text.length + (text ? 1 : 0)
    text += `${text ? '\n' : ''}${words}`
    blocks.push({
      kind: 'paragraph',
      span: { start, end: text.length },
      text: words,
      ...(heading ? { bold: true, align: 'center' as const } : {}),
    })
    return { start, end: text.length }
  }
  for (const line of head) print(line, true)
  const open: { kind: Kind; id: string; path: string }[] = []
  outline
    .split('\n')
    .filter(Boolean)
    .forEach((line, n) => {
      const [, printed = line, tag = null] = /^(.*?)(?:\s+@([\w.-]+))?$/.exec(line) ?? []
      const [kind, marker, label] = markerOf(printed)
      while (open.length && depth[(open.at(-1) as { kind: Kind }).kind] >= depth[kind]) open.pop()
      const parent = open.at(-1)
      const own = label === '' ? '' : kind === 'bullet' ? `-${n}` : label
      const path = [kind === 'article' ? '' : (parent?.path ?? ''), own].filter(Boolean).join('.')
      const id = chance.uuid()
      const span = print(printed, false)
      const words = printed.slice(marker.length)
      rows.item.push({
        id,
        document_id: documentId,
        parent_id: parent?.id ?? null,
        position: n + 1,
        path,
        marker: label === '' ? null : marker.trim(),
        kind,
        words,
        span_start: span.start,
        span_end: span.end,
        is_duty: tag !== null,
      })
      items.push({ id, path, words, tag, duty: tag !== null })
      if (kind !== 'paragraph') open.push({ kind, id, path })
    })
  const source: SourceText = { text, blocks, origin: 'text', notes: [] }
  rows.document_text.push({ document_id: documentId, source: JSON.stringify(source) })
  return items
}

function markerOf(line: string): [Kind, string, string] {
  for (const [kind, shape] of shapes) {
    const found = shape.exec(line)
    if (found) return [kind, found[0], found[1] ?? '']
  }
  return ['paragraph', '', '']
}
