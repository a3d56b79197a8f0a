import { issuerLines, type Paper, type PaperBlock } from '../../kernel/paper.ts'

/** Who writes, what number it gets and who signs: the same for every paper about a petition. */
export type Letterhead = {
  side: 'state' | 'party'
  sender: string
  senderAbove: string | null
  place: string
  /** Day of the paper; printed only once it has a number. */
  on: string
  number: string | null
  /** The unit's own part of the symbol: `TTr`, `UBND`. */
  tail: string
  signer: { authority: string | null; capacity: string | null; title: string; name: string | null }
}

type Rest = {
  /** Short name of the type in the symbol (`BB`, `PC`); a công văn has none. */
  type: string | null
  typeName?: string
  title: string
  addressees?: string[]
  body: PaperBlock[]
  recipients: string[]
}

/** A paper under this letterhead. Without a number it is a draft whose number and day stay open. */
export function headed(head: Letterhead, rest: Rest): Paper {
  const party = head.side === 'party'
  const { type, ...said } = rest
  const own = party && !type ? `CV/${head.tail}` : head.tail
  const { authority, capacity, title, name } = head.signer
  return {
    ...said,
    form: party ? 'party' : 'state',
    ...(head.senderAbove ? { issuerAbove: issuerLines(head.senderAbove) } : {}),
    issuer: issuerLines(head.sender),
    ...(head.number ? { number: head.number } : {}),
    symbol: type ? `${type}${party ? '/' : '-'}${own}` : own,
    place: head.place,
    ...(head.number ? { date: head.on } : { year: Number(head.on.slice(0, 4)) }),
    signer: {
      ...(authority ? { authority: upper(authority) } : {}),
      ...(capacity ? { capacity: upper(capacity) } : {}),
      title: upper(title),
      ...(name ? { name } : {}),
    },
    recipients: rest.recipients,
  }
}

export const upper = (words: string) => words.toLocaleUpperCase('vi')

/** Free text typed by an officer: one paragraph per line, blank lines dropped. */
export const paragraphs = (text: string): PaperBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }))

/** The last paragraph closes with “./.”, as the decree asks. */
export function closed(body: PaperBlock[]): PaperBlock[] {
  const last = body.at(-1)
  if (last?.kind !== 'paragraph' || typeof last.text !== 'string') return body
  return [...body.slice(0, -1), { ...last, text: `${last.text.replace(/[\s./;]+$/u, '')}./.` }]
}

/** Where copies are filed: the clerk's office, in the Party its Office. */
export const filed = (head: Letterhead) => (head.side === 'party' ? 'Lưu Văn phòng' : 'Lưu: VT')
