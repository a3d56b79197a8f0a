import { faultsOf, vietnameseFaults } from '@liem/domain/kernel/faults'
import { type FieldFault, Refusal } from '@liem/domain/kernel/refusal'
import type { Route } from '@liem/domain/kernel/route'
import type { z } from 'zod'

const DEEPEST = 40

/** Parses what came by the contract's shapes. All faults of all parts are told at once, each at its field. */
export function parseInput(route: Route, raw: { params: unknown; query: unknown; body: unknown }) {
  const faults: FieldFault[] = []
  const read = (schema: z.ZodType | undefined, value: unknown) => {
    if (!schema) return undefined
    const unstorable = unstorableAt(value)
    if (unstorable) return void faults.push(unstorable)
    const parsed = schema.safeParse(value, { error: vietnameseFaults })
    if (parsed.success) return parsed.data
    faults.push(...faultsOf(parsed.error))
  }
  const input = {
    params: read(route.params, raw.params),
    query: read(route.query, raw.query),
    body: read(route.body, raw.body),
  }
  if (faults.length > 0) throw new Refusal('request.invalid', {}, faults)
  return input
}

const unstorable = /\0|\p{Surrogate}/u

/** Text that PostgreSQL cannot hold (NUL, half characters) or nesting that no form has, wherever it hides. Without recursion. */
export function unstorableAt(value: unknown): FieldFault | undefined {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value, path: '', depth: 0 }]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (typeof one.value === 'string') {
      if (unstorable.test(one.value)) return { path: one.path, words: 'Có ký tự không dùng được' }
    } else if (typeof one.value === 'object' && one.value !== null) {
      if (one.depth === DEEPEST) return { path: one.path, words: 'Thông tin lồng nhau quá nhiều tầng' }
      for (const [name, inner] of Object.entries(one.value)) {
        if (unstorable.test(name)) return { path: one.path, words: 'Có ký tự không dùng được' }
        const path =
          one.path.length > 200 ? one.path : one.path ? `${one.path}.${name.slice(0, 100)}` : name.slice(0, 100)
        waiting.push({ value: inner, path, depth: one.depth + 1 })
      }
    }
  }
  return undefined
}
