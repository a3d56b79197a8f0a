import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { IsoDay, namesOf, Uuid } from '../kernel/shapes.ts'
import { Recipient } from '../keys/statements.ts'
import { deskChannelNames } from './arrival.ts'
import { concernNames, fieldNames, kindNames } from './fields.ts'
import { Envelope, SmallEnvelope, Wrap } from './submission.ts'
import { outcomes } from './words.ts'

/** Largest body of an import: about a thousand lines with sealed words, or many thousands without. */
export const MOST_IMPORT_BYTES = 48 * 1024 * 1024

const Line = z.object({
  /** Row of the sheet, for what is found wrong. */
  row: z.number().int().min(1),
  number: z.number().int().min(1).max(1_000_000),
  receivedOn: IsoDay,
  channel: z.enum(deskChannelNames),
  kind: z.enum(kindNames),
  field: z.enum(fieldNames),
  officeId: z.number().int().positive().nullable(),
  concern: z.enum(concernNames),
  dueOn: IsoDay.nullable(),
  doneOn: IsoDay.nullable(),
  outcome: z.enum(namesOf(outcomes)).nullable(),
  report: Uuid,
  /** What the content column says, sealed in the browser to the unit's gate; null: left out. */
  sealed: z
    .object({
      recipient: Recipient,
      content: Envelope,
      wraps: z.array(Wrap).min(1).max(8),
      recovery: z.array(z.object({ keyId: Uuid, wrap: SmallEnvelope })).max(4),
    })
    .nullable(),
})
export type ImportLine = z.infer<typeof Line>

/** A whole book of one unit and year, understood and sealed in the browser; taken in as a whole or not at all. */
export const importBook = route({
  method: 'POST',
  path: '/desk/books',
  needs: 'petitions.register',
  does: 'Nhập sổ cũ của một đơn vị, một năm: giữ số cũ, hạn đang chạy, số dư; cả bảng hoặc không dòng nào',
  body: z.object({
    preview: z.boolean(),
    unitId: z.number('Xin chọn đơn vị giữ sổ').int().positive(),
    year: z.number().int().min(2000).max(2200),
    /** Numbers not in the table are done and stay in the paper book. Without this a gap is a fault. */
    restOnPaper: z.boolean(),
    lines: z.array(Line).min(1, 'Bảng không có dòng nào').max(20_000),
  }),
  ok: z.object({
    applied: z.boolean(),
    /** Still to be answered. */
    open: z.number().int(),
    /** Open ones whose term is over already. */
    late: z.number().int(),
    done: z.number().int(),
    /** Open ones received before the book's year: brought forward. */
    broughtForward: z.number().int(),
    /** Numbers left to the paper book. */
    onPaper: z.number().int(),
    /** `column` is a member of a line; the screen knows the cell. */
    faults: z.array(z.object({ row: z.number().int(), column: z.string(), words: z.string() })),
  }),
  refuses: ['desk.book_taken', 'desk.too_few_holders', 'intake.not_sealed', 'unit.ended'],
})
