import type { Province } from '../province.ts'
import { chanceOf, seedOf } from '../random.ts'
import { mergedOn } from '../units.ts'
import { makeKeys } from './keys.ts'

/** Keys of the cleared officers on top of the told province. They are random: two demonstrations share none. */
export async function addReports({ rows, cleared }: Province): Promise<void> {
  const chance = chanceOf(seedOf('keys', 20250701))
  await makeKeys(rows, cleared, 'localhost', `${mergedOn}T02:00:00Z`, chance)
}
