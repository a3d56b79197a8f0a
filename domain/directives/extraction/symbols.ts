/** Numbers and symbols of documents ("53/KH-UBND", "01-CT/TU", "132/2025/QH15"). */
import { typeOfCode } from './document-types.ts'

export type ParsedSymbol = {
  /** As a document prints it, inner spaces removed. */
  symbol: string
  number: string
  /** Year part of legislation ("59/2019/NĐ-CP"). */
  year: string | null
  side: 'state' | 'party'
  /** Lower-case Vietnamese type; null when the symbol alone does not tell (Party "QĐ"). */
  type: string | null
  /** Code of the issuing body ("UBND", "TU", "CP"). */
  issuerCode: string | null
  /** Code of the drafting unit ("NC"). */
  unitCode: string | null
}

const tail = String.raw`[\p{Lu}Đ][\p{L}\d&]{0,14}(?:\s?[-–.]\s?(?=\p{Lu})[\p{L}\d&()]{1,14}){0,4}`
const stateForm = String.raw`\d{1,6}[a-zđ]{0,2}(?:\s?\/\s?(?:19|20)\d{2})?\s?\/\s?${tail}`
const partyForm = String.raw`\d{1,6}[a-zđ]{0,2}\s?[-–]\s?(?=\p{Lu})[\p{L}]{1,6}\s?\/\s?[\p{Lu}Đ][\p{L}\d]{0,14}(?:[-–.](?=\p{Lu})[\p{L}\d]{1,12}){0,3}`

/** Finds every symbol in a text; use with `matchAll`. */
export const symbolPattern = new RegExp(`(?<![\\p{L}\\d/.-])(?:${partyForm}|${stateForm})(?![\\p{L}\\d])`, 'gu')

/** Reads one symbol; undefined when it is none (a date, a fraction). */
export function parseSymbol(written: string): ParsedSymbol | undefined {
  const symbol = written
    .replace(/\s+/g, '')
    .replace(/–/g, '-')
    .replace(/[-.]+$/, '')
  const party = /^(\d{1,6}[a-zđ]{0,2})-(\p{L}{1,6})\/([\p{Lu}][\p{L}\d]*)(?:[-.]([\p{L}\d.-]+))?$/u.exec(symbol)
  if (party) {
    const [, number = '', code = '', issuer = '', unit] = party
    // "12-KH/UBND" is a slip of State clerks: only a State body can be UBND, HĐND, a sở or the CP.
    const side = /^(?:UBND|HĐND|CP|TTg|S[A-ZĐ]{1,6}|VPCP)$/.test(issuer) ? 'state' : 'party'
    return {
      symbol,
      number,
      year: null,
      side,
      type: typeOfCode(code, side) ?? null,
      issuerCode: issuer,
      unitCode: unit ?? null,
    }
  }
  const state = /^(\d{1,6}[a-zđ]{0,2})(?:\/((?:19|20)\d{2}))?\/([\p{Lu}][\p{L}\d&]*)(?:[-.](.+))?$/u.exec(symbol)
  if (!state) return undefined
  const [, number = '', year, first = '', rest] = state
  const base = { symbol, number, year: year ?? null, side: 'state' as const }
  if (/^(?:UBTV)?QH\d{1,2}$/.test(first)) {
    return { ...base, type: null, issuerCode: first.startsWith('UBTV') ? 'UBTVQH' : 'QH', unitCode: null }
  }
  const type = rest ? typeOfCode(first, 'state') : undefined
  if (type && rest) {
    const [issuer = rest, ...unit] = rest.split('-')
    return { ...base, type, issuerCode: issuer, unitCode: unit.join('-') || null }
  }
  return { ...base, type: 'công văn', issuerCode: first, unitCode: rest ?? null }
}

/** Names of the bodies behind issuer codes that mean the same everywhere. */
const issuers: Record<string, string> = {
  CP: 'Chính phủ',
  TTg: 'Thủ tướng Chính phủ',
  VPCP: 'Văn phòng Chính phủ',
  QH: 'Quốc hội',
  UBTVQH: 'Ủy ban Thường vụ Quốc hội',
  CTN: 'Chủ tịch nước',
  TTCP: 'Thanh tra Chính phủ',
  BTC: 'Bộ Tài chính',
  BNV: 'Bộ Nội vụ',
  BTP: 'Bộ Tư pháp',
  BCA: 'Bộ Công an',
  BQP: 'Bộ Quốc phòng',
  BCT: 'Bộ Công Thương',
  BXD: 'Bộ Xây dựng',
  BYT: 'Bộ Y tế',
  BNG: 'Bộ Ngoại giao',
  BGDĐT: 'Bộ Giáo dục và Đào tạo',
  BKHCN: 'Bộ Khoa học và Công nghệ',
  BNNMT: 'Bộ Nông nghiệp và Môi trường',
  BVHTTDL: 'Bộ Văn hóa, Thể thao và Du lịch',
  NHNN: 'Ngân hàng Nhà nước Việt Nam',
  TANDTC: 'Tòa án nhân dân tối cao',
  VKSNDTC: 'Viện kiểm sát nhân dân tối cao',
  VKSTC: 'Viện kiểm sát nhân dân tối cao',
  KTNN: 'Kiểm toán nhà nước',
  TW: 'Ban Chấp hành Trung ương',
  BCĐTW: 'Ban Chỉ đạo Trung ương',
  UBKTTW: 'Ủy ban Kiểm tra Trung ương',
  BNCTW: 'Ban Nội chính Trung ương',
  BTCTW: 'Ban Tổ chức Trung ương',
  VPTW: 'Văn phòng Trung ương Đảng',
}

/** The body behind an issuer code, when the code means one body in the whole country. */
export function issuerOfCode(code: string | null): string | null {
  return (code && issuers[code]) || null
}
