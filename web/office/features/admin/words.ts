import type { CalendarDay, LawValueRow } from '@liem/domain/calendar/contract'
import type { z } from 'zod'
import type { Tone } from '#ui/state-badge.tsx'

/** How far a day or a number has been compared with the paper it comes from. */
export const dayStatus = {
  certain: { words: 'Đã đối chiếu văn bản', tone: 'green' },
  unverified: { words: 'Chưa đối chiếu văn bản gốc', tone: 'amber' },
} as const satisfies Record<string, { words: string; tone: Tone }>

export const valueStatus = {
  read: { words: 'Đã đọc văn bản', tone: 'green' },
  unverified: { words: 'Chưa đối chiếu', tone: 'amber' },
  illustrative: { words: 'Mục tiêu nội bộ', tone: 'plain' },
} as const satisfies Record<string, { words: string; tone: Tone }>

/** Signs of the year sheet: a letter beside the colour, so that colour never speaks alone. */
export const daySigns = {
  holiday: 'L',
  compensation: 'B',
  swap_off: 'N',
  swap_work: 'Làm',
  undecided: '?',
} as const

/** “15 ngày làm việc”, “7, 3, 1 ngày”, or the words of a choice. */
export const valueWords = ({ value, unit, choices }: Pick<LawValue, 'value' | 'unit' | 'choices'>): string => {
  if (typeof value === 'string') return choices?.[value] ?? value
  return `${typeof value === 'number' ? value : value.join(', ')} ${unit}`
}

export type Day = z.infer<typeof CalendarDay>
export type LawValue = z.infer<typeof LawValueRow>

const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

/** `2026-11-21` → Thứ Bảy. */
export const weekdayWords = (iso: string) => weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? ''
