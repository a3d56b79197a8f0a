import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  Count,
  Done,
  Flag,
  Instant,
  IsoDay,
  listOf,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
  words,
} from '../kernel/shapes.ts'
import { NewTask } from '../tasks/contract.ts'
import { coverageStateNames, itemKinds, relationKinds, sides, spreadingWays, urgencies } from './words.ts'

const keys = <T extends Record<string, unknown>>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]
export const SideName = z.enum(keys(sides))
export const RelationName = z.enum(keys(relationKinds))
const id = z.object({ id: Uuid })

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
  urgency: z.enum(keys(urgencies)),
  validity: z.enum(keys(validities)),
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
  params: id,
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
  urgency: z.enum(keys(urgencies)).default('normal'),
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
  kind: z.enum(keys(itemKinds)),
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
  params: id,
  body: z.object({ version: z.number().int(), ...documentFields }).omit({ incoming: true, receivedOn: true }),
  ok: Done,
  refuses: ['document.number_taken'],
})
export const publishDocument = route({
  method: 'POST',
  path: '/documents/:id/publish',
  needs: 'directives.issue',
  does: 'Công khai (hoặc thôi công khai) văn bản và tiến độ trên cổng',
  params: id,
  body: z.object({ published: z.boolean() }),
  ok: Done,
})
export const relateDocuments = route({
  method: 'POST',
  path: '/documents/:id/relations',
  needs: 'directives.register',
  does: 'Thêm quan hệ giữa hai văn bản',
  params: id,
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
  params: id,
  body: z.object({ intoId: Uuid }),
  ok: Done,
  refuses: ['document.not_stub', 'document.cycle'],
})
export const attachPaper = route({
  method: 'POST',
  path: '/documents/:id/papers',
  needs: 'directives.register',
  does: 'Đính kèm tệp',
  params: id,
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
  params: id,
  ok: z.object({ source: z.unknown() }),
})
export const listDocumentTimeline = route({
  method: 'GET',
  path: '/documents/:id/timeline',
  needs: 'directives.read',
  does: 'Dòng thời gian của văn bản',
  params: id,
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
  params: id,
  ok: z.object({
    nodes: z.array(DocumentRef.extend({ depth: z.number(), issuer: z.string() })),
    edges: z.array(z.object({ from: Uuid, to: Uuid, kind: RelationName })),
  }),
})

/* ---- items and assigning from them ---- */
export const Item = z.object({
  id: Uuid,
  parentId: Uuid.nullable(),
  position: z.number(),
  path: z.string(),
  marker: z.string().nullable(),
  kind: z.enum(keys(itemKinds)),
  words: z.string(),
  isDuty: z.boolean(),
  spanStart: z.number().nullable(),
  spanEnd: z.number().nullable(),
  tasks: z.number(),
  upper: z.array(z.object({ itemId: Uuid, path: z.string(), words: z.string(), document: DocumentRef })),
  lower: z.number(),
})
export const listItems = route({
  method: 'GET',
  path: '/documents/:id/items',
  needs: 'directives.read',
  does: 'Các điều, khoản, điểm của văn bản',
  params: id,
  ok: z.array(Item),
})
export const addItem = route({
  method: 'POST',
  path: '/documents/:id/items',
  needs: 'directives.register',
  does: 'Thêm một khoản, điểm',
  params: id,
  body: z.object({
    parentId: Uuid.nullish(),
    path: words('số mục', 200),
    kind: z.enum(keys(itemKinds)),
    words: words('nội dung', 20000),
    isDuty: z.boolean().default(true),
  }),
  ok: z.object({ id: Uuid }),
})
export const linkItem = route({
  method: 'POST',
  path: '/items/:id/upper',
  needs: 'directives.receive',
  does: 'Ghi rằng khoản này thực hiện khoản của văn bản cấp trên',
  params: id,
  body: z.object({ upperItemIds: z.array(Uuid).max(50) }),
  ok: Done,
})

/** One duty for several lead units: one task each, since a task has one lead. */
export const assignFromDocument = route({
  method: 'POST',
  path: '/documents/:id/assign',
  needs: 'directives.issue',
  does: 'Giao nhiệm vụ từ văn bản: mỗi cơ quan chủ trì một nhiệm vụ',
  params: id,
  body: z.object({
    tasks: z
      .array(
        NewTask.omit({ leadUnitId: true, documentId: true }).extend({
          leadUnitIds: z.array(z.number().int()).min(1, 'Xin chọn cơ quan chủ trì').max(5000),
        }),
      )
      .min(1)
      .max(2000),
  }),
  ok: z.object({ assigned: z.number(), series: z.number() }),
  refuses: ['unit.ended'],
})

