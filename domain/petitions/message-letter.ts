import { z } from 'zod'

/** Longest message to the reporter, in UTF-16 units. */
export const MOST_MESSAGE = 20_000

/**
 * The body of a `message` envelope to the reporter, as canonical JSON: an officer's words (`message`) or the answer itself (`reply`).
 * What the reporter sends has the same shape (`ItemWords` in mailbox.ts). Sealed to the mailbox; a copy to the report's key.
 */
export const MessageLetter = z.object({
  v: z.literal(1),
  kind: z.enum(['message', 'reply']),
  text: z.string().trim().min(1, 'Xin nhập nội dung').max(MOST_MESSAGE),
})
export type MessageLetter = z.infer<typeof MessageLetter>
