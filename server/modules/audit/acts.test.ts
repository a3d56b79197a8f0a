import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { actWords, knownActs } from '@liem/domain/audit/acts'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(test|samples)\.ts$/.test(name))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))

/** Names after `act:` or as the act of a module's own `write(ctx, '…')`. */
const written = (text: string) => [
  ...[...text.matchAll(/\bact: (?:published \? )?'([a-z_]+\.[a-z_]+)'(?: : '([a-z_]+\.[a-z_]+)')?/g)].flatMap((found) =>
    found.slice(1),
  ),
  ...[...text.matchAll(/\b(?:write(?:Officer)?|journal(?:Of|Root)?)\(\s*\w+,\s*'([a-z_]+\.[a-z_]+)'/g)].flatMap(
    (found) => found.slice(1),
  ),
]

test('every act that a module writes is called by words, not by its name', () => {
  const acts = new Set(sources.flatMap(written).filter(Boolean))
  expect(acts.size).toBeGreaterThan(40)
  expect([...acts].filter((act) => actWords(act) === act)).toEqual([])
})

test('no two acts offered in the filter of the journal have the same words', () => {
  const words = knownActs.map(actWords)
  expect(words.filter((one, i) => words.indexOf(one) !== i)).toEqual([])
})
