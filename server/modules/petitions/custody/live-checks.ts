import type { OwnMailbox } from '@liem/domain/petitions/form'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import type { Fault, LiveCheck } from '#platform/transparency/faults'
import { fitsHash, hashedColumns } from '../core-row.ts'
import { mailboxHash } from '../mailbox-fact.ts'

const AT_ONCE = 2000

/**
 * Compares petitions as they lie in the database with what their journal says of them: every row that was received exists, its core
 * columns hash to what the last act recorded, and every envelope an act named lies here with these very bytes, or was removed by
 * two officers. The mailbox is still the one that was received: answers go to the sender, and only he signs.
 * Whoever an act excluded is still excluded.
 */
export const petitionChecks: readonly LiveCheck[] = [
  { kind: 'petition', check: rows },
  { kind: 'petition_part', check: envelopes },
  { kind: 'mailbox', check: mailboxes },
  { kind: 'exclusion', check: exclusions },
]

const fault = (words: string, entry?: string): Fault => ({ kind: 'record', words, ...(entry ? { entry } : {}) })

async function rows(db: Db): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let after = ''; ; ) {
    const { rows: acts } = await sql<{ subject_id: string; entry: string; row: string }>`
      select distinct on (subject_id) subject_id, id as entry, facts ->> 'row' as row from journal
      where subject_kind = 'petition' and facts ? 'row' and subject_id > ${after} order by subject_id, id desc limit ${AT_ONCE}`.execute(
      db,
    )
    if (acts.length === 0) break
    const found = await db
      .selectFrom('petition')
      .select(hashedColumns as 'id'[])
      .where(
        'id',
        'in',
        acts.map((act) => act.subject_id),
      )
      .execute()
    const byId = new Map(found.map((row) => [row.id, row as Record<string, unknown>]))
    for (const act of acts) {
      const row = byId.get(act.subject_id)
      if (!row) faults.push(fault(`Tin, đơn ${act.subject_id} đã bị xóa khỏi cơ sở dữ liệu.`, act.entry))
      else if (!fitsHash(row, act.row))
        faults.push(
          fault(`Dòng của tin, đơn ${act.subject_id} không khớp với bước cuối cùng trong nhật ký.`, act.entry),
        )
    }
    after = acts.at(-1)?.subject_id ?? ''
    if (acts.length < AT_ONCE) break
  }
  const { rows: strays } = await sql<{ id: string }>`
    select p.id from petition p where not exists (select from journal j where j.subject_kind = 'petition' and j.subject_id = p.id::text) limit 1000`.execute(
    db,
  )
  for (const { id } of strays) faults.push(fault(`Tin, đơn ${id} không có trong nhật ký.`))
  return faults
}

/** Envelopes named by acts: `blob` or `blobs`. A part whose bytes changed, or that lacks its bytes without a removal in the journal, is named. */
async function envelopes(db: Db): Promise<Fault[]> {
  const faults: Fault[] = []
  const { rows: missing } = await sql<{ petition: string; hash: string; entry: string }>`
    with named as (
      select j.subject_id as petition, j.id as entry, b.hash from journal j
      cross join lateral (
        select jsonb_array_elements_text(case jsonb_typeof(j.facts -> 'blobs') when 'array' then j.facts -> 'blobs' else '[]' end) as hash
        union all select j.facts ->> 'blob' where j.facts ? 'blob'
      ) b where j.subject_kind = 'petition' and b.hash is not null
    )
    select n.petition, n.hash, n.entry from named n
    left join petition_part t on t.petition_id::text = n.petition and encode(t.hash, 'hex') = n.hash
    where t.id is null limit 1000`.execute(db)
  for (const one of missing)
    faults.push(fault(`Phong bì ${one.hash} của tin, đơn ${one.petition} không còn trong cơ sở dữ liệu.`, one.entry))
  const { rows: changed } = await sql<{ petition: string; hash: string; why: string }>`
    select t.petition_id as petition, encode(t.hash, 'hex') as hash,
      case when t.bytes is not null then 'changed' when t.blob_hash is not null then 'file' else 'removed' end as why
    from petition_part t left join file_blob f on f.hash = t.blob_hash
    where (t.bytes is not null and sha256(t.bytes) <> t.hash)
      or (t.blob_hash is not null and (t.blob_hash <> encode(t.hash, 'hex') or f.hash is null))
      or (t.bytes is null and t.blob_hash is null and not exists (select from journal j
        where j.subject_kind = 'petition' and j.subject_id = t.petition_id::text and j.act = 'petitions.remove'))
    limit 1000`.execute(db)
  for (const one of changed)
    faults.push(fault(`Phong bì ${one.hash} của tin, đơn ${one.petition} đã bị thay đổi hoặc mất nội dung.`))
  return faults
}

/** Mailboxes against the entry of receipt. One exchanged, one added and one gone are named; entries older than the fact say nothing. */
async function mailboxes(db: Db): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let after = '0'; ; ) {
    const { rows: told } = await sql<{ id: string; petition: string; mailbox: string; held: OwnMailbox[] }>`
      select j.id, j.subject_id as petition, j.facts ->> 'mailbox' as mailbox, (
        select coalesce(jsonb_agg(jsonb_build_object('recipient', m.recipient, 'verifyKey', encode(m.verify_key, 'hex'))), '[]')
        from mailbox m where m.petition_id::text = j.subject_id) as held
      from journal j where j.act = 'petitions.receive' and j.subject_kind = 'petition' and j.facts ? 'mailbox'
        and j.id > ${after}::bigint order by j.id limit ${AT_ONCE}`.execute(db)
    for (const { id, petition, mailbox, held } of told)
      if (held.length === 0 || held.some((one) => mailboxHash(one) !== mailbox))
        faults.push(fault(`Hộp thư của tin, đơn ${petition} không còn là hộp thư lúc tiếp nhận.`, id))
    after = told.at(-1)?.id ?? after
    if (told.length < AT_ONCE) break
  }
  return faults
}

/** Exclusions are never taken back: each that an entry names must lie here still. */
async function exclusions(db: Db): Promise<Fault[]> {
  const { rows: gone } = await sql<{ petition: string; officer: string; entry: string }>`
    select j.subject_id as petition, split_part(x.said, ':', 1) as officer, j.id as entry from journal j
    cross join lateral jsonb_array_elements_text(case jsonb_typeof(j.facts -> 'excluded') when 'array' then j.facts -> 'excluded' else '[]' end) as x (said)
    where j.subject_kind = 'petition' and j.act = 'petitions.exclude' and not exists (
      select from exclusion e where e.petition_id::text = j.subject_id and e.officer_id::text || ':' || e.ground = x.said)
    limit 1000`.execute(db)
  return gone.map(({ petition, officer, entry }) =>
    fault(`Việc loại trừ cán bộ số ${officer} khỏi tin, đơn ${petition} đã bị xóa khỏi cơ sở dữ liệu.`, entry),
  )
}
