import type { Attention } from '@liem/domain/directives/attention'
import type { Draft } from '@liem/domain/directives/extraction/draft'
import type { Reviewed, ReviewedTask } from '@liem/domain/directives/reviewing'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { Button } from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import css from './reading.module.css'

export type Review = {
  draft: Draft
  reviewed: Reviewed
  change: (next: (before: Reviewed) => Reviewed) => void
  units: ReadonlyMap<number, UnitRef>
  attention: ReadonlyMap<string, Attention>
  active: string | null
  /** The officer turned to this place on the right; the text follows. */
  turnTo: (key: string) => void
  accept: (key: string) => void
}

const Context = createContext<Review | null>(null)
export const ReviewContext = Context.Provider

export function useReview(): Review {
  const review = useContext(Context)
  if (!review) throw new Error('useReview outside a reading')
  return review
}

/** Units by id, in the order given; one that has left the list since keeps its number. */
export const unitsOf = (review: Review, ids: readonly number[]): UnitRef[] =>
  ids.map((id) => review.units.get(id) ?? { id, code: '', name: `Đơn vị #${id}` })

/** Changes one task. */
export const changeTask = (review: Review, key: string, change: Partial<ReviewedTask>) =>
  review.change((before) => ({
    ...before,
    tasks: before.tasks.map((task) => (task.key === key ? { ...task, ...change } : task)),
  }))

/** A place of the draft: turning to it marks its passage in the text; says why it needs a look. */
export function Place({ at, children }: { at: string; children: ReactNode }) {
  const { active, turnTo, attention, accept } = useReview()
  const doubt = attention.get(at)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: focus and clicks inside only choose the passage shown
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the same through focus and J/K
    <div
      className={css.place}
      data-place={at}
      data-active={active === at ? '' : undefined}
      data-doubt={doubt ? (doubt.blocks ? 'blocks' : 'asks') : undefined}
      tabIndex={-1}
      onFocus={(event) => {
        event.stopPropagation()
        turnTo(at)
      }}
      onClick={(event) => {
        event.stopPropagation()
        turnTo(at)
      }}
    >
      {children}
      {doubt && (
        <div className={css.doubt}>
          <span>{doubt.words}</span>
          {!doubt.blocks && (
            <Button variant="subtle" size="compact-sm" onClick={() => accept(at)}>
              Đúng, giữ nguyên
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
