import { type Duty, readHome } from '@liem/domain/agenda/contract'
import { dayWords, numberWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { useLanguage, useWords, useWordsOf } from '#lib/words/language.ts'
import { Bones } from '#ui/bones.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Empty } from '#ui/empty.tsx'
import { Count, Figure, Figures } from '#ui/figure.tsx'
import { Link } from '#ui/link.tsx'
import { Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './today.module.css'
import { words } from './words.ts'

/** Home: what this officer must do, most pressing first. */
export function Today() {
  const w = useWords()
  const t = useWordsOf(words)
  const language = useLanguage()
  const me = useMe()
  const home = useAsk(readHome, {}, { every: 120_000 })
  const given = me.name.split(' ').at(-1) ?? me.name
  const answer = home.data
  const nothing =
    answer && answer.waiting.length + answer.overdue.length + answer.soon.length + answer.later.length === 0
  return (
    <Page title={w.nav.today} lead={`${t.greeting(given)} · ${weekday(me.today, language)}, ${dayWords(me.today)}`}>
      {home.error && !answer && <QuietError error={home.error} again={() => void home.refetch()} />}
      {home.isPending && <Bones rows={6} />}
      {answer && (
        <>
          {answer.waiting.length > 0 && (
            <ul className={css.waiting} aria-label={t.waiting}>
              {answer.waiting.map((one) => (
                <li key={one.kind}>
                  <Link to={one.opens}>
                    <b>{numberWords(one.count, language)}</b>
                    <span>{one.words}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {nothing && (
            <Empty words={t.noneTitle} hint={t.noneHint} next={<Link to={places.tasks}>{w.nav.tasks}</Link>} />
          )}
          <Duties title={t.overdue} duties={answer.overdue} count={answer.counts.overdue} today={answer.today} />
          <Duties title={t.soon} duties={answer.soon} count={answer.counts.soon} today={answer.today} />
          <Duties title={t.later} duties={answer.later} count={answer.counts.later} today={answer.today} />
          {answer.figures.length > 0 && (
            <Section title={t.figures}>
              <Figures>
                {answer.figures.map((one) => (
                  <Figure
                    key={one.key}
                    value={one.value}
                    of={one.of}
                    words={one.words}
                    opens={one.opens}
                    tone={one.key === 'overdue' ? 'red' : undefined}
                  />
                ))}
              </Figures>
            </Section>
          )}
          {answer.below.length > 0 && (
            <Section title={t.below}>
              <DataTable
                label={t.below}
                bare
                rows={answer.below}
                rowKey={(row) => row.unit.id}
                opens={(row) => places.unit(row.unit.id)}
                empty={{ words: w.none }}
                columns={[
                  { key: 'unit', head: t.unit, cell: (row) => row.unit.name },
                  {
                    key: 'overdue',
                    head: t.overdue,
                    align: 'end',
                    narrow: true,
                    sort: (row) => row.overdue,
                    cell: (row) => (
                      <Count
                        value={row.overdue}
                        opens={`${places.tasks}?unitId=${row.unit.id}&below=true&part=lead&class=overdue`}
                      />
                    ),
                  },
                  {
                    key: 'soon',
                    head: t.soon,
                    align: 'end',
                    narrow: true,
                    sort: (row) => row.soon,
                    cell: (row) => numberWords(row.soon, language),
                  },
                ]}
              />
            </Section>
          )}
        </>
      )}
    </Page>
  )
}

function Duties({
  title,
  duties,
  count,
  today,
}: {
  title: string
  duties: readonly Duty[]
  count: number
  today: string
}) {
  const t = useWordsOf(words)
  const language = useLanguage()
  if (duties.length === 0) return null
  return (
    <Section
      title={title}
      side={count > duties.length ? t.allOf(duties.length, numberWords(count, language)) : numberWords(count, language)}
    >
      <ul className={css.list}>
        {duties.map((duty) => (
          <li key={duty.id}>
            <div>
              <Link to={duty.opens} className={css.title}>
                {duty.title}
              </Link>
              <div className={css.about}>{[duty.words, duty.code, duty.holder.name].filter(Boolean).join(' · ')}</div>
            </div>
            <div className={css.due}>
              <DeadlineBadge
                dueOn={duty.dueOn}
                today={today}
                provisional={duty.provisional}
                explanation={duty.explanation}
                withDay
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function weekday(iso: string, language: 'vi' | 'en'): string {
  const words = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${iso}T00:00:00Z`))
  return words.toLocaleLowerCase(language)
}
