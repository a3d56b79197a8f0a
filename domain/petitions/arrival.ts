import { dayNumber, formatDate, isIsoDate, isoDate } from '../kernel/dates.ts'
import type { FieldFault } from '../kernel/refusal.ts'
import { forwardedChannels } from './deadlines.ts'

/** Ways by which something comes over the counter, in the order of the desk's keys 1–7. */
export const deskChannelNames = ['letter', 'email', 'press', 'deputies', 'front', 'reception', 'hotline'] as const
export type DeskChannel = (typeof deskChannelNames)[number]

/** Somebody else received it first and wrote a covering letter: he must be told the result (LTCD 27.2, LTC 26.2, LPCTN 74.2). */
export const isForwarded = (channel: DeskChannel) => forwardedChannels.includes(channel)
/** Words come from a mouth, the clerk writes them down: read back to the person before they count. */
export const isSpoken = (channel: DeskChannel) => channel === 'reception' || channel === 'hotline'

/** What the clerk reads off the envelope, the mailbox, the covering letter or the clock. */
export type Arrival = {
  channel: DeskChannel
  /** Stamp of arrival; day the mailbox took the mail; day of the reception; day of the call. */
  arrivedOn?: string | null
  /** `HH:mm` in Viet Nam, of a call, a reception or a mail. */
  arrivedAt?: string | null
  postmarkedOn?: string | null
  /** Date and symbol of the covering letter. */
  forwardedOn?: string | null
  forwardedSymbol?: string | null
}

export type Receipt = {
  receivedOn: string
  /** One sentence for the register, the receipt and the page of the matter. */
  because: string
  /** To be looked at again, but no reason to refuse. */
  doubts: string[]
}

const stamps: Readonly<Record<DeskChannel, string>> = {
  letter: 'ngày dấu đến của cơ quan',
  email: 'ngày hộp thư của cơ quan nhận được thư',
  press: 'ngày cơ quan nhận được văn bản chuyển của báo chí',
  deputies: 'ngày cơ quan nhận được văn bản chuyển của đại biểu',
  front: 'ngày cơ quan nhận được văn bản chuyển của Mặt trận',
  reception: 'ngày tiếp công dân',
  hotline: 'ngày có cuộc gọi',
}

/** A letter longer on its way than this is looked at again: stamp or typing may be wrong. */
const LONG_WAY_DAYS = 30
/** Entered later than this after it came: the term has been running without anybody. */
const LATE_ENTRY_DAYS = 2

/** Faults of what was typed, at their fields; empty when a date of receipt can be said. */
export function arrivalFaults(arrival: Arrival, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (path: keyof Arrival, words: string) => void faults.push({ path, words })
  for (const name of ['arrivedOn', 'postmarkedOn', 'forwardedOn'] as const) {
    const day = arrival[name]
    if (!day) continue
    if (!isIsoDate(day)) fault(name, 'Xin nhập ngày, dạng ngày/tháng/năm')
    else if (day > today) fault(name, 'Ngày này còn ở phía trước; xin xem lại')
  }
  if (faults.length) return faults
  const { channel, arrivedOn, postmarkedOn, forwardedOn } = arrival
  if (!arrivedOn && !(channel === 'letter' && postmarkedOn)) fault('arrivedOn', `Xin nhập ${stamps[channel]}`)
  if (arrivedOn && postmarkedOn && postmarkedOn > arrivedOn)
    fault('postmarkedOn', 'Dấu bưu điện không thể sau ngày thư đến')
  if (arrivedOn && forwardedOn && forwardedOn > arrivedOn)
    fault('forwardedOn', 'Văn bản chuyển không thể ký sau ngày cơ quan nhận được')
  if (isForwarded(channel) && !forwardedOn) fault('forwardedOn', 'Xin nhập ngày của văn bản chuyển')
  if (channel === 'hotline' && !arrival.arrivedAt) fault('arrivedAt', 'Xin nhập giờ gọi')
  if (arrival.arrivedAt && !/^([01]\d|2[0-3]):[0-5]\d$/.test(arrival.arrivedAt))
    fault('arrivedAt', 'Giờ ghi dạng 08:30')
  return faults
}

/**
 * The day from which the terms run. It is the day the office had it, never the day it was entered, opened or forwarded: the terms
 * count “kể từ ngày nhận được” (Luật Tiếp công dân Điều 28 khoản 1; Luật Tố cáo Điều 24). A call at night and a mail on a holiday
 * are received on that day. A letter without a stamp of arrival counts from its postmark, the earliest day it can have come:
 * what the office forgot to stamp must not cost the sender days. Throws RangeError when `arrivalFaults` is not empty.
 */
export function receiptOf(arrival: Arrival, today: string): Receipt {
  const [fault] = arrivalFaults(arrival, today)
  if (fault) throw new RangeError(`${fault.path}: ${fault.words}`)
  const { channel, arrivedOn, postmarkedOn, forwardedOn } = arrival
  const receivedOn = arrivedOn ?? postmarkedOn
  if (!receivedOn) throw new RangeError('arrivedOn')
  const doubts: string[] = []
  const sentOn = postmarkedOn ?? forwardedOn
  if (!arrivedOn) doubts.push('Phong bì không có dấu đến; tính từ ngày dấu bưu điện.')
  if (arrivedOn && sentOn && daysBetween(sentOn, arrivedOn) > LONG_WAY_DAYS)
    doubts.push(`Đi đường quá ${LONG_WAY_DAYS} ngày; xin xem lại các dấu ngày.`)
  if (daysBetween(receivedOn, today) > LATE_ENTRY_DAYS)
    doubts.push(`Vào sổ muộn: thời hạn đã chạy từ ${formatDate(receivedOn)}.`)
  const kept = postmarkedOn && arrivedOn ? ` (dấu bưu điện ${formatDate(postmarkedOn)})` : ''
  const covering = forwardedOn ? ` (văn bản chuyển ngày ${formatDate(forwardedOn)})` : ''
  const at = arrival.arrivedAt ? `, lúc ${arrival.arrivedAt}` : ''
  return {
    receivedOn,
    because: `${arrivedOn ? capital(stamps[channel]) : 'Ngày dấu bưu điện'} ${formatDate(receivedOn)}${at}${kept}${covering}`,
    doubts,
  }
}

const daysBetween = (from: string, to: string) => dayNumber(isoDate(to)) - dayNumber(isoDate(from))
const capital = (words: string) => `${words[0]?.toUpperCase()}${words.slice(1)}`
