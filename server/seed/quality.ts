import { seedOf } from './random.ts'
import type { Unit } from './units.ts'

const slow = new Set(['xa:7', 'xa:19', 'xa:44', 'xa:61', 'SXD', 'SNNMT'])

/** Share of its work a unit does in time: most do well, a few are known for being late. */
export function qualityOf(unit: Unit): number {
  if (slow.has(unit.key)) return 0.48
  return 0.7 + (seedOf(unit.key, 17) % 28) / 100
}
