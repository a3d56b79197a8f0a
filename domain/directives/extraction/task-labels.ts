/** Labels below or beside an item that complete its task ("Cơ quan chủ trì: …"). */
import { bodiesIn, type FoundBody } from './bodies.ts'
import { deadlinesIn } from './deadlines.ts'
import { type Context, type Draftling, noProduct, type Setting } from './draftling.ts'
import { supportsIn } from './duties.ts'
import { labelsIn, startsWithLabel } from './labels.ts'
import { squeeze } from './normal-text.ts'
import { tokensOf } from './phrases.ts'
import type { TreeNode } from './structure.ts'
import { bare } from './task-texts.ts'

/** One paragraph with its labels inside: "… . Cơ quan chủ trì: Sở A; thời gian: Quý II." */
export function fromLabelled(node: TreeNode, text: string, context: Context, setting: Setting): Draftling[] {
  const first = labelsIn(text)[0]
  const task = bare(node, text.slice(0, first?.at ?? text.length).replace(/[\s(–-]+$/u, ''), context, setting)
  setLabels(task, text, node.ownStart + node.own.indexOf(text), setting)
  task.text = squeeze(text)
  task.span = { start: node.ownStart, end: node.ownStart + text.length }
  return task.leads.length > 0 ? [task] : []
}

/** A node of labels completes the task above it, or makes its parent or elder sibling one. */
export function applyLabels(node: TreeNode, text: string, setting: Setting, out: Draftling[]): void {
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
    // Labels may stand in any order: those right above ("Thời gian: …") belong to the same task.
    const earlier = siblings.slice(0, siblings.indexOf(node))
    const first = earlier.findLastIndex((s) => !startsWithLabel(s.own)) + 1
    for (const s of earlier.slice(first)) setLabels(target, s.own, s.ownStart, setting)
  }
  withBody(target, owner, elder)
  setLabels(target, text, node.ownStart + node.own.indexOf(text), setting)
}

/** "1. Công tác tuyên truyền" / "Đổi mới nội dung …" / labels: the paragraph between says what is to be done. */
function withBody(target: Draftling, owner: TreeNode, elder: TreeNode | undefined): void {
  if (!elder || elder.up !== owner || owner.children[0] !== elder || elder.table || elder.children.length > 0) return
  if (elder.marker || elder.style !== 'plain' || !elder.text || target.text.includes(elder.text)) return
  target.text = `${target.text.replace(/[.:;\s]+$/u, '')}. ${elder.text}`
  target.span = { start: target.span.start, end: elder.span.end }
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