/* ---- down to the units ---- */
export const sendDocument = route({
  method: 'POST',
  path: '/documents/:id/send',
  needs: 'directives.issue',
  does: 'Gửi văn bản đến đơn vị; đơn vị nào phải có kế hoạch riêng, đến ngày nào',
  params: id,
  body: z
    .object({
      unitIds: z.array(z.number().int()).min(1, 'Xin chọn đơn vị nhận').max(6000),
      needsPlan: z.boolean().default(false),
      planDueOn: IsoDay.nullish(),
    })
    .refine((v) => !v.needsPlan || v.planDueOn, { path: ['planDueOn'], message: 'Xin ghi ngày phải có kế hoạch' }),
  ok: z.object({ sent: z.number(), already: z.number() }),
  refuses: ['unit.ended'],
})
export const ReceiptRow = z.object({
  unit: UnitRef,
  sentOn: IsoDay,
  acknowledgedOn: IsoDay.nullable(),
  needsPlan: z.boolean(),
  planDueOn: IsoDay.nullable(),
  plan: DocumentRef.nullable(),
  planLate: z.boolean(),
  spreadings: z.number(),
  people: z.number(),
  can: z.array(z.enum(['acknowledge', 'spread', 'attachPlan', 'askPlan'])),
})
export const listReceipts = route({
  method: 'GET',
  path: '/documents/:id/receipts',
  needs: 'directives.read',
  does: 'Đơn vị nào đã nhận, quán triệt, có kế hoạch',
  params: id,
  query: z.object({ waiting: z.enum(['acknowledge', 'plan', 'spread']).optional() }),
  ok: z.object({ rows: z.array(ReceiptRow), total: Count }),
})
const receipt = z.object({ id: Uuid, unitId: UnitId })
export const acknowledgeDocument = route({
  method: 'POST',
  path: '/documents/:id/receipts/:unitId/acknowledge',
  needs: 'directives.receive',
  does: 'Xác nhận đã nhận văn bản',
  params: receipt,
  ok: Done,
  refuses: ['receipt.missing'],
})
export const recordSpreading = route({
  method: 'POST',
  path: '/documents/:id/receipts/:unitId/spreadings',
  needs: 'directives.receive',
  does: 'Ghi việc quán triệt: khi nào, hình thức, bao nhiêu người',
  params: receipt,
  body: z.object({
    heldOn: IsoDay,
    way: z.enum(keys(spreadingWays)),
    peopleCount: z.number('Xin ghi số người').int().min(0).max(1_000_000),
    note: z.string().trim().max(1000).nullish(),
  }),
  ok: z.object({ id: Uuid }),
  refuses: ['receipt.missing'],
})
export const listSpreadings = route({
  method: 'GET',
  path: '/documents/:id/spreadings',
  needs: 'directives.read',
  does: 'Các lần quán triệt',
  params: id,
  query: z.object({ unitId: UnitId.optional() }),
  ok: z.array(
    z.object({
      id: Uuid,
      unit: UnitRef,
      heldOn: IsoDay,
      way: z.enum(keys(spreadingWays)),
      peopleCount: z.number(),
      note: z.string().nullable(),
    }),
  ),
})
export const attachPlan = route({
  method: 'PUT',
  path: '/documents/:id/receipts/:unitId/plan',
  needs: 'directives.receive',
  does: 'Gắn kế hoạch riêng của đơn vị thực hiện văn bản này',
  params: receipt,
  body: z.object({ planDocumentId: Uuid }),
  ok: Done,
  refuses: ['receipt.missing', 'plan.not_issued', 'document.cycle'],
})

/* ---- coverage matrix ---- */
export const CoverageCell = z.enum(coverageStateNames)
export const readCoverage = route({
  method: 'GET',
  path: '/documents/:id/coverage',
  needs: 'directives.read',
  does: 'Ma trận triển khai: khoản × đơn vị',
  params: id,
  query: z.object({
    kind: z.string().max(30).optional(),
    state: listOf(CoverageCell).optional(),
    q: z.string().max(100).optional(),
  }),
  ok: z.object({
    asOf: IsoDay,
    items: z.array(z.object({ id: Uuid, path: z.string(), words: z.string() })),
    units: z.array(UnitRef.extend({ kind: z.string() })),
    /** `cells[unit index][item index]`. */
    cells: z.array(z.array(CoverageCell)),
    totals: z.record(CoverageCell, z.number()),
  }),
})
export const readCoverageCell = route({
  method: 'GET',
  path: '/documents/:id/coverage/:itemId/:unitId',
  needs: 'directives.read',
  does: 'Một ô của ma trận: kế hoạch, nhiệm vụ, báo cáo, thẩm định làm nên ô này',
  params: z.object({ id: Uuid, itemId: Uuid, unitId: UnitId }),
  ok: z.object({
    state: CoverageCell,
    unit: UnitRef,
    item: z.object({ id: Uuid, path: z.string(), words: z.string() }),
    needsPlan: z.boolean(),
    planDueOn: IsoDay.nullable(),
    plan: DocumentRef.nullable(),
    planItems: z.array(z.object({ id: Uuid, path: z.string(), words: z.string(), documentId: Uuid })),
    tasks: z.array(
      z.object({
        id: Uuid,
        code: z.string(),
        title: z.string(),
        state: z.string(),
        class: z.string(),
        dueOn: IsoDay.nullable(),
        own: z.boolean(),
      }),
    ),
  }),
})
export const exportCoverage = route({
  method: 'GET',
  path: '/documents/:id/coverage.xlsx',
  needs: 'directives.read',
  does: 'Xuất ma trận ra bảng tính',
  params: id,
  ok: z.unknown(),
  carries: 'file',
})

