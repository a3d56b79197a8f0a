import { equalBytes, toHex } from '@liem/sealing/bytes'
import { rootOf } from '@liem/sealing/merkle'
import { openCheckpoint, parseVerifierKey, type VerifierKey, verifierKeyText } from '@liem/sealing/note'
import pg from 'pg'
import { connect, types } from '../db/pool.ts'
import { type Fault, type FaultList, faultList, type LiveCheck } from './faults.ts'
import { type Head, headOf } from './head.ts'
import { sha256 } from './names.ts'
import { checkpointInFile } from './note-in-file.ts'
import type { Outside } from './outside.ts'
import { differingColumns } from './verify-columns.ts'
import { type Recomputed, recomputeTree } from './verify-tree.ts'

export type ToVerify = {
  /** The owner's login: reads every row. */
  ownerUrl: string
  outside: Pick<Outside, 'checkpoint' | 'leaves'>
  /** The log's key as known from elsewhere; without it the database's own word is taken. */
  key?: VerifierKey
  /** Checkpoints, proofs or receipts kept elsewhere, by the name of their file. */
  against?: readonly { name: string; text: string }[]
  checks?: readonly LiveCheck[]
}

export type Verified = {
  origin: string | null
  size: number
  signedSize: number
  signedAt: Date | null
  root: string
  entries: number
  pending: number
  faults: readonly Fault[]
  /** All faults, also those beyond the first thousand. */
  faultCount: number
}

/** Recomputes the log from the records and names whatever is missing or changed. Changes nothing; may run beside a working server. */
export async function verifyLog({ ownerUrl, outside, key, against = [], checks = [] }: ToVerify): Promise<Verified> {
  // Read before the database, so that a tick meanwhile cannot make the database look older.
  const kept = outside.checkpoint()
  const faults = faultList()
  const [client, columns] = await Promise.all([openSnapshot(ownerUrl), openSnapshot(ownerUrl)])
  try {
    const { rows: shared } = await client.query<{ id: string }>('select pg_export_snapshot() as id')
    await columns.query(
      `rollback; begin isolation level repeatable read read only; set transaction snapshot '${shared[0]?.id}'`,
    )
    const [columnFaults] = await Promise.all([
      differingColumns(columns),
      verifyTree(client, { kept, outside, key, against }, faults),
    ])
    for (const fault of columnFaults) faults.add(fault)
    const head = await readHead(client)
    const { rows: pending } = await client.query<{ n: number }>('select count(*)::int as n from log_pending')
    await liveFaults(ownerUrl, checks, faults)
    return {
      origin: head.origin,
      size: head.size,
      signedSize: head.signed_size,
      signedAt: head.signed_at,
      root: toHex(rootOf(head.edge, sha256)),
      entries: await countOf(client),
      pending: pending[0]?.n ?? 0,
      faults: faults.named,
      faultCount: faults.count(),
    }
  } finally {
    await Promise.all([client.end(), columns.end()])
  }
}

async function openSnapshot(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, types, application_name: 'liem log verify' })
  await client.connect()
  // Statistics may be older than the rows: a join row by row, chosen for a few, would be taken for a million.
  await client.query(
    "set work_mem = '64MB'; set enable_nestloop = off; set jit = off; begin isolation level repeatable read read only",
  )
  return client
}

async function readHead(client: pg.Client): Promise<Head> {
  const { rows } = await client.query('select * from log_head')
  if (!rows[0]) throw new Error('log_head is empty')
  return headOf(rows[0])
}

async function countOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from log_leaf where journal_id is not null',
  )
  return rows[0]?.n ?? 0
}

type Given = Pick<ToVerify, 'outside' | 'key' | 'against'> & { kept: string | undefined }

async function verifyTree(client: pg.Client, { kept, outside, key, against = [] }: Given, faults: FaultList) {
  const head = await readHead(client)
  const own = head.vkey === null ? undefined : parseVerifierKey(head.vkey)
  const trusted = key ?? own
  if (key && own && verifierKeyText(key) !== verifierKeyText(own))
    faults.add({ kind: 'key', words: `Khóa của nhật ký trong cơ sở dữ liệu không phải khóa ${verifierKeyText(key)}.` })
  const signed = trusted ? claimsOf(head, { kept, against }, trusted, faults) : []
  const { rows: gaps } = await client.query<{ first: string; last: string }>(
    'select first_idx as first, last_idx as last from log_gap',
  )
  const found = await recomputeTree(
    client,
    {
      size: head.size,
      fillerKey: head.filler_key,
      outside,
      at: signed.map(({ size }) => size),
      gaps: gaps.map(({ first, last }) => ({ first: Number(first), last: Number(last) })),
    },
    faults,
  )
  if (!equalBytes(Buffer.concat(found.edge.hashes), Buffer.concat(head.edge.hashes)))
    faults.add({ kind: 'head', words: 'Đầu nhật ký không khớp với cây tính lại từ các lá.' })
  for (const { size, root, kind, words } of signed) {
    const own = size === 0 ? undefined : found.roots.get(size)
    if (size > head.size)
      faults.add({
        kind: kind === 'fork' ? 'older' : kind,
        words: `${words}: có ${size} lá, cơ sở dữ liệu chỉ có ${head.size}. Cơ sở dữ liệu cũ hơn, hoặc lá cuối đã bị xóa.`,
      })
    else if (own && !equalBytes(own, root))
      faults.add({ kind, words: `${words}: gốc cây ở ${size} lá không phải gốc đã ký. Nhật ký đã bị viết lại.` })
  }
  await strayRows(client, head.size, found.present, faults)
  await differingTiles(client, found, faults)
}

