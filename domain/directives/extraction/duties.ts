/** A duty in a sentence: who leads, who co-operates, and where the words of the duty begin. */
import { bodyList, type FoundBody } from './bodies.ts'
import { dutyVerbs } from './duty-words.ts'
import { sameTones } from './normal-text.ts'
import { phraseBook, remembered, type Token, tokensOf } from './phrases.ts'

export type Duty = {
  leads: FoundBody[]
  supports: FoundBody[]
  /** Laid on the lead by an express word (giao, đề nghị, yêu cầu, chủ trì, có trách nhiệm). */
  express: boolean
  /** Offset at which the words after the lead begin. */
  verbAt: number
}

const book = (text: string) =>
  phraseBook(
    text
      .split('|')
      .map((s) => s.trim())
      .filter(Boolean),
  )

/** Words that hand a duty to the body behind them. */
const handing = book(
  'giao cho|giao|đề nghị|kính đề nghị|trân trọng đề nghị|yêu cầu|phân công|giao nhiệm vụ cho|giao trách nhiệm cho|giao trách nhiệm|đồng ý giao|thống nhất giao|tiếp tục giao|chấp thuận giao|giao nhiệm vụ|chỉ đạo giao|yêu cầu đối với|đề nghị các đồng chí|quyết định giao|ủy quyền cho|ủy quyền|ủy nhiệm cho|phân công đồng chí',
)

/** Words that only join a sentence to the one before. */
const openers = book(
  'đồng thời|bên cạnh đó|ngoài ra|cùng với đó|theo đó|trước mắt|riêng|trong đó|đồng thời cũng|đặc biệt|về phía|đối với|mặt khác|ngay từ bây giờ|cùng với đó là',
)

/** What a body does in a report of facts: no duty. */
const factual =
  /^(?:đã|đang|vừa|còn|chưa|được|bị|là (?!(?:cơ quan |đơn vị |bộ phận )?(?:đầu mối|thường trực|chủ trì))|gồm|đạt|nhận được|ghi nhận|sẽ được|có(?! trách nhiệm| kế hoạch| văn bản| giải pháp| biện pháp| phương án| hình thức| ý kiến| thể chủ)|tại|ngày|nêu|cho biết|cho rằng|khẳng định|nhấn mạnh|phát biểu|kết luận|thống nhất (?:về|với|kết luận|đánh giá|nội dung|cao|nhận định|chủ trương|thông qua)|đồng ý|và|hoặc|trở thành|thuộc|do|về|ở|cũng|luôn|không còn|cơ bản|nhất trí|(?:tự )?giải thể|tương đương)(?![\p{L}])/iu

/** Whatever a body "does" in small letters, unless the word only goes on with the name or reports. */
const plainPredicate =
  /^(?!(?:của|về|trong|tại|với|cho|và|hoặc|theo|do|bởi|từ|đến|trên|dưới|ở|nhằm|để|mà|thì|khi|nếu|này|đó|nêu|khác|liên|sẽ|cũng|luôn|rất|đều|hay|chính|như|sau|trước|cùng|tham dự|nói|vì|nên|nào|ấy|quyết nghị|nhận thấy|xét thấy|thấy)(?![\p{L}]))\p{Ll}[\p{L}]*\s+\p{L}/u

const issuerWords =
  /^(?:(?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)\s+(?:tỉnh|thành phố|Thành phố|xã|phường|đặc khu)|(?:Phó )?Thủ tướng|Chính phủ|Ban Thường vụ|Ban Bí thư|Bộ Chính trị|(?:Thường trực )?(?:Tỉnh|Thành|Đảng) ủy|Bộ trưởng|Văn phòng|Trưởng Ban|Ban Chỉ đạo|Chủ tịch)/iu

const leadsIn =
  /^(?:Để |Nhằm |Trước |Định kỳ|Hằng |Hàng |Căn cứ |Trên cơ sở |Trong |Theo |Khi |Sau |Đối với |Trường hợp |Đồng thời|Bên cạnh|Ngoài ra|Riêng |Từ |Kể từ |Chậm nhất|Cùng với|Về |Từng |Thời gian |Ngay |Tùy |Do |Qua |Với |Quá trình|Thực hiện |Cũng |Thứ |Một là|Hai là|Ba là|Yêu cầu|Tại )/u

