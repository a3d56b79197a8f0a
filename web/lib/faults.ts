import type { FieldFault } from '@liem/domain/kernel/refusal'
import { z } from 'zod'

/** Words for mistakes the contract has no sentence of its own for. */
export function plainFault(issue: { code?: string; input?: unknown; minimum?: unknown; maximum?: unknown }): string {
  const blank = issue.input === undefined || issue.input === null || issue.input === ''
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1 ? 'Xin nhập mục này' : `Cần ít nhất ${issue.minimum}`
    case 'too_big':
      return `Nhiều nhất là ${issue.maximum}`
    case 'invalid_value':
      return 'Xin chọn một mục trong danh sách'
    case 'invalid_type':
      return blank ? 'Xin nhập mục này' : 'Nội dung chưa đúng dạng'
    default:
      return blank ? 'Xin nhập mục này' : 'Nội dung chưa đúng'
  }
}

/** Asks zod to speak Vietnamese where a contract left it to zod. */
export function speakVietnamese() {
  z.config({ customError: (issue) => plainFault(issue) })
}

export type Errors = Readonly<Record<string, string>>

/** First fault per field. The server may name the part first (`body.title`); the screen knows only `title`. */
export function errorsOf(faults: readonly FieldFault[]): Errors {
  const errors: Record<string, string> = {}
  for (const fault of faults) {
    const path = fault.path.replace(/^body\./, '')
    errors[path] ??= fault.words
  }
  return errors
}

/** Faults of what was typed, before anything is sent. */
export function check(schema: z.ZodType | undefined, values: unknown): Errors {
  const read = schema?.safeParse(values)
  if (!read || read.success) return {}
  return errorsOf(read.error.issues.map((issue) => ({ path: issue.path.join('.'), words: issue.message })))
}

/** Value at `tasks.0.lead`. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values)
}

/** Copy of `values` with another value at `tasks.0.lead`. */
export function withValueAt<V>(values: V, path: string, value: unknown): V {
  const [key = '', ...rest] = path.split('.')
  const copy = (Array.isArray(values) ? [...values] : { ...values }) as Record<string, unknown>
  copy[key] = rest.length === 0 ? value : withValueAt(copy[key] ?? {}, rest.join('.'), value)
  return copy as V
}
