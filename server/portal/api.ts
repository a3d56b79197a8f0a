import { createHash } from 'node:crypto'
import { today } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf, ParamsOf, QueryOf, Route } from '@liem/domain/kernel/route'
import * as contract from '@liem/domain/petitions/portal.contract'
import { Locator } from '@liem/domain/petitions/submission'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  chooseGateLately,
  type Intake,
  mailboxFile,
  mailboxSalt,
  mayGiveIdentity,
  openMailbox,
  putItem,
  receive,
  takeUpload,
} from '#modules/petitions/intake'
import { parseInput } from '#platform/http/input'
import { canonicalJson } from '#platform/journal'
import type { Abuse } from './abuse.ts'
import { findOffices } from './offices.ts'

const SUBMISSION_BYTES = 1536 * 1024

type Input<R extends Route> = { query: QueryOf<R>; body: BodyOf<R>; params: ParamsOf<R> }

/** The JSON side of the portal, for browsers with JavaScript: no session, no cookie, nothing kept of who asked. */
export function servePortalApi(app: FastifyInstance, intake: Intake, abuse: Abuse): void {
  const { parts } = intake
  const day = () => today(parts.clock.now())
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

  const serve = <R extends Route>(
    route: R,
    cost: number,
    work: (input: Input<R>, request: FastifyRequest) => Promise<OkOf<R>>,
    bodyLimit = 1024 ** 2,
  ) =>
    app.route({
      method: route.method,
      url: `/api${route.path}`,
      bodyLimit,
      onRequest: async (request, reply) => {
        request.maxBytes = bodyLimit
        reply.header('cache-control', 'no-store')
        checkSite(request)
        await abuse.enter(request.ip, cost)
      },
      handler: async (request, reply) => {
        const raw = { params: request.params, query: request.query, body: route.body ? request.body : undefined }
        const answer = await work(parseInput(route, raw) as Input<R>, request)
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(route.ok.parse(answer)))
      },
    })

  serve(contract.findOffices, 1, async ({ body }) => ({ rows: await findOffices(intake.db, body) }))

  serve(contract.readGate, 2, async ({ body }, request) => {
    const { office = null, concern, without } = body
    const chosen = await chooseGateLately(intake, { office, concern, struck: new Set(without), day: day() })
    const { gate, officers, custodians, recovery, bundle, choice } = chosen
    return {
      gate,
      outside: choice.outside,
      officers,
      custodians,
      recovery,
      bundle,
      identityAllowed: await mayGiveIdentity(intake, day()),
      pow: await abuse.puzzle(request.ip),
    }
  })

  serve(
    contract.submitReport,
    20,
    async ({ body }, request) => {
      const { pow, website, ...said } = body
      if (website) throw new Refusal('request.invalid', {}, [{ path: 'website', words: 'Xin để trống ô này' }])
      const puzzle = await abuse.puzzle(request.ip)
      if (puzzle && !(await abuse.solves(body.locator, pow))) throw new Refusal('intake.busy', { ...puzzle })
      const hash = createHash('sha256').update(canonicalJson(said)).digest()
      const { receipt, receivedAt } = await abuse.inTurn('sealed', () => receive(intake, body, hash))
      return { receipt, receivedAt: receivedAt.toISOString() }
    },
    SUBMISSION_BYTES,
  )

  serve(contract.uploadSealed, 20, async (_input, request) => {
    const locator = Locator.safeParse(request.headers['liem-locator'])
    const { body } = request
    const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body
    if (!locator.success || !isStream)
      throw new Refusal('request.invalid', {}, [{ path: '', words: 'Cần tệp đã niêm phong và mã hộp thư' }])
    const puzzle = await abuse.puzzle(request.ip)
    if (puzzle && !(await abuse.solves(`${locator.data}${request.headers['content-length']}`, powIn(request))))
      throw new Refusal('intake.busy', { ...puzzle })
    const { id, size } = await abuse.upload('sealed', request.ip, body as AsyncIterable<Uint8Array>, (file) =>
      takeUpload(intake, locator.data, file),
    )
    return { id, size }
  })

  serve(contract.findMailbox, 5, async ({ body }) => {
    const { salt, kdf } = await mailboxSalt(intake, body.locator)
    return { salt: salt.toString('base64url'), kdf, now: parts.clock.now().toISOString() }
  })
  serve(contract.openMailbox, 10, ({ body }) => openMailbox(intake, body))
  serve(contract.sendItem, 10, async ({ body }) => ({ at: (await putItem(intake, body)).at.toISOString() }))

  app.post(`/api${contract.readMailboxFile.path}`, {
    onRequest: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      checkSite(request)
      await abuse.enter(request.ip, 10)
    },
    handler: async (request, reply) => {
      const { body } = parseInput(contract.readMailboxFile, { params: undefined, query: undefined, body: request.body })
      const file = await mailboxFile(intake, body as BodyOf<typeof contract.readMailboxFile>)
      return reply.type('application/octet-stream').header('content-length', file.size).send(file.content)
    },
  })
}

/** The answer to a puzzle beside a file: challenge and nonce in one header. */
function powIn({ headers }: FastifyRequest): { challenge: string; nonce: string } | undefined {
  const [challenge, nonce] = String(headers['liem-pow'] ?? '').split(' ')
  return challenge && nonce ? { challenge, nonce } : undefined
}

/** Another site's page may not send anything in a visitor's name. */
export function checkSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (request.method !== 'GET' && request.method !== 'HEAD' && site === 'cross-site')
    throw new Refusal('request.origin')
}
