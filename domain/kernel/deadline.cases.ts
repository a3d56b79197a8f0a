import type { Extension, Term } from './reckon.ts'

/**
 * Situations and the days they must give, on the shipped calendar. Read as: a term from a day, with pauses [first day not
 * counted, first day counted again] and extensions, ends on `due`. `upTo`: the answer is provisional and may be as late as
 * that day; `due` is then the day shown. `open`: provisional because no list of days off exists for the year.
 */
export type DeadlineCase = {
  term: Term
  start: string
  pauses?: readonly (readonly [string, string?])[]
  extensions?: readonly Extension[]
  due: string | null
  from?: string
  upTo?: string
  open?: true
  why: string
}

const WD = (length: number): Term => ({ unit: 'WD', length })
const CD = (length: number, roll?: boolean): Term => ({ unit: 'CD', length, roll })
const weeks = (length: number): Term => ({ unit: 'week', length })
const months = (length: number, roll?: boolean): Term => ({ unit: 'month', length, roll })
const years = (length: number): Term => ({ unit: 'year', length })
const WDBefore = (length: number): Term => ({ unit: 'WD-before', length })
const CDBefore = (length: number, roll?: boolean): Term => ({ unit: 'CD-before', length, roll })

export const workingDayCases: readonly DeadlineCase[] = [
  { term: WD(5), start: '2026-11-20', due: '2026-11-30', why: '23, 25, 26, 27, 30/11; bỏ 24/11' },
  { term: WD(1), start: '2026-11-20', due: '2026-11-23', why: 'thứ Sáu sang thứ Hai' },
  { term: WD(1), start: '2026-11-21', due: '2026-11-23', why: 'sự kiện vào thứ Bảy' },
  { term: WD(1), start: '2026-11-23', due: '2026-11-25', why: 'ngày kế tiếp là 24/11, ngày lễ' },
  { term: WD(3), start: '2025-11-21', due: '2025-11-26', why: 'năm 2025 chưa nghỉ 24/11' },
  { term: WD(30), start: '2026-11-02', due: '2026-12-15', why: 'sáu tuần và một ngày lễ' },
  { term: WD(5), start: '2026-02-12', due: '2026-02-26', why: 'Tết 2026: 13, 23, 24, 25, 26/02' },
  { term: WD(1), start: '2026-02-13', due: '2026-02-23', why: 'ngày cuối trước Tết 2026' },
  { term: WD(7), start: '2026-02-09', due: '2026-02-25', why: 'bốn ngày trước, ba ngày sau Tết 2026' },
  { term: WD(3), start: '2026-04-24', due: '2026-05-04', why: 'nghỉ bù Giỗ Tổ 27/4, lễ 30/4 và 01/5' },
  { term: WD(5), start: '2026-04-27', due: '2026-05-06', why: 'sự kiện đúng ngày nghỉ bù' },
  { term: WD(2), start: '2025-04-04', due: '2025-04-09', why: 'Giỗ Tổ 2025 vào thứ Hai' },
  {
    term: WD(3),
    start: '2025-04-29',
    due: '2025-05-07',
    from: '2025-05-06',
    upTo: '2025-05-07',
    why: 'nghỉ hoán đổi 02/5/2025 chưa đối chiếu',
  },
  { term: WD(1), start: '2025-04-25', due: '2025-04-26', upTo: '2025-04-28', why: 'thứ Bảy làm bù là ngày làm việc' },
  {
    term: WD(5),
    start: '2025-04-24',
    due: '2025-05-05',
    why: 'có hay không hoán đổi cũng cùng một ngày: không tạm tính',
  },
  { term: WD(3), start: '2025-08-28', due: '2025-09-04', why: 'Quốc khánh 2025: nghỉ 01 và 02/9' },
  {
    term: WD(5),
    start: '2026-08-26',
    due: '2026-09-07',
    from: '2026-09-04',
    upTo: '2026-09-07',
    why: 'hoán đổi 31/8/2026 chưa đối chiếu',
  },
  { term: WD(10), start: '2026-08-17', due: '2026-08-28', upTo: '2026-08-31', why: 'thứ Bảy 22/8 làm bù được tính' },
  {
    term: WD(2),
    start: '2025-12-31',
    due: '2026-01-06',
    from: '2026-01-05',
    upTo: '2026-01-06',
    why: 'hoán đổi 02/01/2026 chưa đối chiếu',
  },
  { term: WD(10), start: '2025-12-31', due: '2026-01-15', why: 'nghỉ 02/01 và làm bù 10/01 bù trừ nhau' },
  { term: WD(3), start: '2026-12-30', due: '2027-01-05', why: 'qua năm mới 2027' },
  { term: WD(1), start: '2027-02-01', due: '2027-02-02', why: 'xong trước mọi phương án nghỉ Tết 2027' },
  {
    term: WD(2),
    start: '2027-02-01',
    due: '2027-02-03',
    upTo: '2027-02-10',
    why: 'nếu Tết nghỉ 3 ngày cuối năm thì 03/02 là ngày nghỉ',
  },
  { term: WD(5), start: '2027-02-01', due: '2027-02-15', upTo: '2027-02-16', why: 'Tết 2027 chưa có thông báo' },
  {
    term: WD(10),
    start: '2027-01-28',
    due: '2027-02-18',
    upTo: '2027-02-19',
    why: 'Tết 2027: có thể thêm ngày hoán đổi',
  },
  {
    term: WD(2),
    start: '2027-04-14',
    due: '2027-04-19',
    from: '2027-04-16',
    upTo: '2027-04-19',
    why: 'Giỗ Tổ 2027 theo thuật toán âm lịch',
  },
  { term: WD(3), start: '2027-04-28', due: '2027-05-05', why: '30/4, nghỉ bù 01/5 vào thứ Hai 03/5' },
  {
    term: WD(3),
    start: '2027-08-30',
    due: '2027-09-06',
    upTo: '2027-09-07',
    why: '01/9 hay 03/9 đều cho 06/9; thêm hoán đổi thì 07/9',
  },
  { term: WD(2), start: '2027-11-22', due: '2027-11-25', why: '24/11/2027 vào thứ Tư' },
  { term: WD(1), start: '2027-12-31', due: '2028-01-04', why: 'Tết Dương lịch trùng thứ Bảy, nghỉ bù thứ Hai' },
  { term: WD(1), start: '2028-04-28', due: '2028-05-03', why: '30/4 Chủ nhật, 01/5 thứ Hai, nghỉ bù thứ Ba' },
  {
    term: WD(1),
    start: '2028-04-03',
    due: '2028-04-05',
    from: '2028-04-04',
    upTo: '2028-04-05',
    why: 'Giỗ Tổ 2028 theo thuật toán âm lịch',
  },
  {
    term: WD(1),
    start: '2028-08-31',
    due: '2028-09-01',
    upTo: '2028-09-06',
    why: 'Quốc khánh 2028: 01/9 chưa biết có nghỉ',
  },
  { term: WD(1), start: '2028-11-23', due: '2028-11-27', why: '24/11/2028 vào thứ Sáu' },
  { term: WD(5), start: '2028-12-27', due: '2029-01-04', open: true, why: 'chưa có lịch nghỉ năm 2029' },
  { term: WD(3), start: '2024-12-27', due: '2025-01-02', open: true, why: 'lịch bắt đầu từ năm 2025' },
]

