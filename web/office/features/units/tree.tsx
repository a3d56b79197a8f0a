import { listUnits, type UnitRow, unitKinds } from '@liem/domain/units/contract'
import { Button, Group } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { choicesOf } from '#ui/form/fields.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { EventDialog } from './event-dialog.tsx'
import { ImportUnitsDialog } from './import-dialogs.tsx'

export const sideWords = { state: 'Nhà nước', party: 'Đảng', social: 'Đoàn thể' } as const

/** The organisation as a ledger: today, or as it was on a past day. */
export function UnitTree() {
  const me = useMe()
  const address = useAddress(listUnits)
  const asked = useAsk(listUnits, { query: address.filters }, { keep: true })
  const rows = useMemo(() => (asked.data ? inTreeOrder(asked.data) : undefined), [asked.data])
  const [open, setOpen] = useState<'event' | 'import' | null>(null)
  const manages = me.permissions.includes('units.manage')
  return (
    <Page
      title="Cơ quan, đơn vị"
      lead={
        address.filters.on
          ? `Như vào ngày ${dayWords(address.filters.on)}.`
          : 'Tổ chức là một sổ có ngày: sáp nhập, chia tách, đổi tên đều là sự kiện, không xóa gì.'
      }
      actions={
        manages && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => setOpen('import')}
            >
              Nhập bảng tính
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('event')}>
              Ghi sự kiện tổ chức
            </Button>
          </Group>
        )
      }
    >
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo tên, tên viết tắt, mã"
        filters={[
          { kind: 'one', name: 'side', words: 'Khối', choices: choicesOf(sideWords) },
          { kind: 'one', name: 'kind', words: 'Loại', choices: choicesOf(unitKinds) },
          { kind: 'day', name: 'on', words: 'Xem như vào ngày', today: me.today },
          { kind: 'flag', name: 'ended', words: 'Cả đơn vị đã kết thúc' },
        ]}
      />
      <DataTable<UnitRow & { depth: number }>
        label="Cơ quan, đơn vị"
        rows={rows}
        error={asked.error}
        again={() => void asked.refetch()}
        rowKey={(row) => row.id}
        opens={(row) => places.unit(row.id)}
        empty={{
          words: 'Không có đơn vị nào khớp',
          filtered: Object.keys(address.filters).length > 0,
          onClear: address.clear,
        }}
        columns={[
          {
            key: 'name',
            head: 'Tên',
            main: true,
            cell: (row) => (
              <span style={{ display: 'block', paddingInlineStart: `${row.depth * 1.25}rem` }}>{row.name}</span>
            ),
          },
          { key: 'shortName', head: 'Tên ngắn', notOnPhone: true, cell: (row) => row.shortName ?? '' },
          { key: 'code', head: 'Mã', narrow: true, cell: (row) => row.code },
          { key: 'kind', head: 'Loại', cell: (row) => unitKinds[row.kind] },
          // Nearly all run: the state is worth a column only where ended ones stand among them.
          ...(address.filters.ended === 'true'
            ? [
                {
                  key: 'ended',
                  head: 'Tình trạng',
                  narrow: true,
                  cell: (row: UnitRow) =>
                    row.endedOn ? <StateBadge words={`Kết thúc ${dayWords(row.endedOn)}`} /> : 'Đang hoạt động',
                },
              ]
            : []),
        ]}
      />
      {open === 'event' && <EventDialog onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportUnitsDialog onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** Parents before what lies below them; a unit whose parent is not in the list stands at the left. */
function inTreeOrder(units: readonly UnitRow[]): (UnitRow & { depth: number })[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = new Map<number | null, UnitRow[]>()
  for (const unit of units) {
    const above = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    const group = below.get(above)
    if (group) group.push(unit)
    else below.set(above, [unit])
  }
  const rows: (UnitRow & { depth: number })[] = []
  const walk = (above: number | null, depth: number) => {
    for (const unit of below.get(above) ?? []) {
      rows.push({ ...unit, depth })
      if (depth < 12) walk(unit.id, depth + 1)
    }
  }
  walk(null, 0)
  return rows
}
