import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'

/**
 * The technical log holds no personal data and no parameters: method, route pattern (never the address asked for), status, time,
 * officer id, incident. Network addresses appear only as a keyed hash of their prefix whose key is forgotten at each start.
 */
export function logOptions(level: string, stream?: { write(line: string): void }): FastifyServerOptions['logger'] {
  return {
    level,
    stream,
    base: undefined,
    serializers: {
      req: (request) => ({ method: request.method, route: (request as FastifyRequest).routeOptions?.url ?? null }),
      res: (reply) => ({ statusCode: reply.statusCode }),
      err: (error) => describeError(error) as never,
    },
  }
}

const addressKey = randomBytes(32)

/** The network a caller comes from: an IPv4 address, or the /64 of an IPv6 one. A caller who has hung up has none any more. */
export function addressPrefix(address: string | undefined): string {
  if (!address) return 'gone'
  if (address.startsWith('::ffff:') && address.includes('.')) return address.slice(7)
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const whole =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${whole
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** How an address may stand in the log. */
export function hashedAddress(address: string): string {
  return createHmac('sha256', addressKey).update(addressPrefix(address)).digest('base64url').slice(0, 10)
}

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number an officer can read out on the telephone: no letters that look alike. */
export function incidentNumber(): string {
  const pick = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${pick()}-${pick()}`
}

/** What the log may say of an error: where it arose and what the database calls it. Its message may quote parameters, so never that. */
export function describeError(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { name: typeof thrown }
  const { code, constraint, table, column, routine, schema } = thrown as Error & Record<string, unknown>
  const own = thrown as { issues?: { code?: string; path?: readonly PropertyKey[] }[] }
  return {
    name: thrown.name,
    ...(typeof code === 'string' && /^[\w.]{1,60}$/.test(code) ? { code } : {}),
    ...(schema === undefined && routine === undefined ? {} : { constraint, table, column, routine }),
    ...(Array.isArray(own.issues)
      ? {
          issues: own.issues.slice(0, 20).map(
            (i) =>
              `${i.code} ${(i.path ?? [])
                .map((part) => (typeof part === 'number' ? '#' : String(part)))
                .join('.')
                .slice(0, 80)}`,
          ),
        }
      : {}),
    at: frames(thrown),
    ...(thrown.cause instanceof Error ? { cause: describeError(thrown.cause) } : {}),
  }
}

const frames = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .+:\d+:\d+\)?$/.test(line) && !line.includes('node:internal'))
    .slice(0, 12)

/** One line per answered request. `from` is left out where callers are promised that nobody notes where they came from. */
export function logRequest(
  log: FastifyBaseLogger,
  request: FastifyRequest,
  reply: FastifyReply,
  { anonymous = false } = {},
): void {
  log.info({
    method: request.method,
    route: request.routeOptions?.url ?? null,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(anonymous ? {} : { from: hashedAddress(request.ip), officer: request.signedIn?.actor.officerId ?? null }),
    ...(request.incident ? { incident: request.incident } : {}),
  })
}