export const calendarTermCases: readonly DeadlineCase[] = [
  { term: CD(15), start: '2026-11-07', due: '2026-11-23', why: '22/11 là Chủ nhật' },
  { term: CD(15, false), start: '2026-11-07', due: '2026-11-22', why: 'quy tắc không dời' },
  { term: CD(1), start: '2026-11-20', due: '2026-11-23', why: 'hết vào thứ Bảy' },
  { term: CD(5), start: '2026-11-18', due: '2026-11-23', why: 'ngày nghỉ ở giữa vẫn tính' },
  { term: CD(10), start: '2026-11-14', due: '2026-11-25', why: 'hết vào 24/11, ngày lễ' },
  { term: CD(30), start: '2026-01-05', due: '2026-02-04', why: 'hết vào ngày làm việc' },
  { term: CD(30), start: '2026-01-17', due: '2026-02-23', why: 'hết vào 29 tháng Chạp, dời qua cả kỳ Tết' },
  { term: CD(20), start: '2026-04-06', due: '2026-04-28', why: 'Giỗ Tổ Chủ nhật rồi nghỉ bù thứ Hai' },
  { term: CD(30), start: '2028-02-01', due: '2028-03-02', why: 'tháng 2 năm nhuận' },
  { term: CD(30), start: '2027-02-01', due: '2027-03-03', why: 'tháng 2 năm thường; Tết ở giữa không ảnh hưởng' },
  {
    term: CD(90),
    start: '2026-11-21',
    due: '2027-02-19',
    why: 'thời hiệu khiếu nại; ngày cuối là ngày làm việc chắc chắn',
  },
  {
    term: CD(10),
    start: '2027-01-26',
    due: '2027-02-10',
    upTo: '2027-02-15',
    why: 'hết vào 05/02/2027, trong mọi phương án Tết',
  },
  { term: CD(10), start: '2026-08-12', due: '2026-08-22', upTo: '2026-08-24', why: 'hết vào thứ Bảy làm bù' },
  {
    term: CD(30),
    start: '2026-08-01',
    due: '2026-09-03',
    from: '2026-08-31',
    upTo: '2026-09-03',
    why: 'hết vào ngày hoán đổi 31/8',
  },
  { term: CD(1), start: '2026-08-31', due: '2026-09-03', why: 'hết vào 01/9, ngày nghỉ chắc chắn' },
  { term: CD(30), start: '2028-12-15', due: '2029-01-15', open: true, why: 'dời trong năm chưa có lịch' },
  { term: CD(30, false), start: '2028-12-15', due: '2029-01-14', why: 'không dời thì không cần lịch' },
  { term: weeks(2), start: '2026-11-10', due: '2026-11-25', why: 'thứ Ba 24/11 là ngày lễ' },
  { term: weeks(1), start: '2026-11-21', due: '2026-11-30', why: 'thứ Bảy tuần sau' },
  { term: weeks(4), start: '2026-11-02', due: '2026-11-30', why: 'cùng thứ Hai' },
  { term: months(1), start: '2027-01-31', due: '2027-03-01', why: '28/02 là Chủ nhật' },
  { term: months(1, false), start: '2027-01-31', due: '2027-02-28', why: 'ngày cuối tháng, không dời' },
  { term: months(1), start: '2028-01-31', due: '2028-02-29', why: 'ngày cuối tháng năm nhuận' },
  { term: months(1), start: '2026-10-24', due: '2026-11-25', why: 'trùng 24/11' },
  { term: months(3), start: '2026-11-30', due: '2027-03-01', why: 'tháng 2 không có ngày 30' },
  { term: months(2), start: '2026-12-31', due: '2027-03-01', why: 'tháng 2 không có ngày 31' },
  { term: months(1), start: '2026-03-31', due: '2026-05-04', why: 'hết vào 30/4; 01/5 và cuối tuần tiếp theo' },
  { term: months(6), start: '2026-08-31', due: '2027-03-01', why: 'nửa năm' },
  { term: months(12), start: '2027-11-30', due: '2028-11-30', why: 'mười hai tháng' },
  { term: years(1), start: '2026-11-24', due: '2027-11-25', why: 'cùng ngày năm sau là ngày lễ' },
  { term: years(1), start: '2027-02-28', due: '2028-02-28', why: 'không kéo tới ngày nhuận' },
  { term: years(1), start: '2028-02-29', due: '2029-02-28', open: true, why: 'năm sau không có 29/02' },
]

