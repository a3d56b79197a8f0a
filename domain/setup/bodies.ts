import type { UnitKind } from '../units/contract.ts'

/**
 * Bodies a new installation begins with. Codes follow one scheme: central `TW.TTCP`, provincial `38.STC` (the province's code first),
 * communes the five digits of the national list.
 */
export type Body = {
  code: string
  name: string
  shortName?: string
  kind: UnitKind
  side: 'state' | 'party' | 'social'
  synonyms?: readonly string[]
}

const ministries = [
  ['BQP', 'Bộ Quốc phòng'],
  ['BCA', 'Bộ Công an'],
  ['BNG', 'Bộ Ngoại giao'],
  ['BNV', 'Bộ Nội vụ'],
  ['BTP', 'Bộ Tư pháp'],
  ['BTC', 'Bộ Tài chính'],
  ['BCTH', 'Bộ Công Thương'],
  ['BNNMT', 'Bộ Nông nghiệp và Môi trường'],
  ['BXD', 'Bộ Xây dựng'],
  ['BVHTTDL', 'Bộ Văn hóa, Thể thao và Du lịch'],
  ['BKHCN', 'Bộ Khoa học và Công nghệ'],
  ['BGDDT', 'Bộ Giáo dục và Đào tạo'],
  ['BYT', 'Bộ Y tế'],
  ['BDTTG', 'Bộ Dân tộc và Tôn giáo'],
] as const

const state = (code: string, name: string, shortName?: string, synonyms?: readonly string[]): Body => ({
  code: `TW.${code}`,
  name,
  ...(shortName ? { shortName } : {}),
  kind: 'central',
  side: 'state',
  ...(synonyms ? { synonyms } : {}),
})
const party = (code: string, name: string, shortName?: string, synonyms?: readonly string[]): Body => ({
  ...state(code, name, shortName, synonyms),
  side: 'party',
})

/** Issuers above the province whose documents come down. */
export const centralBodies: readonly Body[] = [
  state('QH', 'Quốc hội'),
  state('UBTVQH', 'Ủy ban Thường vụ Quốc hội', 'UBTVQH'),
  state('CTN', 'Chủ tịch nước'),
  state('CP', 'Chính phủ'),
  state('TTG', 'Thủ tướng Chính phủ', 'Thủ tướng'),
  state('VPCP', 'Văn phòng Chính phủ', 'VPCP'),
  state('TTCP', 'Thanh tra Chính phủ', 'TTCP'),
  state('NHNN', 'Ngân hàng Nhà nước Việt Nam', 'NHNN'),
  ...ministries.map(([code, name]) => state(code, name)),
  state('TANDTC', 'Tòa án nhân dân tối cao', 'TANDTC'),
  state('VKSNDTC', 'Viện kiểm sát nhân dân tối cao', 'VKSNDTC'),
  state('KTNN', 'Kiểm toán nhà nước', 'KTNN'),
  party('BCHTW', 'Ban Chấp hành Trung ương Đảng', 'Trung ương', ['Ban Chấp hành Trung ương', 'Trung ương Đảng']),
  party('BCT', 'Bộ Chính trị'),
  party('BBT', 'Ban Bí thư', undefined, ['Ban Bí thư Trung ương Đảng']),
  party('UBKTTW', 'Ủy ban Kiểm tra Trung ương', 'UBKT Trung ương'),
  party('BNCTW', 'Ban Nội chính Trung ương'),
  party('BTCTW', 'Ban Tổ chức Trung ương'),
  party('BTGDVTW', 'Ban Tuyên giáo và Dân vận Trung ương'),
  party('BCSCLTW', 'Ban Chính sách, chiến lược Trung ương'),
  party('VPTW', 'Văn phòng Trung ương Đảng', 'VPTW'),
  party('BCDTW', 'Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực', 'BCĐTW', [
    'Ban Chỉ đạo Trung ương',
  ]),
  { ...state('MTTQ', 'Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam', 'UBTWMTTQVN'), side: 'social' },
]

/** Specialised departments; `usual`: every province has it, the others only some. The list is offered at set-up and may be changed there. */
export const departmentNames: readonly { name: string; usual: boolean }[] = [
  { name: 'Sở Nội vụ', usual: true },
  { name: 'Sở Tư pháp', usual: true },
  { name: 'Sở Tài chính', usual: true },
  { name: 'Sở Công Thương', usual: true },
  { name: 'Sở Nông nghiệp và Môi trường', usual: true },
  { name: 'Sở Xây dựng', usual: true },
  { name: 'Sở Khoa học và Công nghệ', usual: true },
  { name: 'Sở Văn hóa, Thể thao và Du lịch', usual: true },
  { name: 'Sở Giáo dục và Đào tạo', usual: true },
  { name: 'Sở Y tế', usual: true },
  { name: 'Sở Dân tộc và Tôn giáo', usual: false },
  { name: 'Sở Ngoại vụ', usual: false },
  { name: 'Sở Du lịch', usual: false },
  { name: 'Sở Văn hóa và Thể thao', usual: false },
  { name: 'Sở Quy hoạch - Kiến trúc', usual: false },
  { name: 'Sở An toàn thực phẩm', usual: false },
  { name: 'Ban Quản lý các khu công nghiệp', usual: false },
  { name: 'Ban Quản lý Khu kinh tế', usual: false },
]

export type Place = { code: string; level: 'tỉnh' | 'thành phố'; name: string }

/** `Tỉnh Thanh Hoá` → tỉnh, Thanh Hoá. */
export function placeOf(code: string, name: string): Place {
  const level = name.startsWith('Thành phố ') ? 'thành phố' : 'tỉnh'
  return { code, level, name: name.slice(level.length + 1) }
}

