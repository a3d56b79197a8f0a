/** Tasks out of the rows of an annex table. */
import { bodiesIn, type FoundBody } from './bodies.ts'
import { type Calendar, deadlinesIn, type FoundDue } from './deadlines.ts'
import type { Draftling } from './draftling.ts'
import { beginsWithDuty, supportsIn } from './duties.ts'
import { labelsIn } from './labels.ts'
import { squeeze } from './normal-text.ts'
import { tokensOf } from './phrases.ts'
import type { Cell } from './source-text.ts'
import type { TreeNode } from './structure.ts'
import { type ColumnKind, type TableRow, taskRows } from './tables.ts'
import type { Zone } from './zones.ts'

const whole = (cell: Cell): FoundBody => ({
  text: squeeze(cell.text),
  span: cell.span,
  collective: /^các\s/iu.test(cell.text),
})

/** A comma before small letters may stand inside a name ("Phòng Giám sát, kiểm tra và xử lý sau thanh tra"). */
const betweenBodies =
  /[\n;]|,(?=\s+(?:\p{Lu}|(?:các|cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|sở|ngành|ban|phòng|xã|phường)(?![\p{L}])))/u

/** Bodies of a lead or co-operation cell; what is no known kind of body is taken as written, line by line. */
function bodiesOf(cell: Cell): FoundBody[] {
  const text = cell.text.trim()
  if (!text || /^[-–—./…\s]*$/.test(text)) return []
  const found = bodiesIn(cell.text, cell.span.start)
  const letters = (s: string) => s.replace(/[^\p{L}]/gu, '').length
  const covered = found.reduce((n, b) => n + letters(b.text), 0)
  if (found.length > 0 && covered / Math.max(1, letters(text)) > 0.5) return found
  const parts = cell.text.split(betweenBodies)
  if (parts.length === 1) return [whole(cell)]
  let at = 0
  const out: FoundBody[] = []
  for (const part of parts) {
    const body = part.replace(/^[\s+•–-]+|[\s.,;]+$/gu, '')
    if (body) {
      const start = cell.span.start + cell.text.indexOf(body, at)
      out.push({ text: body, span: { start, end: start + body.length }, collective: /^các\s/iu.test(body) })
    }
    at += part.length + 1
  }
  return out
}

