import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { Refusal } from '@liem/domain/kernel/refusal'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { addressPrefix, logOptions, logRequest } from '../telemetry.ts'
import { answerThrown, type OnDefect } from './problem.ts'

export type ServerOptions = {
  logLevel: string
  logTo?: { write(line: string): void }
  /** Requests to `/api` a minute from one network. */
  perMinute?: number
  /** Told of every defect besides the log; tests show it. */
  onDefect?: OnDefect
  /** Leaves every trace of where a caller came from out of the log. */
  anonymous?: boolean
}

/**
 * A Fastify instance as all our servers start: quiet log, refusals as problem documents, cookies, forms, one overall limit.
 * A proxy is believed (`X-Forwarded-For`) only on the same machine.
 */
export async function newServer({
  logLevel,
  logTo,
  perMinute = 1200,
  onDefect,
  anonymous,
}: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: logOptions(logLevel, logTo),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    bodyLimit: 1024 ** 2,
    // Evidence comes over slow telephones; a line on which nothing moves is closed. Other pages: portal/slow-requests.ts.
    requestTimeout: anonymous ? 3_600_000 : 120_000,
    connectionTimeout: anonymous ? 120_000 : 0,
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => void answerThrown(error, request, reply, onDefect),
  })
  app.decorateRequest('signedIn', null)
  app.decorateRequest('incident', null)
  app.decorateRequest('maxBytes', 1024 ** 2)
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((thrown, request, reply) => answerThrown(thrown, request, reply, onDefect))
  app.addHook('onResponse', async (request, reply) => {
    logRequest(request.log, request, reply, { anonymous })
  })
  await app.register(cookie)
  await app.register(multipart)
  // Where callers are promised that nobody notes where they came from, limits are the page server's own (portal/abuse.ts).
  if (anonymous) return app
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => addressPrefix(request.ip),
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) => new Refusal('request.too_many', { seconds: Math.ceil(ttl / 1000) }),
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': false,
    },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
  return app
}
