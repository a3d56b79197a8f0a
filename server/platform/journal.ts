import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from './ctx.ts'
import type { Tx } from './db/as-actor.ts'

/** Ids, codes, dates, hashes, document symbols: no spaces, so no sentence and no name can slip in. */
const Code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/+@#=-]{0,119}$/u)
const Scalar = z.union([Code, z.number(), z.boolean(), z.null()])
const Facts = z.record(z.string().regex(/^[a-zA-Z]\w{0,39}$/), z.union([Scalar, z.array(Scalar).max(1000)]))

export type Facts = Readonly<Record<string, FactValue | readonly FactValue[] | undefined>>
type FactValue = string | number | boolean | null

export type Entry = {
  /** `module.step` */
  act: string
  subject: { kind: string; id: string | number }
  /** Units within whose reach the act lies: who may read the entry. */
  unitIds: readonly number[]
  facts?: Facts
}

/**
 * Writes one act, in the transaction of the act itself. Facts hold ids, codes, dates, amounts and hashes; anything that looks like
 * words is a defect and throws. Undefined facts are left out.
 */
export async function writeJournal(ctx: Ctx, entry: Entry): Promise<void> {
  await ctx.tx.insertInto('journal').values(entryRow(ctx, entry)).execute()
}

/** Many acts of one step, in their order: a plan of thousands of tasks is not thousands of round trips. */
export async function writeJournals(ctx: Ctx, entries: readonly Entry[]): Promise<void> {
  for (let i = 0; i < entries.length; i += 1000)
    await ctx.tx
      .insertInto('journal')
      .values(entries.slice(i, i + 1000).map((entry) => entryRow(ctx, entry)))
      .execute()
}

/**
 * A document's symbol as a fact ("53/KH-UBND", "30/2020/NĐ-CP", "15"): only what is shaped like one. Officers type such fields
 * freely, and a sentence with a name in it would stay in the journal for ever.
 */
export function symbolFact(typed: string | null | undefined): string | undefined {
  const close = (typed ?? '')
    .normalize('NFC')
    .trim()
    .replace(/\s*([/-])\s*/g, '$1')
  return (/\d[\p{L}\p{N}]*(?:[/-][\p{L}\p{N}.&+_]+)+/u.exec(close)?.[0] ?? /^\d+$/.exec(close)?.[0])
    ?.replaceAll('&', '+')
    .slice(0, 100)
}

/** Who acted, and when. */
type Acting = Pick<Ctx, 'now' | 'onBehalfOf'> & { actor: Pick<Ctx['actor'], 'officerId'> }

/** The row of an act: its bytes, their hash, the columns that repeat them, and the salt under which the log publishes it. */
export function entryRow(ctx: Acting, { act, subject, unitIds, facts = {} }: Entry) {
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const officer = ctx.actor.officerId || null
  const said = {
    v: 1,
    at: ctx.now.toISOString(),
    act,
    subject: { kind: subject.kind, id: String(subject.id) },
    officer,
    onBehalfOf: ctx.onBehalfOf,
    units: [...new Set(unitIds)].sort((a, b) => a - b),
    facts: Facts.parse(known),
  }
  const bytes = Buffer.from(canonicalJson(said), 'utf8')
  return {
    at: ctx.now,
    act,
    subject_kind: said.subject.kind,
    subject_id: said.subject.id,
    officer_id: officer,
    on_behalf_of: ctx.onBehalfOf,
    unit_ids: said.units,
    facts: JSON.stringify(said.facts),
    bytes,
    hash: createHash('sha256').update(bytes).digest(),
    salt: randomBytes(16),
  }
}

/** One form for one meaning (RFC 8785 for what entries hold): names sorted, no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${pairs.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`
}

/** Acts on one subject, oldest first, as far as row policies let the reader see them. */
export async function listJournal(tx: Tx, subject: { kind: string; id: string | number }) {
  const rows = await tx
    .selectFrom('journal')
    .leftJoin('officer', 'officer.id', 'journal.officer_id')
    .leftJoin('officer as absent', 'absent.id', 'journal.on_behalf_of')
    .select([
      'journal.id',
      'journal.at',
      'journal.act',
      'journal.facts',
      'journal.unit_ids',
      'journal.hash',
      'journal.officer_id',
      'journal.on_behalf_of',
    ])
    .select(['officer.full_name as officer_name', 'absent.full_name as absent_name'])
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', String(subject.id))
    .orderBy('journal.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    act: row.act,
    facts: row.facts as Record<string, FactValue | FactValue[]>,
    unitIds: row.unit_ids,
    hash: row.hash.toString('hex'),
    officer: row.officer_id === null ? null : { id: row.officer_id, name: row.officer_name ?? '' },
    onBehalfOf: row.on_behalf_of === null ? null : { id: row.on_behalf_of, name: row.absent_name ?? '' },
  }))
}

export { writeJournal as write }
