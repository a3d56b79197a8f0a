import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Done, Flag, IsoDay, namesOf, UnitId, UnitRef, Uuid } from '../kernel/shapes.ts'
import { bookKinds, kinds } from './words.ts'

/** Books the reader may know: open ones within his reach, a sealed one when he holds a matter in it. */
export const listBooks = route({
  method: 'GET',
  path: '/petitions/books',
  needs: 'petitions.read',
  does: 'Sổ của cơ quan thụ lý: sổ thường trong phạm vi, sổ niêm phong có vụ việc mình giữ',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional(), unitId: UnitId.optional() }),
  ok: z.array(
    z.object({
      id: Uuid,
      unit: UnitRef,
      kind: z.enum(namesOf(bookKinds)),
      year: z.number().int(),
      /** The open book's last number; a sealed book does not tell how much is in it. */
      lastNumber: z.number().int().nullable(),
      /** Matters in it that the reader holds. */
      held: z.number().int(),
    }),
  ),
})

/** Clock-only supervision: no id, no kind, no field, no number. */
export const listClocks = route({
  method: 'GET',
  path: '/petitions/clocks',
  needs: 'petitions.supervise',
  does: 'Theo dõi thời hạn xử lý tin, đơn của các cơ quan trong phạm vi: chỉ cơ quan, tình trạng, hạn, quá hạn',
  query: z.object({ unitId: UnitId.optional(), late: Flag.optional() }),
  ok: z.object({
    rows: z.array(
      z.object({
        unit: UnitRef,
        state: z.string(),
        rule: z.string(),
        words: z.string(),
        dueOn: IsoDay.nullable(),
        late: z.boolean(),
      }),
    ),
    /** True when only the first 500 are shown. */
    more: z.boolean(),
    /** The urging list: units with late matters, most first. */
    units: z.array(
      z.object({
        unit: UnitRef,
        late: z.number().int(),
        soon: z.number().int(),
        lastUrgedOn: IsoDay.nullable(),
        can: z.array(z.enum(['urge'])),
      }),
    ),
  }),
})

export const urgeUnit = route({
  method: 'POST',
  path: '/petitions/clocks/urge',
  needs: 'petitions.supervise',
  does: 'Đôn đốc cơ quan có tin, đơn quá hạn',
  body: z.object({ unitId: z.number().int() }),
  ok: Done,
  refuses: ['urging.nothing_late', 'petition.urged_today'],
})

/** `opening + entered = done + remaining`, of matters; `letters` counts letters. */
export const Balance = z.object({
  opening: z.number().int(),
  entered: z.number().int(),
  done: z.number().int(),
  remaining: z.number().int(),
  letters: z.number().int(),
  inTime: z.number().int(),
  late: z.number().int(),
})
export type Balance = z.infer<typeof Balance>

export const readFigures = route({
  method: 'GET',
  path: '/petitions/figures',
  needs: 'petitions.supervise',
  does: 'Số liệu xử lý tin, đơn theo kỳ: chỉ tính các sổ người xem được biết',
  query: z
    .object({ from: IsoDay, to: IsoDay, unitId: UnitId.optional() })
    .refine((v) => v.from <= v.to, { path: ['to'], message: 'Ngày cuối kỳ không được trước ngày đầu kỳ' }),
  ok: z.object({
    from: IsoDay,
    to: IsoDay,
    /** Open books within reach: the figure of the bodies themselves. */
    units: z.array(z.object({ unit: UnitRef, balance: Balance })),
    total: Balance,
    byKind: z.array(z.object({ kind: z.enum(namesOf(kinds)), balance: Balance })),
    /** Matters of sealed books that the reader holds himself, never split by unit. Null when he holds none. */
    sealed: Balance.nullable(),
    outcomes: z.record(z.string(), z.number().int()),
    apologies: z.number().int(),
    removed: z.number().int(),
  }),
})
