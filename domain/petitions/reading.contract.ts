import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  ById,
  Flag,
  Instant,
  IsoDay,
  listOf,
  namesOf,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
} from '../kernel/shapes.ts'
import { Hex32, Recipient } from '../keys/statements.ts'
import {
  apologyWays,
  bookKinds,
  capacities,
  channels,
  concerns,
  exclusionGrounds,
  holdGrounds,
  identities,
  identityPurposes,
  kinds,
  outcomes,
  partKinds,
  purposes,
  removalGrounds,
  returnReasons,
} from './words.ts'
import { petitionStates, petitionSteps } from './workflow.ts'

/** What the officer may do now: workflow steps and what stands beside them. */
export const petitionCan = [
  ...petitionSteps,
  'reply',
  'message',
  'check',
  'paper',
  'subjects',
  'exclude',
  'recuse',
  'regrant',
  'flags',
  'extend',
  'merge',
  'apologise',
  'propose',
  'approve',
  'askIdentity',
  'decideIdentity',
  'hold',
  'liftHold',
  'askRemoval',
  'decideRemoval',
] as const
export type PetitionCan = (typeof petitionCan)[number]

export const BookRef = z.object({
  id: Uuid,
  unit: UnitRef,
  kind: z.enum(namesOf(bookKinds)),
  year: z.number().int(),
  number: z.number().int(),
})
export type BookRef = z.infer<typeof BookRef>

const PetitionCore = z.object({
  id: Uuid,
  kind: z.enum(namesOf(kinds)),
  channel: z.enum(namesOf(channels)),
  receivedOn: IsoDay,
  office: UnitRef.nullable(),
  concern: z.enum(namesOf(concerns)),
  field: z.string(),
  gate: UnitRef,
  handling: UnitRef.nullable(),
  handler: OfficerRef.nullable(),
  state: z.enum(petitionStates),
  isComplex: z.boolean(),
  isCrowd: z.boolean(),
  letterCount: z.number().int(),
  book: BookRef.nullable(),
  /** The clock that ends first; null when none runs. */
  due: z.object({ rule: z.string(), dueOn: IsoDay.nullable(), late: z.boolean(), provisional: z.boolean() }).nullable(),
  /** Fewer than two can open it. */
  alarm: z.boolean(),
})
export const PetitionRow = PetitionCore.extend({ can: z.array(z.enum(petitionCan)) })
export type PetitionRow = z.infer<typeof PetitionRow>

/** An envelope, without its bytes. */
export const PartMeta = z.object({
  id: Uuid,
  part: z.enum(namesOf(partKinds)),
  sealedTo: z.enum(['report', 'identity', 'mailbox', 'officer']),
  hash: Hex32,
  sizeBytes: z.number(),
  label: z.string().nullable(),
  madeBy: OfficerRef.nullable(),
  madeAt: Instant,
  removedAt: Instant.nullable(),
})
export type PartMeta = z.infer<typeof PartMeta>

