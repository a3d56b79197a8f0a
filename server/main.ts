import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { systemClock } from '#platform/clock'
import type { Parts } from '#platform/ctx'
import { startDatabase } from '#platform/db/database'
import { connect } from '#platform/db/pool'
import { startJobs } from '#platform/jobs'
import { loadSettings, type RoleName } from '#platform/settings'
import { buildOffice, buildPortal, modules } from './app.ts'
import { migrate } from './database/migrate.ts'

/** After this long whoever is still waiting is cut off: a stop must not hang. */
const STOP_WITHIN_MS = 8_000

const settings = loadSettings()
const say = (words: string) => process.stdout.write(`${words}\n`)
/** What to end at a stop, last started first. */
const endings: { name: string; end: () => Promise<unknown> }[] = []
let isStopping = false

async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  const timer = setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS)
  timer.unref()
  for (const { name, end } of endings.reverse()) {
    await end().catch((error: Error) => say(`Dừng ${name}: ${error.name}`))
  }
  process.exit(code)
}

async function listen(name: string, app: FastifyInstance, port: number, address: string): Promise<void> {
  endings.push({ name, end: () => app.close() })
  await app.listen({ host: settings.host, port })
  const found = (app.server.address() as AddressInfo).port
  say(`${name}: ${port === 0 ? address.replace(/:0$/, `:${found}`) : address}`)
}

async function start(): Promise<void> {
  const database = await startDatabase(settings)
  endings.push({ name: 'cơ sở dữ liệu', end: () => database.stop() })
  await migrate(database.urls.owner)
  const parts: Parts = { settings, clock: systemClock }
  const pool = (login: 'office' | 'portal' | 'worker', max: number) => {
    const db = connect(database.urls[login], { max })
    endings.push({ name: `kết nối ${login}`, end: () => db.destroy() })
    return db
  }
  const starters: Record<RoleName, () => Promise<void>> = {
    office: async () => {
      const app = await buildOffice({ db: pool('office', 20), parts, logLevel: settings.logLevel })
      await listen('Ứng dụng nghiệp vụ', app, settings.officePort, settings.officeUrl)
    },
    portal: async () => {
      const app = await buildPortal({ db: pool('portal', 10), parts, logLevel: settings.logLevel })
      await listen('Trang công khai', app, settings.portalPort, settings.publicUrl)
    },
    worker: async () => {
      const jobs = modules.flatMap((module) => module.jobs ?? [])
      const log = (line: object) => process.stdout.write(`${JSON.stringify({ time: Date.now(), ...line })}\n`)
      const running = await startJobs({ db: pool('worker', 4), workerUrl: database.urls.worker, jobs, parts, log })
      endings.push({ name: 'việc nền', end: () => running.stop() })
    },
  }
  for (const role of settings.roles) await starters[role]()
}

process.once('SIGINT', () => void stop(0))
process.once('SIGTERM', () => void stop(0))
await start().catch(async (error: Error) => {
  process.stderr.write(`${error.message}\n`)
  await stop(1)
})
