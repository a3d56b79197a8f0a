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
} as const

export type Permission = keyof typeof permissions

export type Role = { words: string; reach: Reach; may: readonly Permission[]; delegable: boolean }

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
    ],
  },
  clerk: {
    words: 'Văn thư',
    reach: 'subtree',
    delegable: true,
    may: [...everyone, 'directives.register', 'directives.receive'],
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
    ],
  },
  leader: {
    words: 'Lãnh đạo tỉnh',
    reach: 'all',
    delegable: true,
    may: [...everyone, 'directives.issue', 'tasks.assign', 'tasks.extend', 'dashboard.read', 'journal.read'],
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

/** Everything the named roles may do together. */
export function permissionsOf(names: Iterable<string>): Set<Permission> {
  const all = new Set<Permission>()
  for (const name of names) for (const one of roles[name as RoleName]?.may ?? []) all.add(one)
  return all
}
