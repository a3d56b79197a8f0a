import type { Deadline } from '../kernel/deadline.ts'
import type { LawRef } from '../kernel/law.ts'
import type { LawValue } from '../kernel/values.ts'

/**
 * Clocks of the cascade. No law sets dates for most of them: those are internal targets (`illustrative`), which the province
 * may replace by a confirmed row of the same key. Only the passing on of incoming documents has a legal date.
 */
const target: LawRef = { document: 'Mục tiêu nội bộ về theo dõi nhiệm vụ', article: '' }

/** From the day the unit is given the document until it confirms that it has it. */
export const acknowledge: Deadline = {
  key: 'tasks.acknowledge',
  words: 'Xác nhận đã tiếp nhận văn bản, nhiệm vụ',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 2 } }],
}

/** From the day a unit claims a task done until the supervising body gives its verdict. */
export const verdict: Deadline = {
  key: 'tasks.verdict',
  words: 'Kết luận của cơ quan theo dõi về báo cáo hoàn thành',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 5 } }],
}

/** From the day a difficulty is raised until the one it is addressed to answers. */
export const answerDifficulty: Deadline = {
  key: 'tasks.answer-difficulty',
  words: 'Trả lời khó khăn, vướng mắc, kiến nghị',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 5 } }],
}

/** From the day a task became due: still open at its end, the superior is told. */
export const escalate: Deadline = {
  key: 'tasks.escalate',
  words: 'Báo cáo cấp trên về nhiệm vụ quá hạn',
  versions: [{ since: '2020-01-01', law: target, status: 'illustrative', rule: { unit: 'WD', length: 5 } }],
}

/** From the day an incoming document arrives until it is presented and passed on; urgent ones at once, without a number. */
export const presentIncoming: Deadline = {
  key: 'tasks.present-incoming',
  words: 'Trình, chuyển giao văn bản đến',
  versions: [
    {
      since: '2020-03-05',
      law: { document: 'Nghị định 30/2020/NĐ-CP', article: 'Điều 23 khoản 1' },
      status: 'read',
      rule: { unit: 'WD', length: 1 },
    },
  ],
}

/** Calendar days before a due date on which its holder is reminded, most distant first. */
export const reminderDays: LawValue<readonly number[]> = {
  key: 'tasks.reminder-days',
  words: 'Nhắc việc trước hạn',
  value: [7, 3, 1],
  unit: 'ngày',
  since: '2020-01-01',
  source: 'Mục tiêu nội bộ về theo dõi nhiệm vụ',
  status: 'illustrative',
}

export const taskDeadlines: readonly Deadline[] = [acknowledge, verdict, answerDifficulty, escalate, presentIncoming]
