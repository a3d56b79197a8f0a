import { acknowledgeDocument } from '@liem/domain/directives/cascade.contract'
import { listDocuments } from '@liem/domain/directives/contract'
import { useAddress, useOpen } from '#lib/address.ts'
import { useList, useStep } from '#lib/query.ts'
import { FilterBar } from '#ui/filter-bar.tsx'
import { SelectField } from '#ui/form/fields.tsx'
import { Page } from '#ui/page.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useMay, useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { DocumentTable } from './list.tsx'
import { touched } from './touched.ts'

const tabs = [
  { key: 'acknowledge', words: 'Chờ xác nhận đã nhận' },
  { key: 'plan', words: 'Chờ kế hoạch của đơn vị' },
  { key: 'all', words: 'Tất cả' },
] as const
type TabKey = (typeof tabs)[number]['key']

/** What was sent to the officer's unit and what the unit still owes: an acknowledgement, a plan. */
export function Incoming() {
  const me = useMe()
  const address = useAddress()
  // The units the officer works for: his own, and those his roles were given for.
  const units = [...new Map([me.unit, ...me.roles.map((role) => role.unit)].map((unit) => [unit.id, unit])).values()]
  const unit = units.find((one) => String(one.id) === address.filters.unitId) ?? me.unit
  return (
    <Page
      title="Văn bản đến của đơn vị"
      crumbs={[{ words: 'Văn bản', to: places.documents }]}
      lead={unit.name}
      width="wide"
    >
      {units.length > 1 && (
        <div className={css.chooser}>
          <SelectField
            id="incoming-unit"
            name="unitId"
            label="Đơn vị"
            value={String(unit.id)}
            onChange={(unitId) => address.set({ unitId })}
            choices={units.map((one) => ({ value: String(one.id), words: one.name }))}
          />
        </div>
      )}
      <Tabs
        label="Văn bản đến"
        value={address.filters.tab}
        onChange={(tab) => address.set({ tab })}
        tabs={tabs.map(({ key, words }) => ({
          key,
          words,
          panel: () => <Sent key={`${key} ${unit.id}`} unitId={unit.id} tab={key} />,
        }))}
      />
    </Page>
  )
}

function Sent({ unitId, tab }: { unitId: number; tab: TabKey }) {
  const address = useAddress()
  const open = useOpen()
  const receives = useMay('directives.receive')
  const registers = useMay('directives.register')
  const list = useList(listDocuments, {
    query: { receivedBy: unitId, q: address.filters.q, waiting: tab === 'all' ? undefined : tab },
  })
  const acknowledge = useStep(acknowledgeDocument, { invalidates: touched, said: 'Đã xác nhận đã nhận' })
  return (
    <>
      <FilterBar address={address} search="q" placeholder="Tìm theo số, ký hiệu, trích yếu" />
      <DocumentTable
        list={list}
        filtered={Boolean(address.filters.q)}
        onClear={() => address.set({ q: undefined })}
        empty={
          tab === 'acknowledge'
            ? 'Đơn vị đã xác nhận mọi văn bản được gửi đến'
            : tab === 'plan'
              ? 'Đơn vị không còn nợ kế hoạch nào'
              : 'Chưa có văn bản nào được gửi đến đơn vị'
        }
        actions={
          tab === 'acknowledge' && receives
            ? (row) => [
                {
                  key: 'acknowledge',
                  words: 'Xác nhận đã nhận',
                  run: () => acknowledge.mutate({ params: { id: row.id, unitId } }),
                },
              ]
            : tab === 'plan' && registers
              ? (row) => [
                  {
                    key: 'plan',
                    words: 'Lập kế hoạch',
                    run: () => open(`${places.unitPlan(row.id)}?unitId=${unitId}`),
                  },
                ]
              : undefined
        }
      />
    </>
  )
}
