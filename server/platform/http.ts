import type { Readable } from 'node:stream'
import type { RefusalCode } from '@liem/domain/kernel/refusal'
import type { BodyOf, ParamsOf, QueryOf, Route } from '@liem/domain/kernel/route'
import type { z } from 'zod'
import type { Ctx, OutsideCtx } from './ctx.ts'
import type { Job } from './jobs.ts'

export { onConstraint } from './http/database-errors.ts'

/** A file that came with a form (`carries: 'upload'`), whole in memory. `name` has no folders and no control characters. */
export type UploadedFile = { field: string; name: string; mediaType: string; bytes: Buffer }

/** What a route with `carries: 'file'` answers. */
export type FileAnswer = { name: string; mediaType: string } & ({ bytes: Uint8Array } | { stream: Readable })

export type InputOf<R extends Route> = {
  params: ParamsOf<R>
  query: QueryOf<R>
  body: BodyOf<R>
  /** Files of an upload; empty otherwise. */
  files: readonly UploadedFile[]
}

export type BindOptions = {
  /** Largest JSON body in bytes (1 MiB), or largest single file of an upload (settings.maxUploadMb). */
  maxBytes?: number
  /** Allowed while the officer still has to change a given password. */
  whileMustChange?: boolean
  /** The answer is a secret shown once: it is not kept for a repeated request. */
  unkept?: boolean
  /** Allowed in a session whose second factor has not been shown yet. */
  whilePending?: boolean
}

type Work<C> = (ctx: C, input: InputOf<Route>) => Promise<unknown>

/** A contract route with what answers it; `platform/http/serve.ts` puts it on the wire. */
export type Bound = { route: Route; options: BindOptions } & (
  | { inside: Work<Ctx>; outside?: undefined }
  | { outside: Work<OutsideCtx>; inside?: undefined }
)

/** A module as the composition root sees it. */
export type Module = { name: string; routes: readonly Bound[]; jobs?: readonly Job[] }

/**
 * Binds a route to one function that runs inside one transaction of the signed-in officer; a GET's transaction is read only.
 * What it answers is parsed by the contract's `ok`. It may run again when the database asks for a retry: keep effects in `tx`.
 */
export function bind<R extends Route>(
  route: R,
  handler: (ctx: Ctx, input: InputOf<R>) => Promise<z.input<R['ok']>>,
  options: BindOptions = {},
): Bound {
  if (route.needs === 'anyone') throw new Error(`${route.method} ${route.path}: open to anyone, use bindOutside`)
  return { route, options, inside: handler as Work<Ctx> }
}

/** Like `bind`, for `carries: 'file'`: the function answers a file instead of JSON. A stream must not read from the transaction. */
export function bindFile<R extends Route>(
  route: R,
  handler: (ctx: Ctx, input: InputOf<R>) => Promise<FileAnswer>,
  options: BindOptions = {},
): Bound {
  if (route.carries !== 'file') throw new Error(`${route.method} ${route.path}: does not carry a file`)
  return { route, options, inside: handler as Work<Ctx> }
}

/**
 * Binds a route to work that begins outside a transaction (sign-in, reading a large file) and opens its own by
 * `ctx.transaction`. The only way to bind a route open to anyone.
 */
export function bindOutside<R extends Route>(
  route: R,
  handler: (ctx: OutsideCtx, input: InputOf<R>) => Promise<z.input<R['ok']>>,
  options: BindOptions = {},
): Bound {
  return { route, options, outside: handler as Work<OutsideCtx> }
}

/** Refusals every route may answer without naming them. */
export const commonRefusals = (route: Route): RefusalCode[] => [
  'request.invalid',
  'request.too_many',
  ...(route.needs === 'anyone' ? [] : (['session.missing', 'session.second_factor', 'password.must_change'] as const)),
  ...(route.stepUp ? (['session.step_up'] as const) : []),
  ...(route.stepUp === true ? (['second_factor.missing'] as const) : []),
  ...(route.needs === 'anyone' || route.needs === 'signed-in' ? [] : (['permission.missing'] as const)),
  ...(route.params ? (['record.not_found'] as const) : []),
  ...(route.method === 'GET' ? [] : (['request.origin', 'request.too_large'] as const)),
]
