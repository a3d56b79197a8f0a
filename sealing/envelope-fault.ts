/**
 * Why an envelope was not opened. `not-for-you`: none of its locks fits this key (a damaged lock looks the same). `wrong-context`: it
 * opened, but was sealed for another purpose, report or part, so someone moved it. `broken`: altered, cut off, or not of this format.
 */
export type EnvelopeFault = Error & { name: 'EnvelopeFault'; why: 'not-for-you' | 'wrong-context' | 'broken' }

export function envelopeFault(why: EnvelopeFault['why'], cause?: unknown): EnvelopeFault {
  return Object.assign(new Error(`envelope: ${why}`, { cause }), { name: 'EnvelopeFault' as const, why })
}

export function isEnvelopeFault(error: unknown): error is EnvelopeFault {
  return error instanceof Error && error.name === 'EnvelopeFault'
}
