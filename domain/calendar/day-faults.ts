import type { Calendar } from '../kernel/calendar.ts'
import { dayNumber, isWeekend } from '../kernel/dates.ts'
import type { FieldFault } from '../kernel/refusal.ts'

type Proposal = {
  day: string
  kind: 'holiday' | 'compensation' | 'swap_off' | 'swap_work' | 'undecided'
  removes: boolean
}

/** What makes a proposed day senseless beside what the calendar records; empty when it may stand. */
export function dayFaults({ day, kind, removes }: Proposal, calendar: Calendar): FieldFault[] {
  const n = dayNumber(day)
  const recorded = calendar.dayAt(n)
  const isOpen = calendar.doubts.some((doubt) => doubt.kind === 'undecided' && doubt.days.includes(n))
  if (removes) {
    if (kind === 'undecided')
      return isOpen ? [] : [{ path: 'day', words: 'Ngày này không thuộc câu hỏi nào đang chờ công bố' }]
    if (!recorded) return [{ path: 'day', words: 'Lịch không ghi gì vào ngày này để bỏ' }]
    return recorded.kind === kind ? [] : [{ path: 'kind', words: 'Loại ngày cần bỏ không đúng với lịch đang ghi' }]
  }
  // Article 111.3 of the Labour Code and the yearly swaps move work between weekdays and weekends; a mix-up is a slip of the hand.
  if (kind === 'swap_work' && !isWeekend(n))
    return [{ path: 'day', words: 'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật' }]
  if ((kind === 'swap_off' || kind === 'compensation') && isWeekend(n))
    return [{ path: 'day', words: 'Ngày nghỉ bù, nghỉ hoán đổi phải là ngày làm việc trong tuần' }]
  return []
}
