import { markReviewDone, readRoadmap } from '@liem/domain/directives/cascade.contract'
import type { DocumentRef } from '@liem/domain/directives/contract'
import { addDays, isoDate } from '@liem/domain/kernel/dates'
import type { OkOf } from '@liem/domain/kernel/route'
import { useState } from 'react'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { type Lane as DrawnLane, RoadmapTimeline } from '#ui/charts/roadmap.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateField } from '#ui/date-field.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { Count } from '#ui/figure.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { DocumentPicker } from './document-picker.tsx'
import { touched } from './touched.ts'
import { nameOf, reviewWords } from './words.ts'

export type Lane = OkOf<typeof readRoadmap>['lanes'][number]
export type Review = Lane['reviews'][number]

/** A lane as the timeline draws it; what has no day stands only in the list. */
export function drawn(lane: Lane, today: string): DrawnLane {
  const here = places.document(lane.document.id)
  return {
    key: lane.document.id,
    words: nameOf(lane.document),
    phases: lane.phases.flatMap((phase) =>
      phase.from && phase.to
        ? [
            {
              key: phase.id,
              words: `${phase.label} (${phase.verified}/${phase.tasks} nhiệm vụ xong)`,
              from: phase.from,
              to: phase.to,
              opens: `${here}?tab=stages`,
              tone: phase.to < today ? ('done' as const) : phase.from > today ? ('later' as const) : ('now' as const),
            },
          ]
        : [],
    ),
    moments: lane.reviews.flatMap((review) =>
      review.dueOn
        ? [
            {
              key: review.id,
              words: `${review.label} — ${review.tasksOpen}/${review.tasksDue} việc đến mốc còn mở`,
              on: review.dueOn,
              opens: `${here}?tab=stages`,
              tone: review.doneOn ? ('done' as const) : review.dueOn < today ? ('late' as const) : ('later' as const),
            },
          ]
        : [],
    ),
  }
}

/** Tasks due after the point before this one (or ever) and by its own day. */
function tasksAt(lane: Lane, review: Review, open: boolean): string | undefined {
  if (!review.dueOn) return undefined
  const before = lane.reviews
    .flatMap((one) => (one.dueOn && review.dueOn && one.dueOn < review.dueOn ? [one.dueOn] : []))
    .toSorted()
    .at(-1)
  const from = before ? `&dueFrom=${addDays(isoDate(before), 1)}` : ''
  const state = open ? '&state=open,claimed,returned,partly,suspended' : ''
  return `${places.tasks}?documentId=${lane.document.id}${from}&dueTo=${review.dueOn}${state}`
}

/** Phases and review points of one document. */
export function Stages({ documentId }: { documentId: string }) {
  const roadmap = useAsk(readRoadmap, { query: { documentId } })
  if (roadmap.error) return <QuietError error={roadmap.error} again={() => void roadmap.refetch()} />
  if (!roadmap.data) return <Bones />
  const [lane] = roadmap.data.lanes
  if (!lane)
    return (
      <Empty
        words="Văn bản không chia giai đoạn, không đặt mốc sơ kết, tổng kết"
        hint="Giai đoạn và mốc được đọc từ tệp văn bản khi xác nhận bản đọc."
      />
    )
  return (
    <>
      <RoadmapTimeline
        label="Lộ trình của văn bản"
        lanes={[drawn(lane, roadmap.data.today)]}
        today={roadmap.data.today}
      />
      {lane.phases.length > 0 && (
        <Section title="Giai đoạn">
          <DataTable
            label="Giai đoạn"
            bare
            rows={lane.phases}
            rowKey={(phase) => phase.id}
            empty={{ words: 'Không chia giai đoạn' }}
            columns={[
              { key: 'label', head: 'Giai đoạn', main: true, cell: (phase) => phase.label },
              {
                key: 'when',
                head: 'Thời gian',
                narrow: true,
                cell: (phase) => [dayWords(phase.from) || '…', dayWords(phase.to) || '…'].join(' – '),
              },
              { key: 'tasks', head: 'Nhiệm vụ đến hạn', align: 'end', narrow: true, cell: (phase) => phase.tasks },
              { key: 'verified', head: 'Đã xong', align: 'end', narrow: true, cell: (phase) => phase.verified },
              {
                key: 'overdue',
                head: 'Quá hạn',
                align: 'end',
                narrow: true,
                cell: (phase) => <span className={phase.overdue ? css.red : undefined}>{phase.overdue}</span>,
              },
            ]}
          />
        </Section>
      )}
      <Section title="Mốc sơ kết, tổng kết, báo cáo">
        <ReviewTable lanes={[lane]} />
      </Section>
    </>
  )
}

