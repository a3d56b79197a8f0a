import { type DocumentRow, exportDocuments, listDocuments } from '@liem/domain/directives/contract'
import { listReadings } from '@liem/domain/directives/readings.contract'
import { sides } from '@liem/domain/directives/words'
import { Button, Group } from '@mantine/core'
import { IconFileUpload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk, useList } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { Count } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { choicesOf } from '#ui/form/fields.tsx'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { useMay, useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { UnitFilter } from '../tasks/unit-filter.tsx'
import { DocumentBadges } from './badges.tsx'
import css from './directives.module.css'
import { ReadFileDialog } from './read-file-dialog.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import { statusWords, typeChoices, typeWords, waitingWords } from './words.ts'

/** The register of documents; filters stand in the address. */
export function DocumentList() {
  const me = useMe()
  const registers = useMay('directives.register')
  const receives = useMay('directives.receive')
  const address = useAddress(listDocuments)
  const list = useList(listDocuments, { query: address.filters })
  const [open, setOpen] = useState<'read' | 'register' | null>(null)
  const thisYear = Number(me.today.slice(0, 4))
  return (
    <Page
      title="Văn bản"
      lead="Sổ văn bản chỉ đạo: từ văn bản trung ương đến kế hoạch của xã, phường và nhiệm vụ sinh ra từ đó."
      width="wide"
      actions={
        registers && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setOpen('register')}
            >
              Vào sổ bằng tay
            </Button>
            <Button leftSection={<IconFileUpload size={18} aria-hidden />} onClick={() => setOpen('read')}>
              Đọc tệp văn bản
            </Button>
          </Group>
        )
      }
    >
      <nav className={css.ways} aria-label="Việc với văn bản">
        {registers && <OpenReadings />}
        {receives && <Link to={places.incoming}>Văn bản đến của đơn vị</Link>}
        <Link to={places.matrix}>Ma trận triển khai</Link>
        <Link to={places.roadmap}>Lộ trình</Link>
      </nav>
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo số, ký hiệu, trích yếu, cơ quan ban hành"
        filters={[
          { kind: 'one', name: 'side', words: 'Khối', choices: choicesOf(sides) },
          { kind: 'one', name: 'type', words: 'Loại văn bản', choices: typeChoices(address.filters.type) },
          {
            kind: 'one',
            name: 'year',
            words: 'Năm ban hành',
            choices: Array.from({ length: 16 }, (_, back) => String(thisYear - back)).map((year) => ({
              value: year,
              words: year,
            })),
          },
          { kind: 'one', name: 'status', words: 'Tình trạng', choices: choicesOf(statusWords) },
          {
            kind: 'own',
            name: 'issuerUnitId',
            words: 'Cơ quan ban hành',
            control: <UnitFilter address={address} name="issuerUnitId" label="Cơ quan ban hành" />,
          },
          {
            kind: 'own',
            name: 'receivedBy',
            words: 'Đơn vị nhận',
            control: <UnitFilter address={address} name="receivedBy" label="Đơn vị nhận" />,
          },
          { kind: 'one', name: 'waiting', words: 'Còn chờ', choices: choicesOf(waitingWords) },
        ]}
      />
      <DocumentTable
        list={list}
        filtered={Object.keys(address.filters).length > 0}
        onClear={address.clear}
        side={<ExportButton route={exportDocuments} input={{ query: address.filters }} variant="subtle" />}
      />
      {open === 'read' && <ReadFileDialog onClose={() => setOpen(null)} />}
      {open === 'register' && <RegisterDialog onClose={() => setOpen(null)} />}
    </Page>
  )
}

function OpenReadings() {
  const readings = useAsk(listReadings, { query: { limit: 1 } })
  const count = readings.data?.total?.count ?? 0
  if (!count) return <Link to={places.readings}>Bản đọc chờ xác nhận</Link>
  return <Link to={places.readings}>Bản đọc chờ xác nhận ({count})</Link>
}

type TableProps = {
  list: ReturnType<typeof useList<typeof listDocuments>>
  filtered?: boolean
  onClear?: () => void
  side?: React.ReactNode
  actions?: (row: DocumentRow) => readonly { key: string; words: string; run: () => void }[]
  empty?: string
}

/** Documents as rows: what they are, who issued them, how many tasks came of them. */
export function DocumentTable({ list, filtered, onClear, side, actions, empty }: TableProps) {
  return (
    <DataTable<DocumentRow>
      label="Văn bản"
      list={list}
      rowKey={(row) => row.id}
      opens={(row) => places.document(row.id)}
      side={side}
      actions={actions}
      empty={{
        words: empty ?? 'Sổ chưa có văn bản nào',
        hint: empty ? undefined : 'Thả một tệp văn bản để đọc thành bản thảo, hoặc vào sổ bằng tay.',
        filtered,
        onClear,
      }}
      columns={[
        {
          key: 'symbol',
          head: 'Số, ký hiệu',
          cell: (row) => (
            <div className={css.symbol}>
              <b>{row.symbol ?? '—'}</b>
              <small>{dayWords(row.issuedOn) || 'chưa rõ ngày'}</small>
            </div>
          ),
        },
        {
          key: 'title',
          head: 'Trích yếu',
          main: true,
          cell: (row) => (
            <>
              {row.title}
              <small className={css.line}>
                {[
                  typeWords(row.type),
                  row.incomingNumber ? `số đến ${row.incomingNumber}` : null,
                  row.receivedOn ? `nhận ${dayWords(row.receivedOn)}` : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </>
          ),
        },
        { key: 'issuer', head: 'Cơ quan ban hành', cell: (row) => row.issuer.unit?.name ?? row.issuer.name },
        {
          key: 'standing',
          head: 'Tình trạng',
          narrow: true,
          cell: (row) => (
            <div className={css.badges}>
              <DocumentBadges document={row} />
            </div>
          ),
        },
        {
          key: 'tasks',
          head: 'Nhiệm vụ',
          align: 'end',
          narrow: true,
          cell: (row) => <Count value={row.tasks} opens={`${places.tasks}?documentId=${row.id}`} />,
        },
        {
          key: 'overdue',
          head: 'Quá hạn',
          align: 'end',
          narrow: true,
          cell: (row) => (
            <span className={row.overdue > 0 ? css.red : undefined}>
              <Count value={row.overdue} opens={`${places.tasks}?documentId=${row.id}&class=overdue`} />
            </span>
          ),
        },
      ]}
    />
  )
}
