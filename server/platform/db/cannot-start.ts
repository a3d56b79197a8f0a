/** A reason not to start that the administrator can act on: Vietnamese first, then English. */
export function cannotStart(vi: string, en: string, cause?: unknown): Error {
  const error = new Error(`${vi} / ${en}`, { cause })
  error.name = 'CannotStart'
  return error
}
