import { readTask, type Task } from '@liem/domain/tasks/contract'
import { answerDifficulty, listTaskJournal } from '@liem/domain/tasks/steps.contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '#lib/format.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { AreaField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Card } from '#ui/page.tsx'
import { Timeline } from '#ui/timeline.tsx'
import css from './task.module.css'

export function ProgressNotes({ task }: { task: Task }) {
  return (
    <Timeline
      label="Tiến độ"
      entries={[...task.progress].reverse().map((note) => ({
        key: note.id,
        at: note.on,
        words: `${note.words}${note.percent === null ? '' : ` (${note.percent} %)`}`,
        by: `${note.by.name}, ${note.unit.name}`,
      }))}
    />
  )
}

export function Difficulties({ task }: { task: Task }) {
  const [answering, setAnswering] = useState<string | null>(null)
  if (task.difficulties.length === 0) return <Empty words="Chưa có khó khăn, vướng mắc nào được nêu" />
  return (
    <div className={css.stack}>
      {task.difficulties.map((one) => (
        <Card key={one.id}>
          <div className={css.words}>{one.words}</div>
          {one.proposal && <p className={css.words}>Đề xuất: {one.proposal}</p>}
          <p className={css.about}>
            {one.by.name}, {dayWords(one.raisedOn)} · gửi {one.asked.name}
          </p>
          {one.answer ? (
            <p className={css.words}>
              <b>Trả lời{one.answeredOn ? ` (${dayWords(one.answeredOn)})` : ''}:</b> {one.answer}
            </p>
          ) : (
            one.can.includes('answer') && (
              <Button size="compact-md" onClick={() => setAnswering(one.id)}>
                Trả lời
              </Button>
            )
          )}
        </Card>
      ))}
      {answering && <AnswerDialog task={task} difficultyId={answering} onClose={() => setAnswering(null)} />}
    </div>
  )
}

function AnswerDialog({ task, difficultyId, onClose }: { task: Task; difficultyId: string; onClose: () => void }) {
  const form = useForm(answerDifficulty, {
    start: { answer: '' },
    input: (body) => ({ params: { id: task.id, difficultyId }, body }),
    invalidates: [readTask, listTaskJournal],
    said: 'Đã gửi trả lời',
    onDone: onClose,
  })
  return (
    <Dialog title="Trả lời khó khăn, vướng mắc" onClose={onClose}>
      <Form form={form} submit="Gửi trả lời">
        <AreaField {...form.field('answer')} label="Nội dung trả lời" rows={5} />
      </Form>
    </Dialog>
  )
}

export function Extensions({ task }: { task: Task }) {
  return (
    <Timeline
      label="Gia hạn"
      entries={task.extensions.map((one) => ({
        key: one.id,
        at: one.decidedOn,
        words: `Gia hạn từ ${one.fromDueOn ? dayWords(one.fromDueOn) : 'không hạn'} đến ${dayWords(one.toDueOn)} theo ${one.documentSymbol} ngày ${dayWords(one.documentDate)}`,
        note: one.reason,
      }))}
    />
  )
}

export function Handovers({ task }: { task: Task }) {
  if (task.handovers.length === 0) return null
  return (
    <Timeline
      label="Bàn giao"
      entries={task.handovers.map((one) => ({
        key: one.id,
        at: one.on,
        words: one.toUnit
          ? `Chuyển từ ${one.fromUnit?.name ?? '—'} sang ${one.toUnit.name}`
          : `Chuyển từ ${one.fromOfficer?.name ?? 'chưa phân công'} sang ${one.toOfficer?.name ?? '—'}`,
        note: one.reason,
      }))}
    />
  )
}
