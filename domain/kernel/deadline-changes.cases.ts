import type { DeadlineCase } from './deadline.cases.ts'
import type { Term } from './reckon.ts'

/** Pauses, extensions and custody: the same table as `deadline.cases.ts`, for terms that something happened to. */
const WD = (length: number): Term => ({ unit: 'WD', length })
const CD = (length: number, roll?: boolean): Term => ({ unit: 'CD', length, roll })
const months = (length: number): Term => ({ unit: 'month', length })
const custody = (length: number, startCounts?: boolean): Term => ({ unit: 'detention-month', length, startCounts })

export const pauseCases: readonly DeadlineCase[] = [
  {
    term: CD(30),
    start: '2026-10-01',
    pauses: [['2026-10-10', '2026-10-20']],
    due: '2026-11-10',
    why: 'dừng 10 ngày: 31/10 thành 10/11',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-01', '2026-11-05']],
    due: '2026-11-23',
    why: 'dừng trước khi bắt đầu',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-05', '2026-11-10']],
    due: '2026-11-25',
    why: 'chỉ 08 và 09/11 không tính; 24/11 là ngày lễ',
  },
  {
    term: CD(5),
    start: '2026-11-02',
    pauses: [['2026-11-07', '2026-11-11']],
    due: '2026-11-11',
    why: 'dừng đúng ngày cuối',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-20', '2026-11-20']],
    due: '2026-11-23',
    why: 'dừng rồi tiếp tục trong cùng ngày',
  },
  {
    term: CD(30),
    start: '2026-10-01',
    pauses: [
      ['2026-10-13', '2026-10-20'],
      ['2026-10-10', '2026-10-15'],
    ],
    due: '2026-11-10',
    why: 'hai lần dừng chồng nhau chỉ tính một lần',
  },
  {
    term: CD(10),
    start: '2026-11-02',
    pauses: [
      ['2026-11-10', '2026-11-13'],
      ['2026-11-14', '2026-11-17'],
    ],
    due: '2026-11-18',
    why: 'lần dừng thứ hai rơi vào phần bị đẩy ra',
  },
  { term: CD(15), start: '2026-11-07', pauses: [['2026-11-20']], due: null, why: 'đang tạm dừng' },
  { term: CD(15), start: '2026-11-07', pauses: [['2026-11-24']], due: '2026-11-23', why: 'dừng sau khi đã hết hạn' },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-23', '2026-11-26']],
    due: '2026-11-26',
    why: 'ngày dời tới lại đang tạm dừng',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-23']],
    due: null,
    why: 'ngày dời tới đang tạm dừng chưa kết thúc',
  },
  {
    term: WD(5),
    start: '2026-11-20',
    pauses: [['2026-11-25', '2026-11-27']],
    due: '2026-12-02',
    why: '25 và 26/11 không tính',
  },
  {
    term: WD(5),
    start: '2026-11-20',
    pauses: [['2026-11-21', '2026-11-23']],
    due: '2026-11-30',
    why: 'chỉ dừng cuối tuần',
  },
  { term: WD(5), start: '2026-11-20', pauses: [['2026-11-26']], due: null, why: 'đang tạm dừng' },
  { term: WD(5), start: '2026-11-20', pauses: [['2026-12-01']], due: '2026-11-30', why: 'đã hết trước khi dừng' },
  {
    term: months(1),
    start: '2026-10-05',
    pauses: [['2026-10-10', '2026-10-20']],
    due: '2026-11-16',
    why: '05/11 cộng 10 ngày là Chủ nhật 15/11',
  },
]

export const extensionCases: readonly DeadlineCase[] = [
  {
    term: CD(30),
    start: '2026-11-07',
    extensions: [{ unit: 'CD', length: 30 }],
    due: '2027-01-06',
    why: 'giải quyết tố cáo, gia hạn một lần',
  },
  {
    term: CD(30),
    start: '2026-07-01',
    extensions: [
      { unit: 'CD', length: 30 },
      { unit: 'CD', length: 30 },
    ],
    due: '2026-09-29',
    why: 'đặc biệt phức tạp, tổng 90 ngày',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    extensions: [{ unit: 'CD', length: 10 }],
    due: '2026-12-02',
    why: 'nối từ 22/11, không phải 23/11',
  },
  {
    term: WD(7),
    start: '2026-11-09',
    extensions: [{ unit: 'WD', length: 3 }],
    due: '2026-11-23',
    why: '7 rồi 3 ngày làm việc, tổng 10',
  },
  {
    term: CD(20),
    start: '2026-11-02',
    extensions: [{ unit: 'WD', length: 5 }],
    due: '2026-11-30',
    why: 'ngày rồi ngày làm việc',
  },
  {
    term: WD(5),
    start: '2026-11-20',
    extensions: [{ unit: 'CD', length: 5 }],
    due: '2026-12-07',
    why: 'ngày làm việc rồi ngày; 05/12 là thứ Bảy',
  },
  {
    term: months(2),
    start: '2026-10-15',
    extensions: [{ unit: 'month', length: 1 }],
    due: '2027-01-15',
    why: 'điều tra hai tháng, gia hạn một tháng',
  },
  {
    term: months(1),
    start: '2027-01-31',
    extensions: [{ unit: 'month', length: 1 }],
    due: '2027-03-29',
    why: 'nối từ 28/02; 28/3 là Chủ nhật',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-20', '2026-11-25']],
    extensions: [{ unit: 'CD', length: 30 }],
    due: '2026-12-28',
    why: 'tạm dừng rồi gia hạn; 27/12 là Chủ nhật',
  },
  {
    term: CD(15),
    start: '2026-11-07',
    pauses: [['2026-11-26', '2026-12-01']],
    extensions: [{ unit: 'CD', length: 10 }],
    due: '2026-12-07',
    why: 'tạm dừng trong phần gia hạn',
  },
  {
    term: CD(15, false),
    start: '2026-11-07',
    extensions: [{ unit: 'CD', length: 7 }],
    due: '2026-11-29',
    why: 'không dời cả khi gia hạn',
  },
]

export const custodyCases: readonly DeadlineCase[] = [
  { term: custody(4, true), start: '2014-02-15', due: '2014-06-14', why: '120 ngày, lệnh tính cả ngày đầu' },
  { term: custody(2), start: '2026-11-21', due: '2027-01-20', why: '60 ngày; không cần lịch nghỉ' },
  { term: custody(1), start: '2026-01-19', due: '2026-02-18', why: 'hết vào mùng 2 Tết, không dời' },
  { term: custody(1), start: '2026-10-23', due: '2026-11-22', why: 'hết vào Chủ nhật, không dời' },
  { term: custody(1), start: '2027-02-01', due: '2027-03-03', why: 'tháng 2 vẫn tính 30 ngày' },
  {
    term: custody(2),
    start: '2026-11-21',
    extensions: [{ unit: 'detention-month', length: 1 }],
    due: '2027-02-19',
    why: 'gia hạn nối tiếp 30 ngày',
  },
  { term: custody(2, true), start: '2026-11-21', due: '2027-01-19', why: 'lệnh tính cả ngày đầu' },
  { term: custody(4), start: '2028-11-01', due: '2029-03-01', why: 'không tạm tính dù chưa có lịch năm 2029' },
]

export const changedCases: readonly DeadlineCase[] = [...pauseCases, ...extensionCases, ...custodyCases]
