import type { Every, ReviewedTask } from '@liem/domain/directives/reviewing'
import { isPeriod, periodWords } from '@liem/domain/kernel/period'
import { Button } from '@mantine/core'
import { memo } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { AreaField, choicesOf, NumberField, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { dueKindWords, everyWords } from '../tasks/words.ts'
import css from './reading.module.css'
import { changeTask, Place, type Review, unitsOf, useReview } from './review-context.tsx'
import { UnitsField } from './units-field.tsx'

const examples: Partial<Record<ReviewedTask['dueKind'], string>> = {
  month: '2026-12',
  quarter: '2026-Q4',
  year: '2026',
}

/** Words of a deadline for the closed card. */
function dueWords(task: ReviewedTask): string {
  if (task.dueKind === 'recurring') return everyWords[task.every]
  if (task.due && isPeriod(task.due)) return periodWords(task.due)
  return dueKindWords[task.dueKind]
}

const nextKey = (tasks: readonly ReviewedTask[]) => {
  let place = 1
  while (tasks.some((task) => task.key === `task.m${place}`)) place++
  return `task.m${place}`
}

/** Tasks read from the text: closed cards, the one at work open. */
export function ReviewTasks({ onDrop }: { onDrop: (key: string) => void }) {
  const review = useReview()
  const { tasks } = review.reviewed
  const add = () => {
    const key = nextKey(tasks)
    const blank: ReviewedTask = {
      key,
      itemKey: null,
      title: '',
      product: null,
      leadUnitIds: [],
      supportUnitIds: [],
      dueKind: 'date',
      dueAsWritten: null,
      due: null,
      every: 'quarter',
      day: null,
      month: null,
      toOn: null,
      milestones: [],
    }
    review.change((before) => ({ ...before, tasks: [...before.tasks, blank] }))
    review.turnTo(`${key}.title`)
  }
  return (
    <div className={css.part}>
      <h2>Nhiệm vụ ({tasks.length})</h2>
      {tasks.length === 0 && <p className={css.soft}>Không đọc thấy nhiệm vụ nào trong văn bản.</p>}
      {tasks.map((task, place) => {
        const isOpen = review.active === task.key || review.active?.startsWith(`${task.key}.`) === true
        const doubts = [...review.attention.values()].filter((one) => one.key.startsWith(`${task.key}.`))
        return isOpen ? (
          <OpenTask key={task.key} task={task} place={place} review={review} onDrop={() => onDrop(task.key)} />
        ) : (
          <ClosedTask
            key={task.key}
            task={task}
            place={place}
            leads={unitsOf(review, task.leadUnitIds.slice(0, 3))
              .map((unit) => unit.name)
              .join('; ')}
            blocks={doubts.filter((one) => one.blocks).length}
            asks={doubts.filter((one) => !one.blocks).length}
            onOpen={review.turnTo}
          />
        )
      })}
      <div className={css.adds}>
        <Button variant="default" size="compact-md" onClick={add}>
          Thêm nhiệm vụ
        </Button>
      </div>
    </div>
  )
}

const ClosedTask = memo(function ClosedTask({
  task,
  place,
  leads,
  blocks,
  asks,
  onOpen,
}: {
  task: ReviewedTask
  place: number
  leads: string
  blocks: number
  asks: number
  onOpen: (key: string) => void
}) {
  const more = task.leadUnitIds.length - 3
  return (
    <button type="button" className={css.closed} data-place={task.key} onClick={() => onOpen(`${task.key}.title`)}>
      <span className={css.number}>{place + 1}</span>
      <span className={css.grow}>
        <span className={css.clip}>{task.title || 'Nhiệm vụ chưa có nội dung'}</span>
        <small>
          {[leads ? `${leads}${more > 0 ? ` và ${more} đơn vị khác` : ''}` : 'chưa rõ chủ trì', dueWords(task)].join(
            ' · ',
          )}
        </small>
      </span>
      {blocks > 0 ? (
        <StateBadge words={`Thiếu ${blocks} chỗ`} tone="amber" />
      ) : asks > 0 ? (
        <StateBadge words={`Xem lại ${asks} chỗ`} tone="plain" />
      ) : (
        <StateBadge words="Đủ" tone="green" />
      )}
    </button>
  )
})

function OpenTask({
  task,
  place,
  review,
  onDrop,
}: {
  task: ReviewedTask
  place: number
  review: Review
  onDrop: () => void
}) {
  const me = useMe()
  const change = (next: Partial<ReviewedTask>) => changeTask(review, task.key, next)
  const field = <K extends keyof ReviewedTask>(name: K) => ({
    id: `${task.key}-${name}`,
    name,
    value: task[name],
    onChange: (value: ReviewedTask[K] | undefined | null) =>
      change({ [name]: value === '' || value === undefined ? null : value } as Partial<ReviewedTask>),
  })
  const read = review.draft.tasks.find((one) => `task.${one.order}` === task.key)
  return (
    <fieldset className={css.open}>
      <legend>
        Nhiệm vụ {place + 1}
        {read?.path ? ` — mục ${read.path}` : ''}
      </legend>
      <Place at={`${task.key}.title`}>
        <AreaField {...field('title')} label="Nội dung" rows={2} />
      </Place>
      <Place at={`${task.key}.leads`}>
        <UnitsField
          id={`${task.key}-leads`}
          name={`${task.key}-leads`}
          label="Cơ quan chủ trì"
          hint={read?.leads.length ? `Trong văn bản: ${read.leads.map((body) => body.text).join('; ')}` : undefined}
          value={unitsOf(review, task.leadUnitIds)}
          onChange={(units) => change({ leadUnitIds: units.map((unit) => unit.id) })}
          startOpen={review.attention.has(`${task.key}.leads`)}
        />
      </Place>
      <Place at={`${task.key}.product`}>
        <AreaField {...field('product')} label="Sản phẩm, kết quả phải có" rows={2} />
      </Place>
      <Place at={`${task.key}.due`}>
        <FieldRow>
          <SelectField
            {...field('dueKind')}
            onChange={(dueKind) => dueKind && change({ dueKind, due: dueKind === task.dueKind ? task.due : null })}
            label="Cách ghi hạn"
            choices={choicesOf(dueKindWords)}
          />
          {task.dueKind === 'date' && <DateField {...field('due')} label="Hạn hoàn thành" today={me.today} />}
          {examples[task.dueKind] && (
            <TextField {...field('due')} label="Thời hạn" hint={`Ví dụ ${examples[task.dueKind]}`} />
          )}
          {task.dueKind === 'recurring' && (
            <>
              <SelectField
                {...field('every')}
                onChange={(every) => every && change({ every: every as Every })}
                label="Chu kỳ"
                choices={choicesOf(everyWords)}
              />
              <NumberField {...field('day')} label="Ngày trong tháng" optional min={1} max={31} />
              <DateField {...field('toOn')} label="Đến hết ngày" optional today={me.today} />
            </>
          )}
        </FieldRow>
        <TextField {...field('dueAsWritten')} label="Hạn ghi trong văn bản" optional />
        {task.milestones.length > 0 && (
          <ul className={css.milestones}>
            {task.milestones.map((milestone, at) => (
              <li key={`${milestone.label} ${milestone.dueOn}`}>
                <DateField
                  id={`${task.key}-milestone-${at}`}
                  name={`milestone-${at}`}
                  label={`Mốc: ${milestone.label}`}
                  optional
                  today={me.today}
                  value={milestone.dueOn}
                  onChange={(dueOn) =>
                    change({
                      milestones: task.milestones.map((one, other) =>
                        other === at ? { ...one, dueOn: dueOn ?? null } : one,
                      ),
                    })
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </Place>
      <Place at={`${task.key}.supports`}>
        <UnitsField
          id={`${task.key}-supports`}
          name={`${task.key}-supports`}
          label="Cơ quan phối hợp"
          hint={
            read?.supports.length ? `Trong văn bản: ${read.supports.map((body) => body.text).join('; ')}` : undefined
          }
          optional
          single
          value={unitsOf(review, task.supportUnitIds)}
          onChange={(units) => change({ supportUnitIds: units.map((unit) => unit.id) })}
        />
      </Place>
      <div className={css.adds}>
        <Button variant="subtle" color="red" size="compact-md" onClick={onDrop}>
          Bỏ nhiệm vụ này
        </Button>
      </div>
    </fieldset>
  )
}
