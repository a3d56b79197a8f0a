import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { agenda } from '#modules/agenda'
import { audit } from '#modules/audit'
import { calendar } from '#modules/calendar'
import { follower as directiveFollower, directives } from '#modules/directives'
import { keyFollower, keys } from '#modules/keys'
import { petitionChecks, petitionFollower, petitions, recoverySource } from '#modules/petitions'
import { newIntake } from '#modules/petitions/intake'
import { publicity } from '#modules/publicity'
import { sessions } from '#modules/sessions'
import { setup } from '#modules/setup'
import { taskFollower, tasks } from '#modules/tasks'
import { units } from '#modules/units'
import type { Parts } from '#platform/ctx'
import type { Db } from '#platform/db/as-actor'
import type { Module } from '#platform/http'
import { strictHeaders } from '#platform/http/headers'
import { serveHealth } from '#platform/http/health'
import { openApi } from '#platform/http/openapi'
import { serveRoutes } from '#platform/http/serve'
import { newServer, type ServerOptions } from '#platform/http/server'
import { serveSite } from '#platform/http/site'
import type { LiveCheck } from '#platform/transparency/faults'
import { type AbuseOptions, newAbuse } from './portal/abuse.ts'
import { servePortalApi } from './portal/api.ts'
import { serveBundles } from './portal/bundles.ts'
import { serveDirectory } from './portal/directory.ts'
import { serveLog } from './portal/log-pages.ts'
import { servePortal } from './portal/portal.ts'
import { endSlowRequests } from './portal/slow-requests.ts'

/** Every module of the office, by name. */
export const modules: readonly Module[] = [
  sessions,
  setup,
  keys({ recovery: recoverySource }),
  calendar,
  units([taskFollower, directiveFollower, keyFollower, petitionFollower]),
  tasks,
  directives,
  publicity,
  petitions,
  agenda,
  audit,
]

/** What `liem log verify` compares of the live records, by module. */
export const liveChecks: readonly LiveCheck[] = [...petitionChecks]

export const builtOffice = fileURLToPath(new URL('../web/dist/office', import.meta.url))

export const builtPortal = fileURLToPath(new URL('../web/dist/portal', import.meta.url))

export type OfficeOptions = ServerOptions & {
  /** As `app_office`. */
  db: Db
  parts: Parts
  /** Other modules than those of the product: for tests of the platform. */
  modules?: readonly Module[]
  /** Folder of the built application. */
  site?: string
}

/** The officers' application: contract routes below `/api`, everything else a screen. */
export async function buildOffice({
  db,
  parts,
  modules: shown = modules,
  site = builtOffice,
  ...server
}: OfficeOptions): Promise<FastifyInstance> {
  const app = await newServer(server)
  await strictHeaders(app, { secure: parts.settings.secureCookies, inlineStyles: true })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  const bounds = shown.flatMap((module) => module.routes)
  serveRoutes(app, bounds, db, parts)
  serveHealth(app, db)
  const document = JSON.stringify(openApi(bounds.map(({ route }) => route)))
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(document),
  )
  await serveSite(app, site)
  return app
}

export type PortalOptions = ServerOptions & {
  /** As `app_portal`. */
  db: Db
  parts: Parts
  /** Folder of the portal's built scripts. */
  bundles?: string
  /** Other limits than the product's: for tests and measurements. */
  limits?: Partial<AbuseOptions>
  /** How long an answer of the database may serve others who ask the same (intake.ts); 0: not at all. */
  keepMs?: number
}

/** The public pages: a server of their own, with the least of all database logins. Complete without JavaScript. */
export async function buildPortal({
  db,
  parts,
  bundles = builtPortal,
  limits,
  keepMs,
  ...server
}: PortalOptions): Promise<FastifyInstance> {
  const app = await newServer({ ...server, anonymous: true })
  await strictHeaders(app, {
    secure: parts.settings.publicUrl.startsWith('https:'),
    inlineStyles: false,
    trustedTypes: true,
  })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  endSlowRequests(app)
  const abuse = newAbuse({ now: () => Date.now(), puzzleKey: () => puzzleKey(db), ...limits })
  const intake = newIntake(db, parts, { keepMs })
  serveHealth(app, db)
  await serveBundles(app, bundles)
  servePortalApi(app, intake, abuse)
  serveDirectory(app, db, parts)
  serveLog(app, db, parts)
  await servePortal(app, intake, abuse)
  return app
}

/** The same on every node, so that a puzzle set by one is accepted by another. */
async function puzzleKey(db: Db): Promise<Buffer> {
  const { rows } = await sql<{ key: Buffer }>`select portal_puzzle_key() as key`.execute(db)
  if (!rows[0]) throw new Error('portal_puzzle_key answered nothing')
  return rows[0].key
}
