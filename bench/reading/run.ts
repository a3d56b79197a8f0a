/**
 * Precision and recall of the document reader over labelled documents, and its speed beside a floor.
 * `tsx bench/reading/run.ts [folder] [-v]`: `-v` names every miss. Exits with 1 below the targets.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draftAsJson } from '../../domain/directives/extraction/as-json.ts'
import { sourceFromText } from '../../domain/directives/extraction/plain-text.ts'
import { readDocument } from '../../domain/directives/extraction/read-document.ts'
import { compare, type Labels, type Score, type Scores } from './compare.ts'
import { measureSpeed } from './speed.ts'

const args = process.argv.slice(2)
const verbose = args.includes('-v')
const folder = args.find((a) => !a.startsWith('-')) ?? join(import.meta.dirname, 'documents')

const targets: Record<string, { precision?: number; recall?: number }> = {
  head: { precision: 0.95, recall: 0.95 },
  tasks: { precision: 0.9, recall: 0.9 },
  'task.lead': { recall: 0.9 },
  'task.due': { recall: 0.9 },
}

const total: Scores = {}
const merge = (into: Scores, field: string, s: Score) => {
  into[field] ??= { right: 0, given: 0, wanted: 0, misses: [] }
  const t = into[field]
  t.right += s.right
  t.given += s.given
  t.wanted += s.wanted
}

let documents = 0
for (const file of readdirSync(folder).sort()) {
  const base = /^(.*)\.(?:txt|md)$/.exec(file)?.[1]
  if (!base) continue
  const labels = JSON.parse(readFileSync(join(folder, `${base}.labels.json`), 'utf8')) as Labels
  const source = sourceFromText(readFileSync(join(folder, file), 'utf8'), file.endsWith('.md') ? 'markdown' : 'text')
  const scores = compare(draftAsJson(readDocument(source)), labels)
  documents++
  for (const [field, s] of Object.entries(scores)) {
    merge(total, field, s)
    if (field.startsWith('head.')) merge(total, 'head', s)
    if (verbose) for (const miss of s.misses) console.log(`${base}  ${field}: ${miss}`)
  }
}

const percent = (a: number, b: number) => (b === 0 ? '     —' : `${((100 * a) / b).toFixed(1).padStart(5)}%`)
console.log(`\n${documents} văn bản\n`)
console.log('field            precision  recall   right/given/wanted')
let failed = false
for (const field of Object.keys(total).sort()) {
  const s = total[field] as Score
  const target = targets[field]
  const low =
    (target?.precision !== undefined && s.right < target.precision * s.given) ||
    (target?.recall !== undefined && s.right < target.recall * s.wanted)
  failed ||= low
  console.log(
    `${field.padEnd(16)} ${percent(s.right, s.given)}    ${percent(s.right, s.wanted)}   ${s.right}/${s.given}/${s.wanted}${low ? '   BELOW TARGET' : ''}`,
  )
}

const speed = measureSpeed()
console.log(
  `\nplan of ${speed.pages} pages (${speed.characters} characters, ${speed.tasks} tasks): read in ${speed.readerMs.toFixed(0)} ms; floor (one regular-expression pass) ${speed.floorMs.toFixed(1)} ms; target < 1000 ms`,
)
if (speed.readerMs >= 1000) failed = true
if (failed) process.exitCode = 1
