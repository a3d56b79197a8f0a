/**
 * The transparency log beside its floors: appending entries and sequencing them against a plain insert of the same rows, and verifying
 * a large log against hashing the same bytes. `npx tsx bench/log.ts [entries to verify]`.
 */
import { hash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migratedDatabase, startThrowaway } from '../server/database/throwaway.ts'
import { asActor, type Db, systemActor } from '../server/platform/db/as-actor.ts'
import { connect } from '../server/platform/db/pool.ts'
import { entryRow } from '../server/platform/journal.ts'
import { signingKey } from '../server/platform/signing-key.ts'
import { outsideFiles } from '../server/platform/transparency/outside.ts'
import { tick } from '../server/platform/transparency/sequencer.ts'
import { verifyLog } from '../server/platform/transparency/verify.ts'

const VERIFIED = Number(process.argv[2] ?? 1_000_000)
const APPENDED = 50_000
const BATCH = 500
const targets = { appendPerSecond: 5000, verifySeconds: (10 * VERIFIED) / 1_000_000 }
const now = new Date('2026-11-21T09:00:00+07:00')
const folder = mkdtempSync(join(tmpdir(), 'liem-bench-log-'))
const server = await startThrowaway()
let missed = 0
try {
  const urls = await migratedDatabase(server.adminUrl, server.key, 'liem_bench')
  const [owner, worker] = [connect(urls.owner, { max: 2 }), connect(urls.worker, { max: 2 })]
  const sequencer = {
    db: worker,
    outside: outsideFiles(folder),
    key: signingKey(folder),
    origin: 'bench/log',
    now: () => now,
  }
  await appending(owner, worker)
  await verifying(owner)
  await Promise.all([owner.destroy(), worker.destroy()])

  async function appending(owner: Db, worker: Db) {
    const rows = entries(APPENDED)
    await sql`create table plain (like journal including all)`.execute(owner)
    const floor = await seconds(async () => {
      for (const batch of batches(rows))
        await owner
          .insertInto('plain' as 'journal')
          .values(batch)
          .execute()
    })
    const actor = systemActor('2026-11-21')
    const written = await seconds(async () => {
      for (const batch of batches(rows))
        await asActor(worker, actor, (tx) => tx.insertInto('journal').values(batch).execute())
    })
    const sequenced = await seconds(() => tick(sequencer))
    const ours = written + sequenced
    const rate = APPENDED / ours
    console.log(
      `append, ${BATCH} acts a transaction: plain insert ${perSecond(floor)}/s · journal and log ${perSecond(written)}/s · sequencing ${perSecond(sequenced)}/s`,
    )
    console.log(
      `together ${rate.toFixed(0)} entries/s (budget ${targets.appendPerSecond}), ${(ours / floor).toFixed(2)} × the plain insert`,
    )
    if (rate < targets.appendPerSecond) missed++
  }

  async function verifying(owner: Db) {
    const made = await seconds(async () => {
      await sql`truncate log_pending`.execute(owner)
      await sql`insert into journal (at, act, subject_kind, subject_id, officer_id, on_behalf_of, unit_ids, facts, bytes, hash, salt)
        select j.at, j.act, j.subject_kind, j.subject_id, j.officer_id, j.on_behalf_of, j.unit_ids, j.facts, j.bytes, j.hash, uuid_send(gen_random_uuid())
        from journal j, generate_series(1, ${Math.ceil(VERIFIED / APPENDED) - 1})`.execute(owner)
      await sql`vacuum analyze`.execute(owner)
    })
    const sequenced = await seconds(() => tick(sequencer))
    const { rows } = await sql<{
      n: number
      length: number
    }>`select count(*)::int as n, avg(length(bytes))::int as length from journal`.execute(owner)
    const { n = 0, length = 0 } = rows[0] ?? {}
    console.log(
      `\n${n.toLocaleString()} entries made in ${made.toFixed(0)} s, sequenced at one tick in ${sequenced.toFixed(1)} s`,
    )
    const floor = await seconds(async () => {
      // Each entry's data, its leaf, and a node: what no verifier can do without.
      const [entry, leaf, node] = [randomBytes(16 + length), randomBytes(33), randomBytes(65)]
      for (let i = 0; i < n; i++) {
        hash('sha256', entry, 'buffer')
        hash('sha256', leaf, 'buffer')
        hash('sha256', node, 'buffer')
      }
    })
    const found: { faults: number }[] = []
    const runs: number[] = []
    for (let i = 0; i < 3; i++)
      runs.push(
        await seconds(async () => {
          const { faultCount } = await verifyLog({ ownerUrl: urls.owner, outside: outsideFiles(folder) })
          found.push({ faults: faultCount })
        }),
      )
    const ours = [...runs].sort((a, b) => a - b)[1] as number
    console.log(
      `verify: hashing the same bytes ${floor.toFixed(1)} s · verify ${ours.toFixed(1)} s (budget ${targets.verifySeconds} s), ${(ours / floor).toFixed(2)} ×`,
    )
    if (ours > targets.verifySeconds || found.some(({ faults }) => faults > 0)) missed++
  }
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(missed ? `\n${missed} measurements missed their target` : '\nall targets met')
process.exitCode = missed ? 1 : 0

function entries(count: number) {
  return Array.from({ length: count }, (_, i) =>
    entryRow(
      { now, onBehalfOf: null, actor: { officerId: 0 } },
      {
        act: 'tasks.claim',
        subject: { kind: 'task', id: crypto.randomUUID() },
        unitIds: [1, 62, 511],
        facts: { claim: crypto.randomUUID(), late: i % 3 === 0, on: '2026-11-21', dueOn: '2026-12-01' },
      },
    ),
  )
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

function perSecond(time: number): string {
  return (APPENDED / time).toFixed(0)
}
