/** A task on its way: what has been read of it so far. */
import type { FoundBody } from './bodies.ts'
import { type Calendar, chooseDue, deadlinesIn, type FoundDue } from './deadlines.ts'
import type { DraftTask, Read } from './draft.ts'
import { squeeze } from './normal-text.ts'
import type { Resolver } from './resolve-bodies.ts'
import type { TreeNode } from './structure.ts'
import type { Zone } from './zones.ts'

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

export type Context = {
  leads: FoundBody[]
  leadFrom: DraftTask['leadFrom']
  supports: FoundBody[]
  dues: FoundDue[]
  zone: Zone
  /** Leads were named right above: every item below is theirs, whatever word it begins with. */
  close: boolean
}

export type Setting = { calendar: Calendar; addressees: FoundBody[]; defaultLeads: FoundBody[]; strict: boolean }

export const noProduct: Read<string> = { value: null, span: null }

export function draftling(
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
