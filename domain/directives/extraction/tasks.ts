/** Walks the tree and takes out the tasks: duties laid on bodies, with lead, co-operation, deadline and product. */
import { bodiesIn, bodyList, type FoundBody } from './bodies.ts'
import { type Calendar, chooseDue, deadlinesIn, type FoundDue } from './deadlines.ts'
import type { BodyRef, DraftTask, Read } from './draft.ts'
import { beginsWithDuty, type Duty, dutyOf, isFactual, supportsIn } from './duties.ts'
import { labelsIn, startsWithLabel } from './labels.ts'
import { isUpper, sameTones, squeeze } from './normal-text.ts'
import { tokensOf } from './phrases.ts'
import type { Resolver } from './resolve-bodies.ts'
import { sentencesOf } from './sentences.ts'
import type { TreeNode } from './structure.ts'
import { isBoilerplate, isClosingClause, isGeneralDemand, isLiability, isOpening, type Zone, zoneOf } from './zones.ts'

export type Draftling = {
  node: TreeNode
  text: string
  span: { start: number; end: number }
  leads: FoundBody[]
  leadFrom: DraftTask['leadFrom']
  supports: FoundBody[]
  dues: FoundDue[]
  product: Read<string>
}

type Context = {
  leads: FoundBody[]
  leadFrom: DraftTask['leadFrom']
  supports: FoundBody[]
  dues: FoundDue[]
  zone: Zone
  /** Leads were named right above: every item below is theirs, whatever word it begins with. */
  close: boolean
}

export type Setting = { calendar: Calendar; addressees: FoundBody[]; defaultLeads: FoundBody[]; strict: boolean }

const noProduct: Read<string> = { value: null, span: null }

/** Tasks of the tree, in the order of the text. Rows of tables are added by the caller through `fromTable`. */
export function tasksOf(
  roots: readonly TreeNode[],
  setting: Setting,
  fromTable: (node: TreeNode, zone: Zone) => Draftling[],
): Draftling[] {
  const out: Draftling[] = []
  const start: Context = { leads: [], leadFrom: 'none', supports: [], dues: [], zone: 'plain', close: false }
  let context = start
  for (const root of roots) {
    // A demand without a list of bodies ("UBND tỉnh yêu cầu:") binds the addressees for what follows beside it.
    if (root.style === 'plain' && isDemand(root.own) && setting.addressees.length > 0 && !dutyOf(root.own)) {
      context = { ...start, leads: setting.addressees, leadFrom: 'addressee' }
    }
    walk(root, context, setting, out, fromTable)
  }
  return out
}

const isDemand = (text: string) =>
  /(?:yêu cầu|đề nghị|chỉ đạo|có ý kiến|nội dung sau|như sau|nhiệm vụ sau|công việc sau)[^.;]{0,160}:?\s*$/iu.test(
    text,
  ) && text.length < 900

