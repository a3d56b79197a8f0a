import { contactKinds } from '@liem/domain/publicity/contact-points'
import { listContacts } from '@liem/domain/publicity/contract'
import { useAddress } from '#lib/address.ts'
import { numberWords } from '#lib/format.ts'
import { useAsk, useList } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import css from './publicity.module.css'

const missingChoices = [
  { value: 'some', words: 'Còn thiếu' },
  { value: 'all', words: 'Chưa công bố gì' },
]

/** Units and how people reach them today; which of them still owe the public something. */
export function ContactList() {
  const address = useAddress(listContacts)
  const list = useList(listContacts, { query: address.filters })
  // The figures are of all units within reach, whatever the list is filtered by.
  const summary = useAsk(listContacts, { query: { limit: 1 } }, { keep: true }).data?.summary
  return (
    <Page
      title="Đường dây nóng, nơi tiếp dân"
      lead="Số điện thoại, nơi và giờ tiếp công dân, địa chỉ nhận đơn của từng đơn vị. Trang công khai hiện đúng những gì còn hiệu lực."
    >
      {summary && (
        <div className={css.figures}>
          <Figures>
            <Figure value={summary.whole} words="công bố đủ" tone="green" />
            <Figure
              value={summary.part}
              words="còn thiếu"
              opens={`${places.contacts}?missing=some`}
              tone={summary.part ? 'amber' : undefined}
            />
            <Figure
              value={summary.none}
              words="chưa công bố gì"
              opens={`${places.contacts}?missing=all`}
              tone={summary.none ? 'red' : undefined}
            />
          </Figures>
        </div>
      )}
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo tên, tên viết tắt, mã đơn vị"
        filters={[{ kind: 'one', name: 'missing', words: 'Công bố', choices: missingChoices }]}
      />
      <DataTable
        label="Đầu mối liên hệ của các đơn vị"
        list={list}
        rowKey={(row) => row.unit.id}
        opens={(row) => places.contact(row.unit.id)}
        empty={{
          words: 'Không có đơn vị nào khớp',
          filtered: Object.keys(address.filters).length > 0,
          onClear: address.clear,
        }}
        columns={[
          { key: 'unit', head: 'Đơn vị', main: true, cell: (row) => row.unit.name },
          {
            key: 'hotline',
            head: contactKinds.hotline,
            narrow: true,
            cell: (row) =>
              row.contacts
                .filter((one) => one.kind === 'hotline')
                .map((one) => one.value)
                .join(', ') || '—',
          },
          {
            key: 'reception',
            head: contactKinds.reception,
            notOnPhone: true,
            cell: (row) => {
              const place = row.contacts.find((one) => one.kind === 'reception')
              return place ? (
                <>
                  {place.value}
                  <span className={css.aside}>{place.hours}</span>
                </>
              ) : (
                '—'
              )
            },
          },
          {
            key: 'missing',
            head: 'Còn thiếu',
            cell: (row) =>
              row.missing.length === 0 ? (
                <StateBadge words="Đủ" tone="green" />
              ) : (
                <StateBadge
                  words={
                    row.contacts.length === 0
                      ? 'Chưa công bố gì'
                      : `Thiếu ${numberWords(row.missing.length)}: ${row.missing.map((kind) => contactKinds[kind].toLowerCase()).join(', ')}`
                  }
                  tone={row.contacts.length === 0 ? 'red' : 'amber'}
                />
              ),
          },
        ]}
      />
    </Page>
  )
}
