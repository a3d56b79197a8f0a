import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'
import { agenda } from '#modules/agenda'
import { audit } from '#modules/audit'
import { calendar } from '#modules/calendar'
import { follower as directiveFollower, directives } from '#modules/directives'
import { keyFollower, keys } from '#modules/keys'
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
import { serveDirectory } from './portal/directory.ts'
import { serveLog } from './portal/log-pages.ts'
import { servePortal } from './portal/portal.ts'

/** Every module of the office, by name. */
export const modules: readonly Module[] = [
  sessions,
  setup,
  keys(),
  calendar,
  units([taskFollower, directiveFollower, keyFollower]),
  tasks,
  directives,
  publicity,
  agenda,
  audit,
]

export const builtOffice = fileURLToPath(new URL('../web/dist/office', import.meta.url))

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
}

/** The public pages: a server of their own, with the least of all database logins. Complete without JavaScript. */
export async function buildPortal({ db, parts, ...server }: PortalOptions): Promise<FastifyInstance> {
  const app = await newServer({ ...server, anonymous: true })
  await strictHeaders(app, { secure: parts.settings.publicUrl.startsWith('https:'), inlineStyles: false })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  serveHealth(app, db)
  serveDirectory(app, db, parts)
  serveLog(app, db, parts)
  servePortal(app, db)
  return app
}
