/**
 * Roles and what they may do. `reach` says how far an officer in the role sees: his own unit, the units below it, or all.
 * The reach is copied onto each grant, so that row policies can read it in the database.
 */
export type Reach = 'own' | 'subtree' | 'all'

export const permissions = {
  'units.read': 'Xem cơ quan, đơn vị, cán bộ',
  'units.manage': 'Quản lý cơ quan, đơn vị, cán bộ, vai trò',
  'units.absence': 'Ghi vắng mặt và người thay',
  'calendar.propose': 'Đề nghị ngày nghỉ, ngày làm bù, số liệu luật',
  'calendar.confirm': 'Xác nhận ngày nghỉ, ngày làm bù, số liệu luật',
  'directives.read': 'Xem sổ văn bản và nhiệm vụ của văn bản',
  'directives.register': 'Vào sổ, đọc, sửa văn bản',
  'directives.issue': 'Gửi văn bản xuống đơn vị, giao nhiệm vụ từ văn bản',
  'directives.receive': 'Nhận văn bản, ghi quán triệt, gắn kế hoạch của đơn vị',
  'tasks.read': 'Xem nhiệm vụ',
  'tasks.assign': 'Giao, thu hồi, tạm dừng nhiệm vụ; phân công cán bộ',
  'tasks.report': 'Cập nhật tiến độ, nêu khó khăn, báo cáo hoàn thành',
  'tasks.verify': 'Thẩm định báo cáo hoàn thành, trả lời khó khăn',
  'tasks.extend': 'Gia hạn nhiệm vụ',
  'tasks.urge': 'Lập công văn đôn đốc',
  'dashboard.read': 'Xem tình hình toàn tỉnh hoặc phạm vi phụ trách',
  'journal.read': 'Xem nhật ký của đối tượng trong phạm vi',
  'system.read': 'Xem tình trạng hệ thống',
  'keys.root': 'Lập gốc tin cậy, khóa khôi phục của cơ quan',
  'contacts.manage': 'Công bố đường dây nóng, nơi và giờ tiếp công dân',
  'gates.manage': 'Định cửa tiếp nhận tin phản ánh',
  'petitions.read': 'Xem tin, đơn được giao',
  'petitions.register': 'Vào sổ đơn, thư, tin báo nhận trực tiếp',
  'petitions.gate': 'Mở, phân loại, phân công, chuyển tin ở cửa tiếp nhận',
  'petitions.handle': 'Xác minh, thụ lý tin, đơn được giao',
  'petitions.answer': 'Ký trả lời, xin lỗi, công bố kết quả',
  'petitions.custody': 'Giữ danh tính người phản ánh, cấp theo từng yêu cầu',
  'petitions.supervise': 'Theo dõi thời hạn, số liệu xử lý tin, đơn',
  'petitions.remove': 'Đề nghị, quyết định hủy tin, đơn (hai người)',
  'relations.record': 'Ghi quan hệ gia đình, lợi ích để loại trừ',
} as const

export type Permission = keyof typeof permissions

export type Role = { words: string; reach: Reach; may: readonly Permission[]; delegable: boolean }

/** Who answers for a matter may hold it once it is granted to him; a permission alone opens nothing. */
const answers = [
  'petitions.read',
  'petitions.answer',
  'petitions.supervise',
  'petitions.remove',
] as const satisfies Permission[]

const everyone = ['units.read', 'directives.read', 'tasks.read'] as const satisfies Permission[]

