/** Tasks out of one piece of text: each sentence that names its own lead begins one. */
import type { FoundBody } from './bodies.ts'
import { deadlinesIn } from './deadlines.ts'
import { type Context, type Draftling, draftling, type Setting } from './draftling.ts'
import { beginsWithDuty, type Duty, dutyOf, isFactual, supportsIn } from './duties.ts'
import { squeeze } from './normal-text.ts'
import { tokensOf } from './phrases.ts'
import { sentencesOf } from './sentences.ts'
import type { TreeNode } from './structure.ts'
import { isBoilerplate, isClosingClause, isGeneralDemand, isLiability, isOpening } from './zones.ts'

export function acceptable(duty: Duty, text: string, context: Context): boolean {
  if (isClosingClause(text) || isBoilerplate(text) || isLiability(text)) return false
  if (context.zone === 'aims' || context.zone === 'facts')
    return duty.express && !/^(?:yêu cầu|đề nghị)/iu.test(text) && /(?:^|\s)(?:giao|chủ trì)\s/iu.test(text)
  return true
}

/** Tasks of one text: each sentence that names its own lead begins one; the rest belongs to the one before it. */
export function fromText(node: TreeNode, text: string, context: Context, setting: Setting): Draftling[] {
  const out: Draftling[] = []
  if (text.length < 12 || ((!node.marker || node.kind === 'bullet') && isGround(text))) return out
  const shift = node.ownStart + node.own.indexOf(text)
  for (const sentence of sentencesOf(text)) {
    const start = shift + sentence.at
    const words = sentence.text
    const read = dutyOf(words, start)
    // Without a number of its own, "Yêu cầu các đơn vị nghiêm túc thực hiện" only closes the paper.
    const duty =
      read &&
      !(isGeneralDemand(words.slice(read.verbAt)) && (!node.marker || out.length > 0 || /này[\s./]*$/.test(words)))
        ? read
        : undefined
    if (read && !duty) continue
    if (
      duty &&
      acceptable(duty, words, context) &&
      !isOpening(words) &&
      (!setting.strict || strictEnough(duty, words) || (out.length > 0 && goesOn(duty, words)))
    ) {
      // "Sở Nội vụ chủ trì. Sở Nội vụ tổng hợp …": the same lead goes on with the same task.
      const before = out.at(-1)
      if (before && sameLeads(before.leads, duty.leads) && !sentence.ownItem) extend(before, sentence, start, setting)
      else out.push(draftling(node, words, start, duty.leads, 'sentence', duty.supports, setting))
      continue
    }
    if (isClosingClause(words) || isBoilerplate(words)) continue
    const aside = duty ? undefined : bracketed(words, start)
    if (aside && acceptable(aside, words, context) && !setting.strict) {
      out.push(draftling(node, words, start, aside.leads, 'sentence', aside.supports, setting))
      continue
    }
    const before = out.at(-1)
    if (before) {
      extend(before, sentence, start, setting)
      continue
    }
    if (context.leads.length > 0 && !setting.strict && inherits(node, words, context)) {
      const made = draftling(
        node,
        words,
        start,
        context.leads,
        context.leadFrom,
        [...supportsIn(words, tokensOf(words), start), ...context.supports],
        setting,
      )
      if (made.dues.length === 0) made.dues = [...context.dues]
      out.push(made)
    } else if (
      setting.defaultLeads.length > 0 &&
      context.zone === 'duties' &&
      node.marker &&
      beginsWithDuty(words) &&
      !duty
    ) {
      out.push(
        draftling(
          node,
          words,
          start,
          setting.defaultLeads,
          'addressee',
          supportsIn(words, tokensOf(words), start),
          setting,
        ),
      )
    }
  }
  // What stands before the first duty of an item is its subject: the task shows the whole item.
  const only = out.length === 1 ? out[0] : undefined
  if (only && node.marker && !setting.strict && only.span.start > shift) {
    const head = text.slice(0, only.span.start - shift)
    if (
      only.leadFrom !== 'sentence' ||
      (head.length < 400 && !/[.]\s*$/.test(head.replace(/(?:Về|về)[^.]{0,200}\.\s*$/u, '')))
    ) {
      only.text = squeeze(text.slice(0, only.span.end - shift))
      only.span = { start: shift, end: only.span.end }
    }
  }
  return out
}

