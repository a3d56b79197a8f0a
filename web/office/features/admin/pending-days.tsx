import { confirmDay, dayKinds, readCalendar, withdrawDay } from '@liem/domain/calendar/contract'
import { dayWords } from '#lib/format.ts'
import { Pending } from './pending.tsx'
import { type Day, dayStatus, weekdayWords } from './words.ts'

/** Proposed days that wait for the second officer. */
export function PendingDays({ days }: { days: readonly Day[] }) {
  return (
    <Pending
      rows={days}
      confirm={confirmDay}
      withdraw={withdrawDay}
      touched={readCalendar}
      words={(row) =>
        `${row.removes ? 'Bỏ' : 'Ghi'} ${dayKinds[row.kind].toLowerCase()} ${weekdayWords(row.day).toLowerCase()}, ${dayWords(row.day)}: ${row.name}`
      }
      about={(row) => `${row.source} · ${dayStatus[row.status].words.toLowerCase()}`}
    />
  )
}
