import { Refusal, refusals, refusalWords } from '@liem/domain/kernel/refusal'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { describeError, incidentNumber } from '../telemetry.ts'
import { refusalOf } from './database-errors.ts'

const MEDIA_TYPE = 'application/problem+json; charset=utf-8'

export type OnDefect = (thrown: unknown, incident: string) => void

/** Answers whatever was thrown as `application/problem+json` (RFC 9457). A defect shows its incident number and nothing else. */
export function answerThrown(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  onDefect?: OnDefect,
): FastifyReply {
  const refusal = asRefusal(thrown, request)
  if (refusal) return answerRefusal(refusal, reply)
  const incident = incidentNumber()
  request.incident = incident
  request.log.error({
    event: 'defect',
    incident,
    method: request.method,
    route: request.routeOptions?.url ?? null,
    error: describeError(thrown),
  })
  onDefect?.(thrown, incident)
  return reply
    .code(500)
    .type(MEDIA_TYPE)
    .send(
      JSON.stringify({
        type: 'urn:liem:defect',
        title: `Hệ thống gặp lỗi ngoài dự kiến. Xin báo người quản trị mã sự cố ${incident}.`,
        status: 500,
        incident,
      }),
    )
}

function answerRefusal({ code, facts, faults }: Refusal, reply: FastifyReply): FastifyReply {
  const { status } = refusals[code]
  if (typeof facts.seconds === 'number') reply.header('retry-after', facts.seconds)
  return reply
    .code(status)
    .type(MEDIA_TYPE)
    .send(JSON.stringify({ type: `urn:liem:${code}`, title: refusalWords(code, facts), status, code, facts, faults }))
}

function asRefusal(thrown: unknown, request: FastifyRequest): Refusal | undefined {
  if (thrown instanceof Refusal) return thrown
  const found = refusalOf(thrown)
  if (found) {
    // Our own checks should have said no before the database did: worth a look, harmless to the caller.
    request.log.warn({
      event: found.guard ? 'right.refused_by_database' : 'value.refused_by_database',
      route: request.routeOptions?.url ?? null,
      officer: request.signedIn?.actor.officerId ?? null,
      error: describeError(thrown),
    })
    return found.refusal
  }
  // What Fastify and its plugins refuse before our code runs.
  const { statusCode } = (thrown ?? {}) as Partial<FastifyError>
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return undefined
  if (statusCode === 413) return new Refusal('request.too_large', { limit: sizeWords(request.maxBytes) })
  if (statusCode === 403 || statusCode === 404) return new Refusal('record.not_found')
  return new Refusal('request.invalid', {}, [{ path: '', words: 'Nội dung gửi lên không đọc được.' }])
}

/** “50 MB”, as officers say it. */
export function sizeWords(bytes: number): string {
  const [size, unit] = bytes >= 1024 ** 2 ? [bytes / 1024 ** 2, 'MB'] : [bytes / 1024, 'KB']
  return `${(Math.round(size * 10) / 10).toLocaleString('vi-VN')} ${unit}`
}
