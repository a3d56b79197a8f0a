/** What a document calls itself in its text ("Nghị quyết này", "Kế hoạch này"). */
import { typePattern } from './document-types.ts'
import { sameTones, squeeze } from './normal-text.ts'
import type { Span } from './source-text.ts'

/** The type a text gives itself most often, with the place where it first does. */
export function typeOfThis(raw: string): { type: string; span: Span } | undefined {
  const text = sameTones(raw)
  const counts = new Map<string, { n: number; span: Span }>()
  for (const m of text.matchAll(new RegExp(`(?<![\\p{L}])(${typePattern}) này(?![\\p{L}])`, 'giu'))) {
    if (!/^\p{Lu}/u.test(m[1] ?? '')) continue
    const type = squeeze(m[1] ?? '').toLowerCase()
    const known = counts.get(type)
    if (known) known.n++
    else counts.set(type, { n: 1, span: { start: m.index, end: m.index + m[0].length } })
  }
  const best = [...counts.entries()].sort((a, b) => b[1].n - a[1].n)[0]
  return best && { type: best[0], span: best[1].span }
}
