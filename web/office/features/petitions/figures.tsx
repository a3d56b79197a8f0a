import { type Balance, readFigures } from '@liem/domain/petitions/figures.contract'
import { kinds, type Outcome, outcomes } from '@liem/domain/petitions/words'
import { type Search, useAddress } from '#lib/address.ts'
import { dayWords, numberWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { ShareBar } from '#ui/charts/bars.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { UnitFilter } from '../../features/tasks/unit-filter.tsx'
import { useMe } from '../../me.ts'
import css from './petition.module.css'
import { PetitionsNav } from './section-nav.tsx'

const columns: Column<{ balance: Balance }>[] = (
  [
    ['opening', 'Kỳ trước chuyển sang'],
    ['entered', 'Vào sổ trong kỳ'],
    ['done', 'Đã xong'],
    ['remaining', 'Còn lại'],
    ['late', 'Xong muộn'],
    ['letters', 'Số lá đơn'],
  ] as const
).map(([key, head]) => ({
  key,
  head,
  align: 'end',
  narrow: true,
  cell: (row) => numberWords(row.balance[key]),
  notOnPhone: key === 'letters',
}))

/** Opening balance + entered = done + remaining, of the books the reader may know. No drill-down to single matters. */
export function PetitionFigures() {
  const me = useMe()
  const address = useAddress(readFigures)
  const { unitId } = address.filters
  const from = address.filters.from ?? `${me.today.slice(0, 4)}-01-01`
  const to = address.filters.to ?? me.today
  const asked = useAsk(readFigures, { query: { from, to, unitId } }, { keep: true })
  const figures = asked.data
  return (
    <Page
      title="Số liệu tin, đơn"
      lead={`Từ ${dayWords(from)} đến ${dayWords(to)}. Chỉ tính các sổ đồng chí được biết.`}
    >
      <PetitionsNav />
      <FilterBar
        address={{ ...address, filters: { ...address.filters, from, to } as Search }}
        filters={[
          { kind: 'day', name: 'from', words: 'Từ ngày', today: me.today },
          { kind: 'day', name: 'to', words: 'Đến ngày', today: me.today },
          { kind: 'own', name: 'unitId', words: 'Cơ quan', control: <UnitFilter address={address} label="Cơ quan" /> },
        ]}
      />
      {asked.error && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {!figures && !asked.error && <Bones rows={6} />}
      {figures && (
        <>
          <Figures>
            <Figure value={figures.total.opening} words="kỳ trước chuyển sang" />
            <Figure value={figures.total.entered} words="vào sổ trong kỳ" />
            <Figure value={figures.total.done} words="đã xong" tone="green" />
            <Figure value={figures.total.remaining} words="còn lại" />
            <Figure value={figures.apologies} words="lần xin lỗi" />
            <Figure value={figures.removed} words="bị hủy theo quyết định" />
          </Figures>
          <p className={css.about}>
            Kỳ trước {figures.total.opening} + vào sổ {figures.total.entered} = đã xong {figures.total.done} + còn lại{' '}
            {figures.total.remaining} vụ việc; {figures.total.letters} lá đơn.
          </p>
          {figures.total.done > 0 && (
            <Section title="Xong đúng hạn">
              <ShareBar
                numerator={figures.total.inTime}
                denominator={figures.total.inTime + figures.total.late}
                label="Xong đúng hạn"
                tone="green"
              />
            </Section>
          )}
          <Section title="Theo loại tin">
            <DataTable
              label="Theo loại tin"
              bare
              rows={figures.byKind}
              rowKey={(row) => row.kind}
              empty={{ words: 'Không có số liệu trong kỳ' }}
              columns={[{ key: 'kind', head: 'Loại tin', main: true, cell: (row) => kinds[row.kind] }, ...columns]}
            />
          </Section>
          <Section title="Theo cơ quan" hint="Sổ thường của từng cơ quan.">
            <DataTable
              label="Theo cơ quan"
              rows={figures.units}
              rowKey={(row) => row.unit.id}
              empty={{ words: 'Không có cơ quan nào vào sổ trong kỳ' }}
              columns={[{ key: 'unit', head: 'Cơ quan', main: true, cell: (row) => row.unit.name }, ...columns]}
            />
          </Section>
          {figures.sealed && (
            <Section
              title="Sổ niêm phong"
              hint="Vụ việc đồng chí giữ trong các sổ niêm phong; không chia theo cơ quan."
            >
              <DataTable
                label="Sổ niêm phong"
                bare
                rows={[{ key: 'sealed', balance: figures.sealed }]}
                rowKey={(row) => row.key}
                empty={{ words: 'Không có' }}
                columns={[{ key: 'what', head: 'Sổ', main: true, cell: () => 'Sổ niêm phong' }, ...columns]}
              />
            </Section>
          )}
          {Object.keys(figures.outcomes).length > 0 && (
            <Section title="Kết luận">
              <ul className={css.list}>
                {Object.entries(figures.outcomes).map(([outcome, count]) => (
                  <li key={outcome}>
                    <div>{outcomes[outcome as Outcome] ?? outcome}</div>
                    <b>{numberWords(count)}</b>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