export const beforeCases: readonly DeadlineCase[] = [
  { term: WDBefore(5), start: '2026-11-30', due: '2026-11-20', why: '27, 26, 25, 23, 20/11' },
  { term: WDBefore(1), start: '2026-11-25', due: '2026-11-23', why: 'bỏ 24/11' },
  { term: WDBefore(7), start: '2026-02-25', due: '2026-02-09', why: 'niêm yết lịch, lùi qua Tết 2026' },
  { term: WDBefore(1), start: '2026-04-28', due: '2026-04-24', why: 'lùi qua nghỉ bù Giỗ Tổ' },
  {
    term: WDBefore(3),
    start: '2026-09-02',
    due: '2026-08-26',
    upTo: '2026-08-27',
    why: 'hoán đổi 31/8 chưa đối chiếu',
  },
  {
    term: WDBefore(5),
    start: '2027-02-16',
    due: '2027-02-01',
    upTo: '2027-02-02',
    why: 'lùi qua Tết 2027 chưa có thông báo',
  },
  { term: WDBefore(2), start: '2029-01-03', due: '2028-12-29', open: true, why: 'đếm qua năm chưa có lịch' },
  { term: CDBefore(5), start: '2026-11-20', due: '2026-11-15', why: 'Chủ nhật; không quy định nào dời' },
  { term: CDBefore(5, true), start: '2026-11-20', due: '2026-11-13', why: 'quy tắc cho lùi về ngày làm việc' },
  { term: CDBefore(10), start: '2027-01-01', due: '2026-12-22', why: 'kê khai phục vụ công tác cán bộ' },
  {
    term: CDBefore(5, true),
    start: '2026-08-27',
    due: '2026-08-22',
    from: '2026-08-21',
    upTo: '2026-08-22',
    why: 'thứ Bảy làm bù là ngày làm việc',
  },
  { term: CDBefore(3, true), start: '2026-11-27', due: '2026-11-23', why: 'lùi qua ngày lễ 24/11' },
]

export const deadlineCases: readonly DeadlineCase[] = [...workingDayCases, ...calendarTermCases, ...beforeCases]
