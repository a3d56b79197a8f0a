/**
 * Reports taken in: sealed in the browser, and sealed by the server for who has no scripts, beside a floor of the same run: one bare
 * INSERT of the same bytes in one transaction through the same HTTP server and pool. PostgreSQL flushes every commit to the disk.
 * Callers are 64 keep-alive connections in a thread of their own on the same machine. `npx tsx bench/intake.ts [reports]`.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { brotliCompressSync } from 'node:zlib'
import { makeIdentity } from '@liem/sealing/age-key'
import { codeText, makeCode } from '@liem/sealing/code'
import { sql } from 'kysely'
import { buildPortal } from '../server/app.ts'
import { migratedDatabase } from '../server/database/throwaway.ts'
import { systemClock } from '../server/platform/clock.ts'
import { startEmbedded } from '../server/platform/db/embedded.ts'
import { connect } from '../server/platform/db/pool.ts'
import { aKeyHolder } from '../server/test/petitions.ts'
import { type PlainPage, visit } from '../server/test/plain-browser.ts'
import { aSubmission, type Gate } from '../server/test/submissions.ts'
import { anOfficer, aProvince } from '../server/test/world.ts'

const COUNT = Number(process.argv[2] ?? 1200)
const PARALLEL = 64
const targets = { sealedPerSecond: 200, sealedP95: 150, plainPerSecond: 40, pageBytes: 14 * 1024 }
/** About 5.5 kB of Vietnamese, as the reports in the comparison run. */
const story = 'Ngày thứ Hai tôi đến bộ phận một cửa nộp hồ sơ đất đai, cán bộ gợi ý bồi dưỡng rồi hẹn lại. '.repeat(48)

const folder = mkdtempSync(join(tmpdir(), 'liem-bench-intake-'))
const cluster = await startEmbedded(folder)
let missed = 0
const judge = (words: string, fits: boolean) => {
  console.log(`${fits ? ' ' : '!'} ${words}`)
  if (!fits) missed++
}

type Call = { url: string; type: string; body: string }
type Measured = { perSecond: number; p50: number; p95: number; bad: number; cpu: number }

/** The callers: a thread of plain JavaScript, so that the server has its own. */
const callers = `
const { parentPort, workerData: { port, calls, parallel } } = require('node:worker_threads')
const http = require('node:http')
const agent = new http.Agent({ keepAlive: true, maxSockets: parallel })
const times = []
let next = 0, bad = 0
const one = (call) => new Promise((done) => {
  const began = performance.now()
  const request = http.request({ port, agent, method: 'POST', path: call.url, headers: { 'content-type': call.type, 'content-length': Buffer.byteLength(call.body) } }, (answer) => {
    let text = ''
    answer.on('data', (piece) => { text += piece })
    answer.on('end', () => { times.push(performance.now() - began); if (answer.statusCode !== 200 || !/receipt|Đã nhận tin|floor/.test(text)) bad++; done() })
  })
  request.on('error', () => { bad++; done() })
  request.end(call.body)
})
const work = async () => { while (next < calls.length) await one(calls[next++]) }
const began = performance.now()
Promise.all(Array.from({ length: parallel }, work)).then(() => {
  times.sort((a, b) => a - b)
  parentPort.postMessage({ perSecond: calls.length / ((performance.now() - began) / 1000), p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], bad })
})`

