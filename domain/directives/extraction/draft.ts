/**
 * What the reader makes of a text: every field with the span it was read from, or empty with a reason.
 * Offsets are UTF-16 offsets into `SourceText.text`.
 */
import { z } from 'zod'

export const SpanShape = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })

function read<T extends z.ZodType>(value: T) {
  return z.object({
    value: value.nullable(),
    span: SpanShape.nullable(),
    /** Why the value is empty or doubtful, in Vietnamese. */
    reason: z.string().optional(),
  })
}

/** A field as read: the value, where it stands in the text, and why it is empty or doubtful. */
export type Read<T> = { value: T | null; span: { start: number; end: number } | null; reason?: string | undefined }

export const Side = z.enum(['state', 'party'])
export type Side = z.infer<typeof Side>

/** A body as written, with the ledger's codes when it was resolved. */
export const BodyRef = z.object({
  text: z.string(),
  span: SpanShape,
  units: z.array(z.string()),
  /** A collective name ("các sở, ban, ngành") expanded by rule: a person must confirm the list. */
  collective: z.boolean(),
  reason: z.string().optional(),
})
export type BodyRef = z.infer<typeof BodyRef>

/**
 * A document the text names. `relation`: 'basis' (căn cứ, thực hiện, thi hành, quán triệt), 'proposal'
 * (theo đề nghị … tại Tờ trình), 'mention' (anything else).
 */
export const Citation = z.object({
  relation: z.enum(['basis', 'proposal', 'mention']),
  /** Whole symbol as printed ("168/NQ-CP"), null for a law known by name only. */
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  /** Name of the law or subject matter of the document. */
  name: z.string().nullable(),
  /** Lower-case Vietnamese type ("nghị quyết", "luật"). */
  type: z.string().nullable(),
  /** ISO date, or a year when only the year is printed. */
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  text: z.string(),
  span: SpanShape,
})
export type Citation = z.infer<typeof Citation>

export const DueKind = z.enum(['date', 'month', 'quarter', 'year', 'recurring', 'event', 'ongoing', 'none'])
export type DueKind = z.infer<typeof DueKind>

/**
 * A deadline. `date` is ISO: "2026-08-15", "2026-08", "2026-Q4", "2027"; of a recurring one with an end, the end.
 * `recurrence`: "daily", "weekly", "monthly", "bimonthly", "quarterly", "half-yearly", "nine-monthly", "yearly",
 * "biennial", optionally ":" and the day: "monthly:5", "weekly:5" (Friday; Monday = 1), "yearly:12-15" (15 December),
 * "quarterly:15" (day of the last month).
 */
export const Due = z.object({
  asWritten: z.string().nullable(),
  kind: DueKind,
  date: z.string().nullable(),
  recurrence: z.string().nullable(),
  span: SpanShape.nullable(),
  /** What was assumed to make it a date ("năm lấy theo năm ban hành"). */
  assumed: z.string().optional(),
})
export type Due = z.infer<typeof Due>

export const NodeKind = z.enum([
  'part',
  'chapter',
  'section',
  'article',
  'clause',
  'point',
  'bullet',
  'paragraph',
  'annex',
  'row',
])
export type NodeKind = z.infer<typeof NodeKind>

/** One piece of the text's structure; clauses and points keep the legal wording. */
export const DraftNode = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  /** Printed numbers from the top, joined by dots ("II.3.a", "Điều 2.1"). */
  path: z.string(),
  marker: z.string().nullable(),
  kind: NodeKind,
  text: z.string(),
  span: SpanShape,
})
export type DraftNode = z.infer<typeof DraftNode>

export const DraftTask = z.object({
  order: z.number().int().min(1),
  /** Node the task was read from. */
  node: z.string(),
  path: z.string(),
  text: z.string(),
  span: SpanShape,
  leads: z.array(BodyRef),
  /** How the lead was found: in the sentence, or named above for what follows. */
  leadFrom: z.enum(['sentence', 'stem', 'heading', 'label', 'column', 'addressee', 'none']),
  supports: z.array(BodyRef),
  due: Due,
  /** With more than one deadline: all of them in the order of the text, `due` among them. */
  milestones: z.array(Due),
  product: read(z.string()),
  /** A duty to report (recipient and rhythm stand in text and due). */
  reporting: z.boolean(),
})
export type DraftTask = z.infer<typeof DraftTask>

export const Phase = z.object({
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  text: z.string(),
  span: SpanShape,
})
export type Phase = z.infer<typeof Phase>

export const Review = z.object({
  kind: z.enum(['sơ kết', 'tổng kết']),
  /** ISO date, month, quarter or year; null when not printed. */
  when: z.string().nullable(),
  text: z.string(),
  span: SpanShape,
})
export type Review = z.infer<typeof Review>

export const DraftWarning = z.object({
  /** `field.reason` code for programs. */
  code: z.string(),
  /** Vietnamese sentence for people. */
  words: z.string(),
  span: SpanShape.nullable(),
})
export type DraftWarning = z.infer<typeof DraftWarning>

export const DraftHead = z.object({
  number: read(z.string()),
  symbol: read(z.string()),
  /** Lower-case Vietnamese type, from the title, never from "QĐ" alone. */
  type: read(z.string()),
  side: read(Side),
  issuer: read(z.string()),
  /** Ledger codes of the issuer when resolved. */
  issuerUnits: z.array(z.string()),
  place: read(z.string()),
  /** ISO date. */
  date: read(z.string()),
  title: read(z.string()),
  secrecy: read(z.enum(['Mật', 'Tối mật', 'Tuyệt mật'])),
  urgency: read(z.enum(['Khẩn', 'Thượng khẩn', 'Hỏa tốc'])),
  signer: read(z.string()),
  /** Capacity and post as printed, one line ("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"). */
  capacity: read(z.string()),
})
export type DraftHead = z.infer<typeof DraftHead>

export const Draft = z.object({
  kind: z.enum(['document', 'article', 'unknown']),
  head: DraftHead,
  bases: z.array(Citation),
  /** Proposals and mere mentions, told apart by `relation`. */
  mentions: z.array(Citation),
  /** `role`: 'to' (Kính gửi, gửi:, điện:) or 'copy' (Nơi nhận). */
  addressees: z.array(BodyRef.extend({ role: z.enum(['to', 'copy']) })),
  nodes: z.array(DraftNode),
  phases: z.array(Phase),
  reviews: z.array(Review),
  tasks: z.array(DraftTask),
  warnings: z.array(DraftWarning),
})
export type Draft = z.infer<typeof Draft>
export type Addressee = Draft['addressees'][number]
