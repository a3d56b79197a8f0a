import { dayKinds } from '@liem/domain/calendar/contract'
import { dayWords } from '#lib/format.ts'

export const subjectWords: Readonly<Record<string, string>> = {
  task: 'Nhiệm vụ',
  task_series: 'Nhiệm vụ định kỳ',
  claim: 'Báo cáo hoàn thành',
  difficulty: 'Khó khăn, vướng mắc',
  urging: 'Công văn đôn đốc',
  document: 'Văn bản',
  reading: 'Bản đọc văn bản',
  review: 'Sơ kết, tổng kết',
  unit: 'Đơn vị',
  unit_event: 'Sự kiện tổ chức',
  officer: 'Cán bộ',
  calendar_day: 'Ngày trong lịch',
  law_value: 'Số liệu luật',
  obligation: 'Thời hạn',
  contact_point: 'Đầu mối liên hệ',
  gate: 'Cửa tiếp nhận',
  installation: 'Bản cài',
}

const factNames: Readonly<Record<string, string>> = {
  code: 'mã',
  symbol: 'số, ký hiệu',
  document: 'văn bản',
  dueOn: 'hạn',
  claimedOn: 'ngày báo cáo',
  issuedOn: 'ngày văn bản',
  effectiveOn: 'ngày hiệu lực',
  since: 'áp dụng từ',
  date: 'ngày',
  day: 'ngày',
  from: 'từ',
  to: 'đến',
  percent: 'tiến độ (%)',
  count: 'số lượng',
  units: 'đơn vị',
  unit: 'đơn vị',
  unitCode: 'mã đơn vị',
  officers: 'cán bộ',
  role: 'vai trò',
  tasks: 'số nhiệm vụ',
  evidence: 'minh chứng',
  kind: 'loại',
  status: 'tình trạng',
  removes: 'bỏ khỏi lịch',
  value: 'giá trị',
  key: 'khóa',
  row: 'dấu nội dung',
  file: 'dấu tệp',
  claim: 'báo cáo',
  difficulty: 'vướng mắc',
  asked: 'đơn vị được hỏi',
  cause: 'do',
  causeId: 'mã nguyên nhân',
  rule: 'quy tắc',
  event: 'sự kiện',
  item: 'khoản, điểm',
  path: 'mục',
  relation: 'quan hệ',
  moved: 'đã chuyển',
  purpose: 'mục đích',
  series: 'định kỳ',
  province: 'tỉnh',
  signingKey: 'khóa ký',
  session: 'phiên',
  incoming: 'số đến',
  version: 'lần sửa',
  new: 'mới',
  updated: 'đã sửa',
  same: 'giữ nguyên',
  outcome: 'kết luận',
  way: 'hình thức',
  people: 'số người',
  lead: 'đơn vị chủ trì',
  supervising: 'đơn vị theo dõi',
  assignedOn: 'ngày giao',
  items: 'số khoản, điểm',
  period: 'kỳ',
  every: 'chu kỳ',
  review: 'mốc',
}

const valueNames: Readonly<Record<string, string>> = {
  ...dayKinds,
  certain: 'đã đối chiếu',
  unverified: 'chưa đối chiếu',
  read: 'đã đọc văn bản',
  illustrative: 'mục tiêu nội bộ',
  calendar_day: 'lịch thay đổi',
  law_value: 'số liệu thay đổi',
  so_ket: 'sơ kết',
  tong_ket: 'tổng kết',
  month: 'tháng',
  quarter: 'quý',
  half_year: 'sáu tháng',
  year: 'năm',
  meeting: 'hội nghị',
  online: 'trực tuyến',
  written: 'bằng văn bản',
}

export const factName = (key: string): string => factNames[key] ?? key

/** One fact on one line: dates as people write them, long hashes and ids by their beginning. */
export function factWords(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (Array.isArray(value)) return value.length === 0 ? 'không có' : value.map(factWords).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayWords(text)
  if (/^[0-9a-f]{32,}$/.test(text)) return `${text.slice(0, 16)}…`
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)) return `${text.slice(0, 8)}…`
  return valueNames[text] ?? text
}
