/** Walks the tree and takes out the tasks: duties laid on bodies, with lead, co-operation, deadline and product. */
import { bodyList } from './bodies.ts'
import { deadlinesIn } from './deadlines.ts'
import type { Context, Draftling, Setting } from './draftling.ts'
import { beginsWithDuty, type Duty, dutyOf, supportsIn } from './duties.ts'
import { labelsIn, startsWithLabel } from './labels.ts'
import { isUpper, sameTones } from './normal-text.ts'
import { tokensOf } from './phrases.ts'
import { sentencesOf } from './sentences.ts'
import type { TreeNode } from './structure.ts'
import { applyLabels, fromLabelled } from './task-labels.ts'
import { acceptable, bare, belated, fromText } from './task-texts.ts'
import { isOpening, type Zone, zoneOf } from './zones.ts'

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
  const read = dutyOf(text, node.ownStart) ?? (stem ? dutyOfLast(text, node.ownStart) : undefined)
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
            dues: stem ? stemDues(text, node.ownStart, setting) : [],
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

/** "Giải ngân mới đạt 9,8%. Chủ tịch UBND tỉnh yêu cầu các sở …:": the last sentence of a stem names the leads. */
function dutyOfLast(text: string, base: number): Duty | undefined {
  const last = sentencesOf(text).at(-1)
  const duty = last && last.at > 0 ? dutyOf(last.text, base + last.at) : undefined
  return duty?.express ? duty : undefined
}

/** Deadlines that a stem sets for all below it: those of its last sentence. */
function stemDues(text: string, base: number, setting: Setting) {
  const last = sentencesOf(text).at(-1)
  return last ? deadlinesIn(last.text, setting.calendar, false, base + last.at) : []
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
