import { Refusal } from '@liem/domain/kernel/refusal'
import type { FastifyRequest } from 'fastify'

/**
 * Changes may only come from our own pages. Browsers name the page's origin on every request that changes something; one that
 * names another page, or nothing at all, is refused. Programs name the address they call.
 */
export function checkOrigin(request: FastifyRequest, ownAddress: string): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw new Refusal('request.origin')
  const { origin, host } = request.headers
  if (typeof origin === 'string' && URL.canParse(origin)) {
    const named = new URL(origin)
    if (named.host === host || named.origin === new URL(ownAddress).origin) return
  }
  throw new Refusal('request.origin')
}
