import type { OkOf } from '@liem/domain/kernel/route'
import { seenBefore } from '@liem/domain/petitions/desk.contract'
import { fields } from '@liem/domain/petitions/fields'
import { kinds } from '@liem/domain/petitions/words'
import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { call } from '#lib/call.ts'
import { dayWords } from '#lib/format.ts'
import css from './desk.module.css'
import type { Typed } from './typed.ts'

export type Near = OkOf<typeof seenBefore>['near'][number]

/** Asks while one types, a moment after the last change. Marks are sent, names never. */
export function useSeen(typed: Typed, marks: readonly string[], today: string, stamp: number): Near[] {
  const [near, setNear] = useState<Near[]>([])
  const office = typed.office?.id ?? null
  const { kind, field } = typed
  const key = marks.join()
  useEffect(() => {
    let gone = false
    // What was handed over or added a moment ago is not what was seen before it.
    void stamp
    if (office === null && !key) {
      setNear([])
      return
    }
    const timer = setTimeout(() => {
      call(seenBefore, { body: { officeId: office, kind, field, on: today, marks: key ? key.split(',') : [] } }).then(
        (answer) => !gone && setNear(answer.near),
        () => !gone && setNear([]),
      )
    }, 400)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [office, kind, field, key, today, stamp])
  return near
}

/** Matters like this one, among those the clerk may know of. Of all others it says nothing, not even whether there are any. */
export function SeenPanel({
  near,
  matterId,
  onAgain,
  onSame,
}: {
  near: readonly Near[]
  matterId: string | null
  onAgain: (one: Near) => void
  onSame: (id: string | null) => void
}) {
  return (
    <section className={css.panel} aria-labelledby="desk-seen">
      <h2 id="desk-seen">
        <IconHistory size={18} stroke={1.7} aria-hidden /> Đã gặp đơn này chưa?
      </h2>
      <p className={css.about} aria-live="polite">
        {near.length === 0
          ? 'Trong những tin đồng chí được biết: chưa thấy đơn nào gần giống.'
          : `Trong những tin đồng chí được biết có ${near.length} đơn gần giống:`}
      </p>
      <ul className={css.near}>
        {near.map((one) => (
          <li key={one.id} data-chosen={one.id === matterId ? '' : undefined}>
            <span>
              <b>{one.number ?? `Nhận ngày ${dayWords(one.receivedOn)}`}</b>
              {one.sameSender && <em> · cùng người gửi</em>}
              <small>
                {kinds[one.kind]} · {fields[one.field as keyof typeof fields]?.vi ?? one.field}
                {one.office && ` · ${one.office.name}`}
                {one.letters > 1 && ` · ${one.letters} đơn`}
              </small>
            </span>
            <span className={css.nearButtons}>
              {one.onDesk && one.sameSender && (
                <Button size="compact-sm" variant="light" onClick={() => onAgain(one)}>
                  Ghi là đơn gửi lại
                </Button>
              )}
              <Button
                size="compact-sm"
                variant={one.id === matterId ? 'filled' : 'default'}
                aria-pressed={one.id === matterId}
                onClick={() => onSame(one.id === matterId ? null : one.id)}
              >
                Cùng vụ việc
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
