import { listClocks, urgeUnit } from '@liem/domain/petitions/figures.contract'
import { feedbackFlow } from '@liem/domain/petitions/workflow'
import { useAddress } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Page, Section } from '#ui/page.tsx'
import { UnitFilter } from '../../features/tasks/unit-filter.tsx'
import { useMe } from '../../me.ts'
import css from './petition.module.css'
import { PetitionsNav } from './section-nav.tsx'

const states: Readonly<Record<string, string>> = feedbackFlow.states

/** Clocks only: no kind, no number, no office named. Whoever supervises sees that something is late, not what it is. */
export function PetitionClocks() {
  const me = useMe()
  const address = useAddress(listClocks)
  const asked = useAsk(listClocks, { query: address.filters }, { keep: true })
  const urge = useStep(urgeUnit, { invalidates: [listClocks], said: 'Đã đôn đốc' })
  const filtered = Object.keys(address.filters).length > 0
  return (
    <Page
      title="Thời hạn, đôn đốc"
      lead="Chỉ thấy cơ quan, tình trạng và thời hạn. Không thấy nội dung, loại tin, số trong sổ, người bị phản ánh."
    >
      <PetitionsNav />
      <FilterBar
        address={address}
        filters={[
          { kind: 'flag', name: 'late', words: 'Quá hạn' },
          { kind: 'own', name: 'unitId', words: 'Cơ quan', control: <UnitFilter address={address} label="Cơ quan" /> },
        ]}
      />
      <Section title="Cần đôn đốc" hint="Cơ quan có tin, đơn quá hạn nhiều nhất đứng đầu.">
        <DataTable
          label="Cơ quan cần đôn đốc"
          bare
          rows={asked.data?.units}
          error={asked.error}
          again={() => void asked.refetch()}
          rowKey={(row) => row.unit.id}
          empty={{ words: 'Không có cơ quan nào cần đôn đốc', filtered, onClear: address.clear }}
          actions={(row) =>
            row.can.includes('urge')
              ? [{ key: 'urge', words: 'Đôn đốc', run: () => urge.mutate({ body: { unitId: row.unit.id } }) }]
              : []
          }
          columns={[
            { key: 'unit', head: 'Cơ quan', main: true, cell: (row) => row.unit.name },
            {
              key: 'late',
              head: 'Quá hạn',
              align: 'end',
              narrow: true,
              cell: (row) => <span style={row.late > 0 ? { color: 'var(--red)' } : undefined}>{row.late}</span>,
            },
            { key: 'soon', head: 'Sắp đến hạn', align: 'end', narrow: true, cell: (row) => row.soon },
            {
              key: 'urged',
              head: 'Đôn đốc lần cuối',
              narrow: true,
              cell: (row) => (row.lastUrgedOn ? dayWords(row.lastUrgedOn) : 'Chưa'),
            },
          ]}
        />
      </Section>
      <Section title="Các thời hạn">
        <DataTable
          label="Thời hạn"
          rows={asked.data?.rows.map((row, place) => ({ ...row, place }))}
          rowKey={(row) => row.place}
          empty={{ words: 'Không có thời hạn nào đang chạy', filtered, onClear: address.clear }}
          columns={[
            { key: 'words', head: 'Việc phải làm', main: true, cell: (row) => row.words },
            { key: 'unit', head: 'Cơ quan', cell: (row) => row.unit.name },
            { key: 'state', head: 'Tình trạng', notOnPhone: true, cell: (row) => states[row.state] ?? row.state },
            {
              key: 'due',
              head: 'Hạn',
              narrow: true,
              cell: (row) => <DeadlineBadge dueOn={row.dueOn} today={me.today} soonDays={3} withDay />,
            },
          ]}
        />
        {asked.data?.more && <p className={css.about}>Chỉ hiện 500 thời hạn đầu. Xin lọc theo cơ quan.</p>}
      </Section>
    </Page>
  )
}
