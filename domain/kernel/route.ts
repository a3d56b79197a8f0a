import type { z } from 'zod'
import type { RefusalCode } from './refusal.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One contract route: what may be asked, by whom, and what comes back.
 * It drives the server binding, the typed browser call, query keys, list filters in the address, and OpenAPI.
 */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Ok extends z.ZodType = z.ZodType,
> = {
  method: Method
  /** Path below `/api`, with `:name` parameters. */
  path: `/${string}`
  /** Permission `module.verb`; `'signed-in'` = any officer; `'anyone'` = no session needed. */
  needs: string
  /** What it does, in Vietnamese, for OpenAPI and the permissions page. */
  does: string
  params?: Params
  query?: Query
  body?: Body
  /** Shape of the answer. Everything not named here is left out of the answer. */
  ok: Ok
  /** Refusals specific to this route; validation, sign-in, permission and not-found need not be named. */
  refuses?: readonly RefusalCode[]
  /**
   * The second factor must have been shown within the last 15 minutes. `true`: who has none must first set one up;
   * `'when-set'`: asked only of who has one.
   */
  stepUp?: true | 'when-set'
  /** `'json'` by default. `'file'` answers a download, `'upload'` takes multipart form data. */
  carries?: 'json' | 'file' | 'upload'
}

type Part<R extends Route, Name extends 'params' | 'query' | 'body'> = NonNullable<R[Name]>
export type ParamsOf<R extends Route> = z.output<Part<R, 'params'>>
export type QueryOf<R extends Route> = z.output<Part<R, 'query'>>
export type BodyOf<R extends Route> = z.output<Part<R, 'body'>>
export type OkOf<R extends Route> = z.output<R['ok']>
/** What a caller writes (before defaults and coercions). */
export type ParamsIn<R extends Route> = z.input<Part<R, 'params'>>
export type QueryIn<R extends Route> = z.input<Part<R, 'query'>>
export type BodyIn<R extends Route> = z.input<Part<R, 'body'>>

/** Declares a contract route; keeps the literal types. */
export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodType,
>(declared: Route<P, Q, B, O>): Route<P, Q, B, O> {
  return declared
}
