import { createHash } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import {
  contactFaults,
  contactKindNames,
  expectedKinds,
  missingKinds,
  standingOn,
} from '@liem/domain/publicity/contact-points'
import type { addContact, ContactRow, listContacts, readContacts, UnitContacts } from '@liem/domain/publicity/contract'
import { sql } from 'kysely'
import { getRunning, refsOf } from '#modules/units'
import { type Ctx, mayInUnit } from '#platform/ctx'
import { likeText } from '#platform/db/like'
import { canonicalJson, writeJournal } from '#platform/journal'
import { unitAddress } from './poster.ts'

/** Units an officer publishes for: every running one within the reach of the role that lets him. */
const mine = (ctx: Ctx) => sql`u.kind <> 'central' and (u.ended_on is null or u.ended_on > ${ctx.today}::date)
  and (${ctx.actor.wide} or u.id = any (${[...ctx.actor.unitIds]}::int[]))`

const publishedNow = (ctx: Ctx) => sql`c.unit_id = u.id and c.valid_from <= ${ctx.today}::date
  and (c.valid_to is null or c.valid_to > ${ctx.today}::date)`

/** Expected kinds a unit publishes today, 0 to 4. */
const publishedKinds = (ctx: Ctx) => sql`(select count(distinct c.kind) from contact_point c
  where ${publishedNow(ctx)} and c.kind = any (${[...expectedKinds]}::text[]))`

type Page = { key: string; id: number; unit: UnitRef; contacts: UnitContacts['contacts'] }

export async function list(ctx: Ctx, query: QueryOf<typeof listContacts>): Promise<OkOf<typeof listContacts>> {
  const [afterKey, afterId] = query.after ? decode(query.after) : [null, null]
  const kinds = publishedKinds(ctx)
  const where = sql`${mine(ctx)}
    and (${query.q ?? null}::text is null or u.search_key like '%' || vn_norm(${likeText(query.q ?? '')}) || '%')
    and (${query.missing ?? null}::text is null or ${kinds} < case ${query.missing ?? null}::text when 'all' then 1 else ${expectedKinds.length}::int end)`
  const { rows } = await sql<Page>`
    select u.name as key, u.id, json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'endedOn', u.ended_on) as unit,
      coalesce((select json_agg(json_build_object('kind', c.kind, 'value', c.value, 'hours', c.hours)
          order by array_position(${contactKindNames as string[]}::text[], c.kind), c.value)
        from contact_point c where ${publishedNow(ctx)}), '[]') as contacts
    from unit u where ${where}
      and (${afterKey}::text is null or (u.name collate "vi-x-icu", u.id) > (${afterKey}::text collate "vi-x-icu", ${afterId}::int))
    order by u.name collate "vi-x-icu", u.id limit ${query.limit + 1}`.execute(ctx.tx)
  const counted = await sql<{ n: number; whole: number; none: number; all: number }>`
    select (count(*) filter (where ${where}))::int as n, count(*)::int as all,
      (count(*) filter (where ${kinds} = ${expectedKinds.length}::int))::int as whole, (count(*) filter (where ${kinds} = 0))::int as none
    from unit u where ${mine(ctx)}`.execute(ctx.tx)
  const { n = 0, whole = 0, none = 0, all = 0 } = counted.rows[0] ?? {}
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ unit, contacts }) => ({
      unit,
      contacts,
      missing: missingKinds(contacts.map((one) => one.kind)),
    })),
    next: rows.length > query.limit && last ? encode(last) : null,
    total: { count: Math.min(n, 1000), more: n > 1000 },
    summary: { whole, part: all - whole - none, none },
  }
}

const encode = ({ key, id }: Page) => Buffer.from(JSON.stringify([key, id])).toString('base64url')
function decode(after: string): [string, number] {
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof key === 'string' && Number.isInteger(id)) return [key, id as number]
  } catch {
    // Falls through: somebody edited the address.
  }
  throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
}

/** A unit whose contact points this officer looks after; out of reach looks like not found. */
export async function getUnit(ctx: Ctx, id: number): Promise<UnitRef> {
  const unit = (await refsOf(ctx.tx, [id])).get(id)
  if (!unit || !mayInUnit(ctx, 'contacts.manage', id)) throw new Refusal('record.not_found')
  return unit
}

