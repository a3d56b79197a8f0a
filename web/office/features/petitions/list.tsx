import { listPetitions, type PetitionRow } from '@liem/domain/petitions/reading.contract'
import { channels, kinds } from '@liem/domain/petitions/words'
import { feedbackFlow, isOpen } from '@liem/domain/petitions/workflow'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useList } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { choicesOf } from '#ui/form/fields.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { UnitFilter } from '../../features/tasks/unit-filter.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './petition.module.css'
import { PetitionsNav } from './section-nav.tsx'
import { fieldChoices, fieldWords, numberOf, stateTones } from './words.ts'

/** Reports and letters the officer holds: his gate's, those assigned to him. Nothing of what he may not know is counted here. */
export function PetitionList() {
  const me = useMe()
  const address = useAddress(listPetitions)
  // Nobody comes here for what is finished: a bare address shows what is still on the table; “Bỏ lọc” shows all.
  const [isBare] = useState(() => Object.keys(address.filters).length === 0)
  const { set } = address
  useEffect(() => {
    if (isBare) set({ open: 'true' })
  }, [isBare, set])
  const list = useList(listPetitions, { query: address.filters })
  const filtered = Object.keys(address.filters).length > 0
  return (
    <Page
      title="Tin, đơn"
      lead="Những tin, đơn đồng chí giữ. Nội dung nằm trong niêm phong; danh sách chỉ có phần để vào sổ và tính hạn."
      width="wide"
    >
      <PetitionsNav />
      <FilterBar
        address={address}
        search="number"
        placeholder="Tìm theo số trong sổ"
        filters={[
          { kind: 'flag', name: 'open', words: 'Chưa xong' },
          { kind: 'flag', name: 'mine', words: 'Tôi chủ trì' },
          { kind: 'flag', name: 'late', words: 'Quá hạn' },
          { kind: 'many', name: 'state', words: 'Tình trạng', choices: choicesOf(feedbackFlow.states) },
          { kind: 'one', name: 'kind', words: 'Loại tin', choices: choicesOf(kinds) },
          { kind: 'one', name: 'field', words: 'Lĩnh vực', choices: fieldChoices },
          { kind: 'one', name: 'channel', words: 'Đến bằng', choices: choicesOf(channels) },
          {
            kind: 'own',
            name: 'officeId',
            words: 'Cơ quan bị phản ánh',
            control: <UnitFilter address={address} name="officeId" label="Cơ quan bị phản ánh" />,
          },
        ]}
      />
      <DataTable<PetitionRow>
        label="Tin, đơn"
        list={list}
        rowKey={(row) => row.id}
        opens={(row) => places.petition(row.id)}
        empty={{
          words: filtered ? 'Không có tin, đơn nào khớp với bộ lọc' : 'Chưa có tin, đơn nào',
          hint: 'Tin gửi đến cửa tiếp nhận của đồng chí, hoặc được phân công cho đồng chí, sẽ hiện ở đây.',
          filtered,
          onClear: address.clear,
        }}
        columns={[
          {
            key: 'what',
            head: 'Tin, đơn',
            main: true,
            cell: (row) => (
              <>
                {kinds[row.kind]}
                <span className={css.small}>
                  {[row.office?.name ?? 'Chưa rõ cơ quan', fieldWords(row.field), letters(row)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {row.alarm && (
                  <span className={css.small} style={{ color: 'var(--amber)' }}>
                    <IconAlertTriangle size={15} aria-hidden style={{ verticalAlign: '-0.125rem' }} /> Chỉ còn một người
                    mở được
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'number',
            head: 'Sổ, ngày nhận',
            cell: (row) => (
              <>
                {numberOf(row) ?? 'Chưa vào sổ'}
                <span className={css.small}>
                  {dayWords(row.receivedOn)} · {channels[row.channel]}
                </span>
              </>
            ),
          },
          {
            key: 'who',
            head: 'Thụ lý',
            notOnPhone: true,
            cell: (row) => (
              <>
                {row.handling?.name ?? row.gate.name}
                {row.handler && <span className={css.small}>{row.handler.name}</span>}
              </>
            ),
          },
          {
            key: 'due',
            head: 'Tình trạng, thời hạn',
            narrow: true,
            cell: (row) => (
              <span className={css.badges}>
                <StateBadge words={feedbackFlow.states[row.state]} tone={stateTones[row.state]} />
                {row.due && isOpen(row.state) && (
                  <DeadlineBadge
                    dueOn={row.due.dueOn}
                    today={me.today}
                    provisional={row.due.provisional}
                    soonDays={3}
                    withDay
                  />
                )}
              </span>
            ),
          },
        ]}
      />
    </Page>
  )
}

/** Letters are counted apart from matters. */
const letters = (row: PetitionRow) => (row.letterCount > 1 ? `${row.letterCount} lá đơn, một vụ việc` : null)
