import { dayKinds } from '@liem/domain/calendar/contract'
import { dayWords } from '#lib/format.ts'
import { type Day, daySigns, dayStatus } from './words.ts'
import css from './year-sheet.module.css'

const heads = [
  ['T2', 'Thứ Hai'],
  ['T3', 'Thứ Ba'],
  ['T4', 'Thứ Tư'],
  ['T5', 'Thứ Năm'],
  ['T6', 'Thứ Sáu'],
  ['T7', 'Thứ Bảy'],
  ['CN', 'Chủ nhật'],
] as const

/** Twelve small months, Monday first; a marked day leads to its row in the list below. */
export function YearSheet({ year, days, today }: { year: number; days: readonly Day[]; today: string }) {
  const marked = new Map(days.filter((day) => !day.removes).map((day) => [day.day, day]))
  return (
    <>
      <Legend />
      <div className={css.year}>
        {Array.from({ length: 12 }, (_, month) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year do not move
          <Month key={month} year={year} month={month} marked={marked} today={today} />
        ))}
      </div>
    </>
  )
}

function Legend() {
  return (
    <ul className={css.legend} aria-label="Chú giải">
      {(Object.keys(dayKinds) as (keyof typeof dayKinds)[]).map((kind) => (
        <li key={kind}>
          <span className={css.swatch} data-kind={kind} aria-hidden>
            {daySigns[kind]}
          </span>
          {dayKinds[kind]}
        </li>
      ))}
      <li>
        <span className={css.swatch} data-kind="holiday" data-unverified="" aria-hidden>
          L
        </span>
        Viền đứt: {dayStatus.unverified.words.toLowerCase()}
      </li>
    </ul>
  )
}

type MonthProps = { year: number; month: number; marked: ReadonlyMap<string, Day>; today: string }

function Month({ year, month, marked, today }: MonthProps) {
  return (
    <table className={css.month}>
      <caption>Tháng {month + 1}</caption>
      <thead>
        <tr>
          {heads.map(([short, long]) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find(Boolean) ?? ''}>
            {week.map((iso, i) => (
              <td
                key={iso || `blank ${heads[i]?.[0]}`}
                data-weekend={i > 4 ? '' : undefined}
                data-today={iso === today ? '' : undefined}
              >
                {iso && <DayCell iso={iso} day={marked.get(iso)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ iso, day }: { iso: string; day: Day | undefined }) {
  const number = Number(iso.slice(8))
  if (!day) return <span className={css.plain}>{number}</span>
  const unverified = day.status === 'unverified'
  const words = `${dayWords(iso)}: ${dayKinds[day.kind]}, ${day.name}${unverified ? ` (${dayStatus.unverified.words.toLowerCase()})` : ''}`
  return (
    <a
      href={`#day-${iso}`}
      className={css.marked}
      data-kind={day.kind}
      data-unverified={unverified ? '' : undefined}
      title={words}
    >
      <span className="only-read">{words}</span>
      <span aria-hidden>{number}</span>
      <small aria-hidden>{daySigns[day.kind]}</small>
    </a>
  )
}

/** Weeks of a month, Monday first; days of other months are blank. */
function weeksOf(year: number, month: number): string[][] {
  const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((first + length) / 7) * 7 }, (_, i) => {
    const number = i - first + 1
    if (number < 1 || number > length) return ''
    return `${year}-${String(month + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
