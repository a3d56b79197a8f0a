import { directiveClocks } from '../directives/deadlines.ts'
import { formatDate } from '../kernel/dates.ts'
import { petitionDeadlines } from '../petitions/deadlines.ts'
import { taskDeadlines } from '../tasks/deadlines.ts'

/** What each clock asks of its holder. */
const rules: Readonly<Record<string, string>> = {
  ...Object.fromEntries(taskDeadlines.map((deadline) => [deadline.key, deadline.words])),
  'tasks.due': 'Hoàn thành nhiệm vụ',
  ...Object.fromEntries(petitionDeadlines.map((deadline) => [deadline.key, deadline.words])),
  ...directiveClocks,
}
export const ruleWords = (rule: string): string => rules[rule] ?? rule

export type NoticeFacts = Readonly<Record<string, string | number | null>>

const day = (value: string | number | null | undefined) => (value ? formatDate(String(value)) : '')
const by = (facts: NoticeFacts) => (facts.dueOn ? `, hạn ${day(facts.dueOn)}` : '')

/** Notices hold ids, codes and dates; the sentence is made when it is read. */
const notices: Readonly<Record<string, (facts: NoticeFacts) => string>> = {
  'tasks.assigned': (f) => `Đơn vị được giao nhiệm vụ ${f.code}${by(f)}`,
  'tasks.officer': (f) => `Đồng chí được phân công nhiệm vụ ${f.code}${by(f)}`,
  'tasks.claimed': (f) => `Có báo cáo hoàn thành chờ thẩm định: ${f.code}`,
  'tasks.accepted': (f) => `Nhiệm vụ ${f.code} đã được công nhận hoàn thành`,
  'tasks.accepted_late': (f) => `Nhiệm vụ ${f.code} được công nhận, hoàn thành muộn`,
  'tasks.partly': (f) => `Nhiệm vụ ${f.code}: kết luận hoàn thành chưa đầy đủ, tiếp tục thực hiện`,
  'tasks.returned': (f) => `Báo cáo hoàn thành nhiệm vụ ${f.code} bị trả lại`,
  'tasks.difficulty': (f) => `Có khó khăn, vướng mắc cần trả lời ở nhiệm vụ ${f.code}`,
  'tasks.answered': (f) => `Khó khăn nêu ở nhiệm vụ ${f.code} đã được trả lời`,
  'tasks.extended': (f) => `Nhiệm vụ ${f.code} được gia hạn đến ${day(f.dueOn)}`,
  'tasks.suspend': (f) => `Nhiệm vụ ${f.code} tạm dừng`,
  'tasks.resume': (f) => `Nhiệm vụ ${f.code} tiếp tục thực hiện${by(f)}`,
  'tasks.recall': (f) => `Nhiệm vụ ${f.code} đã được thu hồi`,
  'tasks.urged': (f) => `Đơn vị được đôn đốc bằng văn bản về ${f.count} nhiệm vụ quá hạn`,
  'directives.received': (f) => `Đơn vị được gửi văn bản${f.symbol ? ` ${f.symbol}` : ''}, cần xác nhận đã nhận`,
  'directives.plan_asked': (f) =>
    `Đơn vị được yêu cầu ban hành kế hoạch thực hiện văn bản${f.symbol ? ` ${f.symbol}` : ''}${by(f)}`,
  'agenda.reminder': (f) =>
    f.days === 0
      ? `Hôm nay đến hạn: ${ruleWords(String(f.rule))}${f.code ? ` ${f.code}` : ''}`
      : `Còn ${f.days} ngày đến hạn ${day(f.dueOn)}: ${ruleWords(String(f.rule))}${f.code ? ` ${f.code}` : ''}`,
  'petitions.received': () => 'Có tin mới ở cửa tiếp nhận',
  'petitions.message': () => 'Người gửi tin nhắn thêm',
  'petitions.evidence': () => 'Người gửi tin thêm chứng cứ',
  'petitions.protection': () => 'Người gửi tin đề nghị được bảo vệ',
  'petitions.withdrawal': () => 'Người gửi tin muốn rút; cần kiểm tra có bị ép hay không',
  'petitions.rating': () => 'Người gửi tin đã chấm điểm việc xử lý',
  'petitions.granted': () => 'Đồng chí được cấp quyền mở một tin, đơn',
  'petitions.extract': () => 'Có một bản trích cần đồng chí trả lời',
  'petitions.recovery_asked': () =>
    'Có người đề nghị dùng khóa khôi phục với một tin đồng chí đang giữ. Nếu đồng chí vẫn mở được, xin báo người xác nhận',
  'petitions.second_holder': () => 'Một tin do đồng chí giữ cần thêm người giữ',
  'petitions.gate_needs_holder': () => 'Cửa tiếp nhận cấp dưới có tin cần thêm người giữ; xin liên hệ cửa ấy',
  'petitions.gate_late': () => 'Cửa tiếp nhận cấp dưới có tin, đơn quá hạn, cần đôn đốc',
  'petitions.late': (f) => `Tin, đơn đồng chí giữ đã quá hạn ${day(f.dueOn)}: ${ruleWords(String(f.rule))}`,
  'petitions.urged': () => 'Đơn vị được đôn đốc về tin, đơn quá hạn',
  'petitions.identity_asked': () => 'Có yêu cầu biết danh tính chờ đồng chí quyết định',
  'petitions.identity_granted': () => 'Yêu cầu biết danh tính đã được chấp thuận',
  'petitions.identity_refused': () => 'Yêu cầu biết danh tính không được chấp thuận',
  'petitions.removal_asked': () => 'Có đề nghị hủy tin, đơn chờ người thứ hai quyết định',
  'petitions.desk_closed': (f) =>
    `Cuối ngày ${day(f.day)}: ${f.count} đơn đồng chí vào sổ đã được chuyển cho cửa tiếp nhận`,
  'petitions.imported': (f) => `Sổ cũ năm ${f.year} đã được nhập: ${f.open} đơn còn hạn, ${f.late} đơn đã quá hạn`,
  'keys.countersigned': () => 'Khóa của đồng chí đã được đồng ký, dùng được từ bây giờ',
  'keys.revocation_asked': () =>
    'Có người đề nghị thôi dùng khóa của đồng chí. Nếu khóa không mất, không lộ, xin bác ngay ở trang Khóa',
  'keys.factor_removal': () =>
    'Có người đề nghị gỡ yếu tố thứ hai của đồng chí. Nếu đồng chí không mất thiết bị, xin từ chối ngay',
  'agenda.escalated': (f) => `${f.unitCode} có ${f.count} nhiệm vụ quá hạn lâu, cần chỉ đạo`,
}

export const noticeWords = (kind: string, facts: NoticeFacts): string => notices[kind]?.(facts) ?? kind
