import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FieldFault, RefusalCode } from '@liem/domain/kernel/refusal'
import type { BodyIn, OkOf, ParamsIn, QueryIn, Route } from '@liem/domain/kernel/route'
import type { FastifyInstance } from 'fastify'
import type { InjectPayload } from 'light-my-request'
import { hashToken, newToken } from '#platform/auth/token'
import type { Parts } from '#platform/ctx'
import type { Module } from '#platform/http'
import { buildOffice } from '../app.ts'
import { type TestClock, testClock } from './clock.ts'
import { cloneDatabase, type TestDatabase } from './database.ts'
import type { Officer } from './world.ts'

type TestOptions = {
  /** Other modules than the product's. */
  modules?: readonly Module[]
  settings?: Partial<Parts['settings']>
  perMinute?: number
  /** Defects are expected: do not print them. */
  expectDefects?: boolean
  site?: string
}

export type TestApp = {
  db: TestDatabase
  clock: TestClock
  parts: Parts
  fastify: FastifyInstance
  /** Lines of the technical log so far. */
  log: Record<string, unknown>[]
  /** What was thrown and is a defect. */
  defects: unknown[]
  /** Calls with a real session of this officer. */
  as(officer: Officer): Caller
  /** Calls without a session. */
  anyone: Caller
  /** Closes the server and drops the database; for `afterAll`. */
  end(): Promise<void>
}

export type TestFile = { field?: string; name: string; mediaType?: string; bytes: Uint8Array | string }

export type CallInput<R extends Route> = {
  params?: ParamsIn<R>
  query?: QueryIn<R>
  body?: BodyIn<R>
  files?: readonly TestFile[]
  headers?: Record<string, string>
}

export type Problem = {
  title: string
  status: number
  code?: RefusalCode
  facts?: Record<string, string | number>
  faults?: FieldFault[]
  incident?: string
}

export type Answer<R extends Route> = {
  status: number
  /** The answer of the contract; look at `status` (or use `ok`) before trusting it. */
  body: OkOf<R>
  /** The refusal or defect, when it is one. */
  problem: Problem | null
  bytes: Buffer
  headers: Record<string, string | string[] | number | undefined>
}

export type Caller = {
  call<R extends Route>(route: R, input?: CallInput<R>): Promise<Answer<R>>
  /** The answer's body; fails the test on any refusal, with its words. */
  ok<R extends Route>(route: R, input?: CallInput<R>): Promise<OkOf<R>>
  /** The refusal's code; fails the test when the answer is not a refusal. */
  refused<R extends Route>(route: R, input?: CallInput<R>): Promise<RefusalCode>
}

/** The office on a database of its own, its clock at 21/11/2026 08:00 in Việt Nam. One per test file. */
export async function testApp(options: TestOptions = {}): Promise<TestApp> {
  const db = await cloneDatabase()
  const clock = testClock()
  const dataFolder = mkdtempSync(join(tmpdir(), 'liem-test-'))
  const settings: Parts['settings'] = {
    officeUrl: 'http://liem.test',
    publicUrl: 'http://cong.test',
    sessionHours: 10,
    secureCookies: false,
    maxUploadMb: 5,
    network: 'internet',
    dataFolder,
    ...options.settings,
  }
  const parts: Parts = { settings, clock }
  const log: Record<string, unknown>[] = []
  const defects: unknown[] = []
  const fastify = await buildOffice({
    db: db.office,
    parts,
    logLevel: 'info',
    logTo: { write: (line) => void log.push(JSON.parse(line)) },
    perMinute: options.perMinute ?? 1_000_000,
    modules: options.modules,
    site: options.site ?? dataFolder,
    onDefect: (thrown) => {
      defects.push(thrown)
      if (!options.expectDefects) console.error(thrown)
    },
  })
  await fastify.ready()

  const sessions = new Map<number, { token: string; at: number }>()
  /** A session row as sign-in makes it, without the work of a password; a new one whenever the clock was moved far. */
  const tokenOf = async (officer: Officer) => {
    const now = clock.now()
    const known = sessions.get(officer.id)
    if (known && Math.abs(now.getTime() - known.at) < 10 * 60_000) return known.token
    const token = newToken()
    await db.owner
      .insertInto('session')
      .values({
        token_hash: hashToken(token),
        officer_id: officer.id,
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(now.getTime() + 10 * 3_600_000),
        // As if the second factor had just been shown; what it protects still asks whether there is one (`aSecondFactor`).
        stepped_up_at: now,
      })
      .execute()
    sessions.set(officer.id, { token, at: now.getTime() })
    return token
  }

  const end = async () => {
    await fastify.close()
    await db.drop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return {
    db,
    clock,
    parts,
    fastify,
    log,
    defects,
    anyone: callerOf(fastify, async () => undefined),
    as: (officer) => callerOf(fastify, () => tokenOf(officer)),
    end,
  }
}

function callerOf(fastify: FastifyInstance, token: () => Promise<string | undefined>): Caller {
  const call: Caller['call'] = async (route, input = {}) => {
    const session = await token()
    const form = route.carries === 'upload' ? formOf(input.body, input.files ?? []) : undefined
    const answer = await fastify.inject({
      method: route.method,
      url: addressOf(route, input.params, input.query),
      headers: {
        host: 'liem.test',
        origin: 'http://liem.test',
        ...(session ? { cookie: `liem_session=${session}` } : {}),
        ...(form ? { 'content-type': form.type } : {}),
        ...input.headers,
      },
      payload: form ? form.bytes : (input.body as InjectPayload | undefined),
    })
    const isJson = /json/.test(String(answer.headers['content-type']))
    const body = isJson ? answer.json() : null
    return {
      status: answer.statusCode,
      body,
      problem: answer.statusCode >= 400 ? body : null,
      bytes: answer.rawPayload,
      headers: answer.headers,
    }
  }
  return {
    call,
    ok: async (route, input) => {
      const { status, body, problem } = await call(route, input)
      if (status !== 200) throw new Error(`${route.method} ${route.path}: ${status} ${JSON.stringify(problem)}`)
      return body
    },
    refused: async (route, input) => {
      const { status, problem } = await call(route, input)
      if (!problem?.code)
        throw new Error(`${route.method} ${route.path}: expected a refusal, got ${status} ${problem?.incident ?? ''}`)
      return problem.code
    },
  }
}

/** The address of a call, as the browser writes it. */
export function addressOf(route: Route, params: unknown, query: unknown): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)?.[name])),
  )
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null,
  )
  const search = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return `/api${path}${search ? `?${search}` : ''}`
}

function formOf(body: unknown, files: readonly TestFile[]) {
  const boundary = '----liem-test-form'
  const pieces: Uint8Array[] = []
  const piece = (head: string, bytes: Uint8Array | string) =>
    pieces.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(bytes as Uint8Array),
      Buffer.from('\r\n'),
    )
  if (body !== undefined) piece('name="body"\r\ncontent-type: application/json', JSON.stringify(body))
  for (const { field = 'file', name, mediaType = 'application/octet-stream', bytes } of files) {
    piece(`name="${field}"; filename="${name}"\r\ncontent-type: ${mediaType}`, bytes)
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`))
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(pieces) }
}
