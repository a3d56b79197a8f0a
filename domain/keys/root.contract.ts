import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, OfficerRef, Uuid } from '../kernel/shapes.ts'
import { Hex32, RootSaid, RootSigned } from './statements.ts'

const Leader = z.object({
  officer: OfficerRef,
  post: z.string(),
  unit: z.string(),
  hasKey: z.boolean(),
  signed: z.boolean(),
})

export const RootView = z.object({
  id: Uuid,
  fingerprint: Hex32,
  said: RootSaid,
  signatures: z.array(RootSigned),
  activeAt: Instant,
})
export type RootView = z.infer<typeof RootView>

export const ProposalView = z.object({
  id: Uuid,
  k: z.number().int(),
  n: z.number().int(),
  leaders: z.array(Leader),
  proposedBy: OfficerRef,
  proposedAt: Instant,
  /** What is to be signed, once every leader has a key. It changes when one of them makes a new key. */
  said: RootSaid.nullable(),
  fingerprint: Hex32.nullable(),
  /** Where it takes the place of another root: how many of that root's leaders must sign too, and who has. */
  succession: z.object({ needed: z.number().int(), leaders: z.array(Leader) }).nullable(),
  can: z.array(z.enum(['sign', 'withdraw'])),
})
export type ProposalView = z.infer<typeof ProposalView>

export const readRoot = route({
  method: 'GET',
  path: '/keys/root',
  needs: 'signed-in',
  does: 'Xem gốc tin cậy đang dùng và đề nghị đang chờ ký',
  ok: z.object({ active: RootView.nullable(), proposal: ProposalView.nullable(), canPropose: z.boolean() }),
})

export const proposeRoot = route({
  method: 'POST',
  path: '/keys/root',
  needs: 'keys.root',
  stepUp: true,
  does: 'Đề nghị lập (hoặc thay) gốc tin cậy: chọn n lãnh đạo, k người đủ để thay gốc sau này',
  body: z
    .object({
      leaders: z
        .array(z.number().int().positive())
        .min(2, 'Xin chọn ít nhất hai người')
        .max(15, 'Nhiều nhất mười lăm người'),
      k: z.number('Xin chọn số người đủ để thay gốc').int().min(2, 'Ít nhất hai người').max(15),
    })
    .refine((body) => new Set(body.leaders).size === body.leaders.length, {
      path: ['leaders'],
      message: 'Một người chỉ chọn một lần',
    })
    .refine((body) => body.k <= body.leaders.length, { path: ['k'], message: 'Không lớn hơn số người bảo chứng' }),
  ok: z.object({ id: Uuid }),
  refuses: ['root.proposed', 'root.not_a_leader'],
})

export const signRoot = route({
  method: 'POST',
  path: '/keys/root/:id/signature',
  needs: 'signed-in',
  stepUp: true,
  does: 'Ký gốc tin cậy bằng khóa của mình sau khi đối chiếu dấu vân tay',
  params: ById,
  body: z.object({ statement: RootSigned }),
  ok: z.object({ active: z.boolean() }),
  refuses: ['root.not_ready', 'root.changed', 'key.none', 'key.statement_wrong', 'step.wrong_state'],
})

export const withdrawRoot = route({
  method: 'POST',
  path: '/keys/root/:id/withdraw',
  needs: 'keys.root',
  does: 'Rút đề nghị lập gốc tin cậy',
  params: ById,
  ok: Done,
  refuses: ['step.wrong_state'],
})
