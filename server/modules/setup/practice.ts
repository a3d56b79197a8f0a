import { Refusal } from '@liem/domain/kernel/refusal'
import type { OutsideCtx } from '#platform/ctx'

/** Opens the practice copy. Calling it again answers the same address. Refuses `practice.not_possible`. */
export async function begin(ctx: OutsideCtx) {
  if (!ctx.parts.startPractice) throw new Refusal('practice.not_possible')
  try {
    const { address, password, accounts } = await ctx.parts.startPractice()
    return { address, password, accounts: accounts.map((one) => ({ ...one })) }
  } catch (error) {
    ctx.log({ event: 'practice.failed', error: (error as { code?: string }).code ?? (error as Error).name })
    throw new Refusal('practice.not_possible')
  }
}
