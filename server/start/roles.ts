import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sweepUploads } from '#modules/petitions/intake'
import { systemClock } from '#platform/clock'
import type { Parts } from '#platform/ctx'
import type { LoginUrls } from '#platform/db/logins'
import { connect } from '#platform/db/pool'
import { sweepFiles } from '#platform/files'
import { startJobs } from '#platform/jobs'
import { mailJobs } from '#platform/mail'
import type { RoleName, Settings } from '#platform/settings'
import { signingKey } from '#platform/signing-key'
import { originOf } from '#platform/transparency/names'
import { outsideFiles } from '#platform/transparency/outside'
import { startTicker } from '#platform/transparency/ticker'
import { buildOffice, buildPortal, modules } from '../app.ts'
import type { Endings } from './endings.ts'
import { journalBundles } from './journal-bundles.ts'

export type Running = {
  /** Addresses people type. Empty for a role that does not run here. */
  office?: string
  portal?: string
}

type Wanted = {
  settings: Settings
  urls: LoginUrls
  roles: readonly RoleName[]
  endings: Endings
  /** Folder of the built office application. */
  site: string
  /** Folder of the portal's built scripts. */
  bundles?: string
  /** What the settings do not say: first run, practice, a cookie of its own. */
  more?: Partial<Parts>
  /** Most database connections of the office; the other roles take less. */
  connections?: number
}

/** Starts the asked roles in this process. Throws EADDRINUSE when a port was taken meanwhile. */
export async function startRoles({
  settings,
  urls,
  roles,
  endings,
  site,
  bundles,
  more,
  connections = 20,
}: Wanted): Promise<Running> {
  const parts: Parts = { settings, clock: systemClock, ...more }
  const running: Running = {}
  const pool = (login: 'office' | 'portal' | 'worker', max: number) => {
    const db = connect(urls[login], { max })
    endings.add(`kết nối ${login}`, () => db.destroy())
    return db
  }
  const listen = async (name: string, app: FastifyInstance, port: number, address: string) => {
    endings.add(name, () => app.close())
    await app.listen({ host: settings.host, port })
    return port === 0 ? address.replace(/:0$/, `:${(app.server.address() as AddressInfo).port}`) : address
  }
  const starters: Record<RoleName, () => Promise<void>> = {
    office: async () => {
      const app = await buildOffice({ db: pool('office', connections), parts, logLevel: settings.logLevel, site })
      running.office = await listen('ứng dụng nghiệp vụ', app, settings.officePort, settings.officeUrl)
    },
    portal: async () => {
      const db = pool('portal', Math.ceil(connections / 2))
      const app = await buildPortal({ db, parts, logLevel: settings.logLevel, bundles })
      running.portal = await listen('trang công khai', app, settings.portalPort, settings.publicUrl)
    },
    worker: async () => {
      const jobs = [...modules.flatMap((module) => module.jobs ?? []), sweepFiles, sweepUploads, ...mailJobs(settings)]
      const log = (line: object) => {
        if (settings.logLevel !== 'silent') process.stdout.write(`${JSON.stringify({ time: Date.now(), ...line })}\n`)
      }
      const db = pool('worker', 4)
      await journalBundles(db, parts, { office: site, portal: bundles })
      const worker = await startJobs({ db, workerUrl: urls.worker, jobs, parts, log })
      endings.add('việc nền', () => worker.stop())
      const ticker = startTicker({
        db: pool('worker', 2),
        outside: outsideFiles(settings.dataFolder),
        key: signingKey(settings.dataFolder),
        origin: originOf(settings.publicUrl),
        now: () => parts.clock.now(),
        everySeconds: settings.logTickSeconds,
        log,
      })
      endings.add('nhật ký công khai', () => ticker.stop())
    },
  }
  for (const role of roles) await starters[role]()
  return running
}
