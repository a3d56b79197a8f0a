import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, IsoDay, namesOf, Uuid, words } from '../kernel/shapes.ts'
import { BookRef } from './reading.contract.ts'
import { Letter, NewGrant, NewPaper, Stepping } from './sealed.ts'
import { apologyWays, concerns, filingGrounds, kinds, outcomes, replies, returnReasons } from './words.ts'

/** After a step: the version the next step names. */
export const Stepped = z.object({ version: z.number().int() })

/** Who the report names: an officer or a unit on record, or (`sealed`) a name that only holders may read. */
export const NewSubject = z
  .object({
    officerId: z.number().int().optional(),
    unitId: z.number().int().optional(),
    sealed: z.object({ id: Uuid, bytes: Letter }).optional(),
  })
  .refine((v) => v.officerId !== undefined || v.unitId !== undefined || v.sealed !== undefined, {
    message: 'Xin chọn cán bộ, cơ quan hoặc ghi tên',
  })

export const classifyPetition = route({
  method: 'POST',
  path: '/petitions/:id/classify',
  needs: 'petitions.gate',
  does: 'Phân loại theo nội dung, ghi người bị phản ánh; tính loại trừ; nhận vào sổ của cơ quan hoặc để chuyển',
  params: ById,
  body: Stepping.extend({
    kind: z.enum(namesOf(kinds)),
    field: z.string().trim().min(1).max(60),
    concern: z.enum(namesOf(concerns)),
    officeId: z.number().int().nullish(),
    isComplex: z.boolean().default(false),
    isCrowd: z.boolean().default(false),
    /** `own` enters it in the book of this gate's body; `forward` leaves it without a number for the next step. */
    handling: z.enum(['own', 'forward']),
    subjects: z.array(NewSubject).max(50).default([]),
  }),
  ok: Stepped.extend({ book: BookRef.nullable(), excluded: z.number().int(), holders: z.number().int() }),
  refuses: ['step.wrong_state', 'petition.removed'],
})

/** Named later, in the course of checking: exclusions are computed again. */
export const addSubjects = route({
  method: 'POST',
  path: '/petitions/:id/subjects',
  needs: 'petitions.read',
  does: 'Ghi thêm người, cơ quan bị phản ánh; tính lại loại trừ',
  params: ById,
  body: Stepping.extend({ subjects: z.array(NewSubject).min(1).max(50) }),
  ok: Stepped.extend({ excluded: z.number().int(), holders: z.number().int() }),
  refuses: ['petition.removed'],
})

export const excludeOfficer = route({
  method: 'POST',
  path: '/petitions/:id/exclusions',
  needs: 'petitions.gate',
  stepUp: true,
  does: 'Loại trừ cán bộ có quan hệ gia đình hoặc lợi ích liên quan mới phát hiện',
  params: ById,
  body: Stepping.extend({ officerId: z.number().int(), ground: z.enum(['relative', 'conflict']) }),
  ok: Stepped.extend({ holders: z.number().int() }),
  refuses: ['petition.removed', 'petition.two_holders'],
})

export const recuse = route({
  method: 'POST',
  path: '/petitions/:id/recuse',
  needs: 'petitions.read',
  does: 'Tự xin rút khỏi vụ việc: từ lúc này không còn biết gì về vụ việc',
  params: ById,
  body: z.object({ ground: z.enum(['recusal', 'relative', 'conflict']) }),
  ok: Done,
})

export const replyToPetition = route({
  method: 'POST',
  path: '/petitions/:id/reply',
  needs: 'petitions.gate',
  does: 'Trả lời về việc tiếp nhận: thụ lý, cần kiểm tra thêm, không thụ lý, chuyển (Luật Tiếp công dân Điều 28 khoản 1)',
  params: ById,
  body: Stepping.extend({ reply: z.enum(namesOf(replies)), paper: NewPaper.nullish() }),
  ok: Stepped,
  refuses: ['step.wrong_state', 'petition.replied', 'petition.tell_reporter'],
})

export const assignPetition = route({
  method: 'POST',
  path: '/petitions/:id/assign',
  needs: 'petitions.gate',
  does: 'Phân công xác minh: người chủ trì và người tham gia, kèm khóa niêm phong cho từng người',
  params: ById,
  body: Stepping.extend({ officers: z.array(NewGrant).min(1).max(15) }),
  ok: Stepped,
  refuses: [
    'step.wrong_state',
    'petition.one_handler',
    'petition.not_grantable',
    'petition.key_not_eligible',
    'petition.custodian_apart',
  ],
})

