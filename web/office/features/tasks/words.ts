import type { TaskClass } from '@liem/domain/tasks/classes'
import type { TaskState } from '@liem/domain/tasks/workflow'
import type { Tone } from '#ui/state-badge.tsx'

export const stateTones: Record<TaskState, Tone> = {
  open: 'accent',
  claimed: 'amber',
  returned: 'amber',
  partly: 'amber',
  done: 'green',
  suspended: 'plain',
  recalled: 'grey',
}

export const classTones: Record<TaskClass, Tone> = {
  on_time: 'green',
  late: 'amber',
  within_term: 'accent',
  overdue: 'red',
  no_deadline: 'grey',
  suspended: 'plain',
  recalled: 'grey',
}

export const partWords = { lead: 'Chủ trì', support: 'Phối hợp', supervising: 'Theo dõi', any: 'Mọi vai' } as const

export const claimWords = {
  pending: 'Chờ thẩm định',
  accepted: 'Được công nhận',
  accepted_late: 'Công nhận, muộn',
  partly: 'Chưa đầy đủ',
  returned: 'Bị trả lại',
  withdrawn: 'Đã rút',
} as const

export const everyWords = {
  month: 'hằng tháng',
  quarter: 'hằng quý',
  'half-year': '6 tháng một lần',
  year: 'hằng năm',
} as const

export const dueKindWords = {
  date: 'Ngày cụ thể',
  month: 'Trong tháng',
  quarter: 'Trong quý',
  year: 'Trong năm',
  recurring: 'Định kỳ',
  event: 'Sau một sự kiện',
  ongoing: 'Thường xuyên',
  none: 'Không ghi hạn',
} as const