/** A lead cell that also tells who co-operates: "Chủ trì: … Phối hợp: …", "Sở A chủ trì, phối hợp với B". */
function shared(cell: Cell): { leads: FoundBody[]; supports: FoundBody[]; dues: { text: string; at: number }[] } {
  const labels = labelsIn(cell.text)
  if (labels.length > 0) {
    const of = (kind: string) =>
      labels
        .filter((l) => l.kind === kind)
        .flatMap((l) =>
          bodiesOf({ text: l.value, span: { start: cell.span.start + l.valueFrom, end: cell.span.start + l.valueTo } }),
        )
    const before = cell.text.slice(0, labels[0]?.at ?? 0)
    const unlabelled = before.trim() ? bodiesIn(before, cell.span.start) : []
    return {
      leads: [...unlabelled, ...of('lead')],
      supports: of('support'),
      dues: labels.filter((l) => l.kind === 'due').map((l) => ({ text: l.value, at: cell.span.start + l.valueFrom })),
    }
  }
  const supports = supportsIn(cell.text, tokensOf(cell.text), cell.span.start)
  const cut = cell.text.search(/phối hợp/iu)
  if (cut >= 0) {
    const first = { text: cell.text.slice(0, cut).replace(/[\s,;(–-]*(?:chủ trì)?[\s,;(–-]*$/iu, ''), span: cell.span }
    return { leads: bodiesOf(first), supports, dues: [] }
  }
  return { leads: bodiesOf({ ...cell, text: cell.text.replace(/\s+chủ trì\s*$/iu, '') }), supports: [], dues: [] }
}

type Memory = { columns: (ColumnKind | undefined)[] | undefined }

/** Tasks of the table at a node; `memory` carries the columns to a table that goes on over a page. */
export function rowTasks(
  node: TreeNode,
  zone: Zone,
  calendar: Calendar,
  memory: Memory,
  nodes: TreeNode[],
): Draftling[] {
  const table = node.table
  if (!table || zone === 'facts') return []
  const read = taskRows(table, memory.columns)
  memory.columns = read?.columns
  if (!read) return []
  const out: Draftling[] = []
  let group = ''
  let groupDepth = 0
  let groupLead: FoundBody[] = []
  for (const row of read.rows) {
    const made = rowNode(node, row, group, nodes)
    if (row.heading) {
      group = row.index || group
      groupDepth++
      const named = bodiesIn(row.text)
      groupLead =
        named.length > 0 && squeeze(named.map((b) => b.text).join(', ')).length > row.text.length * 0.8
          ? bodiesIn(row.text, row.span.start)
          : []
      continue
    }
    const task = taskOf(row, made, calendar, groupLead)
    if (!task) continue
    const before = out.at(-1)
    // A row without number and lead below another goes on with it: a further deadline or product.
    if (before && !row.index && !row.cells.lead?.text.trim() && sameContent(before, task)) {
      before.dues.push(...task.dues)
      continue
    }
    if (
      before &&
      task.leads.length > 0 &&
      row.cells.content &&
      before.span.start === task.span.start &&
      before.text === task.text
    ) {
      before.dues.push(...task.dues)
      for (const s of [...task.leads, ...task.supports])
        if (!before.supports.some((x) => x.text === s.text) && !before.leads.some((x) => x.text === s.text))
          before.supports.push(s)
      continue
    }
    if (task.leads.length === 0 && task.dues.length === 0 && task.product.value === null) continue
    out.push(task)
  }
  void groupDepth
  return out
}

const sameContent = (a: Draftling, b: Draftling) => b.text === '' || a.text === b.text

function rowNode(node: TreeNode, row: TableRow, group: string, nodes: TreeNode[]): TreeNode {
  const inner =
    row.index && group && !row.heading && !row.index.startsWith(`${group}.`) ? `${group}.${row.index}` : row.index
  const made: TreeNode = {
    id: `n${nodes.length + 1}`,
    parent: node.id,
    path: [node.path, inner].filter(Boolean).join('.'),
    marker: row.index || null,
    kind: 'row',
    text: row.text,
    span: row.span,
    own: row.text,
    ownStart: row.span.start,
    style: 'row',
    heading: row.heading,
    bold: false,
    children: [],
    up: node,
  }
  nodes.push(made)
  return made
}

function taskOf(row: TableRow, made: TreeNode, calendar: Calendar, groupLead: FoundBody[]): Draftling | undefined {
  const { content, lead, support, due, product } = row.cells
  if (!row.text && !due) return undefined
  const split = lead && lead !== content ? shared(lead) : { leads: [], supports: [], dues: [] }
  const supports = [...split.supports, ...(support && support !== lead && support !== content ? bodiesOf(support) : [])]
  const dues: FoundDue[] = []
  if (due && due !== content) {
    const found = deadlinesIn(due.text, calendar, true, due.span.start)
    const written = squeeze(due.text)
    if (found.length > 0) dues.push(...found)
    else if (/\p{L}|\d/u.test(written))
      dues.push({ asWritten: written, kind: 'none', date: null, recurrence: null, span: due.span })
  }
  for (const d of split.dues) dues.push(...deadlinesIn(d.text, calendar, true, d.at))
  if (dues.length === 0 && content) dues.push(...deadlinesIn(content.text, calendar, false, content.span.start))
  let leads = split.leads.length > 0 ? split.leads : groupLead
  // Only a column "thực hiện" split over two lines without labels: all are leads. Without a lead the sentence may name one.
  if (leads.length === 0 && content && !beginsWithDuty(content.text)) leads = []
  const span = content?.span ?? row.span
  return {
    node: made,
    text: row.text,
    span,
    leads,
    leadFrom: 'column',
    supports,
    dues,
    product:
      product && product !== content && squeeze(product.text)
        ? { value: squeeze(product.text), span: product.span }
        : { value: null, span: null },
  }
}