/* ---- roadmap ---- */
export const readRoadmap = route({
  method: 'GET',
  path: '/roadmap',
  needs: 'directives.read',
  does: 'Lộ trình: giai đoạn, mốc sơ kết, tổng kết của các kế hoạch nhiều năm và việc đến hạn ở mỗi mốc',
  query: z.object({ documentId: Uuid.optional(), from: IsoDay.optional(), to: IsoDay.optional() }),
  ok: z.object({
    today: IsoDay,
    lanes: z.array(
      z.object({
        document: DocumentRef,
        phases: z.array(Phase.extend({ tasks: z.number(), verified: z.number(), overdue: z.number() })),
        reviews: z.array(
          ReviewPoint.extend({ tasksDue: z.number(), tasksOpen: z.number(), can: z.array(z.enum(['markDone'])) }),
        ),
      }),
    ),
  }),
})
export const markReviewDone = route({
  method: 'POST',
  path: '/reviews/:id/done',
  needs: 'directives.issue',
  does: 'Ghi mốc sơ kết, tổng kết, báo cáo đã làm, kèm văn bản',
  params: id,
  body: z.object({ doneOn: IsoDay, documentId: Uuid.nullish() }),
  ok: Done,
})

/* ---- reading files ---- */
export const readFile = route({
  method: 'POST',
  path: '/readings',
  needs: 'directives.register',
  does: 'Đọc tệp văn bản thành bản thảo để xác nhận',
  ok: z.object({ id: Uuid }),
  carries: 'upload',
  refuses: [
    'document.secret',
    'file.empty',
    'file.encrypted',
    'file.no_text',
    'file.zip_bomb',
    'file.wrong_kind',
    'file.too_large',
    'file.broken',
    'file.kind_unknown',
  ],
})
/** The draft as the screen edits it. Loose on purpose: what must hold is checked when it is confirmed. */
export const ReadingDraft = z.object({
  document: z.record(z.string(), z.unknown()),
  tasks: z.array(z.record(z.string(), z.unknown())),
  extra: z.record(z.string(), z.unknown()).default({}),
})
export const readReading = route({
  method: 'GET',
  path: '/readings/:id',
  needs: 'directives.register',
  does: 'Xem bản đọc: văn bản bên trái, bản thảo bên phải',
  params: id,
  ok: z.object({
    id: Uuid,
    fileName: z.string(),
    state: z.enum(['open', 'confirmed', 'discarded']),
    version: z.number(),
    source: z.unknown(),
    draft: z.unknown(),
    edited: z.unknown().nullable(),
    documentId: Uuid.nullable(),
    createdAt: Instant,
  }),
})
export const listReadings = route({
  method: 'GET',
  path: '/readings',
  needs: 'directives.register',
  does: 'Các bản đọc đang chờ xác nhận',
  query: PageQuery,
  ok: pageOf(
    z.object({
      id: Uuid,
      fileName: z.string(),
      state: z.enum(['open', 'confirmed', 'discarded']),
      title: z.string().nullable(),
      symbol: z.string().nullable(),
      tasks: z.number(),
      by: OfficerRef,
      createdAt: Instant,
    }),
  ),
})
export const saveReading = route({
  method: 'PUT',
  path: '/readings/:id',
  needs: 'directives.register',
  does: 'Lưu bản đang sửa',
  params: id,
  body: z.object({ version: z.number().int(), edited: z.unknown() }),
  ok: z.object({ version: z.number() }),
  refuses: ['reading.closed', 'record.changed'],
})
/** `document` as the register takes it, and tasks whose `itemKey` names an item of the document. */
export const confirmReading = route({
  method: 'POST',
  path: '/readings/:id/confirm',
  needs: 'directives.register',
  does: 'Xác nhận bản đọc: vào sổ, tạo khoản, giao nhiệm vụ trong một bước',
  params: id,
  body: z.object({
    document: NewDocument,
    tasks: z
      .array(
        NewTask.omit({ leadUnitId: true, documentId: true, itemId: true }).extend({
          itemKey: z.string().max(40).nullish(),
          leadUnitIds: z.array(z.number().int()).min(1, 'Xin chọn cơ quan chủ trì').max(5000),
        }),
      )
      .max(2000)
      .default([]),
    sendTo: z
      .object({ unitIds: z.array(z.number().int()).max(6000), needsPlan: z.boolean(), planDueOn: IsoDay.nullish() })
      .nullish(),
  }),
  ok: z.object({ documentId: Uuid, assigned: z.number() }),
  refuses: ['reading.closed', 'document.number_taken', 'document.cycle', 'unit.ended'],
})
export const discardReading = route({
  method: 'DELETE',
  path: '/readings/:id',
  needs: 'directives.register',
  does: 'Bỏ bản đọc',
  params: id,
  ok: Done,
  refuses: ['reading.closed'],
})
