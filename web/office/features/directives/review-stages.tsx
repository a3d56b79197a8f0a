import type { ReviewedPhase, ReviewedReview } from '@liem/domain/directives/reviewing'
import { Button } from '@mantine/core'
import { DateField } from '#ui/date-field.tsx'
import { choicesOf, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { useMe } from '../../me.ts'
import css from './reading.module.css'
import { Place, type Review, useReview } from './review-context.tsx'
import { reviewWords } from './words.ts'

const changeExtra = (
  review: Review,
  change: (before: Review['reviewed']['extra']) => Partial<Review['reviewed']['extra']>,
) => review.change((before) => ({ ...before, extra: { ...before.extra, ...change(before.extra) } }))

const nextKey = (kind: 'phase' | 'review', used: readonly { key: string }[]) => {
  let place = used.length
  while (used.some((one) => one.key === `${kind}.m${place}`)) place++
  return `${kind}.m${place}`
}

/** Phases and review points of a plan of many years. */
export function ReviewStages() {
  const review = useReview()
  const me = useMe()
  const { phases, reviews } = review.reviewed.extra
  const phase = (key: string, change: Partial<ReviewedPhase>) =>
    changeExtra(review, (extra) => ({
      phases: extra.phases.map((one) => (one.key === key ? { ...one, ...change } : one)),
    }))
  const point = (key: string, change: Partial<ReviewedReview>) =>
    changeExtra(review, (extra) => ({
      reviews: extra.reviews.map((one) => (one.key === key ? { ...one, ...change } : one)),
    }))
  return (
    <div className={css.part}>
      <h2>Giai đoạn, mốc sơ kết, tổng kết</h2>
      {phases.length + reviews.length === 0 && <p className={css.soft}>Không thấy trong văn bản.</p>}
      {phases.map((one) => (
        <Place key={one.key} at={one.key}>
          <FieldRow>
            <TextField
              id={`${one.key}-label`}
              name="label"
              label="Giai đoạn"
              value={one.label}
              onChange={(label) => phase(one.key, { label: label ?? null })}
            />
            <DateField
              id={`${one.key}-from`}
              name="from"
              label="Từ ngày"
              optional
              today={me.today}
              value={one.from}
              onChange={(from) => phase(one.key, { from: from ?? null })}
            />
            <DateField
              id={`${one.key}-to`}
              name="to"
              label="Đến ngày"
              optional
              today={me.today}
              value={one.to}
              onChange={(to) => phase(one.key, { to: to ?? null })}
            />
          </FieldRow>
          <Drop
            words={`Bỏ giai đoạn ${one.label ?? ''}`}
            run={() =>
              changeExtra(review, (extra) => ({ phases: extra.phases.filter((other) => other.key !== one.key) }))
            }
          />
        </Place>
      ))}
      {reviews.map((one) => (
        <Place key={one.key} at={one.key}>
          <FieldRow>
            <SelectField
              id={`${one.key}-kind`}
              name="kind"
              label="Mốc"
              value={one.kind}
              onChange={(kind) => kind && point(one.key, { kind })}
              choices={choicesOf(reviewWords)}
            />
            <DateField
              id={`${one.key}-due`}
              name="dueOn"
              label="Chậm nhất ngày"
              hint={one.asWritten ? `Trong văn bản: ${one.asWritten}` : undefined}
              optional
              today={me.today}
              value={one.dueOn}
              onChange={(dueOn) => point(one.key, { dueOn: dueOn ?? null })}
            />
          </FieldRow>
          <TextField
            id={`${one.key}-label`}
            name="label"
            label="Tên mốc"
            value={one.label}
            maxLength={300}
            onChange={(label) => point(one.key, { label: label ?? null })}
          />
          <Drop
            words={`Bỏ mốc ${one.label ?? ''}`}
            run={() =>
              changeExtra(review, (extra) => ({ reviews: extra.reviews.filter((other) => other.key !== one.key) }))
            }
          />
        </Place>
      ))}
      <div className={css.adds}>
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            changeExtra(review, (extra) => ({
              phases: [...extra.phases, { key: nextKey('phase', extra.phases), label: '', from: null, to: null }],
            }))
          }
        >
          Thêm giai đoạn
        </Button>
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            changeExtra(review, (extra) => ({
              reviews: [
                ...extra.reviews,
                { key: nextKey('review', extra.reviews), kind: 'so_ket', label: '', asWritten: null, dueOn: null },
              ],
            }))
          }
        >
          Thêm mốc
        </Button>
      </div>
    </div>
  )
}

function Drop({ words, run }: { words: string; run: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" aria-label={words} onClick={run}>
      Bỏ
    </Button>
  )
}
