/**
 * An official paper as data: what it says, not how it looks. The State form follows Phụ lục I of NĐ 30/2020/NĐ-CP, the
 * Party form HD 36-HD/VPTW. Writers (DOCX, PDF) take it from here, so both come out alike.
 */
export type Paper = {
  form: 'state' | 'party'
  /** The body above the issuer, as printed; `\n` where its name should break. */
  issuerAbove?: string
  issuer: string
  /** Digits of the number once it is given; without one a blank is left to fill in. */
  number?: string
  /** What follows the number: "KH-UBND" (State, after "/"), "NQ/TU" (Party, after "-"). */
  symbol: string
  place: string
  /** ISO day; without one the day and month are left blank for the day of signing. */
  date?: string
  /** Year printed when there is no date yet. */
  year?: number
  /** "KẾ HOẠCH"; a công văn has none and carries its subject under the number. */
  typeName?: string
  /** Trích yếu. */
  title: string
  /** Kính gửi. */
  addressees?: string[]
  body: PaperBlock[]
  signer?: PaperSigner
  /** Nơi nhận, one entry per line, without dash or semicolon. */
  recipients: string[]
  urgency?: 'HỎA TỐC' | 'THƯỢNG KHẨN' | 'KHẨN'
  draft?: boolean
  annexes?: PaperAnnex[]
}

export type PaperSigner = {
  /** "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ". */
  authority?: string
  /** "KT. CHỦ TỊCH", "TL. CHÁNH THANH TRA". */
  capacity?: string
  title: string
  /** Absent while it is open who signs. */
  name?: string
}

export type PaperText = string | PaperRun[]
export type PaperRun = { text: string; bold?: boolean; italic?: boolean }

export type PaperBlock =
  | { kind: 'paragraph'; text: PaperText; align?: 'center' | 'right' }
  /** Căn cứ ban hành: italic, one per line. */
  | { kind: 'ground'; text: string }
  /** 1 "Phần, Chương" centred capitals, 2 "I. …" bold, 3 "1. …" bold. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** "Điều 1." with its text behind it. */
  | { kind: 'article'; label: string; text: PaperText }
  /** Label as printed ("1.", "a)", "-"), never counted by the writer. */
  | { kind: 'numbered'; items: { label: string; text: PaperText }[] }
  | PaperTable

export type PaperTable = {
  kind: 'table'
  caption?: string
  columns: { title: string; align?: 'left' | 'center' | 'right'; weight: number }[]
  rows: PaperText[][]
}

/** An annex begins on its own page and counts its own pages (NĐ 30/2020, Phụ lục I). */
export type PaperAnnex = {
  /** "Phụ lục I". */
  label: string
  title: string
  /** "(Kèm theo Kế hoạch số …/KH-UBND …)". */
  note?: string
  landscape?: boolean
  body: PaperBlock[]
}

/** "Số: 05/KH-UBND" or, in the Party, "Số 05-NQ/TU"; numbers below 10 get a zero, an open number a blank. */
export function paperNumber(paper: Pick<Paper, 'form' | 'number' | 'symbol'>): string {
  const number = paper.number?.trim()
  const digits = number ? number.padStart(2, '0') : '\u00a0'.repeat(8)
  return paper.form === 'state' ? `Số: ${digits}/${paper.symbol}` : `Số ${digits}-${paper.symbol}`
}

/** "Sông Lam, ngày 05 tháng 10 năm 2026": days below 10 and the months 1 and 2 get a zero, against later additions. */
export function paperPlaceAndDate(paper: Pick<Paper, 'place' | 'date' | 'year'>): string {
  const [year, month, day] = (paper.date ?? '').split('-')
  if (!year || !month || !day) {
    const blank = '\u00a0'.repeat(6)
    return `${paper.place}, ngày${blank}tháng${blank}năm ${paper.year ?? blank}`
  }
  const monthWords = Number(month) < 3 ? month.padStart(2, '0') : String(Number(month))
  return `${paper.place}, ngày ${day.padStart(2, '0')} tháng ${monthWords} năm ${year}`
}

/** Lines of Nơi nhận with their punctuation: each "- …;", the last "- …." */
export function paperRecipients(paper: Pick<Paper, 'recipients'>): string[] {
  return punctuated(paper.recipients)
}

/** Lines of Kính gửi when there are several: dashes, semicolons, a full stop at the end. */
export function paperAddressees(addressees: readonly string[]): string[] {
  return punctuated(addressees)
}

function punctuated(lines: readonly string[]): string[] {
  return lines.map((line, index) => `- ${line.replace(/[;.]\s*$/, '')}${index === lines.length - 1 ? '.' : ';'}`)
}

/** An official name as printed above a paper: capitals, broken after the words every such body shares. */
export const issuerLines = (name: string): string =>
  name.toLocaleUpperCase('vi').replace(/^(ỦY BAN NHÂN DÂN|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|BAN CHỈ ĐẠO) /u, '$1\n')

export function paperRuns(text: PaperText): PaperRun[] {
  return typeof text === 'string' ? [{ text }] : text
}
