import type { ImportColumn } from '@liem/domain/kernel/import-table'
import { type UnitKind, unitKinds } from '@liem/domain/units/contract'
import { type RoleName, roles } from '@liem/domain/units/roles'
import { z } from 'zod'
import type { SheetColumn } from '#platform/office-files/write-sheet'

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036fđĐ]/g, (c) => (c === 'đ' || c === 'Đ' ? 'd' : ''))
    .toLowerCase()
    .trim()

/** A word of a table, found by its Vietnamese words (blind to accents) or its code. */
function oneOf<K extends string>(table: Record<K, string>, what: string) {
  const byWords = new Map(
    Object.entries(table).flatMap(([key, words]) => [
      [plain(words as string), key as K],
      [key.toLowerCase(), key as K],
    ]),
  )
  return z.string(`Thiếu ${what}`).transform((value, ctx): K => {
    const found = byWords.get(plain(value))
    if (found) return found
    ctx.addIssue({
      code: 'custom',
      message: `${what[0]?.toUpperCase()}${what.slice(1)} “${value}” không có trong danh mục`,
    })
    return z.NEVER
  })
}

export const sideWords = { state: 'Nhà nước', party: 'Đảng', social: 'Đoàn thể' } as const
const roleWords = Object.fromEntries(Object.entries(roles).map(([key, role]) => [key, role.words])) as Record<
  RoleName,
  string
>
const optional = (max: number) => z.string().trim().max(max, `Dài quá ${max} ký tự`).optional()

export const unitColumns = {
  code: { titles: ['Mã đơn vị', 'Mã', 'Mã số'], required: true },
  name: { titles: ['Tên đơn vị', 'Tên', 'Tên cơ quan'], required: true },
  shortName: { titles: ['Tên viết tắt', 'Tên ngắn'] },
  kind: { titles: ['Loại', 'Loại đơn vị'], required: true },
  side: { titles: ['Khối', 'Hệ thống'] },
  parentCode: { titles: ['Mã cấp trên', 'Cấp trên', 'Mã đơn vị cấp trên'] },
} satisfies Record<string, ImportColumn>

export const UnitLine = z.object({
  code: z.string('Thiếu mã đơn vị').trim().min(1, 'Thiếu mã đơn vị').max(40, 'Mã dài quá 40 ký tự'),
  name: z.string('Thiếu tên đơn vị').trim().min(2, 'Thiếu tên đơn vị').max(300, 'Tên dài quá 300 ký tự'),
  shortName: optional(100),
  kind: oneOf<UnitKind>(unitKinds, 'loại đơn vị'),
  side: oneOf(sideWords, 'khối').optional(),
  parentCode: optional(40),
})
export type UnitLine = z.infer<typeof UnitLine>

export const officerColumns = {
  username: { titles: ['Tên đăng nhập', 'Tài khoản'], required: true },
  name: { titles: ['Họ và tên', 'Họ tên'], required: true },
  unitCode: { titles: ['Mã đơn vị', 'Đơn vị'], required: true },
  title: { titles: ['Chức vụ', 'Chức danh'] },
  head: { titles: ['Người đứng đầu', 'Thủ trưởng'] },
  roles: { titles: ['Vai trò', 'Quyền'], required: true },
  email: { titles: ['Thư điện tử', 'Email'] },
} satisfies Record<string, ImportColumn>

const role = oneOf<RoleName>(roleWords, 'vai trò')
export const OfficerLine = z.object({
  username: z
    .string('Thiếu tên đăng nhập')
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'Tên đăng nhập gồm 2–40 chữ thường không dấu, số, chấm, gạch'),
  name: z.string('Thiếu họ tên').trim().min(2, 'Thiếu họ tên').max(100, 'Họ tên dài quá 100 ký tự'),
  unitCode: z.string('Thiếu mã đơn vị').trim().min(1, 'Thiếu mã đơn vị'),
  title: optional(200),
  head: z
    .string()
    .optional()
    .transform((value) => value !== undefined && ['x', 'co', '1', 'dung'].includes(plain(value))),
  roles: z
    .string('Thiếu vai trò')
    .transform((value) =>
      value
        .split(/[;,\n]/)
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(role).min(1, 'Thiếu vai trò')),
  email: z.email('Địa chỉ thư chưa đúng').max(200).optional(),
})
export type OfficerLine = z.infer<typeof OfficerLine>

const widths: Record<string, number> = { name: 45, title: 30, roles: 35, email: 30, kind: 22, username: 20 }

/** The sheet to fill in: the same titles that the import looks for. */
export function templateColumns(columns: Record<string, ImportColumn>): SheetColumn[] {
  return Object.entries(columns).map(([key, column]) => ({
    key,
    title: column.titles[0],
    width: widths[key] ?? 18,
    kind: column.kind ?? 'text',
  }))
}

export const templateNotes = {
  units: [
    `Loại: ${Object.values(unitKinds).join('; ')}.`,
    `Khối: ${Object.values(sideWords).join('; ')} (bỏ trống = Nhà nước).`,
    'Mã cấp trên: mã của đơn vị đã có hoặc của một dòng khác trong bảng.',
  ],
  officers: [
    `Vai trò (nhiều vai trò cách nhau dấu chấm phẩy): ${Object.values(roleWords).join('; ')}.`,
    'Người đứng đầu: ghi x.',
  ],
}
