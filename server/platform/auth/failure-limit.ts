import { Refusal } from '@liem/domain/kernel/refusal'

/**
 * Wrong passwords allowed from one network (or at one screen) in a window. Only wrong ones count: a whole office behind one address signs in at
 * eight o'clock. An attempt is counted before it is tried and given back when it was right, so parallel ones cannot slip by.
 */
export function failureLimit({ most = 40, minutes = 15 } = {}) {
  const windows = new Map<string, { from: number; count: number }>()
  const span = minutes * 60_000

  return {
    /** Counts an attempt; refuses `request.too_many`. Answers how to give it back. */
    attempt(key: string, now: Date): () => void {
      const at = now.getTime()
      if (windows.size > 10_000) for (const [key, one] of windows) if (at - one.from >= span) windows.delete(key)
      let window = windows.get(key)
      if (!window || at - window.from >= span) {
        window = { from: at, count: 0 }
        windows.set(key, window)
      }
      if (window.count >= most)
        throw new Refusal('request.too_many', { seconds: Math.ceil((window.from + span - at) / 1000) })
      window.count++
      return () => {
        window.count--
      }
    },
  }
}
