import type { OkOf } from '@liem/domain/kernel/route'
import { type readUnit, type UnitEventKind, unitEventKinds } from '@liem/domain/units/contract'
import { dayWords } from '#lib/format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Section } from '#ui/page.tsx'
import { Timeline } from '#ui/timeline.tsx'

const MOST_NAMES = 8

/** One event may have made every unit of a province. */
function someNames(units: readonly { name: string }[]): string {
  const names = units
    .slice(0, MOST_NAMES)
    .map((one) => one.name)
    .join('; ')
  return units.length > MOST_NAMES ? `${names}; và ${units.length - MOST_NAMES} đơn vị khác` : names
}

/** What became of a unit: its events, and its names, codes and parents by date. */
export function Ledger({ unit }: { unit: OkOf<typeof readUnit> }) {
  return (
    <>
      <Section title="Sự kiện">
        <Timeline
          label="Sự kiện tổ chức"
          entries={unit.events.map((event) => ({
            key: event.id,
            at: event.effectiveOn,
            words: `${unitEventKinds[event.kind as UnitEventKind]} theo ${event.documentSymbol}`,
            note: [
              event.before.length ? `Trước: ${someNames(event.before)}` : '',
              event.after.length ? `Sau: ${someNames(event.after)}` : '',
              event.note ?? '',
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      </Section>
      <Section title="Tên, mã, cấp trên qua các thời kỳ">
        <DataTable
          label="Các thời kỳ"
          bare
          rows={unit.versions}
          rowKey={(row) => row.from}
          empty={{ words: 'Không có' }}
          columns={[
            { key: 'name', head: 'Tên', main: true, cell: (row) => row.name },
            { key: 'code', head: 'Mã', narrow: true, cell: (row) => row.code },
            { key: 'parent', head: 'Cấp trên', cell: (row) => row.parent?.name ?? '—' },
            { key: 'from', head: 'Từ', narrow: true, cell: (row) => dayWords(row.from) },
            { key: 'to', head: 'Đến', narrow: true, cell: (row) => (row.to ? dayWords(row.to) : 'nay') },
          ]}
        />
      </Section>
    </>
  )
}
