import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Parts } from '../ctx.ts'

const shape = /^[A-Za-z0-9_-]{43}$/

/** 256 random bits; only their hash is ever stored. */
export const newToken = () => randomBytes(32).toString('base64url')
export const hashToken = (token: string) => createHash('sha256').update(token).digest()

export type SessionCookie = { name: string; secure: boolean }

/**
 * Over HTTPS the prefix makes browsers refuse a cookie set by a neighbouring host or over plain HTTP. Cookies know no ports: a
 * practice copy on the same host names its own, or signing in there would sign the officer out here.
 */
export function sessionCookie({ settings: { secureCookies: secure }, cookie = 'liem_session' }: Parts): SessionCookie {
  return { name: secure ? `__Host-${cookie}` : cookie, secure }
}

export function readToken(request: FastifyRequest, cookie: SessionCookie): string | undefined {
  const token = request.cookies[cookie.name]
  return token && shape.test(token) ? token : undefined
}

/** Sets the session cookie, or with null removes it. It ends with the browser; the server ends it earlier. */
export function writeToken(reply: FastifyReply, token: string | null, { name, secure }: SessionCookie): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (token === null) reply.clearCookie(name, options)
  else reply.setCookie(name, token, options)
}
