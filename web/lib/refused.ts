import { type FieldFault, type RefusalCode, refusals, refusalWords } from '@liem/domain/kernel/refusal'

/** What stands in the way when no answer of the product arrived. */
export type TransportCode = 'network.offline' | 'server.defect' | 'answer.unreadable'

/** The product (or the network) said no. Thrown by `call`; screens show `words` and, at each field, `faults`. */
export type CallRefused = {
  readonly refused: true
  readonly status: number
  readonly code: RefusalCode | TransportCode
  readonly words: string
  readonly faults: readonly FieldFault[]
  readonly facts: Readonly<Record<string, string | number>>
  /** Number under which a defect stands in the server's log. */
  readonly incident?: string
}

export const isRefused = (thrown: unknown): thrown is CallRefused =>
  typeof thrown === 'object' && thrown !== null && (thrown as { refused?: unknown }).refused === true

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function factsOf(value: unknown): Record<string, string | number> {
  if (!isRecord(value)) return {}
  const kept = Object.entries(value).filter(([, v]) => typeof v === 'string' || typeof v === 'number')
  return Object.fromEntries(kept) as Record<string, string | number>
}

function faultsOf(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (one): one is FieldFault => isRecord(one) && typeof one.path === 'string' && typeof one.words === 'string',
  )
}

/** Reads an `application/problem+json` answer; anything else becomes a defect with its status. */
export function refusedFrom(status: number, problem: unknown): CallRefused {
  const body = isRecord(problem) ? problem : {}
  const facts = factsOf(body.facts)
  const incident = typeof body.incident === 'string' ? body.incident : undefined
  const said = typeof body.title === 'string' ? body.title : undefined
  if (typeof body.code === 'string' && body.code in refusals) {
    const code = body.code as RefusalCode
    const words = said ?? refusalWords(code, facts)
    return { refused: true, status, code, words, faults: faultsOf(body.faults), facts, incident }
  }
  // A refusal newer than this page still has words of its own; the title of a defect is never shown.
  const isRefusal = typeof body.code === 'string' && status >= 400 && status < 500
  return {
    refused: true,
    status,
    code: 'server.defect',
    words: (isRefusal && said) || 'Hệ thống gặp lỗi khi làm việc này. Nội dung đã nhập vẫn còn trên màn hình.',
    faults: [],
    facts,
    incident,
  }
}

/** No answer came at all. */
export const refusedOffline: CallRefused = {
  refused: true,
  status: 0,
  code: 'network.offline',
  words: 'Chưa kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại; nội dung đã nhập vẫn còn.',
  faults: [],
  facts: {},
}

/** Turns whatever was thrown into something a screen can show. */
export function asRefused(thrown: unknown): CallRefused {
  if (isRefused(thrown)) return thrown
  return { ...refusedFrom(500, null), status: 0, code: 'answer.unreadable' }
}