/** Review points, those to come first; what is due at each opens. */
export function ReviewTable({ lanes, named }: { lanes: readonly Lane[]; named?: boolean }) {
  const me = useMe()
  const [marking, setMarking] = useState<Review | null>(null)
  const rows = lanes
    .flatMap((lane) => lane.reviews.map((review) => ({ lane, review })))
    .toSorted((a, b) => (a.review.dueOn ?? '9999').localeCompare(b.review.dueOn ?? '9999'))
  return (
    <>
      <DataTable
        label="Mốc sơ kết, tổng kết, báo cáo"
        bare
        rows={rows}
        rowKey={({ review }) => review.id}
        opens={named ? ({ lane }) => `${places.document(lane.document.id)}?tab=stages` : undefined}
        empty={{ words: 'Không có mốc nào' }}
        actions={({ review }) =>
          review.can.includes('markDone') ? [{ key: 'done', words: 'Ghi đã làm', run: () => setMarking(review) }] : []
        }
        columns={[
          ...(named
            ? [
                {
                  key: 'document',
                  head: 'Văn bản',
                  main: true,
                  cell: ({ lane }: (typeof rows)[number]) => (
                    <>
                      {nameOf(lane.document)}
                      {lane.document.symbol && <small className={css.line}>{lane.document.title}</small>}
                    </>
                  ),
                },
              ]
            : []),
          {
            key: 'label',
            head: 'Mốc',
            main: !named,
            cell: ({ review }) => (
              <>
                {review.label}
                <small className={css.line}>
                  {[reviewWords[review.kind], review.asWritten && `ghi trong văn bản: ${review.asWritten}`]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </>
            ),
          },
          {
            key: 'due',
            head: 'Thời hạn',
            narrow: true,
            cell: ({ review }) =>
              review.doneOn ? (
                <StateBadge words={`Đã làm ${dayWords(review.doneOn)}`} tone="green" />
              ) : (
                <DeadlineBadge dueOn={review.dueOn} today={me.today} withDay />
              ),
          },
          {
            key: 'tasks',
            head: 'Việc đến mốc',
            align: 'end',
            narrow: true,
            cell: ({ lane, review }) => <Count value={review.tasksDue} opens={tasksAt(lane, review, false)} />,
          },
          {
            key: 'open',
            head: 'Còn mở',
            align: 'end',
            narrow: true,
            cell: ({ lane, review }) => <Count value={review.tasksOpen} opens={tasksAt(lane, review, true)} />,
          },
        ]}
      />
      {marking && <MarkDialog review={marking} onClose={() => setMarking(null)} />}
    </>
  )
}

function MarkDialog({ review, onClose }: { review: Review; onClose: () => void }) {
  const me = useMe()
  const [paper, setPaper] = useState<DocumentRef | null>(null)
  const form = useForm(markReviewDone, {
    start: { doneOn: me.today },
    tidy: (values) => ({ ...values, documentId: paper?.id ?? null }),
    input: (body) => ({ params: { id: review.id }, body }),
    invalidates: touched,
    said: 'Đã ghi',
    onDone: onClose,
  })
  return (
    <Dialog title={`Đã làm: ${review.label}`} onClose={onClose}>
      <Form form={form} submit="Ghi đã làm">
        <DateField {...form.field('doneOn')} label="Ngày thực hiện" today={me.today} max={me.today} />
        <DocumentPicker
          id="review-paper"
          name="documentId"
          label="Báo cáo, văn bản kèm theo"
          optional
          value={paper}
          onChange={setPaper}
          error={form.errors.documentId}
        />
      </Form>
    </Dialog>
  )
}
