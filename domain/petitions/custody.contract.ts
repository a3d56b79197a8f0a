import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, IsoDay, namesOf, OfficerId, OfficerRef, Uuid, words } from '../kernel/shapes.ts'
import { NewGrant, Stepping, Wrap } from './sealed.ts'
import { Stepped } from './steps.contract.ts'
import { holdGrounds, identityPurposes, relationKinds, removalGrounds } from './words.ts'

/** Another holder of the content, by one who can open it; also a custodian's hand-over of the identity. */
export const regrant = route({
  method: 'POST',
  path: '/petitions/:id/grants',
  needs: 'petitions.read',
  stepUp: true,
  does: 'Cấp lại quyền mở cho người khác (thêm người giữ, bàn giao)',
  params: ById,
  body: Stepping.extend({
    grants: z
      .array(NewGrant.extend({ part: z.enum(['content', 'identity']) }))
      .min(1)
      .max(15),
  }),
  ok: Stepped,
  refuses: [
    'petition.not_grantable',
    'petition.key_not_eligible',
    'petition.custodian_apart',
    'petition.no_key',
    'petition.removed',
  ],
})

export const revokeGrant = route({
  method: 'POST',
  path: '/petitions/:id/grants/:officerId/revoke',
  needs: 'petitions.gate',
  stepUp: true,
  does: 'Thôi giữ một người (vẫn phải còn ít nhất hai người)',
  params: z.object({ id: Uuid, officerId: OfficerId }),
  body: Stepping.extend({ part: z.enum(['content', 'identity']) }),
  ok: Stepped,
  refuses: ['petition.two_holders'],
})

export const askIdentity = route({
  method: 'POST',
  path: '/petitions/:id/identity-requests',
  needs: 'petitions.read',
  does: 'Yêu cầu người giữ danh tính cho biết danh tính người phản ánh, nêu mục đích',
  params: ById,
  body: z.object({ purpose: z.enum(namesOf(identityPurposes)) }),
  ok: z.object({ id: Uuid }),
  refuses: ['petition.no_identity', 'petition.asked'],
})

/** For a custodian: what waits for him. Only the working columns he needs; he holds no content. */
export const listIdentityRequests = route({
  method: 'GET',
  path: '/petitions/identity-requests',
  needs: 'petitions.custody',
  does: 'Yêu cầu biết danh tính đang chờ mình quyết định',
  ok: z.array(
    z.object({
      id: Uuid,
      petitionId: Uuid,
      askedBy: OfficerRef.extend({ unit: z.string() }),
      purpose: z.enum(namesOf(identityPurposes)),
      askedAt: Instant,
      /** The key of who asks, to seal to. */
      dueOn: IsoDay.nullable(),
    }),
  ),
})

export const decideIdentity = route({
  method: 'POST',
  path: '/petitions/:id/identity-requests/:requestId/decide',
  needs: 'petitions.custody',
  stepUp: true,
  does: 'Cấp danh tính (niêm phong lại cho người yêu cầu) hoặc từ chối',
  params: z.object({ id: Uuid, requestId: Uuid }),
  body: z.discriminatedUnion('granted', [
    z.object({ granted: z.literal(true), keyId: Uuid, wrap: Wrap }),
    z.object({ granted: z.literal(false) }),
  ]),
  ok: Done,
  refuses: ['petition.decided', 'petition.key_not_eligible', 'petition.not_grantable', 'second_officer.same'],
})

/** An identity opened for one purpose is given back: who was granted it loses the key again. */
export const giveBackIdentity = route({
  method: 'POST',
  path: '/petitions/:id/identity/give-back',
  needs: 'petitions.read',
  does: 'Trả lại quyền biết danh tính khi đã xong việc',
  params: ById,
  ok: Done,
})

