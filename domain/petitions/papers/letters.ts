import { formatDate } from '../../kernel/dates.ts'
import type { Paper } from '../../kernel/paper.ts'
import { type About, addresseeOf, type Correspondent, receivedWords } from './about.ts'
import { closed, filed, headed, type Letterhead, paragraphs } from './letterhead.ts'

/** What the reply says: accepted, still to be checked, not taken up, or handed to whom it belongs. */
export type ReplyKind = 'accepted' | 'needs_checking' | 'refused' | 'forwarded'

export type ReplyFacts = {
  head: Letterhead
  about: About
  to: Correspondent
  reply: ReplyKind
  /** Where it was forwarded. */
  forwardedTo: string | null
  /** Day by which a result will be told, if there is one. */
  resultBy: string | null
  /** Reasons, in the officer's words. */
  reasons: string
}

const decided: Record<ReplyKind, (facts: ReplyFacts) => string> = {
  accepted: (facts) => `Nội dung phản ánh thuộc thẩm quyền và được ${facts.head.sender} tiếp nhận để xem xét, xử lý.`,
  needs_checking: (facts) =>
    `Nội dung phản ánh cần được kiểm tra, xác minh thêm. ${facts.head.sender} đang tiến hành kiểm tra, xác minh.`,
  refused: (facts) => `${facts.head.sender} không thụ lý nội dung phản ánh vì lý do sau đây:`,
  forwarded: (facts) =>
    `Nội dung phản ánh thuộc thẩm quyền của ${facts.forwardedTo ?? 'cơ quan khác'}; ${facts.head.sender} đã chuyển đến cơ quan đó để được xem xét, giải quyết.`,
}

/** Reply within ten working days of receipt (Luật Tiếp công dân Điều 28 khoản 1). */
export function replyLetter(facts: ReplyFacts): Paper {
  return headed(facts.head, {
    type: null,
    title: `trả lời việc tiếp nhận ${facts.about.kind}`,
    addressees: [addresseeOf(facts.to)],
    body: closed([
      { kind: 'paragraph', text: receivedWords(facts.head.sender, facts.about) },
      { kind: 'paragraph', text: decided[facts.reply](facts) },
      ...paragraphs(facts.reasons),
      ...(facts.resultBy
        ? paragraphs(`Kết quả sẽ được thông báo trước ngày ${formatDate(facts.resultBy)} theo mã biên nhận.`)
        : []),
      { kind: 'paragraph', text: `${facts.head.sender} trả lời để Ông (Bà) được biết` },
    ]),
    recipients: ['Như trên', filed(facts.head)],
  })
}

export type AnswerFacts = {
  head: Letterhead
  about: About
  to: Correspondent
  /** What was found, in words: “phản ánh là đúng”, … */
  outcome: string
  /** What was checked and found. */
  findings: string
  /** What was done or asked for. */
  measures: string
  /** The office was at fault: the letter carries the apology too. */
  apology: boolean
}

/** The result, and the apology when the office was at fault. */
export function answerLetter(facts: AnswerFacts): Paper {
  return headed(facts.head, {
    type: null,
    title: `thông báo kết quả xử lý ${facts.about.kind}`,
    addressees: [addresseeOf(facts.to)],
    body: closed([
      { kind: 'paragraph', text: receivedWords(facts.head.sender, facts.about) },
      { kind: 'paragraph', text: `Sau khi kiểm tra, xác minh, ${facts.head.sender} kết luận: ${facts.outcome}.` },
      { kind: 'heading', level: 3, text: '1. Kết quả kiểm tra, xác minh' },
      ...paragraphs(facts.findings),
      { kind: 'heading', level: 3, text: '2. Biện pháp xử lý, khắc phục' },
      ...paragraphs(facts.measures),
      ...(facts.apology
        ? paragraphs(
            `${facts.about.office ?? facts.head.sender} có lỗi trong việc này. ${facts.head.sender} chân thành xin lỗi Ông (Bà) và yêu cầu nơi có lỗi khắc phục.`,
          )
        : []),
      {
        kind: 'paragraph',
        text: 'Nếu không đồng ý với kết quả này, Ông (Bà) có quyền khiếu nại, tố cáo theo quy định của pháp luật. Cảm ơn Ông (Bà) đã phản ánh',
      },
    ]),
    recipients: ['Như trên', filed(facts.head)],
  })
}

export type ApologyFacts = {
  head: Letterhead
  about: About
  to: Correspondent
  /** What went wrong, in the office's own words. */
  fault: string
  /** What was put right, and what is done so that it does not happen again. */
  remedy: string
}

/** Letter of apology of the office at fault. */
export function apologyLetter(facts: ApologyFacts): Paper {
  return headed(facts.head, {
    type: null,
    title: 'xin lỗi người dân, tổ chức',
    addressees: [addresseeOf(facts.to)],
    body: closed([
      { kind: 'paragraph', text: receivedWords(facts.head.sender, facts.about) },
      { kind: 'paragraph', text: `Qua kiểm tra, ${facts.head.sender} nhận thấy lỗi thuộc về cơ quan:` },
      ...paragraphs(facts.fault),
      { kind: 'paragraph', text: `${facts.head.sender} chân thành xin lỗi Ông (Bà) và đã khắc phục như sau:` },
      ...paragraphs(facts.remedy),
      { kind: 'paragraph', text: 'Rất mong Ông (Bà) thông cảm và tiếp tục góp ý để cơ quan phục vụ tốt hơn' },
    ]),
    recipients: ['Như trên', filed(facts.head)],
  })
}
