/** A duty in a sentence: who leads, who co-operates, and where the words of the duty begin. */
import { bodyList, type FoundBody } from './bodies.ts'
import { dutyVerbs } from './duty-words.ts'
import { sameTones } from './normal-text.ts'
import { phraseBook, type Token, tokensOf } from './phrases.ts'

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
  /^(?:đã|đang|vừa|còn|chưa|được|bị|là|gồm|đạt|nhận được|ghi nhận|sẽ được|có (?!trách nhiệm|kế hoạch|văn bản|giải pháp|biện pháp|phương án|hình thức|ý kiến|thể chủ)|tại|ngày|nêu|cho biết|cho rằng|khẳng định|nhấn mạnh|phát biểu|kết luận|thống nhất (?:về|với|kết luận)|đồng ý|và|hoặc|trở thành|thuộc|do|về|ở|cũng|luôn|không còn|cơ bản|nhất trí)(?![\p{L}])/iu

const issuerWords =
  /^(?:(?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)\s+(?:tỉnh|thành phố|Thành phố|xã|phường|đặc khu)|(?:Phó )?Thủ tướng|Chính phủ|Ban Thường vụ|Ban Bí thư|Bộ Chính trị|(?:Thường trực )?(?:Tỉnh|Thành|Đảng) ủy|Bộ trưởng|Văn phòng|Trưởng Ban|Ban Chỉ đạo|Chủ tịch)/iu

const leadsIn =
  /^(?:Để |Nhằm |Trước |Định kỳ|Hằng |Hàng |Căn cứ |Trên cơ sở |Trong |Theo |Khi |Sau |Đối với |Trường hợp |Đồng thời|Bên cạnh|Ngoài ra|Riêng |Từ |Kể từ |Chậm nhất|Cùng với|Về |Từng |Thời gian |Ngay |Tùy |Do |Qua |Với |Quá trình|Thực hiện |Cũng |Thứ |Một là|Hai là|Ba là|Yêu cầu|Tại )/u

/** Reads the duty a sentence lays on the bodies it begins with; undefined when it lays none. */
export function dutyOf(raw: string, base = 0): Duty | undefined {
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
  const rest = text.slice(end).replace(/^\s*\([^)]{1,120}\)/u, (b) => ' '.repeat(b.length))
  const shift = rest.length - rest.trimStart().length
  const after = rest.trimStart()
  const verbAt = end + shift
  const label = after.startsWith(':')
  const spoken = after.replace(/^[,:\s–-]+/u, '')
  if (!handed && factual.test(spoken)) return undefined
  const verb = firstVerb(text, tokens, list.end)
  const express = handed || /^(?:chủ trì|có trách nhiệm|chịu trách nhiệm(?! về)|chủ động chủ trì)/iu.test(spoken)
  if (!handed && !label && !verb) return undefined
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
  const supports = supportsIn(raw, tokens, base).filter((s) => !list.bodies.some((l) => l.span.start === s.span.start))
  return { leads: list.bodies, supports, express, verbAt }
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

/** Bodies named behind "phối hợp với". */
export function supportsIn(raw: string, tokens: readonly Token[], base = 0): FoundBody[] {
  const out: FoundBody[] = []
  for (let i = 0; i < tokens.length; i++) {
    const end = cooperate.match(tokens, i)
    if (end < 0) continue
    let from = end
    if (tokens[from]?.text === ':') from++
    const list = bodyList(raw, tokens, from, base)
    for (const b of list.bodies) if (!out.some((o) => o.span.start === b.span.start)) out.push(b)
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