export const setHold = route({
  method: 'POST',
  path: '/petitions/:id/holds',
  needs: 'petitions.gate',
  does: 'Giữ lại: không được hủy trong khi còn căn cứ',
  params: ById,
  body: z.object({ ground: z.enum(namesOf(holdGrounds)) }),
  ok: z.object({ id: Uuid }),
  refuses: ['petition.removed'],
})

export const liftHold = route({
  method: 'POST',
  path: '/petitions/:id/holds/:holdId/lift',
  needs: 'petitions.gate',
  stepUp: true,
  does: 'Thôi giữ lại (người khác người đã đặt)',
  params: z.object({ id: Uuid, holdId: Uuid }),
  ok: Done,
  refuses: ['second_officer.same'],
})

export const askRemoval = route({
  method: 'POST',
  path: '/petitions/:id/removal',
  needs: 'petitions.remove',
  stepUp: true,
  does: 'Đề nghị hủy tin, đơn, nêu căn cứ',
  params: ById,
  body: z.object({
    ground: z.enum(namesOf(removalGrounds)),
    symbol: z.string().trim().max(100).nullish(),
  }),
  ok: z.object({ id: Uuid }),
  refuses: ['petition.held', 'petition.removed', 'petition.asked', 'petition.not_yet', 'petition.symbol_missing'],
})

export const decideRemoval = route({
  method: 'POST',
  path: '/petitions/:id/removal/decide',
  needs: 'petitions.remove',
  stepUp: true,
  does: 'Người thứ hai quyết định hủy hoặc không: nội dung bị hủy hẳn, giá trị băm, số sổ và số liệu vẫn còn',
  params: ById,
  body: z.object({ granted: z.boolean(), status: Stepping.shape.status }),
  ok: Done,
  refuses: ['petition.held', 'petition.removed', 'second_officer.same', 'petition.not_asked'],
})

export const Relation = z.object({
  id: Uuid,
  officer: OfficerRef,
  other: OfficerRef,
  kind: z.enum(namesOf(relationKinds)),
  source: z.string(),
  recordedBy: OfficerRef,
  recordedAt: Instant,
  /** The second officer, without whom it has no effect. */
  confirmedBy: OfficerRef.nullable(),
  endedOn: IsoDay.nullable(),
  can: z.array(z.enum(['confirm', 'end'])),
})

export const listRelations = route({
  method: 'GET',
  path: '/relations',
  needs: 'relations.record',
  does: 'Quan hệ gia đình, lợi ích đã ghi của một cán bộ',
  query: z.object({ officerId: OfficerId }),
  ok: z.array(Relation),
})

export const recordRelation = route({
  method: 'POST',
  path: '/relations',
  needs: 'relations.record',
  does: 'Ghi quan hệ gia đình, lợi ích đã kê khai hoặc phát hiện; có hiệu lực khi người thứ hai xác nhận',
  body: z
    .object({
      officerId: z.number().int(),
      otherId: z.number().int(),
      kind: z.enum(namesOf(relationKinds)),
      source: words('nguồn', 300),
    })
    .refine((v) => v.officerId !== v.otherId, { path: ['otherId'], message: 'Xin chọn hai người khác nhau' }),
  ok: z.object({ id: Uuid }),
  refuses: ['petition.own_relation'],
})

/** A second officer has seen the source. From then on it counts in every matter. */
export const confirmRelation = route({
  method: 'POST',
  path: '/relations/:id/confirm',
  needs: 'relations.record',
  stepUp: true,
  does: 'Xác nhận quan hệ do người khác ghi; loại trừ được tính lại ở mọi vụ việc',
  params: ById,
  ok: Done,
  refuses: ['petition.own_relation', 'second_officer.same', 'record.changed'],
})

/** A relation that ended (divorce) no longer excludes from new matters; who is excluded already stays so. */
export const endRelation = route({
  method: 'POST',
  path: '/relations/:id/end',
  needs: 'relations.record',
  does: 'Ghi quan hệ đã chấm dứt',
  params: ById,
  body: z.object({ endedOn: IsoDay }),
  ok: Done,
})