/** Reads the duty a sentence lays on the bodies it begins with; undefined when it lays none. */
export function dutyOf(raw: string, base = 0): Duty | undefined {
  const duty = dutyAtZero(raw)
  if (!duty || base === 0) return duty ?? undefined
  const moved = (b: FoundBody): FoundBody => ({ ...b, span: { start: b.span.start + base, end: b.span.end + base } })
  return { ...duty, leads: duty.leads.map(moved), supports: duty.supports.map(moved) }
}

const dutyAtZero = remembered((raw: string) => plainDuty(raw, 0) ?? longNamed(raw, 0) ?? null)

const longName =
  /^((?:Giao\s+)?((?:Phòng|Ban|Cục|Vụ|Chi cục|Trung tâm|Viện|Tổ(?!\s+chức)|Hội đồng|Trưởng|Phó|Công chức|Cán bộ|Thủ trưởng|Người đứng đầu|Chủ tịch|Giám đốc|Các|Đơn vị|Cơ quan|Bộ phận|Chủ đầu tư|Nhà thầu|Doanh nghiệp)\s[^;.:()]{2,110}?))\s(?=(?:chủ trì|có trách nhiệm|chịu trách nhiệm)(?![\p{L}]))/u

const nextPost =
  /(?:,|;| và)\s+(?=(?:Thủ trưởng|Chủ tịch|Giám đốc|Người đứng đầu|Bộ trưởng|Chánh|Trưởng|Bí thư|Tổng Giám đốc)\s)/u

/** A name the books do not hold, told by the express word behind it ("Phòng Theo dõi công tác … chủ trì …"). */
function longNamed(raw: string, base: number): Duty | undefined {
  const m = longName.exec(sameTones(raw))
  if (!m?.[1] || !m[2] || factual.test(m[2].split(' ').slice(1).join(' '))) return undefined
  const start = m[1].length - m[2].length
  const leads: FoundBody[] = []
  let from = 0
  // "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch UBND …": each post is a lead of its own.
  for (const part of m[2].split(nextPost)) {
    const at = start + m[2].indexOf(part, from)
    from = at - start + part.length
    leads.push({
      text: raw.slice(at, at + part.length),
      span: { start: base + at, end: base + at + part.length },
      collective: /^Các\s/u.test(part),
    })
  }
  return { leads, supports: supportsIn(raw, tokensOf(raw), base), express: true, verbAt: m[1].length + 1 }
}

function plainDuty(raw: string, base: number): Duty | undefined {
  const text = sameTones(raw)
  const tokens = tokensOf(raw)
  const opened = openers.match(tokens, 0)
  const first = dutyAt(raw, text, tokens, opened > 0 ? (tokens[opened]?.text === ',' ? opened + 1 : opened) : 0, base)
  if (first) return first
  const introduced = leadsIn.test(text.trimStart())
  // "Định kỳ hằng quý, các đơn vị báo cáo …": the subject stands after a comma.
  let commas = 0
  for (let i = 0; i < tokens.length && commas < 7; i++) {
    const mark = tokens[i]?.text
    if (mark !== ':' && (mark !== ',' || !introduced)) continue
    commas++
    if ((tokens[i]?.start ?? 0) > (mark === ':' ? 170 : 420)) break
    const found = dutyAt(raw, text, tokens, i + 1, base)
    if (found && (found.express || mark === ':' || strongStart(text.slice(found.verbAt)))) return found
  }
  return undefined
}

const strongStart = (rest: string) =>
  /^\s*,?\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm|báo cáo|tổng hợp|gửi|xây dựng|tham mưu|phối hợp|chủ động|kịp thời|phản ánh|tổ chức|thực hiện|căn cứ|khẩn trương|rà soát|chỉ đạo)/iu.test(
    rest,
  )

