/**
 * The reader: text with structure in, a draft out. Deterministic, no network, no guess without a reason.
 * Whatever it is given, it answers; it never throws.
 */
import { bodiesIn, type FoundBody } from './bodies.ts'
import { citationsIn, distinctCitations } from './citations.ts'
import type { Calendar } from './deadlines.ts'
import type { Citation, Draft, DraftWarning, Phase, Review } from './draft.ts'
import { finished } from './draftling.ts'
import { readHead } from './head.ts'
import { completeHead, kindOf } from './kind.ts'
import type { LedgerView } from './ledger-view.ts'
import { fillFromFacts, withoutMetadata } from './metadata.ts'
import { phasesIn, reviewsIn } from './phases.ts'
import { resolver } from './resolve-bodies.ts'
import { rowTasks } from './row-tasks.ts'
import type { SourceText } from './source-text.ts'
import { buildTree, draftNode, type TreeNode } from './structure.ts'
import { tasksOf } from './tasks.ts'
import { warningsOf } from './warnings.ts'

export type { LedgerUnit, LedgerView } from './ledger-view.ts'

/** Reads a document; `ledger` resolves bodies to unit codes. */
export function readDocument(given: SourceText, ledger: LedgerView = { units: [] }): Draft {
  const { source, facts } = withoutMetadata(given)
  const read = readHead(source)
  const kind = kindOf(source, read)
  const resolve = resolver(ledger)
  const isDocument = kind === 'document'
  const nodes = buildTree(
    source,
    isDocument
      ? [
          { from: read.bodyFrom, to: read.bodyTo, annex: false },
          { from: read.annexFrom, to: source.blocks.length, annex: true },
        ]
      : [{ from: 0, to: source.blocks.length, annex: false }],
  )
  const assumed: DraftWarning[] = []
  const head = isDocument
    ? completeHead(source, { ...read, head: fillFromFacts(read.head, facts, assumed) }, assumed)
    : emptied()
  const year = head.date.value ? Number(head.date.value.slice(0, 4)) : yearOf(head.title.value)
  const calendar: Calendar = { year, issued: head.date.value }

  const { bases, mentions } = distinctCitations(citations(source, nodes, isDocument, head.symbol.value, head))
  const roots = nodes.filter((n) => n.up === null)
  const to = read.addressees
    .filter((a) => a.role === 'to')
    .flatMap((a): FoundBody[] => {
      const found = bodiesIn(a.text, a.span.start)
      return found.length > 0 ? found : [{ text: a.text, span: a.span, collective: /^các\s/iu.test(a.text) }]
    })
  const setting = {
    calendar,
    addressees: isDocument ? to : [],
    defaultLeads: isDocument ? metWith(head) : [],
    strict: !isDocument || /^(?:báo cáo|tờ trình|biên bản|giấy mời|hợp đồng)$/.test(head.type.value ?? ''),
  }
  const memory = { columns: undefined }
  const found =
    kind === 'unknown' && nodes.length === 0
      ? []
      : tasksOf(roots, setting, (node, zone) => rowTasks(node, zone, calendar, memory, nodes))
  const tasks = found.map((t, n) => finished(t, n + 1, resolve))

  const phases: Phase[] = []
  const reviews: Review[] = []
  for (const node of nodes) {
    if (node.table) continue
    const text = source.text.slice(node.span.start, node.span.end)
    const skip = node.ownStart - node.span.start
    for (const p of phasesIn(text.slice(skip), node.ownStart, true)) {
      if (!phases.some((o) => (o.from === p.from && o.to === p.to && p.to !== null) || o.label === p.label))
        phases.push(p)
    }
    if (node.children.some((c) => c.span.start >= node.span.start && c.span.end <= node.span.end)) continue
    for (const r of reviewsIn(text, calendar, node.span.start)) {
      if (!reviews.some((o) => o.kind === r.kind && o.when === r.when)) reviews.push(r)
    }
  }
  const issuerUnits =
    head.issuer.value && head.issuer.span
      ? resolve({ text: head.issuer.value, span: head.issuer.span, collective: false }).units
      : []
  const draft: Draft = {
    kind,
    head: { ...head, issuerUnits },
    bases,
    mentions,
    addressees: isDocument
      ? read.addressees.map((a) => {
          const parts = bodiesIn(a.text, a.span.start).map(resolve)
          return {
            text: a.text,
            span: a.span,
            role: a.role,
            units: [...new Set(parts.flatMap((p) => p.units))],
            collective: parts.some((p) => p.collective),
          }
        })
      : [],
    nodes: nodes.map(draftNode),
    phases,
    reviews,
    tasks,
    warnings: [],
  }
  draft.warnings = [...assumed, ...warningsOf(draft, source)]
  return draft
}