try {
  const urls = await migratedDatabase(cluster.adminUrl, 'bench', 'liem_bench_intake')
  const owner = connect(urls.owner, { max: 2 })
  const portalDb = connect(urls.portal, { max: 10 })
  const floorDb = connect(urls.owner, { max: 10 })
  const province = await aProvince(owner)
  const office = province.communes[0].id
  for (const role of ['gatekeeper', 'custodian'] as const)
    for (let i = 0; i < 3; i++) {
      const officer = await anOfficer(owner, {
        unit: province.inspectorate,
        roles: [{ role, unit: province.province }],
      })
      await aKeyHolder(owner, officer)
    }
  const settings = { publicUrl: 'http://bench', network: 'internet', dataFolder: folder } as never
  const portal = await buildPortal({
    db: portalDb,
    parts: { settings, clock: systemClock },
    logLevel: 'silent',
    limits: { share: { burst: 1e9, perSecond: 1e9 } },
  })
  await sql`create table floor (body bytea)`.execute(owner)
  portal.post('/floor', async (request, reply) => {
    await sql`insert into floor (body) values (${Buffer.from(JSON.stringify(request.body))})`.execute(floorDb)
    return reply.send({ floor: true })
  })
  await portal.listen({ port: 0 })
  const port = (portal.server.address() as AddressInfo).port
  const run = (calls: Call[], parallel = PARALLEL) =>
    new Promise<Measured>((done, fail) => {
      const before = process.cpuUsage()
      const worker = new Worker(callers, { eval: true, workerData: { port, calls, parallel } })
      worker.once('message', (measured: Omit<Measured, 'cpu'>) => {
        const { user, system } = process.cpuUsage(before)
        done({ ...measured, cpu: (user + system) / 1000 / calls.length })
      })
      worker.once('error', fail)
    })

  const asked = await fetch(`http://localhost:${port}/api/gate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ office, concern: 'staff' }),
  })
  const gate = (await asked.json()) as Gate
  const made = performance.now()
  const sealed: Call[] = []
  for (let i = 0; i < COUNT + PARALLEL; i++) {
    const { body } = await aSubmission(gate, {
      office,
      text: story,
      mode: i % 3 ? 'anonymous' : 'sealed',
    })
    sealed.push({ url: '/api/submissions', type: 'application/json', body: JSON.stringify(body) })
  }
  const each = (performance.now() - made) / sealed.length
  console.log(
    `${sealed.length} reports sealed beforehand, ${each.toFixed(0)} ms each, ${Math.round(sealed[0]?.body.length ?? 0)} characters of JSON`,
  )
  const plain = await plainCalls(await upToCode(), Math.ceil(COUNT / 3))

  await run(sealed.splice(0, PARALLEL))
  const floor = await run(sealed.map((call) => ({ ...call, url: '/floor' })))
  const ours = await run(sealed)
  const serial = await run(plain.splice(0, 20), 1)
  const server = await run(plain)
  const show = ({ perSecond, p50, p95, bad, cpu }: Measured) =>
    `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, lost ${bad}, ${cpu.toFixed(1)} ms of CPU each (callers included)`
  console.log(`  floor, ${PARALLEL} at a time: ${show(floor)}`)
  judge(
    `sealed in the browser, ${PARALLEL} at a time: ${show(ours)} (target ${targets.sealedPerSecond}/s, p95 ${targets.sealedP95} ms); ${(floor.perSecond / ours.perSecond).toFixed(1)} × the floor`,
    ours.perSecond >= targets.sealedPerSecond && ours.p95 <= targets.sealedP95 && ours.bad === 0,
  )
  console.log(`  sealed by the server, one at a time: ${show(serial)}`)
  judge(
    `sealed by the server, ${PARALLEL} at a time: ${show(server)} (target ${targets.plainPerSecond}/s)`,
    server.perSecond >= targets.plainPerSecond && server.bad === 0,
  )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from petition`.execute(owner)
  judge(
    `stored ${rows[0]?.n} of ${COUNT + PARALLEL + Math.ceil(COUNT / 3)}`,
    rows[0]?.n === COUNT + PARALLEL + Math.ceil(COUNT / 3),
  )

  await sizes()
  await portal.close()
  await Promise.all([owner.destroy(), portalDb.destroy(), floorDb.destroy()])

  async function upToCode(): Promise<PlainPage> {
    let page = await visit(portal, `/d/${province.communes[0].code}`)
    const typed = [
      { kind: 'harassment' },
      {},
      { concern: 'staff' },
      { field: 'land', text: story },
      {},
      {},
      { identity: 'anonymous' },
      {},
    ]
    for (const one of typed) page = await page.press('next', one as Record<string, string>)
    return page
  }

  /** The last page's form with a code, number and key of its own for each report. */
  async function plainCalls(page: PlainPage, count: number): Promise<Call[]> {
    return Array.from({ length: count }, () => {
      const own: Record<string, string> = { code: codeText(makeCode()), report: randomUUID(), key: makeIdentity() }
      const pairs = page.fields.map(([name, value]): [string, string] => [name, own[name] ?? value])
      const body = new URLSearchParams([...pairs, ['go', 'send']]).toString()
      return { url: '/gui', type: 'application/x-www-form-urlencoded', body }
    })
  }

  async function sizes() {
    const css = brotliCompressSync((await portal.inject('/portal.css')).body).length
    const pages = { start: '/', form: '/gui', follow: '/theo-doi', hotlines: '/duong-day-nong' }
    for (const [name, url] of Object.entries(pages)) {
      const bytes = brotliCompressSync((await portal.inject(url)).body).length + css
      judge(
        `${name} page with its style sheet: ${(bytes / 1024).toFixed(1)} KB (at most 14)`,
        bytes <= targets.pageBytes,
      )
    }
  }
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(missed ? 1 : 0)
