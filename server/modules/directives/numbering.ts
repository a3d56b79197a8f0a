import { parseSymbol } from '@liem/domain/directives/extraction/symbols'
import { partyLevelOf, partyTermOn } from '@liem/domain/directives/party-terms'
import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { onConstraint } from '#platform/http'

type Issued = {
  side: 'state' | 'party' | 'social'
  issuerUnitId: number | null
  issuerName: string
  symbol: string | null
  issuedOn: string | null
}

/**
 * Term whose series the number of a Party document belongs to: a row of this installation for the committee or its level,
 * else the common dates. Null for other documents and without a date.
 */
export async function findPartyTerm(ctx: Pick<Ctx, 'tx'>, doc: Issued): Promise<string | null> {
  if (doc.side !== 'party' || !doc.issuedOn) return null
  const unit = doc.issuerUnitId
    ? await ctx.tx
        .selectFrom('unit as u')
        .leftJoin('unit as above', 'above.id', 'u.parent_id')
        .select(['u.kind', 'above.kind as above_kind'])
        .where('u.id', '=', doc.issuerUnitId)
        .executeTakeFirst()
    : undefined
  const below = Boolean(unit?.above_kind && unit.above_kind !== 'central' && unit.above_kind !== 'province')
  const level = partyLevelOf({ name: doc.issuerName, symbol: doc.symbol, kind: unit?.kind, below })
  const { rows } = await sql<{ label: string }>`
    select label from party_term
    where from_on <= ${doc.issuedOn}::date and (to_on is null or to_on > ${doc.issuedOn}::date)
      and (unit_id = ${doc.issuerUnitId}::int or (unit_id is null and level = ${level}))
    order by unit_id nulls last limit 1`.execute(ctx.tx)
  return rows[0]?.label ?? partyTermOn(level, doc.issuedOn).label
}

/** Number as printed, out of the symbol where it was not given apart. */
export const numberOf = (doc: { number?: string | null; symbol?: string | null }): string | null =>
  doc.number?.trim() || (doc.symbol ? (parseSymbol(doc.symbol)?.number ?? null) : null)

/** A number or symbol that the issuer's series already holds. */
export function onTakenNumber(
  error: unknown,
  doc: { symbol: string | null; number: string | null; issuedOn: string; partyTerm: string | null },
): never {
  const symbol = doc.symbol ?? doc.number ?? ''
  return onConstraint(error, {
    document_state_number: () =>
      new Refusal('document.number_taken', { symbol, span: `năm ${doc.issuedOn.slice(0, 4)}` }),
    document_party_number: () =>
      new Refusal('document.number_taken', { symbol, span: `nhiệm kỳ ${doc.partyTerm ?? ''}` }),
  })
}

/**
 * The one unit of the ledger that bears this name or short name or synonym; undefined when none or several do. So the same
 * issuer is one issuer, whether it was picked or typed.
 */
export async function findUnitByName(ctx: Pick<Ctx, 'tx'>, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    with asked as (select lower(normalize(${name}, nfc) collate "und-x-icu") as name)
    select distinct u.id from unit u left join unit_synonym s on s.unit_id = u.id, asked
    where u.ended_on is null and asked.name in (lower(u.name collate "und-x-icu"), lower(s.words collate "und-x-icu"))
    limit 2`.execute(ctx.tx)
  return rows.length === 1 ? rows[0]?.id : undefined
}