export const roles = {
  administrator: {
    words: 'Quản trị hệ thống',
    reach: 'all',
    delegable: false,
    may: [
      'units.read',
      'units.manage',
      'units.absence',
      'calendar.propose',
      'calendar.confirm',
      'journal.read',
      'system.read',
      'contacts.manage',
    ],
  },
  clerk: {
    words: 'Văn thư',
    reach: 'subtree',
    delegable: true,
    may: [
      ...everyone,
      'directives.register',
      'directives.receive',
      'contacts.manage',
      'petitions.read',
      'petitions.register',
    ],
  },
  handler: {
    words: 'Chuyên viên thụ lý',
    reach: 'own',
    delegable: true,
    may: [...everyone, 'directives.receive', 'tasks.report'],
  },
  reporter: {
    words: 'Cán bộ tổng hợp',
    reach: 'subtree',
    delegable: true,
    may: [...everyone, 'directives.register', 'directives.receive', 'tasks.report', 'tasks.assign', 'dashboard.read'],
  },
  head: {
    words: 'Thủ trưởng đơn vị',
    reach: 'subtree',
    delegable: true,
    may: [
      ...everyone,
      'directives.register',
      'directives.issue',
      'directives.receive',
      'tasks.assign',
      'tasks.report',
      'tasks.verify',
      'tasks.extend',
      'tasks.urge',
      'units.absence',
      'dashboard.read',
      'journal.read',
      ...answers,
      'contacts.manage',
      'relations.record',
    ],
  },
  inspector: {
    words: 'Thanh tra tỉnh — theo dõi, thẩm định',
    reach: 'all',
    delegable: true,
    may: [
      ...everyone,
      'directives.register',
      'directives.issue',
      'directives.receive',
      'tasks.assign',
      'tasks.report',
      'tasks.verify',
      'tasks.extend',
      'tasks.urge',
      'calendar.propose',
      'calendar.confirm',
      'dashboard.read',
      'journal.read',
      ...answers,
      'petitions.handle',
      'contacts.manage',
      'gates.manage',
      'keys.root',
      'relations.record',
    ],
  },
  steering: {
    words: 'Ban Nội chính — cơ quan thường trực Ban Chỉ đạo',
    reach: 'all',
    delegable: true,
    may: [
      ...everyone,
      'directives.register',
      'directives.issue',
      'directives.receive',
      'tasks.assign',
      'tasks.report',
      'tasks.verify',
      'tasks.extend',
      'tasks.urge',
      'dashboard.read',
      'journal.read',
      ...answers,
      'petitions.handle',
      'gates.manage',
      'keys.root',
    ],
  },
  leader: {
    words: 'Lãnh đạo tỉnh',
    reach: 'all',
    delegable: true,
    may: [
      ...everyone,
      'directives.issue',
      'tasks.assign',
      'tasks.extend',
      'dashboard.read',
      'journal.read',
      ...answers,
      'gates.manage',
      'keys.root',
    ],
  },
  gatekeeper: {
    words: 'Cán bộ cửa tiếp nhận tin phản ánh',
    reach: 'own',
    delegable: false,
    may: [
      'units.read',
      'petitions.read',
      'petitions.register',
      'petitions.gate',
      'petitions.handle',
      'petitions.answer',
      'petitions.supervise',
      'petitions.remove',
      'relations.record',
    ],
  },
  verifier: {
    words: 'Cán bộ xác minh, thụ lý đơn',
    reach: 'own',
    delegable: false,
    may: ['units.read', 'petitions.read', 'petitions.handle'],
  },
  custodian: {
    words: 'Người giữ danh tính người phản ánh',
    reach: 'own',
    delegable: false,
    may: ['units.read', 'petitions.read', 'petitions.custody'],
  },
  auditor: {
    words: 'Giám sát (Mặt trận, kiểm toán) — chỉ xem',
    reach: 'all',
    delegable: false,
    may: [...everyone, 'dashboard.read', 'journal.read'],
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles
export const roleNames = Object.keys(roles) as [RoleName, ...RoleName[]]

/** Roles to whose holders reports and identities are sealed: an administrator does not give them. */
export const clearedRoles = ['gatekeeper', 'verifier', 'custodian'] as const satisfies readonly RoleName[]
export const isCleared = (role: string): boolean => (clearedRoles as readonly string[]).includes(role)

/** Everything the named roles may do together. */
export function permissionsOf(names: Iterable<string>): Set<Permission> {
  const all = new Set<Permission>()
  for (const name of names) for (const one of roles[name as RoleName]?.may ?? []) all.add(one)
  return all
}