/** What tells more of a lead: "(cơ quan tham mưu)", ", Phó Trưởng ban:". */
const besides =
  /^\s*\([^)]{1,120}\)|^\s*[,–-]\s*(?:(?:Phó )?Trưởng (?:ban|Ban|đoàn|Đoàn|tiểu ban)|Ủy viên|Thành viên|Tổ (?:trưởng|phó|viên)|Thư ký)[^:;.]{0,60}(?=\s*:)/u

function dutyAt(raw: string, text: string, tokens: readonly Token[], from: number, base: number): Duty | undefined {
  let i = from
  let handed = false
  const opener = handing.match(tokens, i)
  if (opener > 0) {
    i = opener
    handed = true
  }
  let list = bodyList(raw, tokens, i, base)
  if (list.bodies.length === 0) return undefined
  // "UBND tỉnh yêu cầu các sở …": the issuer speaks, the duty is on whom it addresses.
  for (let n = 0; n < 3; n++) {
    const again = handing.match(tokens, skipAdverbs(tokens, list.end))
    if (again < 0 || (handed && n === 0) || !(issuerWords.test(list.bodies[0]?.text ?? '') || list.bodies.length === 1))
      break
    const next = bodyList(raw, tokens, again, base)
    if (next.bodies.length === 0) return undefined
    list = next
    handed = true
  }
  const end = tokens[list.end - 1]?.end ?? 0
  const rest = text.slice(end).replace(besides, (b) => ' '.repeat(b.length))
  const shift = rest.length - rest.trimStart().length
  const after = rest.trimStart()
  const verbAt = end + shift
  const label = after.startsWith(':')
  const spoken = list.bodies.at(-1)?.collective
    ? behindClause(after.replace(/^[,:\s–-]+/u, ''))
    : after.replace(/^[,:\s–-]+/u, '')
  if (
    !handed &&
    (factual.test(spoken) || /^chủ trì (?:Hội nghị|hội nghị|[Pp]hiên họp|[Cc]uộc họp|[Bb]uổi)/u.test(spoken))
  )
    return undefined
  const verb =
    firstVerb(text, tokens, list.end) ||
    beginsWithDuty(spoken) ||
    /^là (?:cơ quan |đơn vị |bộ phận )?(?:đầu mối|thường trực|chủ trì)/u.test(spoken)
  const express = handed || /^(?:chủ trì|có trách nhiệm|chịu trách nhiệm(?! về)|chủ động chủ trì)/iu.test(spoken)
  if (!handed && !label && !verb && !(from === 0 && plainPredicate.test(spoken))) return undefined
  if (
    handed &&
    !label &&
    !verb &&
    spoken &&
    !/^(?:là|làm|và)/iu.test(spoken) &&
    spoken.length > 12 &&
    factual.test(spoken)
  )
    return undefined
  const supports = supportsIn(raw, tokens, base).filter((s) => !list.bodies.some((l) => sameSpan(l, s)))
  return { leads: list.bodies, supports, express, verbAt }
}

/** "các cơ quan, đơn vị có người được xác minh cung cấp …": passes over the clause that says which ones. */
function behindClause(after: string): string {
  const passive = /^được\s/iu.test(after)
  if (
    !passive &&
    !/^(?:có(?! trách nhiệm| kế hoạch| văn bản| giải pháp| biện pháp| phương án| ý kiến)|nơi|đang|quản lý|sử dụng|thuộc|nằm|(?:nêu |nói )?tại (?:điểm|khoản|điều|mục|phụ lục|phần)|quy định tại|có tên)\s/iu.test(
      after,
    )
  )
    return after
  const tokens = tokensOf(after)
  for (let i = 2; i < Math.min(tokens.length, passive ? 7 : 14); i++) {
    if (/^[,;.:]$/.test(tokens[i]?.text ?? '')) return after
    const verb = dutyVerbs.match(tokens, i)
    const words = after.slice(tokens[i]?.start ?? 0)
    if (/^(?:trên cơ sở|theo|trong|tùy|hằng|hàng|từ)(?![\p{L}])/iu.test(words)) return after
    if (verb > i + 1 && !/^(?:được|bị|việc|công|đang|về|theo|nhiệm)$/.test(tokens[i - 1]?.low ?? '')) return words
  }
  return after
}