type Signed = { size: number; root: Uint8Array; kind: 'checkpoint' | 'outside' | 'fork'; words: string }

/** What was signed of this log, here and elsewhere: each must be a beginning of the tree. */
function claimsOf(
  head: Head,
  { kept, against = [] }: Pick<Given, 'kept' | 'against'>,
  key: VerifierKey,
  faults: FaultList,
): Signed[] {
  const claim = (note: string | undefined, kind: Signed['kind'], words: string): Signed[] => {
    const opened = note === undefined ? undefined : openCheckpoint(note, key)
    if (!opened) {
      faults.add({ kind, words: `${words}: không đọc được, hoặc không do khóa của nhật ký này ký.` })
      return []
    }
    return [{ size: opened.size, root: opened.root, kind, words }]
  }
  return [
    ...(head.checkpoint === null ? [] : claim(head.checkpoint, 'checkpoint', 'Xác nhận đang công bố')),
    ...(kept === undefined ? [] : claim(kept, 'outside', 'Xác nhận cất ngoài cơ sở dữ liệu')),
    ...against.flatMap(({ name, text }) => claim(checkpointInFile(text), 'fork', `Xác nhận trong ${name}`)),
  ]
}

/** Rows without their counterpart: leaves beyond the head, entries neither in the tree nor waiting, waiting ones that are gone or changed. */
async function strayRows(client: pg.Client, size: number, present: number, faults: FaultList) {
  const { rows: beyond } = await client.query<{ idx: string }>(
    'select idx from log_leaf where idx >= $1 order by idx',
    [size],
  )
  for (const { idx } of beyond)
    faults.add({ kind: 'leaf-beyond', leaf: Number(idx), words: `Lá ${idx} nằm ngoài đầu nhật ký (${size} lá).` })
  // Counting comes first: naming them means joining every entry with every leaf.
  const { rows: counts } = await client.query<{ all: number; waiting: number }>(`
    select (select count(*)::int from journal) as all, (select count(*)::int from log_pending p join journal j on j.id = p.journal_id
      where not exists (select from log_leaf l where l.journal_id = p.journal_id)) as waiting`)
  const isComplete = counts[0]?.all === present + (counts[0]?.waiting ?? 0)
  for (const id of isComplete ? [] : await unloggedEntries(client))
    faults.add({
      kind: 'entry-unlogged',
      entry: id,
      words: `Dòng nhật ký ${id} không có lá và cũng không chờ đánh số.`,
    })
  const { rows: waiting } = await client.query<{ journal_id: string; is_gone: boolean }>(
    `select p.journal_id, j.id is null as is_gone from log_pending p left join journal j on j.id = p.journal_id
     where j.id is null or p.data <> sha256(j.salt || j.bytes) order by p.id`,
  )
  for (const { journal_id: id, is_gone: isGone } of waiting)
    faults.add({
      kind: isGone ? 'entry-missing' : 'entry-changed',
      entry: id,
      words: `Dòng nhật ký ${id}, đang chờ đánh số, đã bị ${isGone ? 'xóa' : 'sửa'}.`,
    })
}

async function unloggedEntries(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select j.id from journal j left join log_leaf l on l.journal_id = j.id
     where l.idx is null and not exists (select from log_pending p where p.journal_id = j.id) order by j.id`,
  )
  return rows.map(({ id }) => id)
}

async function differingTiles(client: pg.Client, { tiles }: Recomputed, faults: FaultList) {
  const { rows } = await client.query<{ level: number; n: string; hashes: Buffer }>(
    'select level, n, hashes from log_tile',
  )
  const stored = new Map(rows.map(({ level, n, hashes }) => [`${level}/${n}`, hashes]))
  for (const place of new Set([...tiles.keys(), ...stored.keys()])) {
    const hashes = stored.get(place)
    if (!hashes || !equalBytes(Buffer.concat(tiles.get(place) ?? []), hashes))
      faults.add({ kind: 'tile', words: `Ô ${place} của cây không khớp với các lá.` })
  }
}

/** Each module's comparison sees one moment: a step taken meanwhile must not look like a change behind the journal's back. */
async function liveFaults(ownerUrl: string, checks: readonly LiveCheck[], faults: FaultList) {
  if (checks.length === 0) return
  const db = connect(ownerUrl, { max: 1 })
  try {
    for (const { check } of checks) {
      const found = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => check(tx))
      for (const fault of found) faults.add(fault)
    }
  } finally {
    await db.destroy()
  }
}