function walk(
  node: TreeNode,
  above: Context,
  setting: Setting,
  out: Draftling[],
  fromTable: (node: TreeNode, zone: Zone) => Draftling[],
): void {
  if (node.table) {
    out.push(...fromTable(node, above.zone))
    return
  }
  const text = node.own.trim()
  let context = above
  if (
    node.heading ||
    (node.children.length > 0 && text.length < 160 && !/^(?:Căn cứ|Thực hiện|Theo|Để)\s.{30,}/u.test(text))
  ) {
    const zone = zoneOf(text)
    const isTop = node.kind === 'section' || node.kind === 'part' || node.kind === 'annex' || node.kind === 'chapter'
    if (zone !== 'plain') context = { ...context, zone }
    else if (isTop) context = { ...context, zone: 'plain' }
  }
  const own = ownHeading(node, text, context)
  if (own) {
    for (const child of node.children) walk(child, own, setting, out, fromTable)
    return
  }
  if (text && startsWithLabel(text)) {
    applyLabels(node, text, setting, out)
    for (const child of node.children) walk(child, above, setting, out, fromTable)
    return
  }
  if (node.heading && !mayBeDuty(node, text)) {
    const demand = addressed(text, context, setting)
    for (const child of node.children) walk(child, demand, setting, out, fromTable)
    return
  }
  const labels = labelsIn(text)
  const made = labels.length > 0 ? [] : own ? [] : fromText(node, text, context, setting)
  if (node.children.length === 0) {
    if (labels.length > 0) out.push(...fromLabelled(node, text, context, setting))
    else if (made.length > 0) out.push(...made)
    else belated(node, text, setting, out)
    return
  }
  // With items below: a stem names the lead for them; whole sentences are a task of their own.
  const attributes = node.children.filter((c) => startsWithLabel(c.own))
  if (attributes.length > 0 && attributes.length >= node.children.length - 1) {
    const target = bare(node, text, context, setting)
    out.push(target)
    for (const child of node.children) walk(child, context, setting, out, fromTable)
    if (target.leads.length === 0) out.splice(out.indexOf(target), 1)
    return
  }
  const stem = /[:]$/.test(text)
  const read = dutyOf(text, node.ownStart)
  // "… Văn phòng UBND tỉnh xây dựng Kế hoạch như sau:" opens the paper and binds nobody.
  const duty = read && !read.express && isOpening(text) ? undefined : read
  if (stem || duty) {
    const below =
      duty && acceptable(duty, text, context)
        ? {
            ...context,
            leads: duty.leads,
            leadFrom: 'stem' as const,
            supports: duty.supports,
            dues: stem ? deadlinesIn(text, setting.calendar, false, node.ownStart) : [],
            close: true,
          }
        : stem && !duty
          ? addressed(text, context, setting)
          : context
    if (stem && !itemsAreContents(node, duty)) {
      for (const child of node.children) walk(child, below, setting, out, fromTable)
      return
    }
    out.push(...made)
    const before = out.length
    for (const child of node.children)
      walk(child, { ...below, leads: [], leadFrom: 'none', close: false }, setting, out, fromTable)
    // Items of a task that name nobody are its contents; such as begin a duty of the same lead stay apart.
    if (out.length === before && made.length > 0 && !stem && node.children.every((c) => beginsWithDuty(c.own))) {
      for (const child of node.children) walk(child, below, setting, out, fromTable)
    }
    return
  }
  out.push(...made)
  for (const child of node.children)
    walk(child, made.length > 0 ? { ...context, close: false } : context, setting, out, fromTable)
}

/** "Báo cáo gửi về Thanh tra tỉnh trước ngày 16/12/2026": a later paragraph that gives the last task its deadline. */
function belated(node: TreeNode, text: string, setting: Setting, out: Draftling[]): void {
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

/** "3. Sở Tài chính", "Đề nghị Ban Nội chính Tỉnh ủy:", "Trách nhiệm của Sở Nội vụ": the item is only a name. */
function ownHeading(node: TreeNode, text: string, context: Context): Context | undefined {
  if (!text || text.length > 420) return undefined
  const opener =
    /^(?:(?:Về\s+)?(?:Trách nhiệm|Nhiệm vụ)\s+(?:của\s+)?|Đối với\s+|Đề nghị\s+|Giao\s+(?:cho\s+)?|Yêu cầu\s+|Phân công\s+)?/iu.exec(
      sameTones(text),
    )?.[0] ?? ''
  const rest = text.slice(opener.length)
  const tokens = tokensOf(rest)
  if (tokens.length === 0 || node.children.length === 0) return undefined
  // "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" above the grounds of a decision is the authority, not a lead.
  if (!node.marker && isUpper(text) && !/:$/.test(text)) return undefined
  const list = bodyList(rest, tokens, 0, node.ownStart + opener.length)
  if (list.bodies.length === 0) return undefined
  const left = tokens.slice(list.end).filter((t) => t.word || /\d/.test(t.text))
  const leftText = rest.slice(tokens[list.end]?.start ?? rest.length)
  const bareEnd =
    left.length === 0 ||
    /^[\s:.(),-]*(?:\([^)]*\))?\s*(?:chỉ đạo(?:\s+(?:các\s+)?(?:cơ quan|đơn vị|lực lượng|phòng|ban)[^:]{0,120})?|có trách nhiệm|chịu trách nhiệm|thực hiện(?: tốt)?(?: các)?(?: nhiệm vụ| nội dung| công việc)?(?: sau| sau đây)?|chủ trì(?:, phối hợp[^:]{0,200})?|tập trung(?: thực hiện)?[^:]{0,60}|tổ chức[^:]{0,40}|khẩn trương|cần)?\s*[:.]?\s*$/iu.test(
      leftText,
    )
  if (!bareEnd) return undefined
  if (left.length > 0 && !/:\s*$/.test(text)) return undefined
  const supports = supportsIn(rest, tokens, node.ownStart + opener.length).filter(
    (s) => !list.bodies.some((l) => l.span.start === s.span.start && l.span.end === s.span.end),
  )
  return {
    ...context,
    zone: 'duties',
    leads: list.bodies,
    leadFrom: 'heading',
    supports,
    dues: deadlinesIn(text, { year: null, issued: null }, false, node.ownStart).filter((d) => d.date),
    close: true,
  }
}

