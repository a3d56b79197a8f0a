import type { Concern } from './fields.ts'

/**
 * Who may open a report, case by case, in one small province:
 *
 *   1 UBND tỉnh — 2 Thanh tra tỉnh, 3 Sở Tài chính (4 phòng của Sở), 5 UBND xã (6 trạm của xã); 9 Ban Nội chính (bên Đảng), cấp trên của không ai.
 *   Cửa: 1 → (không đủ thì) 9; 9 → Thanh tra Chính phủ. Cửa của Sở là 3, của xã không có.
 */
export const units = [
  { id: 1, kind: 'province', parentId: null, nextId: 9, outside: null },
  { id: 2, kind: 'agency', parentId: 1, nextId: null, outside: null },
  { id: 3, kind: 'department', parentId: 1, nextId: null, outside: null },
  { id: 4, kind: 'office', parentId: 3, nextId: null, outside: null },
  { id: 5, kind: 'commune', parentId: 1, nextId: null, outside: null },
  { id: 6, kind: 'service', parentId: 5, nextId: null, outside: null },
  { id: 9, kind: 'party_body', parentId: null, nextId: null, outside: 'Thanh tra Chính phủ' },
] as const

/** Officer: the gate where he sits, units he belongs to, whether his key counts. */
export const keepers = [
  { officer: 11, at: 1, belongs: [1], hasKey: true },
  { officer: 12, at: 1, belongs: [2], hasKey: true },
  { officer: 13, at: 1, belongs: [1, 3], hasKey: true },
  { officer: 14, at: 1, belongs: [2], hasKey: false },
  { officer: 31, at: 3, belongs: [3], hasKey: true },
  { officer: 32, at: 3, belongs: [3], hasKey: true },
  { officer: 33, at: 3, belongs: [4], hasKey: true },
  { officer: 91, at: 9, belongs: [9], hasKey: true },
  { officer: 92, at: 9, belongs: [9], hasKey: true },
  { officer: 93, at: 9, belongs: [9], hasKey: true },
] as const

export type GateCase = {
  why: string
  office: number | null
  concern: Concern
  struck?: readonly number[]
  gate: number | null
  keepers: readonly number[]
  outside?: string
}

export const cases: readonly GateCase[] = [
  {
    why: 'Nhân viên của xã: lên tỉnh; người chưa có khóa đồng ký (14) không nhận',
    office: 5,
    concern: 'staff',
    gate: 1,
    keepers: [11, 12, 13],
  },
  {
    why: 'Trạm của xã, nhân viên: xã không có cửa nên lên tỉnh',
    office: 6,
    concern: 'staff',
    gate: 1,
    keepers: [11, 12, 13],
  },
  {
    why: 'Phòng của Sở, nhân viên: cửa của Sở, trừ người của chính phòng ấy (33)',
    office: 4,
    concern: 'staff',
    gate: 3,
    keepers: [31, 32],
  },
  {
    why: 'Phòng của Sở, trưởng phòng: lên trên cả Sở; người kiêm ở Sở (13) không nhận',
    office: 4,
    concern: 'head',
    gate: 1,
    keepers: [11, 12],
  },
  { why: 'Phòng của Sở, không chắc là ai: như trên', office: 4, concern: 'unsure', gate: 1, keepers: [11, 12] },
  { why: 'Sở: không bao giờ về cửa của chính Sở', office: 3, concern: 'office', gate: 1, keepers: [11, 12] },
  {
    why: 'Sở, gạch một người: còn một, chuyển cửa kế tiếp',
    office: 3,
    concern: 'staff',
    struck: [11],
    gate: 9,
    keepers: [91, 92, 93],
  },
  {
    why: 'UBND tỉnh: cửa kế tiếp, không về người của tỉnh',
    office: 1,
    concern: 'head',
    gate: 9,
    keepers: [91, 92, 93],
  },
  {
    why: 'Thanh tra tỉnh, nhân viên: người ở cửa thuộc Thanh tra (12) không nhận',
    office: 2,
    concern: 'staff',
    gate: 1,
    keepers: [11, 13],
  },
  {
    why: 'Thanh tra tỉnh, gạch thêm một: cửa kế tiếp',
    office: 2,
    concern: 'staff',
    struck: [13],
    gate: 9,
    keepers: [91, 92, 93],
  },
  {
    why: 'Ban Nội chính: không còn cửa nào, nêu cơ quan ngoài',
    office: 9,
    concern: 'office',
    gate: null,
    keepers: [],
    outside: 'Thanh tra Chính phủ',
  },
  {
    why: 'UBND tỉnh, gạch hai người của cửa kế tiếp: không còn cửa',
    office: 1,
    concern: 'unsure',
    struck: [91, 92],
    gate: null,
    keepers: [],
    outside: 'Thanh tra Chính phủ',
  },
  { why: 'Không rõ cơ quan nào: cửa cấp tỉnh', office: null, concern: 'unsure', gate: 1, keepers: [11, 12, 13] },
  {
    why: 'Không rõ cơ quan nào, gạch hai người: cửa kế tiếp',
    office: null,
    concern: 'staff',
    struck: [12, 13],
    gate: 9,
    keepers: [91, 92, 93],
  },
]