export const Petition = PetitionCore.extend({
  can: z.array(z.enum(petitionCan)),
  version: z.number().int(),
  identity: z.enum(namesOf(identities)),
  paperStub: z.string().nullable(),
  outcome: z.enum(namesOf(outcomes)).nullable(),
  repliedOn: IsoDay.nullable(),
  answeredOn: IsoDay.nullable(),
  apologyDue: z.boolean(),
  apologisedOn: IsoDay.nullable(),
  apologyWay: z.enum(namesOf(apologyWays)).nullable(),
  publishedOn: IsoDay.nullable(),
  closedOn: IsoDay.nullable(),
  rating: z.number().int().nullable(),
  registeredBy: OfficerRef.nullable(),
  /** The matter this letter was merged into. */
  matterId: Uuid.nullable(),
  /** To whom the report's parts are sealed; null for imports that hold no words. */
  contentRecipient: Recipient.nullable(),
  identityRecipient: Recipient.nullable(),
  /** Where answers to the reporter are sealed to; null when there is no mailbox (letters, imports). */
  mailboxRecipient: Recipient.nullable(),
  parts: z.array(PartMeta),
  /** Who holds it, by name; `opens` = has the key. */
  holders: z.array(
    z.object({
      officer: OfficerRef,
      post: z.string(),
      part: z.enum(['content', 'identity']),
      capacity: z.enum(namesOf(capacities)),
      opens: z.boolean(),
      since: Instant,
    }),
  ),
  subjects: z.array(
    z.object({
      id: Uuid,
      officer: OfficerRef.nullable(),
      unit: UnitRef.nullable(),
      partId: Uuid.nullable(),
      withdrawnAt: Instant.nullable(),
    }),
  ),
  exclusions: z.array(z.object({ officer: OfficerRef, ground: z.enum(namesOf(exclusionGrounds)), at: Instant })),
  clocks: z.array(
    z.object({
      rule: z.string(),
      words: z.string(),
      holder: UnitRef,
      startedOn: IsoDay,
      dueOn: IsoDay.nullable(),
      metOn: IsoDay.nullable(),
      late: z.boolean(),
      provisional: z.boolean(),
      explanation: z.array(z.string()),
    }),
  ),
  forward: z
    .object({
      from: UnitRef,
      to: UnitRef.nullable(),
      outside: z.string().nullable(),
      symbol: z.string().nullable(),
      sentOn: IsoDay,
      receivedOn: IsoDay.nullable(),
      returnedOn: IsoDay.nullable(),
      returnReason: z.enum(namesOf(returnReasons)).nullable(),
    })
    .nullable(),
  publications: z.array(
    z.object({
      id: Uuid,
      kind: z.enum(['result', 'apology']),
      words: z.string(),
      proposedBy: OfficerRef,
      approvedBy: OfficerRef.nullable(),
      publishedOn: IsoDay.nullable(),
    }),
  ),
  /** Messages either way; the words are in the part. */
  letters: z.array(
    z.object({
      id: Uuid,
      direction: z.enum(['in', 'out']),
      kind: z.string(),
      partId: Uuid.nullable(),
      at: Instant,
      by: OfficerRef.nullable(),
      /** The sender's signed statement, JSON in base64 as it was stored; only the sender's key, told under seal, can prove it. */
      proof: z.string().nullable(),
    }),
  ),
  identityRequests: z.array(
    z.object({
      id: Uuid,
      askedBy: OfficerRef,
      purpose: z.enum(namesOf(identityPurposes)),
      askedAt: Instant,
      decidedBy: OfficerRef.nullable(),
      granted: z.boolean().nullable(),
    }),
  ),
  holds: z.array(
    z.object({
      id: Uuid,
      ground: z.enum(namesOf(holdGrounds)),
      setBy: OfficerRef,
      setAt: Instant,
      liftedAt: Instant.nullable(),
    }),
  ),
  removal: z
    .object({
      id: Uuid,
      ground: z.enum(namesOf(removalGrounds)),
      symbol: z.string().nullable(),
      askedBy: OfficerRef,
      askedAt: Instant,
      decidedBy: OfficerRef.nullable(),
      granted: z.boolean().nullable(),
    })
    .nullable(),
  /** Oldest first. `id` is the beginning of the entry's hash: numbers would show how much lies between. */
  timeline: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      act: z.string(),
      words: z.string(),
      by: OfficerRef.nullable(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
})
export type Petition = z.infer<typeof Petition>

export const PetitionFilters = z.object({
  state: listOf(z.enum(petitionStates)).optional(),
  kind: z.enum(namesOf(kinds)).optional(),
  channel: z.enum(namesOf(channels)).optional(),
  field: z.string().trim().max(60).optional(),
  officeId: UnitId.optional(),
  handlingUnitId: UnitId.optional(),
  bookId: Uuid.optional(),
  /** A number in a book. */
  number: z.coerce.number().int().min(1).max(10_000_000).optional(),
  late: Flag.optional(),
  /** Assigned to me. */
  mine: Flag.optional(),
  /** Not ended yet. */
  open: Flag.optional(),
})
export type PetitionFilters = z.infer<typeof PetitionFilters>

export const listPetitions = route({
  method: 'GET',
  path: '/petitions',
  needs: 'petitions.read',
  does: 'Danh sách tin, đơn mình giữ, mới nhất trước',
  query: PetitionFilters.extend({ ...PageQuery.shape }),
  ok: pageOf(PetitionRow),
})

export const readPetition = route({
  method: 'GET',
  path: '/petitions/:id',
  needs: 'petitions.read',
  does: 'Xem một tin, đơn: phần để vào sổ, tính hạn; không có nội dung niêm phong',
  params: ById,
  ok: Petition,
})

/** Opening is an act: purpose asked, journalled, shown to the reporter by role. */
export const openPetition = route({
  method: 'POST',
  path: '/petitions/:id/open',
  needs: 'petitions.read',
  stepUp: true,
  does: 'Mở tin: nhận khóa đã niêm phong cho mình để đọc trong trình duyệt',
  params: ById,
  body: z.object({ purpose: z.enum(namesOf(purposes)) }),
  ok: z.object({
    wraps: z.array(z.object({ part: z.enum(['content', 'identity']), keyId: Uuid, wrap: z.string() })),
    parts: z.array(PartMeta),
  }),
  refuses: ['petition.no_key', 'petition.removed'],
})

export const readPart = route({
  method: 'GET',
  path: '/petitions/:id/parts/:partId',
  needs: 'petitions.read',
  stepUp: true,
  does: 'Tải một phong bì niêm phong để mở trong trình duyệt (sau khi đã mở tin)',
  params: z.object({ id: Uuid, partId: Uuid }),
  ok: z.unknown(),
  carries: 'file',
  refuses: ['petition.not_opened', 'petition.removed'],
})
