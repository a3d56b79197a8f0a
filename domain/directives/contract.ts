import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  ById,
  Done,
  Flag,
  Instant,
  IsoDay,
  namesOf,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
  words,
} from '../kernel/shapes.ts'
import { itemKinds, relationKinds, sides, urgencies } from './words.ts'

export const SideName = z.enum(namesOf(sides))
export const RelationName = z.enum(namesOf(relationKinds))

export const DocumentRef = z.object({
  id: Uuid,
  symbol: z.string().nullable(),
  title: z.string(),
  status: z.enum(['stub', 'draft', 'registered']),
  issuedOn: IsoDay.nullable(),
})
export type DocumentRef = z.infer<typeof DocumentRef>
export const validities = {
  in_force: 'Còn hiệu lực',
  not_yet: 'Chưa có hiệu lực',
  expired: 'Hết hiệu lực',
  replaced: 'Bị thay thế',
  recalled: 'Bị thu hồi',
  unknown: 'Chưa rõ',
} as const

export const DocumentRow = DocumentRef.extend({
  side: SideName,
  issuer: z.object({ unit: UnitRef.nullable(), name: z.string() }),
  type: z.string().nullable(),
  number: z.string().nullable(),
  urgency: z.enum(namesOf(urgencies)),
  validity: z.enum(namesOf(validities)),
  incomingNumber: z.number().nullable(),
  receivedOn: IsoDay.nullable(),
  tasks: z.number(),
  overdue: z.number(),
})
export type DocumentRow = z.infer<typeof DocumentRow>

export const DocumentFilters = z.object({
  q: z.string().trim().max(200).optional(),
  side: SideName.optional(),
  status: z.enum(['stub', 'draft', 'registered']).optional(),
  type: z.string().max(60).optional(),
  issuerUnitId: UnitId.optional(),
  /** Documents sent to this unit. */
  receivedBy: UnitId.optional(),
  waiting: z.enum(['acknowledge', 'plan']).optional(),
  year: z.coerce.number().int().min(1945).max(2200).optional(),
  cascaded: Flag.optional(),
})
export const listDocuments = route({
  method: 'GET',
  path: '/documents',
  needs: 'directives.read',
  does: 'Sổ văn bản: tìm không cần dấu',
  query: DocumentFilters.extend({ ...PageQuery.shape }),
  ok: pageOf(DocumentRow),
})
export const exportDocuments = route({
  method: 'GET',
  path: '/documents/export',
  needs: 'directives.read',
  does: 'Xuất sổ văn bản',
  query: DocumentFilters,
  ok: z.unknown(),
  carries: 'file',
})

export const Relation = z.object({
  kind: RelationName,
  direction: z.enum(['out', 'in']),
  document: DocumentRef,
  asWritten: z.string().nullable(),
})
export const Paper = z.object({
  id: Uuid,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  purpose: z.enum(['original', 'annex', 'evidence', 'decision']),
})
export const Phase = z.object({ id: Uuid, label: z.string(), from: IsoDay.nullable(), to: IsoDay.nullable() })
export const ReviewPoint = z.object({
  id: Uuid,
  kind: z.enum(['so_ket', 'tong_ket', 'report']),
  label: z.string(),
  asWritten: z.string().nullable(),
  dueOn: IsoDay.nullable(),
  doneOn: IsoDay.nullable(),
})

