import type { FieldFault } from '../kernel/refusal.ts'

/** How a unit may be reached. Publishing it is a duty: Luật Tiếp công dân 2013; NĐ 154/2026 Điều 11 khoản 2. */
export const contactKinds = {
  hotline: 'Đường dây nóng',
  reception: 'Nơi, giờ tiếp công dân',
  address: 'Địa chỉ nhận đơn, thư',
  email: 'Thư điện tử',
  website: 'Trang thông tin điện tử',
} as const
export type ContactKind = keyof typeof contactKinds
export const contactKindNames = Object.keys(contactKinds) as [ContactKind, ...ContactKind[]]

/** What every unit is expected to publish; a website only where there is one. */
export const expectedKinds = ['hotline', 'reception', 'address', 'email'] as const satisfies ContactKind[]

/** Expected kinds that are not among those published, in the order of the words above. */
export const missingKinds = (published: Iterable<string>): ContactKind[] => {
  const known = new Set(published)
  return expectedKinds.filter((kind) => !known.has(kind))
}

/** A row stands from `validFrom` up to, not including, `validTo`. A row that ends on its first day never stood: it was a mistake. */
export type Standing = 'coming' | 'now' | 'past' | 'never'
export function standingOn(
  day: string,
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
): Standing {
  if (validTo !== null && validTo <= validFrom) return 'never'
  if (validFrom > day) return 'coming'
  return validTo !== null && validTo <= day ? 'past' : 'now'
}

export const standingWords: Readonly<Record<Standing, string>> = {
  now: 'Đang công bố',
  coming: 'Sẽ công bố',
  past: 'Đã thôi',
  never: 'Ghi nhầm, đã bỏ',
}

const shapes: Readonly<Partial<Record<ContactKind, { is: RegExp; words: string }>>> = {
  hotline: { is: /^\+?\d(?:[\d .()-]{1,18}\d)$/, words: 'Xin nhập số điện thoại, ví dụ 0236 3888 999 hoặc 1900 6789' },
  email: {
    is: /^[^\s@<>]{1,64}@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/,
    words: 'Xin nhập địa chỉ thư điện tử, ví dụ tiepdan@tinh.gov.vn',
  },
  website: { is: /^https?:\/\/[^\s<>"]+$/, words: 'Xin nhập địa chỉ trang bắt đầu bằng https://' },
}

/** What is wrong with a contact point as it was typed; nothing when it may be published. */
export function contactFaults({
  kind,
  value,
  hours,
}: {
  kind: ContactKind
  value: string
  hours?: string | null
}): FieldFault[] {
  const faults: FieldFault[] = []
  const shape = shapes[kind]
  if (shape && !shape.is.test(value)) faults.push({ path: 'value', words: shape.words })
  if (kind === 'reception' && !hours?.trim()) faults.push({ path: 'hours', words: 'Xin nhập ngày, giờ tiếp công dân' })
  return faults
}

/** The number as a telephone dials it: digits and a leading plus. */
export const dialled = (value: string): string => value.replace(/(?!^\+)\D/g, '')
