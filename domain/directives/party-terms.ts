/**
 * Terms (nhiệm kỳ) of Party committees: the numbers of Party documents run through a whole term, per type (Quy định 66-QĐ/TW).
 * A committee's own congress sets its dates, so a dated row of the installation (`party_term`) goes before these.
 */

export type PartyLevel = 'central' | 'province' | 'commune'

export type PartyTerm = {
  level: PartyLevel
  label: string
  /** First day of the term; the term runs to the day before the next one. */
  from: string
  source: string
  status: 'certain' | 'unverified'
}

const congress = (number: string, when: string) => `Đại hội đại biểu toàn quốc lần thứ ${number} của Đảng (${when})`
const ends = (directive: string) =>
  `Hạn cuối tổ chức đại hội theo ${directive}; ngày của từng đảng bộ khác nhau, địa phương ghi ngày của mình`

const central = (
  label: string,
  from: string,
  number: string,
  when: string,
  status: PartyTerm['status'],
): PartyTerm => ({
  level: 'central',
  label,
  from,
  source: congress(number, when),
  status,
})
const local = (level: 'province' | 'commune', label: string, from: string, directive: string): PartyTerm => ({
  level,
  label,
  from,
  source: ends(directive),
  status: 'unverified',
})

export const partyTerms: readonly PartyTerm[] = [
  central('1986–1991', '1986-12-18', 'VI', 'bế mạc 18/12/1986', 'unverified'),
  central('1991–1996', '1991-06-27', 'VII', 'bế mạc 27/6/1991', 'unverified'),
  central('1996–2001', '1996-07-01', 'VIII', 'bế mạc 01/7/1996', 'unverified'),
  central('2001–2006', '2001-04-22', 'IX', 'bế mạc 22/4/2001', 'unverified'),
  central('2006–2011', '2006-04-25', 'X', 'bế mạc 25/4/2006', 'unverified'),
  central('2011–2016', '2011-01-19', 'XI', 'bế mạc 19/01/2011', 'unverified'),
  central('2016–2021', '2016-01-28', 'XII', 'bế mạc 28/01/2016', 'unverified'),
  central('2021–2026', '2021-02-01', 'XIII', 'bế mạc 01/02/2021', 'unverified'),
  central('2026–2031', '2026-01-23', 'XIV', 'bế mạc 23/01/2026', 'unverified'),
  local('province', '2010–2015', '2010-11-01', 'Chỉ thị 37-CT/TW ngày 04/8/2009'),
  local('province', '2015–2020', '2015-11-01', 'Chỉ thị 36-CT/TW ngày 30/5/2014'),
  local('province', '2020–2025', '2020-11-01', 'Chỉ thị 35-CT/TW ngày 30/5/2019'),
  local('province', '2025–2030', '2025-11-01', 'Chỉ thị 45-CT/TW ngày 14/4/2025'),
  local('commune', '2010–2015', '2010-07-01', 'Chỉ thị 37-CT/TW ngày 04/8/2009'),
  local('commune', '2015–2020', '2015-07-01', 'Chỉ thị 36-CT/TW ngày 30/5/2014'),
  local('commune', '2020–2025', '2020-07-01', 'Chỉ thị 35-CT/TW ngày 30/5/2019'),
  local('commune', '2025–2030', '2025-09-01', 'Chỉ thị 45-CT/TW ngày 14/4/2025'),
]

/**
 * Term in which a Party document of that level was issued. A day before the first term known answers its calendar year:
 * numbers are then compared within the year, and the label says that the term is not known.
 */
export function partyTermOn(level: PartyLevel, day: string): { label: string; status: PartyTerm['status'] } {
  const term = partyTerms.findLast((one) => one.level === level && one.from <= day)
  return term
    ? { label: term.label, status: term.status }
    : { label: `chưa rõ nhiệm kỳ, năm ${day.slice(0, 4)}`, status: 'unverified' }
}

/** Level of an issuing Party body, from what is known of it. `kind` and `below` (a parent above it that is no central body) come from the ledger. */
export function partyLevelOf(issuer: {
  name: string
  symbol?: string | null
  kind?: string | null
  below?: boolean
}): PartyLevel {
  if (issuer.kind === 'central') return 'central'
  if (issuer.kind) return issuer.below ? 'commune' : 'province'
  if (/\/(?:TW|BCĐTW|UBKTTW|BNCTW|BTCTW|VPTW)\b/u.test(issuer.symbol ?? '')) return 'central'
  if (/\/(?:ĐU|CB|ĐB)/u.test(issuer.symbol ?? '')) return 'commune'
  const name = issuer.name.normalize('NFC').toLowerCase()
  if (/trung ương|bộ chính trị|ban bí thư/.test(name)) return 'central'
  if (/đảng ủy|đảng bộ|chi bộ|chi ủy|xã|phường|đặc khu/.test(name)) return 'commune'
  return 'province'
}
