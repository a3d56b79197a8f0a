import type { Deadline } from '../kernel/deadline.ts'
import type { LawRef } from '../kernel/law.ts'
import type { Channel, Kind } from './words.ts'

/**
 * Clocks of feedback and internal reports (F1–F7). Where the law says “kịp thời” or names no number there is only an internal
 * target, shown as such; the province may replace a length by a confirmed row of the same key.
 */
const reception = (article: string): LawRef => ({ document: 'Luật Tiếp công dân 42/2013/QH13', article })
const anticorruption = (article: string): LawRef => ({
  document: 'Luật Phòng, chống tham nhũng 36/2018/QH14',
  article,
})
const target: LawRef = { document: 'Mục tiêu nội bộ về xử lý tin, đơn', article: '' }

/** F1: what becomes of it, told to the person: accepted, to be checked, refused, forwarded. */
export const reply: Deadline = {
  key: 'petitions.reply',
  words: 'Trả lời người phản ánh về việc tiếp nhận',
  versions: [
    { since: '2014-07-01', law: reception('Điều 28 khoản 1'), status: 'read', rule: { unit: 'WD', length: 10 } },
  ],
}

/** F2: no number of its own beyond F1. */
export const handle: Deadline = {
  key: 'petitions.handle',
  words: 'Giải quyết phản ánh, kiến nghị',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 30 } }],
}

/** F3: the body that received it tells who forwarded it. Starts with the settlement. */
export const tellForwarder: Deadline = {
  key: 'petitions.tell-forwarder',
  words: 'Thông báo kết quả cho cơ quan chuyển đơn',
  versions: [
    { since: '2014-07-01', law: reception('Điều 27 khoản 2'), status: 'read', rule: { unit: 'WD', length: 7 } },
  ],
}

/** F4: the forwarder tells the citizen who asks. Starts with that notice. */
export const tellCitizen: Deadline = {
  key: 'petitions.tell-citizen',
  words: 'Cơ quan chuyển đơn báo cho công dân',
  versions: [
    { since: '2014-07-01', law: reception('Điều 28 khoản 2'), status: 'read', rule: { unit: 'WD', length: 5 } },
  ],
}

/** F5: an official's report of corruption, handled and answered; complex ones up to thirty days in all. */
export const internalReport: Deadline = {
  key: 'petitions.internal-report',
  words: 'Xử lý báo cáo nội bộ về tham nhũng và báo cho người báo cáo',
  versions: [
    {
      since: '2019-07-01',
      law: anticorruption('Điều 66'),
      status: 'read',
      rule: { unit: 'CD', length: 15, mayExtend: [{ unit: 'CD', length: 15 }] },
    },
  ],
}

/** F6: requests of the Front. */
export const frontRequest: Deadline = {
  key: 'petitions.front',
  words: 'Trả lời yêu cầu, kiến nghị của Mặt trận Tổ quốc',
  versions: [
    {
      since: '2019-07-01',
      law: anticorruption('Điều 74 khoản 2'),
      status: 'read',
      rule: { unit: 'CD', length: 15, mayExtend: [{ unit: 'CD', length: 15 }] },
    },
  ],
}

/** F7: corruption is to be considered promptly; the law gives no number. Read within this. */
export const firstReading: Deadline = {
  key: 'petitions.first-reading',
  words: 'Mở, xem xét kịp thời tin phản ánh',
  versions: [
    {
      since: '2020-01-01',
      law: { ...target, article: 'theo Luật Phòng, chống tham nhũng, Điều 65 khoản 2 (“kịp thời”)' },
      status: 'illustrative',
      rule: { unit: 'WD', length: 2 },
    },
  ],
}

/** Feedback on rules that is another body's: passed on. */
export const transferRules: Deadline = {
  key: 'petitions.transfer-rules',
  words: 'Chuyển phản ánh về quy định hành chính không thuộc thẩm quyền',
  versions: [
    {
      since: '2008-03-05',
      law: { document: 'Nghị định 20/2008/NĐ-CP', article: 'Điều 14 khoản 2' },
      status: 'unverified',
      rule: { unit: 'WD', length: 5 },
    },
  ],
}

/** Forwarded inside the installation: the other side confirms. */
export const confirmForward: Deadline = {
  key: 'petitions.confirm-forward',
  words: 'Bên nhận xác nhận tin chuyển đến',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 2 } }],
}

/** An apology that is due. */
export const apologise: Deadline = {
  key: 'petitions.apologise',
  words: 'Xin lỗi công khai khi cơ quan có lỗi',
  versions: [
    {
      since: '2020-01-01',
      law: { ...target, article: 'theo Chỉ thị 10/CT-TTg ngày 22/4/2019' },
      status: 'illustrative',
      rule: { unit: 'WD', length: 7 },
    },
  ],
}

/** A report held by fewer than two must get another holder. */
export const secondHolder: Deadline = {
  key: 'petitions.second-holder',
  words: 'Thêm người giữ tin (phải có ít nhất hai người)',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 1 } }],
}

/** Custodians decide on a request for the identity. */
export const decideIdentity: Deadline = {
  key: 'petitions.decide-identity',
  words: 'Quyết định yêu cầu biết danh tính',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 1 } }],
}

/** Longest a report may lie before its lateness goes to the superior: an internal target, well inside the 45 days of discipline. */
export const escalate: Deadline = {
  key: 'petitions.escalate',
  words: 'Báo cáo cấp trên về tin, đơn quá hạn',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 1 } }],
}

export const petitionDeadlines: readonly Deadline[] = [
  reply,
  handle,
  tellForwarder,
  tellCitizen,
  internalReport,
  frontRequest,
  firstReading,
  transferRules,
  confirmForward,
  apologise,
  secondHolder,
  decideIdentity,
  escalate,
]

/** Clocks that run from the day of receipt, whoever holds the report then. */
export function clocksFromReceipt(report: { kind: Kind; channel: Channel }): Deadline[] {
  if (report.kind === 'internal_report') return [firstReading, internalReport]
  if (report.channel === 'front') return [firstReading, reply, frontRequest]
  return [firstReading, reply]
}

/** Clocks that begin when the body takes it up as its own matter, counted from that day. */
export const clocksFromAcceptance = (report: { kind: Kind }): Deadline[] =>
  report.kind === 'internal_report' ? [] : [handle]

/** Clocks that the final answer ends. */
export const metByAnswer: readonly string[] = [reply.key, handle.key, internalReport.key, frontRequest.key]

/** Channels whose sender is an authority or the press, to be told the result (F3). */
export const forwardedChannels: readonly Channel[] = ['press', 'deputies', 'front']
