import { exportCoverage, readCoverage } from '@liem/domain/directives/cascade.contract'
import { type CoverageState, coverageStateNames, coverageStates } from '@liem/domain/directives/words'
import type { OkOf } from '@liem/domain/kernel/route'
import { type UnitKind, unitKinds } from '@liem/domain/units/contract'
import { useCallback, useMemo, useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords, numberWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { MatrixGrid, type MatrixHead } from '#ui/charts/matrix-grid.tsx'
import { Empty } from '#ui/empty.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { places } from '../../places.ts'
import { CellDialog } from './cell-dialog.tsx'
import css from './directives.module.css'
import { cellKinds } from './words.ts'

// “Không giao” is a blank cell: it needs no legend.
const { none: _blank, ...askedKinds } = cellKinds
/** With so few columns there is room for words in their heads. */
const fewColumns = 12

type Answer = OkOf<typeof readCoverage>

const clip = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words)

/** Item × unit of one document: who has a plan for what, and how far it is. Filters stand in the address. */
export function Coverage({ documentId }: { documentId: string }) {
  const address = useAddress(readCoverage)
  const { kind, state, q } = address.filters
  const coverage = useAsk(readCoverage, { params: { id: documentId }, query: { kind, state, q } }, { keep: true })
  if (coverage.error) return <QuietError error={coverage.error} again={() => void coverage.refetch()} />
  return (
    <div className={css.stack}>
      <FilterBar
        address={{
          ...address,
          // The document of the page is not a filter to clear.
          clear: () => address.set({ kind: undefined, state: undefined, q: undefined }),
        }}
        search="q"
        placeholder="Tìm đơn vị"
        filters={[
          {
            kind: 'one',
            name: 'kind',
            words: 'Loại đơn vị',
            choices: (Object.keys(unitKinds) as UnitKind[]).map((value) => ({ value, words: unitKinds[value] })),
          },
          {
            kind: 'many',
            name: 'state',
            words: 'Có ô',
            choices: coverageStateNames
              .filter((name) => name !== 'none')
              .map((value) => ({ value, words: coverageStates[value].words })),
          },
        ]}
        side={<ExportButton route={exportCoverage} input={{ params: { id: documentId } }} variant="subtle" />}
      />
      {coverage.data ? (
        <Grid documentId={documentId} answer={coverage.data} filtered={Boolean(kind || state || q)} />
      ) : (
        <Bones rows={10} />
      )}
    </div>
  )
}

function Grid({ documentId, answer, filtered }: { documentId: string; answer: Answer; filtered: boolean }) {
  const [cell, setCell] = useState<{ unitId: number; itemId: string } | null>(null)
  const rows = useMemo<MatrixHead[]>(
    () =>
      answer.units.map((unit) => ({
        key: String(unit.id),
        words: unit.name,
        detail: unitKinds[unit.kind as UnitKind],
        to: places.unit(unit.id),
      })),
    [answer],
  )
  const columns = useMemo<MatrixHead[]>(
    () =>
      answer.items.map((item) => ({
        key: item.id,
        words:
          answer.items.length > fewColumns
            ? item.path || '•'
            : `${item.path ? `${item.path}. ` : ''}${clip(item.words, 28)}`,
        title: `${item.path} ${item.words}`.trim(),
      })),
    [answer],
  )
  const states = useMemo(() => {
    const columnAt = new Map(answer.items.map((item, place) => [item.id, place]))
    const rowAt = new Map(answer.units.map((unit, place) => [String(unit.id), place]))
    return (row: string, column: string): CoverageState =>
      answer.cells[rowAt.get(row) ?? -1]?.[columnAt.get(column) ?? -1] ?? 'none'
  }, [answer])
  const read = useCallback(
    (row: string, column: string) => {
      const kind = states(row, column)
      return kind === 'none' ? undefined : { kind }
    },
    [states],
  )
  const onOpen = useCallback(
    (row: string, column: string) => {
      if (states(row, column) !== 'none') setCell({ unitId: Number(row), itemId: column })
    },
    [states],
  )
  if (answer.items.length === 0 || answer.units.length === 0)
    return (
      <Empty
        words={
          answer.items.length === 0
            ? 'Văn bản chưa có khoản nào giao việc phải làm'
            : 'Văn bản chưa gửi đến đơn vị nào, chưa giao nhiệm vụ nào'
        }
        hint="Ma trận hiện ra khi văn bản có khoản giao việc và được gửi xuống đơn vị."
        filtered={filtered && answer.items.length > 0}
      />
    )
  return (
    <>
      <p className={css.soft}>
        {numberWords(answer.units.length)} đơn vị × {numberWords(answer.items.length)} khoản, tính đến{' '}
        {dayWords(answer.asOf)}. Đưa chuột lên đầu cột để đọc lời văn; bấm vào ô để xem kế hoạch và nhiệm vụ làm nên ô
        đó.
      </p>
      <MatrixGrid
        label="Ma trận triển khai"
        corner="Đơn vị"
        rows={rows}
        columns={columns}
        kinds={askedKinds}
        counts={answer.totals}
        cell={read}
        onOpen={onOpen}
      />
      {cell && <CellDialog documentId={documentId} {...cell} onClose={() => setCell(null)} />}
    </>
  )
}
