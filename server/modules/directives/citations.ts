import type { NewDocument } from '@liem/domain/directives/contract'
import { issuerOfCode, parseSymbol } from '@liem/domain/directives/extraction/symbols'
import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { findPartyTerm, findUnitByName, numberOf } from './numbering.ts'

type Stub = NonNullable<NewDocument['relations'][number]['stub']>

/** What a citation names when its issuer is not printed. */
export const unknownIssuer = 'Chưa rõ cơ quan ban hành'

/**
 * The document that a citation names: a registered one only when symbol, date and issuer agree, else a stub with the same words,
 * else a new stub. Undated citations never take a number: they wait to be merged.
 */
export async function cite(ctx: Ctx, bookUnitId: number, given: Stub): Promise<string> {
  const symbol = given.symbol?.trim() || null
  // "01-CT/TU" is a Party symbol whatever the side was left at.
  const side = symbol && parseSymbol(symbol)?.side === 'party' ? 'party' : given.side
  const stub = { ...given, side }
  const issuerName =
    stub.issuerName?.trim() || issuerOfCode(symbol ? (parseSymbol(symbol)?.issuerCode ?? null) : null) || unknownIssuer
  const found = await findCited(ctx, { ...stub, symbol, issuerName })
  if (found) return found
  const id = crypto.randomUUID()
  const issuerUnitId = (await findUnitByName(ctx, issuerName)) ?? null
  const issuedOn = stub.issuedOn ?? null
  const partyTerm = await findPartyTerm(ctx, { side: stub.side, issuerUnitId, issuerName, symbol, issuedOn })
  await ctx.tx
    .insertInto('document')
    .values({
      id,
      status: 'stub',
      side: stub.side,
      issuer_unit_id: issuerUnitId,
      issuer_name: issuerName,
      type: stub.type?.trim().toLowerCase() || null,
      number: numberOf({ symbol }),
      symbol,
      title: stub.title,
      issued_on: issuedOn,
      party_term: partyTerm,
      // A citation says no more than that a document exists; everybody who cites it again should find it.
      visibility: 'common',
      registered_by: ctx.actor.officerId || null,
      registered_unit_id: bookUnitId,
      registered_at: ctx.now,
    })
    .execute()
  await journal.write(ctx, {
    act: 'directives.cite',
    subject: { kind: 'document', id },
    unitIds: [bookUnitId],
    facts: { symbol: codeOf(symbol), issuedOn },
  })
  return id
}

async function findCited(ctx: Ctx, stub: Stub & { symbol: string | null; issuerName: string }) {
  const { rows } = await sql<{ id: string }>`
    select d.id from document d
    where d.merged_into_id is null and d.side = ${stub.side} and d.issued_on is not distinct from ${stub.issuedOn ?? null}::date
      and case when ${stub.symbol}::text is null
        then d.symbol is null and d.status = 'stub' and vn_norm(d.title) = vn_norm(${stub.title})
        else d.symbol_key = symbol_key(${stub.symbol}) end
      and (d.status = 'stub' or d.issued_on is not null)
      and (vn_norm(d.issuer_name) = vn_norm(${stub.issuerName}) or (${stub.issuerName} = ${unknownIssuer} and d.issued_on is not null))
    order by (d.status = 'registered') desc, d.registered_at limit 2`.execute(ctx.tx)
  return rows.length === 1 ? rows[0]?.id : undefined
}

/** A symbol as a fact of the journal: no spaces; left out when it holds signs that no symbol has. */
export function codeOf(symbol: string | null | undefined): string | undefined {
  const bare = symbol?.replace(/\s+/g, '').normalize('NFC')
  return bare && /^[\p{L}\p{N}][\p{L}\p{N}._:/+@#=-]{0,119}$/u.test(bare) ? bare : undefined
}

/**
 * Pairs of citation and registered document that are probably one: same side and symbol, no other year, no other named issuer.
 * For a registered document its stubs, for a stub the registered documents.
 */
export async function listMergeCandidates(
  ctx: Pick<Ctx, 'tx'>,
  doc: { id: string; status: string; symbol: string | null; merged_into_id: string | null },
) {
  if (!doc.symbol || doc.merged_into_id || doc.status === 'draft') return []
  const { rows } = await sql<{
    id: string
    symbol: string | null
    title: string
    status: 'stub' | 'draft' | 'registered'
    issuedOn: string | null
  }>`
    select o.id, o.symbol, o.title, o.status, o.issued_on as "issuedOn"
    from document d join document o on o.symbol_key = d.symbol_key and o.side = d.side and o.id <> d.id
    where d.id = ${doc.id} and o.merged_into_id is null
      and o.status = ${doc.status === 'stub' ? 'registered' : 'stub'}
      and (o.year is null or d.year is null or o.year = d.year)
      and (o.issuer_key = d.issuer_key or vn_norm(o.issuer_name) = vn_norm(d.issuer_name)
        or ${unknownIssuer} in (o.issuer_name, d.issuer_name))
    order by o.issued_on desc nulls last, o.id limit 20`.execute(ctx.tx)
  return rows
}

/** The relations of the stub pass to the registered document; its row stays and names what it became. */
export async function mergeStub(
  ctx: Ctx,
  stub: { id: string; status: string; merged_into_id: string | null },
  intoId: string,
) {
  if (stub.status !== 'stub' || stub.merged_into_id) throw new Refusal('document.not_stub')
  const { rows } = await sql<{ moved: number }>`select merge_stub(${stub.id}::uuid, ${intoId}::uuid) as moved`.execute(
    ctx.tx,
  )
  return rows[0]?.moved ?? 0
}
