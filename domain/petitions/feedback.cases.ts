import type { Deadline } from '../kernel/deadline.ts'
import type { Extension } from '../kernel/reckon.ts'
import { frontRequest, internalReport, reply, tellCitizen, tellForwarder, transferRules } from './deadlines.ts'
import type { Channel, Kind } from './words.ts'
import type { PetitionState, PetitionStep } from './workflow.ts'

/** Terms of F1–F7 with worked days; read and signed by the legal office, run by feedback.test.ts. */
export const termCases: { what: Deadline; start: string; extensions?: Extension[]; due: string; why: string }[] = [
  {
    what: reply,
    start: '2026-11-20',
    due: '2026-12-07',
    why: 'F1: 10 ngày làm việc, không tính ngày nhận, bỏ thứ Bảy, Chủ nhật và ngày nghỉ 24/11',
  },
  { what: reply, start: '2026-08-24', due: '2026-09-10', why: 'F1: qua kỳ nghỉ Quốc khánh và ngày hoán đổi 31/8' },
  { what: tellForwarder, start: '2026-11-20', due: '2026-12-02', why: 'F3: 7 ngày làm việc từ khi giải quyết' },
  { what: tellCitizen, start: '2026-11-20', due: '2026-11-30', why: 'F4: 5 ngày làm việc từ thông báo' },
  {
    what: internalReport,
    start: '2026-11-20',
    due: '2026-12-07',
    why: 'F5: 15 ngày, ngày cuối là thứ Bảy nên sang thứ Hai',
  },
  {
    what: internalReport,
    start: '2026-11-20',
    extensions: [{ unit: 'CD', length: 15 }],
    due: '2026-12-21',
    why: 'F5 phức tạp: 30 ngày kể từ ngày nhận (20/12 là Chủ nhật)',
  },
  { what: frontRequest, start: '2026-11-20', due: '2026-12-07', why: 'F6: 15 ngày' },
  { what: transferRules, start: '2026-11-20', due: '2026-11-30', why: 'PAKN không thuộc thẩm quyền: 5 ngày làm việc' },
]

/** Which clocks run from the day of receipt. */
export const receiptCases: { kind: Kind; channel: Channel; clocks: string[]; why: string }[] = [
  {
    kind: 'harassment',
    channel: 'portal',
    clocks: ['petitions.first-reading', 'petitions.reply'],
    why: 'Phản ánh: đọc kịp thời (F7) và trả lời về việc tiếp nhận (F1)',
  },
  {
    kind: 'internal_report',
    channel: 'portal',
    clocks: ['petitions.first-reading', 'petitions.internal-report'],
    why: 'Báo cáo nội bộ có hạn riêng (F5), không theo F1',
  },
  {
    kind: 'corruption',
    channel: 'front',
    clocks: ['petitions.first-reading', 'petitions.reply', 'petitions.front'],
    why: 'Mặt trận yêu cầu: thêm hạn F6',
  },
  {
    kind: 'rules_feedback',
    channel: 'email',
    clocks: ['petitions.first-reading', 'petitions.reply'],
    why: 'Phản ánh quy định hành chính',
  },
]

/** Ways through the workflow: which are lawful, and where they end. `null`: the last step is refused. */
export const wayCases: { way: PetitionStep[]; ends: PetitionState | null; why: string }[] = [
  {
    way: ['open', 'classify', 'assign', 'conclude', 'answer', 'publish', 'close'],
    ends: 'closed',
    why: 'Đi hết các bước',
  },
  { way: ['open', 'classify', 'answer', 'close'], ends: 'closed', why: 'Trả lời ngay được, không cần xác minh' },
  {
    way: ['open', 'classify', 'forward', 'confirmForward', 'assign', 'conclude', 'answer'],
    ends: 'answered',
    why: 'Chuyển trong tỉnh: bên nhận thụ lý',
  },
  { way: ['open', 'classify', 'forward', 'confirmOutside', 'close'], ends: 'closed', why: 'Chuyển ra ngoài hệ thống' },
  {
    way: ['open', 'classify', 'forward', 'returnForward', 'file'],
    ends: 'filed',
    why: 'Bên nhận trả lại, cơ quan chuyển quyết định lưu',
  },
  { way: ['open', 'file', 'remove'], ends: 'removed', why: 'Không đủ điều kiện, hết thời hạn lưu thì hủy (hai người)' },
  { way: ['classify'], ends: null, why: 'Chưa mở thì chưa phân loại: phân loại theo nội dung' },
  { way: ['open', 'assign'], ends: null, why: 'Chưa phân loại, chưa tính loại trừ thì chưa giao ai xác minh' },
  { way: ['open', 'classify', 'publish'], ends: null, why: 'Chưa trả lời thì chưa công bố' },
  { way: ['open', 'classify', 'assign', 'answer'], ends: null, why: 'Đang xác minh, chưa kết luận thì chưa trả lời' },
  { way: ['open', 'classify', 'assign', 'forward'], ends: null, why: 'Đang xác minh thì không chuyển đi nữa' },
  { way: ['open', 'classify', 'answer', 'file'], ends: null, why: 'Đã trả lời thì không lưu bỏ' },
  { way: ['open', 'classify', 'answer', 'close', 'classify'], ends: null, why: 'Đã kết thúc' },
  { way: ['open', 'file', 'remove', 'open'], ends: null, why: 'Đã hủy thì không bước nào nữa' },
]
