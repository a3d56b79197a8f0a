import type { Attention } from '@liem/domain/directives/attention'
import { headSource } from '@liem/domain/directives/attention'
import type { Draft } from '@liem/domain/directives/extraction/draft'
import { citationsOf, type Reviewed } from '@liem/domain/directives/reviewing'
import type { SourceMark } from './source-marks.ts'

type Span = { start: number; end: number } | null | undefined

/** Passages of the text that fields and tasks were read from. A dropped task leaves no mark. */
export function marksOf(draft: Draft, reviewed: Reviewed, attention: readonly Attention[]): SourceMark[] {
  const doubts = new Set(attention.map((one) => one.key))
  const marks: SourceMark[] = []
  const put = (key: string, span: Span, tone: SourceMark['tone'] = 'field') => {
    if (span && span.end > span.start)
      marks.push({ key, start: span.start, end: span.end, tone: doubts.has(key) ? 'doubt' : tone })
  }
  for (const [name, source] of Object.entries(headSource)) put(`head.${name}`, draft.head[source].span)
  citationsOf(draft).forEach((citation, place) => {
    put(`cited.${place}`, citation.span)
  })
  draft.phases.forEach((phase, place) => {
    put(`phase.${place}`, phase.span)
  })
  draft.reviews.forEach((review, place) => {
    put(`review.${place}`, review.span)
  })
  const kept = new Set(reviewed.tasks.map((task) => task.key))
  for (const task of draft.tasks) {
    const key = `task.${task.order}`
    if (!kept.has(key)) continue
    put(key, task.span, 'task')
    for (const body of task.leads) put(`${key}.leads`, body.span)
    for (const body of task.supports) put(`${key}.supports`, body.span)
    for (const due of [task.due, ...task.milestones]) put(`${key}.due`, due.span)
    put(`${key}.product`, task.product.span)
  }
  return marks
}

/** The mark that stands for a field: its own, else that of what it belongs to (`task.3.product` → `task.3`). */
export function markFor(key: string | null, marks: readonly SourceMark[]): string | undefined {
  for (let at = key; at; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : null)
    if (marks.some((mark) => mark.key === at)) return at
  return undefined
}
