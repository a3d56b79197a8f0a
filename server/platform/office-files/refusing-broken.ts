import { Refusal } from '@liem/domain/kernel/refusal'

/**
 * Parsers of others throw whatever they like at a damaged file; to the sender it is one thing. Running out of stack
 * means nesting no office program writes.
 */
export async function refusingBroken<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(error instanceof RangeError ? 'file.too_heavy' : 'file.broken')
  }
}
