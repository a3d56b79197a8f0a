import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const shape = /^[A-Za-z0-9_-]{43}$/

/** 256 random bits; only their hash is ever stored. */
export const newToken = () => randomBytes(32).toString('base64url')
export const hashToken = (token: string) => createHash('sha256').update(token).digest()

/** Over HTTPS the prefix makes browsers refuse a cookie set by a neighbouring host or over plain HTTP. */
export const cookieName = (secure: boolean) => (secure ? '__Host-liem_session' : 'liem_session')

export function readToken(request: FastifyRequest, secure: boolean): string | undefined {
  const token = request.cookies[cookieName(secure)]
  return token && shape.test(token) ? token : undefined
}

/** Sets the session cookie, or with null removes it. It ends with the browser; the server ends it earlier. */
export function writeToken(reply: FastifyReply, token: string | null, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (token === null) reply.clearCookie(cookieName(secure), options)
  else reply.setCookie(cookieName(secure), token, options)
}