/** The bodies of a province by where they stand: two tops (State, Party), what lies below each, and what stands beside. */
export function provincialBodies({ code, level, name }: Place, departments: readonly string[]) {
  const full = `${level} ${name}`
  const own = (key: string, rest: Omit<Body, 'code'>): Body => ({ code: `${code}.${key}`, ...rest })
  const committee = level === 'tỉnh' ? 'Tỉnh ủy' : 'Thành ủy'
  const people: Body = {
    code,
    name: `Ủy ban nhân dân ${full}`,
    shortName: `UBND ${level}`,
    kind: 'province',
    side: 'state',
    synonyms: [`Ủy ban nhân dân ${level}`, `UBND ${full}`, full, `Chủ tịch Ủy ban nhân dân ${level}`],
  }
  const top: Body = own('TU', {
    name: `${committee} ${name}`,
    shortName: committee,
    kind: 'party_committee',
    side: 'party',
    synonyms: [`Ban Chấp hành Đảng bộ ${level}`, `Ban Chấp hành Đảng bộ ${full}`],
  })
  const codes = new Set<string>()
  const department = (departmentName: string): Body => {
    const short = codeOf(departmentName, codes)
    return own(short, {
      name: departmentName,
      kind: 'department',
      side: 'state',
      synonyms: [`${departmentName} ${full}`],
    })
  }
  const belowPeople: Body[] = [
    own('VPUB', {
      name: `Văn phòng Ủy ban nhân dân ${level}`,
      shortName: `Văn phòng UBND ${level}`,
      kind: 'department',
      side: 'state',
      synonyms: [`VP UBND ${level}`, `Văn phòng Ủy ban nhân dân ${full}`],
    }),
    own('TTR', {
      name: `Thanh tra ${level}`,
      kind: 'department',
      side: 'state',
      synonyms: [`Thanh tra ${full}`],
    }),
    ...departments.map(department),
  ]
  const body = (key: string, title: string, shortName: string): Body =>
    own(key, {
      name: `${title} ${committee}`,
      shortName,
      kind: 'party_body',
      side: 'party',
      synonyms: [`${title} ${committee} ${name}`],
    })
  const belowCommittee: Body[] = [
    body('BTV', 'Ban Thường vụ', `BTV ${committee}`),
    body('BNC', 'Ban Nội chính', 'Ban Nội chính'),
    body('UBKT', 'Ủy ban Kiểm tra', `UBKT ${committee}`),
    body('BTC', 'Ban Tổ chức', 'Ban Tổ chức'),
    body('BTGDV', 'Ban Tuyên giáo và Dân vận', 'Ban Tuyên giáo và Dân vận'),
    body('VPTU', 'Văn phòng', `VP ${committee}`),
    own('BCD', {
      name: `Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực ${level}`,
      shortName: `BCĐ PCTNLPTC ${level}`,
      kind: 'steering',
      side: 'party',
      synonyms: [`Ban Chỉ đạo ${level}`],
    }),
    own('DUUB', {
      name: `Đảng ủy Ủy ban nhân dân ${level}`,
      shortName: `Đảng ủy UBND ${level}`,
      kind: 'party_committee',
      side: 'party',
    }),
    own('DUCQ', { name: `Đảng ủy các cơ quan Đảng ${level}`, kind: 'party_committee', side: 'party' }),
  ]
  const beside = (key: string, title: string, shortName: string, kind: UnitKind, side: Body['side'] = 'state'): Body =>
    own(key, {
      name: `${title} ${full}`,
      shortName: `${shortName} ${level}`,
      kind,
      side,
      synonyms: [`${title} ${level}`],
    })
  const others: Body[] = [
    beside('HDND', 'Hội đồng nhân dân', 'HĐND', 'assembly'),
    beside('CA', 'Công an', 'Công an', 'police'),
    beside('VKS', 'Viện kiểm sát nhân dân', 'VKSND', 'procuracy'),
    beside('TAND', 'Tòa án nhân dân', 'TAND', 'court'),
    beside('THADS', 'Thi hành án dân sự', 'THADS', 'enforcement'),
    // The two largest cities have a command of the capital or the city instead; set-up may rename it later by an event.
    beside('BCHQS', 'Bộ Chỉ huy Quân sự', 'Bộ CHQS', 'military'),
    beside('MTTQ', 'Ủy ban Mặt trận Tổ quốc Việt Nam', 'UBMTTQ', 'front', 'social'),
  ]
  return { people, top, belowPeople, belowCommittee, others }
}

/** The People's Committee of a commune, by every name papers use for it. */
export function communeBody(code: string, name: string): Body {
  const place = placeWords(name)
  return {
    code,
    name: `Ủy ban nhân dân ${place}`,
    shortName: `UBND ${place}`,
    kind: 'commune',
    side: 'state',
    synonyms: [place, `Chủ tịch Ủy ban nhân dân ${place}`],
  }
}

/** The Party committee of a commune. */
export function communeCommittee(code: string, name: string): Body {
  return { code: `${code}.DU`, name: `Đảng ủy ${placeWords(name)}`, kind: 'party_committee', side: 'party' }
}

/** `Phường Ba Đình` → `phường Ba Đình`. */
const placeWords = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`

/** `Sở Nông nghiệp và Môi trường` → `SNNMT`; a number behind it when two come out alike. */
function codeOf(name: string, taken: Set<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'D')
  const letters = plain
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word && !['va', 'cac'].includes(word.toLowerCase()))
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
  let code = letters || 'DV'
  for (let n = 2; taken.has(code); n++) code = `${letters}${n}`
  taken.add(code)
  return code
}
