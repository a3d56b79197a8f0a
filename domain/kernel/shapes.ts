import { z } from 'zod'

/** Shapes that contracts share. Dates travel as `2026-11-21`, instants as ISO strings with zone. */
export const IsoDay = z.iso.date('Xin nhập ngày, dạng ngày/tháng/năm')
export const Instant = z.iso.datetime({ offset: true })
export const Uuid = z.uuid('Mã định danh không hợp lệ')
export const UnitId = z.coerce.number().int().positive().max(2_147_483_647)
export const OfficerId = z.coerce.number().int().positive().max(2_147_483_647)

/** A trimmed line of words, never blank. `what` names the field in the message. */
export const words = (what: string, max = 500) =>
  z
    .string(`Xin nhập ${what}`)
    .trim()
    .min(1, `Xin nhập ${what}`)
    .max(max, `${what[0]?.toUpperCase()}${what.slice(1)} dài quá ${max} ký tự`)

/** Query flag: `?mine=true`. */
export const Flag = z.enum(['true', 'false']).transform((v) => v === 'true')

/** A comma-separated list in the address: `?state=open,claimed`. */
export const listOf = <T extends z.ZodType<unknown, string>>(one: T) =>
  z
    .string()
    .transform((v) => v.split(',').filter(Boolean))
    .pipe(z.array(one))

/** Keyset page: an opaque `after` from the previous page, at most 100 rows. */
export const PageQuery = z.object({
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** Counts are exact to 1,000; beyond that `more` is true and the screen says “hơn 1.000”. */
export const Count = z.object({ count: z.number().int(), more: z.boolean() })
export type Count = z.infer<typeof Count>

/** One page of a list. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: Count.nullable() })

export const UnitRef = z.object({ id: z.number().int(), code: z.string(), name: z.string(), endedOn: IsoDay.nullish() })
export type UnitRef = z.infer<typeof UnitRef>
export const OfficerRef = z.object({ id: z.number().int(), name: z.string() })
export type OfficerRef = z.infer<typeof OfficerRef>

export const Done = z.object({ done: z.literal(true) })

/** Names of a words table, as the tuple `z.enum` wants. */
export const namesOf = <T extends Record<string, unknown>>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]

/** Path parameter of a route on one record. */
export const ById = z.object({ id: Uuid })
