import type { CalendarData, CalendarDay, DayKind, DayStatus } from './calendar.ts'
import type { DateLiteral } from './dates.ts'

/**
 * Public holidays 2025–2028, Mon–Fri office week. Labour Code 45/2019/QH14 art. 112 (11 days, 12 from 2026 with 24/11 under
 * NQ 28/2026/QH16); art. 111.3: a holiday on a weekly day off is made up on the next working day. `unverified` = taken from
 * secondary sources or computed, the deciding document not compared. Days nobody has decided yet stand in `questions`.
 */
const law112 = 'Bộ luật Lao động 45/2019/QH14, Điều 112'
const law111 = 'Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3'
const culture = 'Nghị quyết 28/2026/QH16'
const press = 'Thông báo nghỉ lễ, Tết hằng năm, theo báo chí'
const lunar = 'Bộ luật Lao động 45/2019/QH14, Điều 112; ngày âm lịch tính theo thuật toán múi giờ UTC+7'

function day(
  date: DateLiteral,
  name: string,
  source: string = law112,
  status: DayStatus = 'certain',
  kind: DayKind = 'holiday',
): CalendarDay {
  return { date, kind, name, source, status }
}

const madeUp = (date: DateLiteral, name: string) => day(date, `nghỉ bù ${name}`, law111, 'certain', 'compensation')

/** A swap stands or falls as a whole: the free weekday and the working Saturday share one `decision`. */
function swap(off: DateLiteral, work: DateLiteral, name: string): CalendarDay[] {
  const decision = `hoan-doi-${off}`
  return [
    { ...day(off, `nghỉ hoán đổi dịp ${name}`, press, 'unverified', 'swap_off'), decision },
    { ...day(work, `làm bù cho ngày nghỉ hoán đổi dịp ${name}`, press, 'unverified', 'swap_work'), decision },
  ]
}

const tet2025 = (date: DateLiteral, name: string): CalendarDay => ({
  ...day(date, name, press, 'unverified'),
  decision: 'tet-2025',
})

const newYear = 'Tết Dương lịch'
const kings = 'Giỗ Tổ Hùng Vương'
const victory = 'Ngày Chiến thắng 30/4'
const labour = 'Ngày Quốc tế lao động 01/5'
const national = 'Quốc khánh 02/9'
const nationalSecond = 'Quốc khánh (ngày liền kề)'
const cultureDay = 'Ngày Văn hóa Việt Nam'

export const days: readonly CalendarDay[] = [
  day('2025-01-01', newYear),
  tet2025('2025-01-27', 'Tết Nguyên đán (28 tháng Chạp)'),
  tet2025('2025-01-28', 'Tết Nguyên đán (29 tháng Chạp)'),
  tet2025('2025-01-29', 'Tết Nguyên đán (mùng 1)'),
  tet2025('2025-01-30', 'Tết Nguyên đán (mùng 2)'),
  tet2025('2025-01-31', 'Tết Nguyên đán (mùng 3)'),
  day('2025-04-07', kings),
  day('2025-04-30', victory),
  day('2025-05-01', labour),
  ...swap('2025-05-02', '2025-04-26', '30/4 và 01/5/2025'),
  day('2025-09-01', nationalSecond),
  day('2025-09-02', national),

  day('2026-01-01', newYear),
  ...swap('2026-01-02', '2026-01-10', 'Tết Dương lịch 2026'),
  day('2026-02-16', 'Tết Nguyên đán (29 tháng Chạp)'),
  day('2026-02-17', 'Tết Nguyên đán (mùng 1)'),
  day('2026-02-18', 'Tết Nguyên đán (mùng 2)'),
  day('2026-02-19', 'Tết Nguyên đán (mùng 3)'),
  day('2026-02-20', 'Tết Nguyên đán (mùng 4)'),
  day('2026-04-26', kings),
  madeUp('2026-04-27', kings),
  day('2026-04-30', victory),
  day('2026-05-01', labour),
  ...swap('2026-08-31', '2026-08-22', 'Quốc khánh 2026'),
  day('2026-09-01', nationalSecond),
  day('2026-09-02', national),
  day('2026-11-24', cultureDay, culture),

  day('2027-01-01', newYear),
  day('2027-04-16', kings, lunar, 'unverified'),
  day('2027-04-30', victory),
  day('2027-05-01', labour),
  madeUp('2027-05-03', labour),
  day('2027-09-02', national),
  day('2027-11-24', cultureDay, culture),

  day('2028-01-01', newYear),
  madeUp('2028-01-03', newYear),
  day('2028-04-04', kings, lunar, 'unverified'),
  day('2028-04-30', victory),
  day('2028-05-01', labour),
  madeUp('2028-05-02', victory),
  day('2028-09-02', national),
  madeUp('2028-09-04', national),
  day('2028-11-24', cultureDay, culture),
]