export async function read(ctx: Ctx, id: number): Promise<OkOf<typeof readContacts>> {
  const unit = await getUnit(ctx, id)
  const { rows } = await sql<Omit<ContactRow, 'standing' | 'can'>>`
    select c.id, c.kind, c.value, c.hours, c.valid_from as "validFrom", c.valid_to as "validTo", c.recorded_at as "recordedAt",
      case when o.id is null then null else json_build_object('id', o.id, 'name', o.full_name) end as "recordedBy"
    from contact_point c left join officer o on o.id = c.recorded_by where c.unit_id = ${id}
    order by array_position(${contactKindNames as string[]}::text[], c.kind), c.valid_from desc, c.recorded_at desc`.execute(
    ctx.tx,
  )
  const standing = rows.map((row) => ({ ...row, standing: standingOn(ctx.today, row) }))
  return {
    unit,
    rows: standing.map((row) => ({
      ...row,
      recordedAt: new Date(row.recordedAt).toISOString(),
      can: isOpen(row) && row.standing !== 'past' ? (['end', 'replace'] as const).slice() : [],
    })),
    missing: missingKinds(standing.filter((row) => row.standing === 'now').map((row) => row.kind)),
    publicAddress: unitAddress(ctx.parts.settings.publicUrl, unit.code),
    can: unit.endedOn ? [] : ['add'],
  }
}

/** No end has been set yet. */
const isOpen = (row: { validTo: string | null }) => row.validTo === null

/** Publishes a contact point; with `replaces`, the old one ends on the day this one begins. */
export async function add(ctx: Ctx, unitId: number, body: BodyOf<typeof addContact>) {
  await getUnit(ctx, unitId)
  await getRunning(ctx, [unitId])
  const faults = contactFaults(body)
  if (faults.length) throw new Refusal('request.invalid', {}, faults)
  if (body.replaces) {
    const old = await lockOpen(ctx, body.replaces)
    if (old.unit_id !== unitId || old.kind !== body.kind) throw new Refusal('record.changed')
    await close(ctx, old, body.validFrom, 'validFrom')
  }
  const row = { kind: body.kind, value: body.value, hours: body.hours || null, valid_from: body.validFrom }
  const { id } = await ctx.tx
    .insertInto('contact_point')
    .values({ ...row, unit_id: unitId, recorded_by: ctx.actor.officerId, recorded_at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeJournal(ctx, {
    act: 'publicity.add_contact',
    subject: { kind: 'contact_point', id },
    unitIds: [unitId],
    facts: { unit: unitId, kind: body.kind, from: body.validFrom, row: hashOf(row) },
  })
  return { id }
}

export async function end(ctx: Ctx, id: string, { on }: { on: string }) {
  await close(ctx, await lockOpen(ctx, id), on)
  return { done: true as const }
}

type Open = { id: string; unit_id: number; kind: string; valid_from: string }

async function lockOpen(ctx: Ctx, id: string): Promise<Open> {
  const row = await ctx.tx
    .selectFrom('contact_point')
    .select(['id', 'unit_id', 'kind', 'valid_from', 'valid_to'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !mayInUnit(ctx, 'contacts.manage', row.unit_id)) throw new Refusal('record.not_found')
  if (row.valid_to !== null) throw new Refusal('record.changed')
  return row
}

async function close(ctx: Ctx, row: Open, on: string, path = 'on'): Promise<void> {
  if (on < row.valid_from)
    throw new Refusal('request.invalid', {}, [{ path, words: 'Không thể trước ngày bắt đầu công bố' }])
  // A mistake is taken back on its own first day; what did stand is not made to have ended earlier than today.
  if (on < ctx.today && on !== row.valid_from)
    throw new Refusal('request.invalid', {}, [{ path, words: 'Không thể thôi công bố từ một ngày đã qua' }])
  await ctx.tx.updateTable('contact_point').set({ valid_to: on }).where('id', '=', row.id).execute()
  await writeJournal(ctx, {
    act: 'publicity.end_contact',
    subject: { kind: 'contact_point', id: row.id },
    unitIds: [row.unit_id],
    facts: { unit: row.unit_id, kind: row.kind, from: row.valid_from, to: on },
  })
}

/** The journal holds no words: the hash proves later what was published. */
const hashOf = (row: object): string => createHash('sha256').update(canonicalJson(row)).digest('hex')
