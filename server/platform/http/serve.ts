import { today } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { Route } from '@liem/domain/kernel/route'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { passGate } from '../auth/gate.ts'
import type { SignedIn } from '../auth/sessions.ts'
import { sessionCookie, writeToken } from '../auth/token.ts'
import { actingWith, actsFor, type Ctx, type Outgoing, type OutsideCtx, type Parts } from '../ctx.ts'
import { asActor, type Db } from '../db/as-actor.ts'
import type { Bound, FileAnswer, InputOf } from '../http.ts'
import { retrying } from './database-errors.ts'
import { sendFile } from './download.ts'
import { claim, keepAnswer, type Once, onceOf } from './idempotency.ts'
import { parseInput } from './input.ts'
import { checkOrigin } from './origin.ts'
import { readForm } from './upload.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
    incident: string | null
    /** Largest body this route takes, for the words of a refusal. */
    maxBytes: number
  }
}

const JSON_BYTES = 1024 ** 2

/** Puts bound routes on the wire below `/api`, each in the fixed order: origin, session, right, shapes, work, shape of the answer. */
export function serveRoutes(app: FastifyInstance, bounds: readonly Bound[], db: Db, parts: Parts): void {
  for (const bound of bounds) {
    const { route, options } = bound
    const isUpload = route.carries === 'upload'
    const maxBytes = options.maxBytes ?? (isUpload ? parts.settings.maxUploadMb * 1024 ** 2 : JSON_BYTES)
    app.route({
      method: route.method,
      url: `/api${route.path}`,
      ...(isUpload ? {} : { bodyLimit: maxBytes }),
      onRequest: async (request, reply) => {
        request.maxBytes = maxBytes
        reply.header('cache-control', 'no-store')
        checkOrigin(request, parts.settings.officeUrl)
        request.signedIn = await passGate(request, bound, {
          db,
          now: parts.clock.now(),
          cookie: sessionCookie(parts),
        })
      },
      handler: async (request, reply) => {
        const form = isUpload ? await readForm(request, maxBytes) : { body: request.body, files: [] }
        const input = {
          ...parseInput(route, { params: request.params, query: request.query, body: form.body }),
          files: form.files,
        }
        return answer(bound, request, reply, input as InputOf<Route>, { db, parts })
      },
    })
  }
}

async function answer(
  bound: Bound,
  request: FastifyRequest,
  reply: FastifyReply,
  input: InputOf<Route>,
  { db, parts }: { db: Db; parts: Parts },
) {
  const { route, options } = bound
  const outgoing: Outgoing = {}
  const once =
    route.carries === 'file' || options.unkept || !request.signedIn
      ? undefined
      : onceOf(request, input.body, input.files)
  const open = outsideCtx(bound, request, { db, parts, outgoing })

  let result: { file: FileAnswer } | { json: string }
  if (bound.outside) result = await workOutside(bound, open, input, once)
  else {
    result = await open.transaction(async (ctx) => {
      const before = once && (await claim(ctx, once))
      if (before !== undefined) return { json: before }
      const done = await bound.inside(ctx, input)
      if (route.carries === 'file') return { file: done as FileAnswer }
      const json = shaped(route, done)
      if (once) await keepAnswer(ctx, once, json)
      return { json }
    })
  }

  if (outgoing.sessionToken !== undefined) writeToken(reply, outgoing.sessionToken, sessionCookie(parts))
  if ('file' in result) return sendFile(reply, result.file)
  return reply.type('application/json; charset=utf-8').send(result.json)
}

/** Work that opens its own transactions: the first of them claims the key, so a repetition stops there. */
async function workOutside(
  { route, outside }: Extract<Bound, { inside?: undefined }>,
  open: OutsideCtx,
  input: InputOf<Route>,
  once: Once | undefined,
) {
  if (!once) return { json: shaped(route, await outside(open, input)) }
  let isClaimed = false
  let before: string | undefined
  const repeated = Symbol('repeated')
  const transaction: OutsideCtx['transaction'] = (work) =>
    open
      .transaction(async (ctx) => {
        if (!isClaimed) {
          before = await claim(ctx, once)
          if (before !== undefined) throw repeated
        }
        const result = await work(ctx)
        return result
      })
      .then((result) => {
        isClaimed = true
        return result
      })
  try {
    const json = shaped(route, await outside({ ...open, transaction }, input))
    if (isClaimed) await open.transaction((ctx) => keepAnswer(ctx, once, json))
    return { json }
  } catch (thrown) {
    if (thrown === repeated && before !== undefined) return { json: before }
    throw thrown
  }
}

/** The answer as the contract promises it, so that nothing unintended leaves. An answer of another shape is our defect. */
function shaped(route: Route, done: unknown): string {
  const parsed = route.ok.safeParse(done)
  if (parsed.success) return JSON.stringify(parsed.data ?? null)
  throw Object.assign(new Error(`${route.method} ${route.path}: the answer does not fit its contract`), {
    name: 'AnswerMismatch',
    issues: parsed.error.issues,
  })
}

function outsideCtx(
  { route }: Bound,
  request: FastifyRequest,
  { db, parts, outgoing }: { db: Db; parts: Parts; outgoing: Outgoing },
): OutsideCtx {
  const now = parts.clock.now()
  const { signedIn } = request
  const grants = signedIn?.grants ?? []
  const actor = signedIn && actingWith(signedIn.actor, grants, route.needs)
  const shared = {
    grants,
    onBehalfOf: actsFor(grants, route.needs),
    session: signedIn ? { id: signedIn.sessionId } : null,
    now,
    today: today(now),
    parts,
    outgoing,
  }
  return {
    ...shared,
    db,
    actor,
    address: request.ip,
    device: deviceOf(request.headers['user-agent']),
    log: (line) => request.log.warn(line),
    transaction: (work) => {
      if (!actor) throw new Refusal('session.missing')
      return retrying(() =>
        asActor(db, actor, (tx) => work({ ...shared, tx, actor } satisfies Ctx), route.method === 'GET'),
      )
    },
  }
}

/** “Chrome trên Windows”: enough to recognise one's own sessions, no more. */
function deviceOf(agent: string | undefined): string | null {
  if (!agent) return null
  const browser = [/Edg\//, /OPR\//, /CocCoc|coc_coc/i, /Firefox\//, /Chrome\//, /Safari\//].findIndex((one) =>
    one.test(agent),
  )
  const system = [/Windows/, /Android/, /iPhone|iPad/, /Mac OS X/, /Linux/].findIndex((one) => one.test(agent))
  const browserName = ['Edge', 'Opera', 'Cốc Cốc', 'Firefox', 'Chrome', 'Safari'][browser] ?? 'Trình duyệt khác'
  const systemName = ['Windows', 'Android', 'iOS', 'macOS', 'Linux'][system]
  return systemName ? `${browserName} trên ${systemName}` : browserName
}
