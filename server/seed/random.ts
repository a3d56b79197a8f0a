/** Chance that repeats itself: the same seed gives the same province. */
export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number from `low` through `high`. */
  int(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** A random (version 4) UUID. */
  uuid(): string
}

/** mulberry32: 32 bits of state are plenty for a demonstration. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const next = () => bits() / 2 ** 32
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const hex = () => bits().toString(16).padStart(8, '0')
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => {
      const one = list[int(0, list.length - 1)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    uuid: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()]
      const variant = '89ab'[Number.parseInt(c.slice(0, 1), 16) & 3]
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`
    },
  }
}

/** A number of its own for each text, so that one part of the province can change without moving the others. */
export function seedOf(text: string, seed: number): number {
  let hash = 2166136261 ^ seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash >>> 0
}