export const DocumentPage = DocumentRow.extend({
  version: z.number(),
  place: z.string().nullable(),
  partyTerm: z.string().nullable(),
  effectiveOn: IsoDay.nullable(),
  expiresOn: IsoDay.nullable(),
  signerName: z.string().nullable(),
  signerCapacity: z.string().nullable(),
  visibility: z.enum(['common', 'addressed']),
  publishedOn: IsoDay.nullable(),
  supervising: UnitRef.nullable(),
  registeredBy: OfficerRef.nullable(),
  relations: z.array(Relation),
  papers: z.array(Paper),
  phases: z.array(Phase),
  reviews: z.array(ReviewPoint),
  receipts: z.object({
    sent: z.number(),
    acknowledged: z.number(),
    spread: z.number(),
    plansNeeded: z.number(),
    plansIssued: z.number(),
    plansLate: z.number(),
  }),
  myReceipts: z.array(
    z.object({
      unit: UnitRef,
      sentOn: IsoDay,
      acknowledgedOn: IsoDay.nullable(),
      needsPlan: z.boolean(),
      planDueOn: IsoDay.nullable(),
      plan: DocumentRef.nullable(),
    }),
  ),
  hasText: z.boolean(),
  mergeCandidates: z.array(DocumentRef),
  can: z.array(
    z.enum([
      'edit',
      'register',
      'send',
      'relate',
      'assign',
      'acknowledge',
      'spread',
      'attachPlan',
      'publish',
      'merge',
      'attach',
    ]),
  ),
})
export type DocumentPage = z.infer<typeof DocumentPage>
export const readDocumentPage = route({
  method: 'GET',
  path: '/documents/:id',
  needs: 'directives.read',
  does: 'Trang của một văn bản',
  params: ById,
  ok: DocumentPage,
})

