import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '@liem/domain/kernel/refusal'

type DatabaseError = Error & { code?: string; constraint?: string; routine?: string }

/**
 * Turns a broken constraint into a refusal, by the constraint's name; throws anything else on.
 * `await insert(…).catch((error) => onConstraint(error, { document_state_number: () => new Refusal('document.number_taken', …) }))`
 */
export function onConstraint(thrown: unknown, refusals: Readonly<Record<string, () => Refusal>>): never {
  const { code, constraint } = thrown as DatabaseError
  const refusal = code?.startsWith('23') && constraint ? refusals[constraint] : undefined
  throw refusal ? refusal() : thrown
}

/** Runs work again, up to three times in all, when the database gave up one of two transactions that crossed. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (thrown) {
      const { code } = thrown as DatabaseError
      if ((code !== '40001' && code !== '40P01') || attempt === 3) throw thrown
      await pause(Math.random() * 30 * attempt)
    }
  }
}

/** Values no column can hold (a year 0, a number beyond int4) that a shape let through. */
const impossibleValues = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05'])

/** The refusal hidden in an error of the database, if there is one. `guard`: row policies stopped what our own checks let pass. */
export function refusalOf(thrown: unknown): { refusal: Refusal; guard: boolean } | undefined {
  const { code, routine } = (thrown ?? {}) as DatabaseError
  if (typeof code !== 'string') return undefined
  if (impossibleValues.has(code)) return { refusal: new Refusal('request.invalid'), guard: false }
  if (code === '42501' && routine === 'ExecWithCheckOptions')
    return { refusal: new Refusal('permission.missing'), guard: true }
  return undefined
}