function skipAdverbs(tokens: readonly Token[], from: number): number {
  let i = from
  while (i < from + 3 && /^(?:cũng|đồng|thời|tiếp|tục|đã|trân|trọng|kính|,|đặc|biệt)$/.test(tokens[i]?.low ?? '')) i++
  return i
}

/** Whether a word of duty comes right behind the list, or behind "căn cứ …,", "theo chức năng, nhiệm vụ được giao,". */
function firstVerb(text: string, tokens: readonly Token[], from: number): boolean {
  let i = from
  if (tokens[i]?.text === '(') {
    while (i < tokens.length && tokens[i]?.text !== ')') i++
    i++
  }
  if (tokens[i]?.text === ',' || tokens[i]?.text === '-' || tokens[i]?.text === '–') i++
  if (dutyVerbs.match(tokens, i) >= 0) return true
  const rest = text.slice(tokens[i]?.start ?? text.length)
  const skipped =
    /^(?:căn cứ|theo|trong|trên cơ sở|tùy|bằng|với|từ|để|khi|sau khi|trước|ngoài|nhất là|trong đó|ngay|thuộc|là|tại|nơi|có đất|có dự án|chủ quản|quản lý|được)[^:;.]{2,260}?,\s*(?=\p{L})/iu.exec(
      rest,
    )
  if (!skipped) return false
  const at = (tokens[i]?.start ?? 0) + skipped[0].length
  const next = tokens.findIndex((t) => t.start >= at)
  return next >= 0 && dutyVerbs.match(tokens, next) >= 0
}

const cooperate = book(
  'phối hợp|phối hợp chặt chẽ|phối hợp với|phối hợp chặt chẽ với|phối hợp cùng|phối hợp cùng với|phối hợp thường xuyên với|phối hợp hiệu quả với|phối hợp tốt với|phối hợp chặt chẽ cùng|phối hợp , với|cùng với sự phối hợp của|có sự phối hợp của|sự phối hợp của|với sự tham gia của|phối hợp , hỗ trợ|phối hợp , hướng dẫn|phối hợp đồng bộ với|chủ động phối hợp với|phối hợp kịp thời với|phối hợp , thống nhất với',
)

const sameSpan = (a: FoundBody, b: FoundBody) => a.span.start === b.span.start && a.span.end === b.span.end

/** Bodies named behind "phối hợp với". */
export function supportsIn(raw: string, tokens: readonly Token[], base = 0): FoundBody[] {
  const out: FoundBody[] = []
  for (let i = 0; i < tokens.length; i++) {
    const end = cooperate.match(tokens, i)
    if (end < 0) continue
    let from = end
    if (tokens[from]?.text === ':') from++
    const list = bodyList(raw, tokens, from, base)
    const first = tokens[from]
    const second = tokens[from + 1]
    // "phối hợp với địa phương": alone it is nobody, here it is.
    if (list.bodies.length === 0 && first && second && /^(?:địa phương|các bên)$/.test(`${first.low} ${second.low}`)) {
      list.bodies.push({
        text: raw.slice(first.start, second.end),
        span: { start: base + first.start, end: base + second.end },
        collective: true,
      })
    }
    for (const b of list.bodies) if (!out.some((o) => sameSpan(o, b))) out.push(b)
    i = Math.max(i, list.end - 1)
  }
  return out
}

/** Whether words begin with a verb of duty ("Khẩn trương rà soát …"). */
export function beginsWithDuty(raw: string): boolean {
  const tokens = tokensOf(raw.replace(/^[“"(]+/, ''))
  return dutyVerbs.match(tokens, 0) >= 0 && !factual.test(sameTones(raw))
}

/** Whether words report facts rather than ask for something. */
export const isFactual = (raw: string) => factual.test(sameTones(raw))
