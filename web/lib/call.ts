import type { OkOf, Route } from '@liem/domain/kernel/route'
import type { z } from 'zod'
import { isRefused, refusedFrom, refusedOffline } from './refused.ts'

/** What a caller writes for one part of a route; a part the route does not declare must be left out. */
type Part<Key extends string, Schema> =
  NonNullable<Schema> extends z.ZodUndefined
    ? { [K in Key]?: undefined }
    : NonNullable<Schema> extends z.ZodType
      ? Record<never, never> extends z.input<NonNullable<Schema>>
        ? { [K in Key]?: z.input<NonNullable<Schema>> }
        : { [K in Key]: z.input<NonNullable<Schema>> }
      : { [K in Key]?: undefined }

/** `{ params, query, body }` of a route, as written by the caller (before defaults and coercions). */
export type Input<R extends Route> = Part<'params', R['params']> & Part<'query', R['query']> & Part<'body', R['body']>

/** What a screen writes as filters of a route. */
export type QueryInput<R extends Route> =
  NonNullable<R['query']> extends z.ZodUndefined ? Record<never, never> : z.input<NonNullable<R['query']>>

export type CallOptions = {
  signal?: AbortSignal
  /** Same key = same user action: the server does a repeated POST only once. */
  idempotencyKey?: string
  /** Share sent so far, 0..1; uploads only. */
  onProgress?: (share: number) => void
}

/** A random UUID. `crypto.randomUUID` exists on HTTPS pages only, and a closed LAN may run without. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export type AnyInput = { params?: unknown; query?: unknown; body?: unknown }

const texts = (value: unknown) => (Array.isArray(value) ? value.join(',') : String(value))
const isBlank = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Address of a call: parameters filled in, blank filters left out, names sorted so that equal filters are one address. */
export function addressOf(route: Route, input: AnyInput = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(texts(params[name])))
  const query = Object.entries((input.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => !isBlank(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(texts(value))}`)
  return `/api${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

type StepUp = () => Promise<boolean>
let askStepUp: StepUp = async () => false

/** The shell says how the second factor is asked for when a call needs it shown again. True: it was shown, the call is repeated. */
export function onStepUp(ask: StepUp): void {
  askStepUp = ask
}

/** Does a call; when only the second factor stands in the way, asks for it once and does the call again. */
async function steppingUp<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!isRefused(thrown) || thrown.code !== 'session.step_up' || !(await askStepUp())) throw thrown
    return work()
  }
}

function send(route: Route, input: AnyInput, options: CallOptions): Promise<Response> {
  return steppingUp(() => sendOnce(route, input, options))
}

async function sendOnce(route: Route, input: AnyInput, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (route.method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? newKey()
  const request: RequestInit = { method: route.method, headers, credentials: 'same-origin', signal: options.signal }
  if (input.body !== undefined) {
    headers['content-type'] = 'application/json'
    request.body = JSON.stringify(input.body)
  }
  let response: Response
  try {
    response = await fetch(addressOf(route, input), request)
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown
    throw refusedOffline
  }
  if (!response.ok) throw refusedFrom(response.status, await response.json().catch(() => null))
  return response
}

/**
 * Calls a contract route. Answers the route's `ok` as the server sent it (the server has parsed it already).
 * Throws `CallRefused` for every no, also when the network fails.
 */
export async function call<R extends Route>(route: R, input: Input<R>, options: CallOptions = {}): Promise<OkOf<R>> {
  const response = await send(route, input, options)
  try {
    return (await response.json()) as OkOf<R>
  } catch (thrown) {
    if (options.signal?.aborted || isRefused(thrown)) throw thrown
    throw { ...refusedFrom(response.status, null), code: 'answer.unreadable' as const }
  }
}

/**
 * Sends files (`carries: 'upload'`) as multipart form data, telling how much has gone out.
 * The route's body travels in a field `body` as JSON, so that numbers, switches and lists keep their kind.
 */
export function callUpload<R extends Route>(
  route: R,
  input: Omit<Input<R>, 'body'> & { body?: unknown },
  form: FormData,
  options: CallOptions = {},
): Promise<OkOf<R>> {
  return steppingUp(() => uploadOnce(route, input, form, options))
}

function uploadOnce<R extends Route>(
  route: R,
  input: Omit<Input<R>, 'body'> & { body?: unknown },
  form: FormData,
  options: CallOptions,
): Promise<OkOf<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, addressOf(route, input as AnyInput))
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', options.idempotencyKey ?? newKey())
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    }
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(request.response as OkOf<R>)
        : reject(refusedFrom(request.status, request.response))
    request.onerror = () => reject(refusedOffline)
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort())
    if (input.body !== undefined) form.set('body', JSON.stringify(input.body))
    request.send(form)
  })
}

/** The file name a `content-disposition` header proposes; RFC 5987 form first. */
export function fileNameFrom(disposition: string | null): string | undefined {
  const coded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (coded) return decodeURIComponent(coded)
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1]
}

/** Fetches a file (`carries: 'file'`) and hands it to the browser to keep. Refusals arrive as for `call`. */
export async function callDownload<R extends Route>(route: R, input: Input<R>, options: CallOptions = {}) {
  const response = await send(route, input, options)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameFrom(response.headers.get('content-disposition')) ?? 'liem'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Fetches a file (`carries: 'file'`) to be read in this page, piece by piece. Refusals arrive as for `call`. */
export async function callStream<R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  const response = await send(route, input, options)
  if (!response.body) throw { ...refusedFrom(response.status, null), code: 'answer.unreadable' as const }
  return response.body
}
