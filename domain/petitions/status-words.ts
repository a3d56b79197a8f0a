import { z } from 'zod'
import { formatDate, isoDate } from '../kernel/dates.ts'
import { IsoDay, words } from '../kernel/shapes.ts'
import { outcomes, type Reply, replies } from './words.ts'

/**
 * What the reporter reads in the mailbox after a step: plain words with a date and what happens next. Built by the handler's
 * browser and sealed there to the mailbox; nobody but the holder of the receipt code reads it again.
 */
export const statusSteps = [
  'opened',
  'classified',
  'replied',
  'assigned',
  'forwarded',
  'forward_received',
  'forward_returned',
  'concluded',
  'answered',
  'apologised',
  'published',
  'closed',
  'filed',
  'extended',
  'removed',
] as const
export type StatusStep = (typeof statusSteps)[number]

/** The body of a `status` envelope, as canonical JSON. */
export const StatusLetter = z.object({
  v: z.literal(1),
  step: z.enum(statusSteps),
  on: IsoDay,
  title: words('tiêu đề', 200),
  /** One sentence each. */
  lines: z.array(z.string().max(1000)).min(1).max(12),
})
export type StatusLetter = z.infer<typeof StatusLetter>

export type StatusFacts = {
  step: StatusStep
  /** The day of the step. */
  on: string
  reply?: Reply
  outcome?: keyof typeof outcomes
  /** Official name of the body that handles it, or that it was forwarded to. */
  body?: string
  dueOn?: string | null
  apologyDue?: boolean
  /** What a holder adds in his own words. */
  added?: string
}

const day = (date: string) => formatDate(isoDate(date))

/** The letter of a step. Names no officer, and nobody the report speaks of. */
export function statusLetter(facts: StatusFacts): StatusLetter {
  const { title, lines } = said(facts)
  const due = facts.dueOn ? [`Hạn trả lời tiếp theo: ${day(facts.dueOn)}.`] : []
  const added = facts.added?.trim() ? [facts.added.trim()] : []
  return { v: 1, step: facts.step, on: facts.on, title, lines: [...lines, ...due, ...added] }
}

function said({ step, on, reply, outcome, body, apologyDue }: StatusFacts): { title: string; lines: string[] } {
  const who = body ?? 'cơ quan có thẩm quyền'
  switch (step) {
    case 'opened':
      return { title: 'Tin đã được mở', lines: [`Ngày ${day(on)}, cán bộ cửa tiếp nhận đã mở tin của ông/bà.`] }
    case 'classified':
      return {
        title: 'Tin đã được vào sổ',
        lines: [`Ngày ${day(on)}, tin đã được phân loại và vào sổ của ${who}.`],
      }
    case 'replied':
      return replied(on, reply ?? 'needs_checking', who)
    case 'assigned':
      return {
        title: 'Đang xác minh',
        lines: [`Từ ngày ${day(on)}, ${who} đã phân công cán bộ xác minh nội dung ông/bà phản ánh.`],
      }
    case 'forwarded':
      return {
        title: 'Đã chuyển cơ quan có thẩm quyền',
        lines: [
          `Ngày ${day(on)}, tin được chuyển đến ${who}.`,
          'Mỗi nội dung chỉ chuyển một lần; ông/bà vẫn dùng mã biên nhận này để theo dõi.',
        ],
      }
    case 'forward_received':
      return { title: 'Bên nhận đã xác nhận', lines: [`Ngày ${day(on)}, ${who} xác nhận đã nhận tin.`] }
    case 'forward_returned':
      return {
        title: 'Tin được trả lại nơi chuyển',
        lines: [`Ngày ${day(on)}, bên nhận trả lại tin; cơ quan đã chuyển tiếp tục xem xét.`],
      }
    case 'concluded':
      return {
        title: 'Đã có kết luận',
        lines: [
          `Ngày ${day(on)}, việc xác minh đã kết thúc${outcome ? ` với kết luận: ${outcomes[outcome].toLowerCase()}` : ''}.`,
          ...(apologyDue ? ['Cơ quan có lỗi và phải xin lỗi ông/bà.'] : []),
        ],
      }
    case 'answered':
      return {
        title: 'Đã trả lời',
        lines: [`Ngày ${day(on)}, ${who} trả lời kết quả. Nội dung trả lời ở trong hộp thư này.`],
      }
    case 'apologised':
      return { title: 'Cơ quan đã xin lỗi', lines: [`Ngày ${day(on)}, ${who} đã xin lỗi.`] }
    case 'published':
      return {
        title: 'Kết quả đã được công bố',
        lines: [`Ngày ${day(on)}, kết quả được công bố, không nêu thông tin về ông/bà.`],
      }
    case 'closed':
      return {
        title: 'Vụ việc đã kết thúc',
        lines: [`Ngày ${day(on)}, vụ việc kết thúc. Ông/bà có thể chấm điểm việc xử lý.`],
      }
    case 'filed':
      return {
        title: 'Tin được lưu, không xử lý tiếp',
        lines: [
          `Ngày ${day(on)}, tin được lưu theo quy định.`,
          'Nếu có thêm chứng cứ, ông/bà bổ sung bằng mã biên nhận này.',
        ],
      }
    case 'extended':
      return { title: 'Gia hạn', lines: [`Ngày ${day(on)}, thời hạn được gia hạn vì vụ việc phức tạp.`] }
    case 'removed':
      return {
        title: 'Tin đã được hủy theo quyết định',
        lines: [
          `Ngày ${day(on)}, hai cán bộ đã quyết định hủy nội dung tin, có căn cứ ghi trong nhật ký.`,
          'Biên nhận của ông/bà vẫn kiểm tra được.',
        ],
      }
  }
}

function replied(on: string, reply: Reply, who: string) {
  const ends: Record<Reply, string> = {
    accepted: `${who} thụ lý phản ánh của ông/bà.`,
    needs_checking: `${who} cần kiểm tra, xác minh thêm trước khi trả lời.`,
    refused: `${who} không thụ lý. Lý do ở trong hộp thư này.`,
    forwarded: `phản ánh được chuyển đến ${who}.`,
  }
  return { title: replies[reply], lines: [`Ngày ${day(on)}, ${ends[reply]}`] }
}
