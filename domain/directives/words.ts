/** Words of the register: sides, types, relations, ways of spreading, cells of the coverage matrix. */
export const sides = { state: 'Nhà nước', party: 'Đảng', social: 'Mặt trận, đoàn thể' } as const
export type Side = keyof typeof sides

export const relationKinds = {
  implements: 'triển khai',
  specifies: 'cụ thể hóa',
  amends: 'sửa đổi, bổ sung',
  replaces: 'thay thế',
  corrects: 'đính chính',
  recalls: 'thu hồi',
  mentions: 'nhắc tới',
} as const
export type RelationKind = keyof typeof relationKinds

export const urgencies = { normal: 'Thường', khan: 'Khẩn', thuong_khan: 'Thượng khẩn', hoa_toc: 'Hỏa tốc' } as const
export const spreadingWays = {
  meeting: 'Hội nghị, họp',
  online: 'Trực tuyến',
  written: 'Sao gửi, thông báo văn bản',
  posted: 'Niêm yết, đăng tải',
  training: 'Tập huấn',
  other: 'Hình thức khác',
} as const
export const itemKinds = {
  part: 'Phần',
  chapter: 'Chương',
  section: 'Mục',
  article: 'Điều',
  clause: 'Khoản',
  point: 'Điểm',
  bullet: 'Gạch đầu dòng',
  paragraph: 'Đoạn',
  annex: 'Phụ lục',
  row: 'Dòng phụ lục',
} as const
export type ItemKind = keyof typeof itemKinds

/** Cell of the coverage matrix (item × unit), worst first. Glyphs so that colour never speaks alone. */
export const coverageStates = {
  none: { words: 'Không giao', glyph: '' },
  no_plan: { words: 'Chưa có kế hoạch', glyph: '○' },
  late: { words: 'Quá hạn', glyph: '!' },
  planned: { words: 'Đã có kế hoạch', glyph: '◔' },
  in_progress: { words: 'Đang thực hiện', glyph: '◑' },
  claimed: { words: 'Đã báo cáo hoàn thành', glyph: '◕' },
  verified: { words: 'Đã thẩm định đạt', glyph: '●' },
} as const
export type CoverageState = keyof typeof coverageStates
export const coverageStateNames = Object.keys(coverageStates) as [CoverageState, ...CoverageState[]]

/** What a cell is made from. Task counts are the tasks of the unit for the item, its own plan's tasks for it included; recalled ones apart. */
export type CellFacts = {
  /** The unit must answer for this item: a task was assigned to it, or it was asked for a plan. */
  asked: boolean
  needsPlan: boolean
  hasPlanItem: boolean
  tasks: number
  started: number
  claimed: number
  verified: number
  overdue: number
  planOverdue: boolean
}

/**
 * State of one cell. All verified → verified; otherwise anything overdue → late; all claimed or verified → claimed;
 * anything begun → in progress; a plan where one is asked, or a task where none is → planned; else no plan.
 */
export function coverageOf(f: CellFacts): CoverageState {
  if (!f.asked) return 'none'
  if (f.tasks > 0 && f.verified === f.tasks) return 'verified'
  if (f.overdue > 0) return 'late'
  if (f.tasks > 0 && f.claimed + f.verified === f.tasks) return 'claimed'
  if (f.started + f.claimed + f.verified > 0) return 'in_progress'
  if (f.needsPlan && !f.hasPlanItem) return f.planOverdue ? 'late' : 'no_plan'
  return 'planned'
}