/**
 * Five days of Tết around its first day: one, two or three of them at the end of the old year. `bridged` stands for the
 * swaps that the Prime Minister's decision may add.
 */
const tet2027 = {
  oneBefore: {
    words: 'nghỉ 1 ngày cuối năm, 4 ngày đầu năm',
    name: 'Tết Nguyên đán 2027',
    holidays: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'],
    compensations: ['2027-02-10', '2027-02-11'],
  },
  twoBefore: {
    words: 'nghỉ 2 ngày cuối năm, 3 ngày đầu năm',
    name: 'Tết Nguyên đán 2027',
    holidays: ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
    compensations: ['2027-02-09', '2027-02-10'],
  },
  threeBefore: {
    words: 'nghỉ 3 ngày cuối năm, 2 ngày đầu năm',
    name: 'Tết Nguyên đán 2027',
    holidays: ['2027-02-03', '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07'],
    compensations: ['2027-02-08', '2027-02-09'],
  },
  bridged: {
    words: 'nghỉ 1 ngày cuối năm, 4 ngày đầu năm và hoán đổi 12/02',
    name: 'Tết Nguyên đán 2027',
    holidays: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'],
    compensations: ['2027-02-10', '2027-02-11'],
    swapped: ['2027-02-12'],
  },
} as const

const tet2028 = {
  oneBefore: {
    words: 'nghỉ 1 ngày cuối năm, 4 ngày đầu năm',
    name: 'Tết Nguyên đán 2028',
    holidays: ['2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-01-29'],
    compensations: ['2028-01-31'],
  },
  twoBefore: {
    words: 'nghỉ 2 ngày cuối năm, 3 ngày đầu năm',
    name: 'Tết Nguyên đán 2028',
    holidays: ['2028-01-24', '2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28'],
    compensations: [],
  },
  threeBefore: {
    words: 'nghỉ 3 ngày cuối năm, 2 ngày đầu năm',
    name: 'Tết Nguyên đán 2028',
    holidays: ['2028-01-23', '2028-01-24', '2028-01-25', '2028-01-26', '2028-01-27'],
    compensations: ['2028-01-28'],
  },
  bridged: {
    words: 'nghỉ 1 ngày cuối năm, 4 ngày đầu năm và hoán đổi 24/01',
    name: 'Tết Nguyên đán 2028',
    holidays: ['2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-01-29'],
    compensations: ['2028-01-31'],
    swapped: ['2028-01-24'],
  },
} as const

export const holidays: CalendarData = {
  firstYear: 2025,
  lastYear: 2028,
  days,
  questions: [
    {
      key: 'tet-2027',
      reason: 'Chưa có thông báo lịch nghỉ Tết Nguyên đán 2027 (mùng 1 là 06/02/2027)',
      outcomes: [tet2027.oneBefore, tet2027.twoBefore, tet2027.threeBefore, tet2027.bridged],
    },
    {
      key: 'quoc-khanh-2027',
      reason: 'Chưa có thông báo lịch nghỉ Quốc khánh 2027 (ngày thứ hai là 01/9 hay 03/9)',
      outcomes: [
        { words: 'nghỉ 03/9', name: nationalSecond, holidays: ['2027-09-03'], compensations: [] },
        { words: 'nghỉ 01/9', name: nationalSecond, holidays: ['2027-09-01'], compensations: [] },
        {
          words: 'nghỉ 01/9 và hoán đổi 03/9',
          name: nationalSecond,
          holidays: ['2027-09-01'],
          compensations: [],
          swapped: ['2027-09-03'],
        },
      ],
    },
    {
      key: 'tet-2028',
      reason: 'Chưa có thông báo lịch nghỉ Tết Nguyên đán 2028 (mùng 1 là 26/01/2028)',
      outcomes: [tet2028.oneBefore, tet2028.twoBefore, tet2028.threeBefore, tet2028.bridged],
    },
    {
      key: 'quoc-khanh-2028',
      reason: 'Chưa có thông báo lịch nghỉ Quốc khánh 2028 (ngày thứ hai là 01/9 hay 03/9)',
      outcomes: [
        { words: 'nghỉ 01/9', name: nationalSecond, holidays: ['2028-09-01'], compensations: [] },
        {
          words: 'nghỉ 03/9, nghỉ bù 05/9',
          name: nationalSecond,
          holidays: ['2028-09-03'],
          compensations: ['2028-09-05'],
        },
        {
          words: 'nghỉ 03/9, nghỉ bù 05/9 và hoán đổi 01/9',
          name: nationalSecond,
          holidays: ['2028-09-03'],
          compensations: ['2028-09-05'],
          swapped: ['2028-09-01'],
        },
      ],
    },
  ],
}