/** "Công khai ngân sách (Sở Tài chính chủ trì; …)", "… do Sở Tài chính chủ trì": the lead stands behind the work. */
function bracketed(words: string, start: number): Duty | undefined {
  for (const m of words.matchAll(
    /\(([^()]{8,240})\)|(?<=[\s,])(?:do|giao)\s(\p{L}[^,;.()]{4,120}?(?:chủ trì|thực hiện|tham mưu|phụ trách)[^;.()]*)/gu,
  )) {
    const inner = m[1] ?? m[2] ?? ''
    const duty = dutyOf(inner, start + m.index + m[0].indexOf(inner))
    if (duty?.express || (duty && (m[2] || !duty.leads.some((l) => l.collective)))) return duty
  }
  return undefined
}

const strictEnough = (duty: Duty, words: string) =>
  (duty.express && !/^(?:Đồng chí|Ông|Bà)/u.test(words)) || /(?:căn cứ|xây dựng kế hoạch|có trách nhiệm)/iu.test(words)

/** In an article, behind a task, another named body with a duty and a deadline or a verb of duty goes on with the list. */
const goesOn = (duty: Duty, words: string) =>
  duty.leads.every((l) => !/^(?:Đồng chí|Ông|Bà)\s/iu.test(l.text)) &&
  beginsWithDuty(words.slice(duty.verbAt)) &&
  !/(?:^|\s)(?:đã|đang|vừa)\s/iu.test(words)

function inherits(node: TreeNode, words: string, context: Context): boolean {
  if (context.zone === 'aims' || context.zone === 'facts' || isFactual(words) || isOpening(words)) return false
  if (isLiability(words) && dutyOf(words)) return false
  if (/:$/.test(words) && words.length < 60) return false
  if (context.close) return node.marker !== null || beginsWithDuty(words) || context.leadFrom === 'heading'
  return beginsWithDuty(words)
}

/** A ground of the paper lays no duty, whatever stands above it. */
const isGround = (text: string) =>
  /^(?:Theo đề nghị|Xét đề nghị|Xét tờ trình|Trên cơ sở (?:đề nghị|biểu quyết|kết quả|thống nhất|xem xét)|Căn cứ (?:vào )?(?:các )?(?:Luật|Bộ luật|Nghị|Quyết|Thông|Chỉ thị|Kết luận|Quy|Hiến|Công|Kế hoạch số|Chương trình|Điều lệ|Văn bản|Pháp lệnh|Hướng dẫn))/iu.test(
    text,
  ) &&
  /(?:[;,.]|QUYẾT ĐỊNH:?)\s*$/.test(text) &&
  !dutyOf(text)?.express

const sameLeads = (a: readonly FoundBody[], b: readonly FoundBody[]) =>
  a.length === b.length && a.every((x, n) => x.text.toLowerCase() === b[n]?.text.toLowerCase())

function extend(task: Draftling, sentence: { text: string }, start: number, setting: Setting): void {
  task.text = squeeze(`${task.text} ${sentence.text}`)
  task.span = { start: task.span.start, end: start + sentence.text.length }
  task.dues.push(...deadlinesIn(sentence.text, setting.calendar, false, start))
  for (const s of supportsIn(sentence.text, tokensOf(sentence.text), start)) {
    if (
      !task.supports.some((x) => x.text.toLowerCase() === s.text.toLowerCase()) &&
      !task.leads.some((x) => x.text.toLowerCase() === s.text.toLowerCase())
    )
      task.supports.push(s)
  }
}

export function bare(node: TreeNode, text: string, context: Context, setting: Setting): Draftling {
  const duty = dutyOf(text, node.ownStart)
  const leads = duty?.leads ?? context.leads
  return draftling(
    node,
    text,
    node.ownStart,
    leads,
    duty ? 'sentence' : context.leadFrom,
    duty?.supports ?? context.supports,
    setting,
  )
}

/** "Báo cáo gửi về Thanh tra tỉnh trước ngày 16/12/2026": a later paragraph that gives the last task its deadline. */
export function belated(node: TreeNode, text: string, setting: Setting, out: Draftling[]): void {
  const last = out.at(-1)
  if (!last || node.marker || last.dues.length > 0 || setting.strict) return
  if (
    !/^(?:Báo cáo|Kết quả|Văn bản|Kế hoạch|Thời hạn|Thời gian|Danh sách|Hồ sơ|Ý kiến|Nội dung báo cáo|Các nội dung)[^.]{0,200}(?:gửi|báo cáo|nộp|hoàn thành|xong|trước)/u.test(
      text,
    )
  )
    return
  last.dues.push(...deadlinesIn(text, setting.calendar, /^Thời/u.test(text), node.ownStart))
}
