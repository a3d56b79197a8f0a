/** Compares a draft with a label file, field by field. */

import type { DraftJson } from '../../domain/directives/extraction/as-json.ts'
import { nameKey } from '../../domain/units/names.ts'

export type TaskLabel = {
  /** Words that stand in the task's text. */
  text: string
  lead: string[]
  support: string[]
  /** "none", "any" (not judged), "date 2026-08-15", "recurring monthly:5", "event", "ongoing". */
  due: string
  product?: string
}

export type Labels = {
  kind: string
  head: Record<string, string | null>
  bases: string[]
  mentions: string[]
  phases: [string | null, string | null][]
  reviews: [string, string | null][]
  tasks: TaskLabel[]
}

/** Right answers, answers given, answers expected; `misses` says what went wrong. */
export type Score = { right: number; given: number; wanted: number; misses: string[] }
export type Scores = Record<string, Score>

const headFields = [
  'number',
  'symbol',
  'type',
  'side',
  'issuer',
  'place',
  'date',
  'title',
  'secrecy',
  'urgency',
  'signer',
] as const

const loose = (text: string | null | undefined) => nameKey((text ?? '').toLowerCase())

function add(scores: Scores, field: string, right: number, given: number, wanted: number, miss?: string): void {
  scores[field] ??= { right: 0, given: 0, wanted: 0, misses: [] }
  const s = scores[field]
  s.right += right
  s.given += given
  s.wanted += wanted
  if (miss) s.misses.push(miss)
}

function lists(
  scores: Scores,
  field: string,
  given: string[],
  wanted: string[],
  key: (s: string) => string = loose,
): void {
  const left = given.map(key)
  let right = 0
  const missed: string[] = []
  for (const w of wanted) {
    const at = left.indexOf(key(w))
    if (at >= 0) {
      left.splice(at, 1)
      right++
    } else missed.push(w)
  }
  const miss = missed.length || left.length ? `thiếu [${missed.join(' | ')}] thừa [${left.join(' | ')}]` : undefined
  add(scores, field, right, given.length, wanted.length, miss)
}

const dueWords = (d: DraftJson['tasks'][number]['due']) => [d.kind, d.date ?? d.recurrence].filter(Boolean).join(' ')

/** Scores one document. */
export function compare(json: DraftJson, labels: Labels): Scores {
  const scores: Scores = {}
  add(
    scores,
    'kind',
    Number(json.kind === labels.kind),
    1,
    1,
    json.kind === labels.kind ? undefined : `${json.kind} ≠ ${labels.kind}`,
  )
  for (const field of headFields) {
    if (!(field in labels.head)) continue
    const given = json[field] as string | null
    const wanted = labels.head[field] ?? null
    // An empty field that should be empty is a right answer too.
    const right = given === null || wanted === null ? given === wanted : loose(given) === loose(wanted)
    add(scores, `head.${field}`, Number(right), 1, 1, right ? undefined : `${given} ≠ ${wanted}`)
  }
  const symbolKey = (s: string) => s.toLowerCase()
  const cited = (c: DraftJson['bases'][number]) => c.symbol ?? c.name ?? ''
  lists(scores, 'bases', json.bases.map(cited), labels.bases, symbolKey)
  lists(scores, 'mentions', json.mentions.map(cited), labels.mentions, symbolKey)
  lists(
    scores,
    'phases',
    json.phases.map((p) => `${p.from}–${p.to}`),
    labels.phases.map(([a, b]) => `${a}–${b}`),
    symbolKey,
  )
  lists(
    scores,
    'reviews',
    json.reviews.map((r) => `${r.kind} ${r.when}`),
    labels.reviews.map(([k, w]) => `${k} ${w}`),
    symbolKey,
  )

  const open = json.tasks.map((t, n) => ({ t, n, key: loose(t.text) }))
  for (const want of labels.tasks) {
    const key = loose(want.text)
    const hits = open.filter((o) => o.key.includes(key))
    const hit = hits.sort((a, b) => a.key.length - b.key.length)[0]
    if (!hit) {
      add(scores, 'tasks', 0, 0, 1, `thiếu: ${want.text}`)
      continue
    }
    open.splice(open.indexOf(hit), 1)
    add(scores, 'tasks', 1, 1, 1)
    const where = `nv ${hit.t.order}`
    const sameLead = sameSet(hit.t.lead, want.lead)
    add(
      scores,
      'task.lead',
      Number(sameLead),
      1,
      1,
      sameLead ? undefined : `${where}: ${hit.t.lead.join(' + ')} ≠ ${want.lead.join(' + ')}`,
    )
    lists(scores, 'task.support', hit.t.support, want.support)
    if (want.due !== 'any') {
      const given = dueWords(hit.t.due)
      const right = given === want.due || (want.due === 'event' && hit.t.due.kind === 'event')
      add(
        scores,
        'task.due',
        Number(right),
        1,
        1,
        right ? undefined : `${where}: ${given} («${hit.t.due.asWritten}») ≠ ${want.due}`,
      )
    }
    if (want.product) {
      const right = loose(hit.t.product) === loose(want.product)
      add(
        scores,
        'task.product',
        Number(right),
        1,
        1,
        right ? undefined : `${where}: ${hit.t.product} ≠ ${want.product}`,
      )
    }
  }
  for (const o of open)
    add(scores, 'tasks', 0, 1, 0, `thừa: [${o.t.path}] ${o.t.lead.join(' + ')}: ${o.t.text.slice(0, 110)}`)
  return scores
}

function sameSet(a: string[], b: string[]): boolean {
  const x = a.map(loose).sort()
  const y = b.map(loose).sort()
  return x.length === y.length && x.every((v, n) => v === y[n])
}