function yearOf(title: string | null): number | null {
  const years = [...(title ?? '').matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map((m) => Number(m[1]))
  return years.length === 1 ? (years[0] ?? null) : null
}

function emptied(): Draft['head'] {
  const none = { value: null, span: null, reason: 'Không phải văn bản hành chính.' }
  return {
    number: none,
    symbol: none,
    type: none,
    side: none,
    issuer: none,
    issuerUnits: [],
    place: none,
    date: none,
    title: none,
    secrecy: { value: null, span: null },
    urgency: { value: null, span: null },
    signer: none,
    capacity: none,
  }
}

const grounds =
  /^(?:-\s*)?(?:Căn cứ|Thực hiện|Thi hành|Quán triệt|Triển khai(?: thực hiện)?|Để (?:thực hiện|triển khai|tiếp tục (?:thực hiện|triển khai))|Tiếp tục (?:thực hiện|triển khai)|Theo (?!đề nghị|đề xuất|báo cáo|tờ trình)|Trên cơ sở (?!đề nghị|tờ trình|báo cáo)|Cụ thể hóa|Chấp hành|Nhằm (?:triển khai|thực hiện)|Xét (?!đề nghị|tờ trình|báo cáo))/u

/** Grounds stand before the first item of the text; all else that is named is a mention. */
function citations(
  source: SourceText,
  nodes: readonly TreeNode[],
  isDocument: boolean,
  own: string | null,
  head: Draft['head'],
): Citation[] {
  const out: Citation[] = []
  let preamble = isDocument
  let listed = false
  for (const node of nodes) {
    const text = source.text.slice(node.ownStart, Math.max(node.span.end, node.ownStart))
    if (/^(?:Các căn cứ|Căn cứ(?: pháp (?:lý|luật))?)\s*:?$/iu.test(text.trim())) listed = true
    else if (node.heading || (node.marker && node.kind !== 'bullet')) listed = false
    const ground = grounds.test(text) || (listed && !/^(?:Xét|Theo) đề nghị/u.test(text))
    if (node.marker && node.kind !== 'bullet' && !ground) preamble = false
    if (node.table && preamble) preamble = false
    if (
      node.children.length > 0 &&
      node.children.some((c) => c.span.start >= node.span.start && c.span.end <= node.span.end)
    ) {
      out.push(...citationsIn(node.own, preamble && ground, node.ownStart))
      continue
    }
    out.push(...citationsIn(text, preamble && ground, node.ownStart))
  }
  // A subject may be the only place that names the paper carried out ("thực hiện Kết luận số 21-KL/TW").
  const title = head.title
  if (
    head.type.value !== 'công văn' &&
    title.value &&
    title.span &&
    /^(?:triển khai|thực hiện|tổ chức thực hiện)/iu.test(title.value)
  )
    out.push(...citationsIn(title.value, true, title.span.start))
  return out.filter((c) => !own || c.symbol !== own)
}

/** A notice of conclusions at a meeting with a place binds that place where nobody else is named. */
function metWith(head: Draft['head']): FoundBody[] {
  if (!/^(?:thông báo|kết luận)/.test(head.type.value ?? '') || !head.title.value || !head.title.span) return []
  const m =
    /(?:làm việc|buổi làm việc|cuộc họp|họp)\s+với\s+(?:(?:tập thể\s+)?lãnh đạo\s+(?:chủ chốt\s+)?|Ban Thường vụ\s+|Thường trực\s+)?((?:Tỉnh ủy|Thành ủy|tỉnh|thành phố|Thành phố|xã|phường|đặc khu)\s.+?|(?:Sở|Bộ|Ban|Cục|Tập đoàn)\s.+?)(?=\s+(?:về|tại|ngày|và\s|nhằm|trong)|[,;.]|$)/u.exec(
      head.title.value,
    )
  if (!m?.[1]) return []
  return [{ text: m[1], span: head.title.span, collective: false }]
}