export const forwardPetition = route({
  method: 'POST',
  path: '/petitions/:id/forward',
  needs: 'petitions.gate',
  stepUp: true,
  does: 'Chuyển một lần đến cơ quan có thẩm quyền; trong hệ thống thì kèm khóa niêm phong cho cửa bên nhận',
  params: ById,
  body: Stepping.extend({
    toUnitId: z.number().int().nullish(),
    toOutside: words('cơ quan nhận', 300).nullish(),
    symbol: z.string().trim().max(100).nullish(),
    grants: z.array(NewGrant).max(15).default([]),
    paper: NewPaper.nullish(),
  }).refine((v) => (v.toUnitId == null) !== (v.toOutside == null), {
    path: ['toUnitId'],
    message: 'Xin chọn một cơ quan nhận',
  }),
  ok: Stepped,
  refuses: [
    'step.wrong_state',
    'petition.forwarded_once',
    'petition.not_grantable',
    'petition.key_not_eligible',
    'petition.two_holders',
    'petition.forward_to_named',
    'unit.ended',
  ],
})

/** The other side takes it into its own book; or, for a body outside the installation, its receipt is recorded. */
export const confirmForward = route({
  method: 'POST',
  path: '/petitions/:id/forward/confirm',
  needs: 'petitions.gate',
  does: 'Xác nhận đã nhận tin chuyển đến, vào sổ; hoặc ghi cơ quan ngoài hệ thống đã nhận',
  params: ById,
  body: Stepping.extend({ receivedOn: IsoDay.nullish(), symbol: z.string().trim().max(100).nullish() }),
  ok: Stepped.extend({ book: BookRef.nullable() }),
  refuses: ['step.wrong_state', 'petition.two_holders', 'second_officer.same'],
})

export const returnForward = route({
  method: 'POST',
  path: '/petitions/:id/forward/return',
  needs: 'petitions.gate',
  does: 'Trả lại bên chuyển, nêu lý do',
  params: ById,
  body: Stepping.extend({ reason: z.enum(namesOf(returnReasons)) }),
  ok: Stepped,
  refuses: ['step.wrong_state'],
})

export const recordCheck = route({
  method: 'POST',
  path: '/petitions/:id/checks',
  needs: 'petitions.handle',
  does: 'Ghi biên bản kiểm tra đột xuất tại bộ phận một cửa, nơi làm việc',
  params: ById,
  body: Stepping.extend({ checkedOn: IsoDay, confirmed: z.boolean(), minutes: NewPaper }),
  ok: Stepped,
  refuses: ['step.wrong_state', 'petition.future'],
})

export const addPaper = route({
  method: 'POST',
  path: '/petitions/:id/papers',
  needs: 'petitions.read',
  does: 'Thêm văn bản, biên bản, bản trích đã niêm phong vào hồ sơ',
  params: ById,
  body: Stepping.extend({
    paper: NewPaper,
    /** An extract may be sealed to one officer who must answer and holds nothing else. */
    toOfficerId: z.number().int().nullish(),
  }),
  ok: Stepped,
  refuses: ['petition.removed'],
})

export const concludePetition = route({
  method: 'POST',
  path: '/petitions/:id/conclude',
  needs: 'petitions.handle',
  does: 'Kết luận nội dung phản ánh; ghi cơ quan có phải xin lỗi không',
  params: ById,
  body: Stepping.extend({ outcome: z.enum(namesOf(outcomes)), apologyDue: z.boolean(), report: NewPaper }),
  ok: Stepped,
  refuses: ['step.wrong_state'],
})

export const answerPetition = route({
  method: 'POST',
  path: '/petitions/:id/answer',
  needs: 'petitions.answer',
  does: 'Trả lời người phản ánh: gửi vào hộp thư của mã biên nhận, hoặc bằng văn bản',
  params: ById,
  body: Stepping.extend({
    /** Sealed to the mailbox; a report without a mailbox has a paper instead. */
    letter: Letter.nullish(),
    paper: NewPaper.nullish(),
  }),
  ok: Stepped,
  refuses: ['step.wrong_state', 'petition.tell_reporter', 'petition.not_replied', 'petition.two_holders'],
})