function addressed(text: string, context: Context, setting: Setting): Context {
  if (context.leads.length > 0 || !/:$/.test(text)) return context
  if (setting.addressees.length > 0 && isDemand(text))
    return { ...context, leads: setting.addressees, leadFrom: 'addressee' }
  return context
}

/** A heading may still be a duty when it is a bold sentence with a lead and an express word. */
function mayBeDuty(node: TreeNode, text: string): boolean {
  if (/:$/.test(text) && node.children.length > 0) return true
  const duty = dutyOf(text)
  return Boolean(duty?.express) && /[.;]$|\.\/\.?$/.test(text)
}

/** The items below "… gồm các nội dung:" are contents when they do not begin like duties. */
function itemsAreContents(node: TreeNode, duty: Duty | undefined): boolean {
  if (!duty) return false
  const items = node.children.filter((c) => c.own.length > 3)
  const verbs = items.filter((c) => beginsWithDuty(c.own) || dutyOf(c.own)).length
  return (
    items.length > 0 &&
    verbs * 2 < items.length &&
    /(?:gồm|như|là|về|sau đây|cụ thể|nội dung|với các)[^.;]{0,60}:$/iu.test(node.own) &&
    !/(?:nhiệm vụ|công việc|nội dung công việc)[^:]*:$/iu.test(node.own)
  )
}

function acceptable(duty: Duty, text: string, context: Context): boolean {
  if (isClosingClause(text) || isBoilerplate(text) || isLiability(text)) return false
  if (context.zone === 'aims' || context.zone === 'facts')
    return duty.express && !/^(?:yêu cầu|đề nghị)/iu.test(text) && /(?:^|\s)(?:giao|chủ trì)\s/iu.test(text)
  return true
}

