import { dayKinds, readCalendar } from '@liem/domain/calendar/contract'
import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './calendar.module.css'
import { PendingDays } from './pending-days.tsx'
import { ProposeDayDialog } from './propose-day-dialog.tsx'
import { type Day, dayStatus, weekdayWords } from './words.ts'
import { YearSheet } from './year-sheet.tsx'

/** The days offices do not work, as every deadline counts them; two officers change it. */
export function Calendar() {
  const me = useMe()
  const address = useAddress(readCalendar)
  const year = Number(address.filters.year ?? me.today.slice(0, 4))
  const asked = useAsk(readCalendar, { query: { year } }, { keep: true })
  const [proposing, setProposing] = useState<Partial<Day> | null>(null)
  const answer = asked.data
  const proposes = answer?.can.includes('propose') ?? false
  const isOutside = answer && (year < answer.firstYear || year > answer.lastYear)
  return (
    <Page
      title={`Lịch nghỉ năm ${year}`}
      crumbs={[{ words: 'Quản trị', to: places.admin }]}
      lead="Thời hạn theo ngày làm việc bỏ qua những ngày này; hạn rơi vào ngày nghỉ thì lùi sang ngày làm việc kế tiếp. Mọi thay đổi cần hai người: một người đề nghị, người khác xác nhận."
      width="wide"
      actions={
        proposes && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setProposing({})}>
            Đề nghị thay đổi
          </Button>
        )
      }
    >
      <Group gap="xs" mb="lg">
        <YearButton year={year - 1} onGo={(next) => address.set({ year: next })} />
        <YearButton year={year + 1} onGo={(next) => address.set({ year: next })} ahead />
      </Group>
      {asked.error && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && <Bones rows={10} />}
      {answer && (
        <>
          {isOutside && (
            <p className={css.doubt} role="note">
              Danh sách ngày nghỉ năm {year} chưa đủ (đã có từ năm {answer.firstYear} đến năm {answer.lastYear}). Thời
              hạn rơi vào năm này là <b>tạm tính</b> và được tính lại khi có lịch chính thức.
            </p>
          )}
          <PendingDays days={answer.pending} />
          <YearSheet year={year} days={answer.days} today={me.today} />
          <Section title="Danh sách ngày, nguồn và tình trạng">
            <DataTable<Day>
              label={`Ngày nghỉ, ngày làm bù năm ${year}`}
              rows={answer.days.filter((day) => day.day.startsWith(String(year)))}
              rowKey={(row) => `${row.day} ${row.kind}`}
              empty={{ words: `Chưa ghi ngày nào của năm ${year}` }}
              actions={(row) =>
                proposes && !row.removes
                  ? [
                      { key: 'change', words: 'Đề nghị sửa', run: () => setProposing({ ...row, removes: false }) },
                      { key: 'remove', words: 'Đề nghị bỏ', run: () => setProposing({ ...row, removes: true }) },
                    ]
                  : []
              }
              columns={[
                {
                  key: 'day',
                  head: 'Ngày',
                  narrow: true,
                  cell: (row) => (
                    <span id={`day-${row.day}`} className={css.target}>
                      {weekdayWords(row.day)}, {dayWords(row.day)}
                    </span>
                  ),
                },
                {
                  key: 'name',
                  head: 'Tên, nguồn',
                  main: true,
                  cell: (row) => (
                    <>
                      {capital(row.name)}
                      <span className={css.aside}>{row.source}</span>
                    </>
                  ),
                },
                { key: 'kind', head: 'Loại', narrow: true, cell: (row) => dayKinds[row.kind] },
                { key: 'status', head: 'Tình trạng', cell: (row) => <DayBadges day={row} /> },
              ]}
            />
          </Section>
        </>
      )}
      {proposing && <ProposeDayDialog start={proposing} onClose={() => setProposing(null)} />}
    </Page>
  )
}

function YearButton({ year, onGo, ahead }: { year: number; onGo: (year: number) => void; ahead?: boolean }) {
  if (year < 2020 || year > 2100) return null
  return (
    <Button
      variant="default"
      leftSection={ahead ? undefined : <IconChevronLeft size={18} aria-hidden />}
      rightSection={ahead ? <IconChevronRight size={18} aria-hidden /> : undefined}
      onClick={() => onGo(year)}
    >
      Năm {year}
    </Button>
  )
}

function DayBadges({ day }: { day: Day }) {
  if (day.removes) return <StateBadge words="Đã bỏ khỏi lịch" />
  return (
    <span className={css.badges}>
      <StateBadge {...dayStatus[day.status]} />
      {day.local && <StateBadge words="Địa phương cập nhật" tone="accent" />}
    </span>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