const documentFields = {
  side: SideName,
  issuerUnitId: z.number().int().nullish(),
  issuerName: words('cơ quan ban hành', 300),
  type: words('loại văn bản', 60),
  number: z.string().trim().max(20).nullish(),
  symbol: z.string().trim().max(80).nullish(),
  title: words('trích yếu', 2000),
  place: z.string().trim().max(100).nullish(),
  issuedOn: IsoDay,
  effectiveOn: IsoDay.nullish(),
  expiresOn: IsoDay.nullish(),
  urgency: z.enum(namesOf(urgencies)).default('normal'),
  signerName: z.string().trim().max(100).nullish(),
  signerCapacity: z.string().trim().max(200).nullish(),
  visibility: z.enum(['common', 'addressed']).default('addressed'),
  supervisingUnitId: z.number().int().nullish(),
  incoming: Flag.or(z.boolean()).default(false),
  receivedOn: IsoDay.nullish(),
}
export const NewItem = z.object({
  key: z.string().max(40),
  parentKey: z.string().max(40).nullish(),
  path: z.string().max(200),
  marker: z.string().max(60).nullish(),
  kind: z.enum(namesOf(itemKinds)),
  words: z.string().trim().min(1).max(20000),
  spanStart: z.number().int().nullish(),
  spanEnd: z.number().int().nullish(),
  isDuty: z.boolean().default(false),
})
export const NewDocument = z.object({
  ...documentFields,
  relations: z
    .array(
      z.object({
        kind: RelationName,
        toId: Uuid.nullish(),
        asWritten: z.string().max(1000).nullish(),
        stub: z
          .object({
            symbol: z.string().max(80).nullish(),
            type: z.string().max(60).nullish(),
            title: words('tên văn bản', 1000),
            issuerName: z.string().trim().max(300).nullish(),
            issuedOn: IsoDay.nullish(),
            side: SideName.default('state'),
          })
          .nullish(),
      }),
    )
    .max(200)
    .default([]),
  items: z.array(NewItem).max(5000).default([]),
  phases: z
    .array(z.object({ label: words('tên giai đoạn', 300), from: IsoDay.nullish(), to: IsoDay.nullish() }))
    .max(20)
    .default([]),
  reviews: z
    .array(
      z.object({
        kind: z.enum(['so_ket', 'tong_ket', 'report']),
        label: words('tên mốc', 300),
        asWritten: z.string().max(500).nullish(),
        dueOn: IsoDay.nullish(),
      }),
    )
    .max(50)
    .default([]),
})
export type NewDocument = z.infer<typeof NewDocument>
export const registerDocument = route({
  method: 'POST',
  path: '/documents',
  needs: 'directives.register',
  does: 'Vào sổ văn bản',
  body: NewDocument,
  ok: z.object({ id: Uuid, incomingNumber: z.number().nullable() }),
  refuses: ['document.number_taken', 'document.cycle'],
})
export const editDocument = route({
  method: 'PATCH',
  path: '/documents/:id',
  needs: 'directives.register',
  does: 'Sửa thông tin văn bản',
  params: ById,
  body: z.object({ version: z.number().int(), ...documentFields }).omit({ incoming: true, receivedOn: true }),
  ok: Done,
  refuses: ['document.number_taken', 'record.changed'],
})
export const registerStub = route({
  method: 'POST',
  path: '/documents/:id/register',
  needs: 'directives.register',
  does: 'Vào sổ mục trích dẫn hoặc bản thảo đã có',
  params: ById,
  body: z.object({ version: z.number().int(), ...documentFields }),
  ok: z.object({ id: Uuid, incomingNumber: z.number().nullable() }),
  refuses: ['document.number_taken', 'document.not_stub', 'record.changed'],
})
export const publishDocument = route({
  method: 'POST',
  path: '/documents/:id/publish',
  needs: 'directives.issue',
  does: 'Công khai (hoặc thôi công khai) văn bản và tiến độ trên cổng',
  params: ById,
  body: z.object({ published: z.boolean() }),
  ok: Done,
})
export const relateDocuments = route({
  method: 'POST',
  path: '/documents/:id/relations',
  needs: 'directives.register',
  does: 'Thêm quan hệ giữa hai văn bản',
  params: ById,
  body: z.object({ kind: RelationName, toId: Uuid }),
  ok: Done,
  refuses: ['document.cycle'],
})
export const unrelateDocuments = route({
  method: 'DELETE',
  path: '/documents/:id/relations/:toId/:kind',
  needs: 'directives.register',
  does: 'Bỏ quan hệ',
  params: z.object({ id: Uuid, toId: Uuid, kind: RelationName }),
  ok: Done,
})
export const mergeStub = route({
  method: 'POST',
  path: '/documents/:id/merge',
  needs: 'directives.register',
  does: 'Gộp mục trích dẫn chưa vào sổ vào văn bản đã vào sổ',
  params: ById,
  body: z.object({ intoId: Uuid }),
  ok: Done,
  refuses: ['document.not_stub', 'document.cycle'],
})
export const attachPaper = route({
  method: 'POST',
  path: '/documents/:id/papers',
  needs: 'directives.register',
  does: 'Đính kèm tệp',
  params: ById,
  body: z.object({ purpose: z.enum(['original', 'annex', 'decision']) }),
  ok: z.object({ ids: z.array(Uuid) }),
  carries: 'upload',
})
export const readPaper = route({
  method: 'GET',
  path: '/documents/:id/papers/:paperId',
  needs: 'directives.read',
  does: 'Tải tệp của văn bản',
  params: z.object({ id: Uuid, paperId: Uuid }),
  ok: z.unknown(),
  carries: 'file',
})
export const readDocumentText = route({
  method: 'GET',
  path: '/documents/:id/text',
  needs: 'directives.read',
  does: 'Toàn văn có cấu trúc',
  params: ById,
  ok: z.object({ source: z.unknown() }),
})
export const listDocumentTimeline = route({
  method: 'GET',
  path: '/documents/:id/timeline',
  needs: 'directives.read',
  does: 'Dòng thời gian của văn bản',
  params: ById,
  ok: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      act: z.string(),
      words: z.string(),
      by: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
})
export const readDocumentGraph = route({
  method: 'GET',
  path: '/documents/:id/graph',
  needs: 'directives.read',
  does: 'Sơ đồ văn bản cấp trên, cấp dưới',
  params: ById,
  ok: z.object({
    nodes: z.array(DocumentRef.extend({ depth: z.number(), issuer: z.string() })),
    edges: z.array(z.object({ from: Uuid, to: Uuid, kind: RelationName })),
  }),
})
