import type { Ctx } from '#platform/ctx'

export type RecoveryWrap = { part: 'content' | 'identity'; wrap: Uint8Array }

/**
 * What recovery needs of the module that holds sealed reports. The composition root passes it in: keys know no other module. It reads
 * past the whitelist of the report on purpose (nobody may be left who can open it), and never past an exclusion.
 */
export type RecoverySource = {
  /**
   * Recovery keys to which the report's keys are wrapped, newest first, and the units within whose reach the matter lies. Refuses
   * `record.not_found` for what does not exist or excludes the officer acting, `recovery.excluded` when the new holder is, or is about
   * to be, excluded or may not hold this part.
   */
  check: (
    ctx: Ctx,
    asked: { petitionId: string; toOfficerId: number; part: RecoveryWrap['part'] },
  ) => Promise<{ recoveryKeyIds: readonly string[]; unitIds: readonly number[] }>
  /** Tells who holds the report now that somebody asks to recover it. */
  asked: (ctx: Ctx, asked: { petitionId: string; requestId: string }) => Promise<void>
  /** The wraps to one recovery key. Writes the act into the report's own journal, where its sender sees it. */
  wrapsFor: (
    ctx: Ctx,
    asked: { petitionId: string; recoveryKeyId: string; requestId: string },
  ) => Promise<readonly RecoveryWrap[]>
  /** Gives the report to the new holder, with its keys wrapped to his key. Refuses `recovery.excluded`. */
  regrant: (
    ctx: Ctx,
    given: {
      petitionId: string
      requestId: string
      toOfficerId: number
      keyId: string
      wraps: readonly RecoveryWrap[]
    },
  ) => Promise<void>
}
