import { z } from 'zod'
import { namesOf, Uuid } from '../kernel/shapes.ts'
import { Base64 } from '../keys/statements.ts'
import { capacities, paperLabels } from './words.ts'

/** An envelope (age file) as base64url. The server checks its header, its size and its hash; it cannot read it. */
const envelope = (bytes: number) => Base64(Math.ceil((bytes * 4) / 3))

/** The report's key under one officer's key. */
export const Wrap = envelope(4 * 1024)
/** A status or message to the reporter, sealed to the mailbox's recipient. */
export const Letter = envelope(64 * 1024)
/** A paper made in the handler's browser, sealed to the report's key. */
export const Paper = envelope(8 * 1024 * 1024)

/** Largest body of a step that carries papers. */
export const paperBytes = 24 * 1024 * 1024

export const NewPaper = z.object({
  /** Chosen by the browser, because the envelope names it. */
  id: Uuid,
  label: z.enum(namesOf(paperLabels)),
  bytes: Paper,
})
export type NewPaper = z.infer<typeof NewPaper>

/** Who is to hold the content from now on, with the key sealed to his key. */
export const NewGrant = z.object({
  officerId: z.number('Xin chọn cán bộ').int(),
  capacity: z.enum(namesOf(capacities)),
  keyId: Uuid,
  wrap: Wrap,
})
export type NewGrant = z.infer<typeof NewGrant>

/** Every step names the version it saw, and may tell the reporter in the same act (see status-words.ts). */
export const Stepping = z.object({ version: z.number().int(), status: Letter.nullish() })