export const apologise = route({
  method: 'POST',
  path: '/petitions/:id/apologise',
  needs: 'petitions.answer',
  does: 'Ghi việc xin lỗi khi cơ quan có lỗi',
  params: ById,
  body: Stepping.extend({ on: IsoDay, way: z.enum(namesOf(apologyWays)), paper: NewPaper.nullish() }),
  ok: Stepped,
  refuses: ['petition.no_apology_due', 'petition.future', 'petition.apology_unpublished'],
})

/** Public words: proposed by one officer, approved by another. */
export const proposePublication = route({
  method: 'POST',
  path: '/petitions/:id/publications',
  needs: 'petitions.handle',
  does: 'Soạn lời công bố kết quả hoặc xin lỗi công khai, không nêu người phản ánh',
  params: ById,
  body: Stepping.extend({ kind: z.enum(['result', 'apology']), words: words('lời công bố', 4000) }),
  ok: Stepped.extend({ id: Uuid }),
  refuses: ['step.wrong_state'],
})

export const approvePublication = route({
  method: 'POST',
  path: '/petitions/:id/publications/:publicationId/approve',
  needs: 'petitions.answer',
  does: 'Duyệt và công bố (người khác người soạn)',
  params: z.object({ id: Uuid, publicationId: Uuid }),
  body: Stepping,
  ok: Stepped,
  refuses: ['step.wrong_state', 'second_officer.same'],
})

export const closePetition = route({
  method: 'POST',
  path: '/petitions/:id/close',
  needs: 'petitions.answer',
  stepUp: true,
  does: 'Kết thúc vụ việc',
  params: ById,
  body: Stepping,
  ok: Stepped,
  refuses: ['step.wrong_state', 'petition.apology_due', 'petition.closed_by_answerer'],
})

export const filePetition = route({
  method: 'POST',
  path: '/petitions/:id/file',
  needs: 'petitions.gate',
  stepUp: true,
  does: 'Lưu, không xử lý, nêu căn cứ',
  params: ById,
  body: Stepping.extend({ ground: z.enum(namesOf(filingGrounds)) }),
  ok: Stepped,
  refuses: ['step.wrong_state', 'petition.apology_due', 'petition.two_holders'],
})

/** Letters are counted apart from matters: this letter joins a matter of the same body that already runs. */
export const mergePetition = route({
  method: 'POST',
  path: '/petitions/:id/merge',
  needs: 'petitions.gate',
  does: 'Nhập đơn trùng vào vụ việc đã có; số đơn và số vụ việc đếm riêng',
  params: ById,
  body: Stepping.extend({ intoId: Uuid }),
  ok: Stepped,
  refuses: ['step.wrong_state', 'petition.merge_itself', 'petition.two_holders'],
})

export const setFlags = route({
  method: 'POST',
  path: '/petitions/:id/flags',
  needs: 'petitions.gate',
  does: 'Ghi vụ việc phức tạp, đông người',
  params: ById,
  body: Stepping.extend({ isComplex: z.boolean(), isCrowd: z.boolean() }),
  ok: Stepped,
})

/** F5 and F6 only: up to thirty days in all, and only a complex matter. */
export const extendPetition = route({
  method: 'POST',
  path: '/petitions/:id/extend',
  needs: 'petitions.answer',
  does: 'Gia hạn vụ việc phức tạp, tối đa 30 ngày kể từ ngày nhận (Luật Phòng, chống tham nhũng Điều 66, Điều 74)',
  params: ById,
  body: Stepping.extend({ days: z.number().int().min(1).max(15) }),
  ok: Stepped.extend({ dueOn: IsoDay }),
  refuses: ['petition.not_complex', 'petition.extended', 'petition.no_extension'],
})

export const sendMessage = route({
  method: 'POST',
  path: '/petitions/:id/messages',
  needs: 'petitions.read',
  does: 'Nhắn người phản ánh qua hộp thư của mã biên nhận; giữ một bản niêm phong trong hồ sơ',
  params: ById,
  body: z.object({ letter: Letter, copy: z.object({ id: Uuid, bytes: Letter }).nullish() }),
  ok: Stepped,
  refuses: ['petition.no_mailbox'],
})
