import { listBooks } from '@liem/domain/petitions/figures.contract'
import { bookKinds } from '@liem/domain/petitions/words'
import { useAddress } from '#lib/address.ts'
import { useAsk } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Count } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { UnitFilter } from '../../features/tasks/unit-filter.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './petition.module.css'
import { PetitionsNav } from './section-nav.tsx'

/** Books whose existence the officer may know, with their last number; a sealed book never tells how much is in it. */
export function Books() {
  const me = useMe()
  const address = useAddress(listBooks)
  const asked = useAsk(listBooks, { query: address.filters }, { keep: true })
  const thisYear = Number(me.today.slice(0, 4))
  return (
    <Page
      title="Sổ tin, đơn"
      lead="Mỗi cơ quan thụ lý có sổ riêng theo năm, số liên tục không hở. Vụ việc có người bị loại trừ trong chính cơ quan nằm ở sổ niêm phong."
    >
      <PetitionsNav />
      <FilterBar
        address={address}
        filters={[
          {
            kind: 'one',
            name: 'year',
            words: 'Năm',
            choices: [0, 1, 2, 3, 4].map((back) => ({
              value: String(thisYear - back),
              words: String(thisYear - back),
            })),
          },
          { kind: 'own', name: 'unitId', words: 'Cơ quan', control: <UnitFilter address={address} label="Cơ quan" /> },
        ]}
      />
      <DataTable
        label="Sổ"
        rows={asked.data}
        error={asked.error}
        again={() => void asked.refetch()}
        rowKey={(row) => row.id}
        opens={(row) => `${places.petitions}?bookId=${row.id}`}
        empty={{ words: 'Chưa có sổ nào', hint: 'Sổ được mở khi có tin, đơn đầu tiên trong năm được vào sổ.' }}
        columns={[
          { key: 'unit', head: 'Cơ quan', main: true, cell: (row) => row.unit.name },
          { key: 'year', head: 'Năm', narrow: true, cell: (row) => row.year },
          {
            key: 'kind',
            head: 'Sổ',
            narrow: true,
            cell: (row) => <StateBadge words={bookKinds[row.kind]} tone={row.kind === 'sealed' ? 'amber' : 'plain'} />,
          },
          {
            key: 'last',
            head: 'Số cuối',
            align: 'end',
            narrow: true,
            cell: (row) => row.lastNumber ?? <span className={css.about}>không cho biết</span>,
          },
          {
            key: 'held',
            head: 'Tôi giữ',
            align: 'end',
            narrow: true,
            cell: (row) => <Count value={row.held} />,
          },
        ]}
      />
    </Page>
  )
}
