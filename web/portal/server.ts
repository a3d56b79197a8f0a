import type { OkOf } from '@liem/domain/kernel/route'
import type {
  findMailbox,
  findOffices,
  openMailbox,
  readGate,
  sendItem,
  submitReport,
  uploadSealed,
} from '@liem/domain/petitions/portal.contract'
import type { z } from 'zod'

export type Offices = OkOf<typeof findOffices>['rows']
export type Gate = OkOf<typeof readGate>
export type Mailbox = OkOf<typeof openMailbox>
type Submission = z.input<NonNullable<(typeof submitReport)['body']>>
type Item = z.input<NonNullable<(typeof sendItem)['body']>>
type Opened = z.input<NonNullable<(typeof openMailbox)['body']>>

/** The server said no (`code`, `words`), or there was no answer at all (`status` 0). */
export type Refused = {
  refused: true
  status: number
  code: string | null
  words: string | null
  facts?: Readonly<Record<string, string | number>>
}
export const isRefused = (thrown: unknown): thrown is Refused =>
  typeof thrown === 'object' && thrown !== null && 'refused' in thrown

const refused = (
  status: number,
  problem: { code?: string; title?: string; facts?: Refused['facts'] } | null,
): Refused => ({
  refused: true,
  status,
  code: problem?.code ?? null,
  words: problem?.title ?? null,
  ...(problem?.facts ? { facts: problem.facts } : {}),
})

/** No cookie, no referrer, no cache: nothing of this stays in the browser. */
const quiet: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error' }

async function answered(sent: Promise<Response>): Promise<Response> {
  const response = await sent.catch(() => {
    throw refused(0, null)
  })
  if (response.ok) return response
  throw refused(response.status, await response.json().catch(() => null))
}

const get = async (path: string) => answered(fetch(path, quiet))
const post = (path: string, body: unknown) =>
  answered(
    fetch(path, {
      ...quiet,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )

export async function findUnits(asked: { q?: string; code?: string }): Promise<Offices> {
  return ((await (await post('/api/offices', asked)).json()) as OkOf<typeof findOffices>).rows
}

export async function askGate(office: number | null, concern: string, without: readonly number[]): Promise<Gate> {
  return (await post('/api/gate', { concern, without, ...(office === null ? {} : { office }) })).json()
}

/** `body`: the text itself, so that a repeated sending is the same to the letter. */
export async function send(body: string): Promise<OkOf<typeof submitReport>> {
  return (await post('/api/submissions', body)).json()
}
export const submission = (body: Submission): string => JSON.stringify(body)

export const findSalt = async (locator: string): Promise<OkOf<typeof findMailbox>> =>
  (await post('/api/mailbox', { locator })).json()
export const openBox = async (body: Opened): Promise<Mailbox> => (await post('/api/mailbox/open', body)).json()
export const sendToBox = async (body: Item): Promise<OkOf<typeof sendItem>> =>
  (await post('/api/mailbox/items', body)).json()
export async function boxFile(body: Opened & { item: string }): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await post('/api/mailbox/file', body)).arrayBuffer())
}

/** The log's public key as the log itself serves it. */
export const logKey = async (): Promise<string> => (await get('/log/key')).text()

/** Sends one sealed file, telling how much has gone out (0 to 1). */
export function upload(
  locator: string,
  sealed: Blob,
  onProgress: (share: number) => void,
  /** Answer to a puzzle, only when one was set. */
  pow?: { challenge: string; nonce: string },
): Promise<OkOf<typeof uploadSealed>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/uploads')
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('liem-locator', locator)
    if (pow) request.setRequestHeader('liem-pow', `${pow.challenge} ${pow.nonce}`)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () =>
      request.status === 200 ? resolve(request.response) : reject(refused(request.status, request.response))
    request.onerror = () => reject(refused(0, null))
    request.send(sealed)
  })
}
