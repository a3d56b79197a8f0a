import { type GateRow, type GateState, gateStates, listGates, setGate } from '@liem/domain/publicity/contract'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { numberWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Page } from '#ui/page.tsx'
import { StateBadge, type Tone } from '#ui/state-badge.tsx'
import { UnitField } from '#ui/unit-picker.tsx'
import { loadUnits } from '../units/loaders.ts'
import css from './publicity.module.css'

const tones: Readonly<Record<GateState, Tone>> = {
  ready: 'green',
  few_keys: 'amber',
  few_people: 'amber',
  nobody: 'red',
}

/** Who holds each gate and whether they can open anything; where a report goes when a gate cannot take it. */
export function GateList() {
  const address = useAddress(listGates)
  const asked = useAsk(listGates, { query: address.filters }, { keep: true })
  const [setting, setSetting] = useState<GateRow | null>(null)
  return (
    <Page
      title="Cửa tiếp nhận"
      lead="Tin về một cơ quan được niêm phong cho cửa ở cấp trên. Cửa cần ít nhất hai người có khóa; chưa đủ thì tin chuyển sang cửa kế tiếp."
      badges={
        asked.data &&
        (asked.data.notReady > 0 ? (
          <StateBadge words={`${numberWords(asked.data.notReady)} cửa chưa sẵn sàng`} tone="amber" />
        ) : (
          <StateBadge words="Mọi cửa đều sẵn sàng" tone="green" />
        ))
      }
    >
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo tên, mã đơn vị"
        filters={[{ kind: 'flag', name: 'notReady', words: 'Chưa sẵn sàng' }]}
      />
      <DataTable
        label="Cửa tiếp nhận"
        rows={asked.data?.rows}
        error={asked.error}
        again={() => void asked.refetch()}
        rowKey={(row) => row.unit.id}
        actions={(row) => [{ key: 'set', words: 'Định cửa kế tiếp', run: () => setSetting(row) }]}
        empty={{
          words: 'Không có cửa nào khớp',
          filtered: Object.keys(address.filters).length > 0,
          onClear: address.clear,
        }}
        columns={[
          {
            key: 'unit',
            head: 'Cửa tại',
            main: true,
            cell: (row) => (
              <>
                {row.unit.name}
                {row.below > 0 && (
                  <span className={css.aside}>nhận tin về {numberWords(row.below)} đơn vị trực thuộc</span>
                )}
              </>
            ),
          },
          {
            key: 'state',
            head: 'Tình trạng',
            narrow: true,
            cell: (row) => <StateBadge words={gateStates[row.state]} tone={tones[row.state]} />,
          },
          {
            key: 'keepers',
            head: 'Người giữ cửa',
            cell: (row) =>
              row.keepers.length === 0 ? (
                'chưa giao ai'
              ) : (
                <ul className={css.keepers}>
                  {row.keepers.map((one) => (
                    <li key={one.officer.id}>
                      {one.officer.name}
                      <span className={css.aside}>
                        {[one.post, one.hasKey ? 'đã có khóa' : 'chưa có khóa'].filter(Boolean).join(' · ')}
                      </span>
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'next',
            head: 'Cửa kế tiếp',
            cell: (row) => (
              <>
                {row.next?.name ?? (row.outsideAuthority ? '' : 'không có')}
                {row.next && <span className={css.aside}>{row.nextIsSet ? 'đã định' : 'cấp trên trực tiếp'}</span>}
                {row.outsideAuthority && <span className={css.aside}>Ngoài tỉnh: {row.outsideAuthority}</span>}
              </>
            ),
          },
        ]}
      />
      {setting && <GateDialog row={setting} onClose={() => setSetting(null)} />}
    </Page>
  )
}

function GateDialog({ row, onClose }: { row: GateRow; onClose: () => void }) {
  const form = useForm(setGate, {
    start: { nextUnitId: row.nextIsSet ? (row.next?.id ?? null) : null, outsideAuthority: row.outsideAuthority ?? '' },
    tidy: (values) => ({
      ...values,
      nextUnitId: values.nextUnitId || null,
      outsideAuthority: values.outsideAuthority || null,
    }),
    input: (body) => ({ params: { id: row.unit.id }, body }),
    invalidates: [listGates],
    said: 'Đã định cửa kế tiếp',
    onDone: onClose,
  })
  return (
    <Dialog title={`Cửa kế tiếp của ${row.unit.name}`} onClose={onClose}>
      <Form form={form} submit="Lưu">
        <UnitField
          {...form.field('nextUnitId')}
          value={form.values.nextUnitId as number | null}
          label="Cửa kế tiếp"
          hint="Để trống: cấp trên trực tiếp."
          optional
          load={loadUnits}
          known={row.next ? [row.next] : []}
        />
        <TextField
          {...form.field('outsideAuthority')}
          label="Cơ quan ngoài tỉnh"
          hint="Nêu tên cho người gửi khi không còn cửa nào trong tỉnh, ví dụ Thanh tra Chính phủ."
          optional
        />
      </Form>
    </Dialog>
  )
}