/** Tasks of one text: each sentence that names its own lead begins one; the rest belongs to the one before it. */
function fromText(node: TreeNode, text: string, context: Context, setting: Setting): Draftling[] {
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
      (!setting.strict || strictEnough(duty, words))
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

function inherits(node: TreeNode, words: string, context: Context): boolean {
  if (context.zone === 'aims' || context.zone === 'facts' || isFactual(words) || isOpening(words)) return false
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

function draftling(
  node: TreeNode,
  words: string,
  start: number,
  leads: FoundBody[],
  leadFrom: DraftTask['leadFrom'],
  supports: FoundBody[],
  setting: Setting,
): Draftling {
  return {
    node,
    text: squeeze(words),
    span: { start, end: start + words.length },
    leads,
    leadFrom,
    supports,
    dues: deadlinesIn(words, setting.calendar, false, start),
    product: noProduct,
  }
}

function bare(node: TreeNode, text: string, context: Context, setting: Setting): Draftling {
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

/** One paragraph with its labels inside: "… . Cơ quan chủ trì: Sở A; thời gian: Quý II." */
function fromLabelled(node: TreeNode, text: string, context: Context, setting: Setting): Draftling[] {
  const first = labelsIn(text)[0]
  const task = bare(node, text.slice(0, first?.at ?? text.length).replace(/[\s(–-]+$/u, ''), context, setting)
  setLabels(task, text, node.ownStart + node.own.indexOf(text), setting)
  task.text = squeeze(text)
  task.span = { start: node.ownStart, end: node.ownStart + text.length }
  return task.leads.length > 0 ? [task] : []
}

/** A node of labels completes the task above it, or makes its parent or elder sibling one. */
function applyLabels(node: TreeNode, text: string, setting: Setting, out: Draftling[]): void {
  const siblings = node.up?.children ?? []
  const elder = siblings.slice(0, siblings.indexOf(node)).findLast((s) => !startsWithLabel(s.own))
  const marked = node.style === 'plain' && elder ? elder : null
  const owner =
    marked ??
    (node.up?.own.trim() ? (elder && elder.style === node.style && !node.up.heading ? elder : node.up) : elder)
  if (!owner || owner.table) return
  let target = out.findLast((t) => t.node === owner)
  if (!target) {
    target = {
      node: owner,
      ...shownWith(owner),
      leads: [],
      leadFrom: 'label',
      supports: [],
      dues: deadlinesIn(owner.own, setting.calendar, false, owner.ownStart),
      product: noProduct,
    }
    const values = labelsIn(text)
    if (!values.some((l) => l.kind === 'lead' && l.value)) return
    out.push(target)
  }
  setLabels(target, text, node.ownStart + node.own.indexOf(text), setting)
}

/** A paragraph below "2. Công khai, minh bạch" is shown with that heading: together they say what is to be done. */
function shownWith(owner: TreeNode): Pick<Draftling, 'text' | 'span'> {
  const head = owner.up
  if (owner.marker || !head?.marker || !head.heading || head.children[0] !== owner)
    return { text: owner.text, span: owner.span }
  return { text: `${head.text}. ${owner.text}`, span: { start: head.span.start, end: owner.span.end } }
}

function setLabels(task: Draftling, text: string, base: number, setting: Setting): void {
  for (const label of labelsIn(text)) {
    const at = base + label.valueFrom
    if (!label.value) continue
    if (label.kind === 'lead') {
      const value = label.value
      const found = bodiesIn(value, at)
      task.leads = found.length > 0 ? found.filter((b) => !inSupport(value, b, at)) : [whole(value, at)]
      task.leadFrom = 'label'
      const support = supportsIn(value, tokensOf(value), at)
      if (support.length > 0) task.supports = support
    } else if (label.kind === 'support') {
      const found = bodiesIn(label.value, at)
      task.supports = found.length > 0 ? found : [whole(label.value, at)]
    } else if (label.kind === 'due') {
      const found = deadlinesIn(label.value, setting.calendar, true, at)
      task.dues =
        found.length > 0
          ? found
          : [
              {
                asWritten: label.value,
                kind: 'none',
                date: null,
                recurrence: null,
                span: { start: at, end: at + label.value.length },
              },
            ]
    } else task.product = { value: label.value, span: { start: at, end: at + label.value.length } }
  }
}

function inSupport(value: string, body: FoundBody, at: number): boolean {
  const m = /phối hợp/iu.exec(value)
  return m !== null && body.span.start - at > m.index
}

const whole = (value: string, at: number): FoundBody => ({
  text: value,
  span: { start: at, end: at + value.length },
  collective: false,
})

/** The draft's task, with bodies resolved and the deadline chosen. */
export function finished(task: Draftling, order: number, resolve: Resolver): DraftTask {
  const { due, milestones } = chooseDue(task.dues)
  const leads = distinct(task.leads).map(resolve)
  const supports = distinct(task.supports)
    .filter((s) => !leads.some((l) => l.text.toLowerCase() === s.text.toLowerCase()))
    .map(resolve)
  return {
    order,
    node: task.node.id,
    path: task.node.path,
    text: task.text,
    span: task.span,
    leads,
    leadFrom: task.leadFrom,
    supports,
    due,
    milestones,
    product: task.product,
    reporting: /báo cáo/iu.test(task.text),
  }
}

function distinct(bodies: readonly FoundBody[]): FoundBody[] {
  return bodies.filter((b, n) => bodies.findIndex((o) => o.text.toLowerCase() === b.text.toLowerCase()) === n)
}

export type { BodyRef }
