import { type DateLiteral, type IsoDate, isIsoDate } from './dates.ts'

/**
 * How far a rule or value was compared with its source.
 * `read`: text of the source read · `unverified`: shown as “chưa đối chiếu văn bản gốc” · `illustrative`: our own internal target, no legal date.
 */
export type LawStatus = 'read' | 'unverified' | 'illustrative'

/** `{document: 'Luật Tố cáo 25/2018/QH14', article: 'Điều 30 khoản 1'}`. */
export type LawRef = { document: string; article: string }

/** One dated wording of a rule. In force from `since` through `until` (both included), or until the next version. */
export type Version<Rule> = {
  since: DateLiteral
  until?: DateLiteral
  law: LawRef
  status: LawStatus
  rule: Rule
}

/** Law as data: a key that never changes, words for people, and versions in the order of their dates. */
export type Definition<Rule> = {
  key: string
  /** Name shown to officers, in Vietnamese. */
  words: string
  versions: readonly [Version<Rule>, ...Version<Rule>[]]
}

/** The version in force on a date, or undefined before the first one and after a repeal. */
export function findVersionOn<Rule>(definition: Definition<Rule>, date: IsoDate): Version<Rule> | undefined {
  for (let i = definition.versions.length - 1; i >= 0; i--) {
    const version = definition.versions[i]
    if (version && version.since <= date) return version.until && version.until < date ? undefined : version
  }
  return undefined
}

/** The version in force on a date. Throws RangeError when there is none: callers name a date on which the rule exists. */
export function versionOn<Rule>(definition: Definition<Rule>, date: IsoDate): Version<Rule> {
  const version = findVersionOn(definition, date)
  if (!version) throw new RangeError(`“${definition.key}” chưa có hoặc không còn hiệu lực vào ngày ${date}`)
  return version
}

/** Faults of a declaration: dates that do not exist, versions out of order or overlapping. Empty when sound. */
export function checkVersions(definition: Definition<unknown>): string[] {
  const faults: string[] = []
  let before: Version<unknown> | undefined
  for (const version of definition.versions) {
    const name = `${definition.key}@${version.since}`
    if (!isIsoDate(version.since)) faults.push(`${name}: ngày bắt đầu không hợp lệ`)
    if (version.until !== undefined && !isIsoDate(version.until)) faults.push(`${name}: ngày kết thúc không hợp lệ`)
    if (version.until !== undefined && version.until < version.since) faults.push(`${name}: kết thúc trước khi bắt đầu`)
    if (before && version.since <= (before.until ?? before.since)) faults.push(`${name}: chồng lên bản trước`)
    before = version
  }
  return faults
}

/** `Luật Tố cáo 25/2018/QH14, Điều 30 khoản 1`. */
export function lawWords(law: LawRef): string {
  return law.article ? `${law.document}, ${law.article}` : law.document
}

/** What an officer must know about the standing of a rule; empty when the source was read. */
export function statusWords(status: LawStatus): string {
  if (status === 'unverified') return 'chưa đối chiếu văn bản gốc'
  if (status === 'illustrative') return 'mục tiêu nội bộ, không phải thời hạn luật định'
  return ''
}
