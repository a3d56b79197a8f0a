import { bases, taskClasses } from '@liem/domain/tasks/classes'
import { exportTasks, listTasks, type TaskRow } from '@liem/domain/tasks/contract'
import { taskFlow } from '@liem/domain/tasks/workflow'
import { Button, Group } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { useList } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { choicesOf } from '#ui/form/fields.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import css from './task.module.css'
import { UnitFilter } from './unit-filter.tsx'
import { classTones, partWords, stateTones } from './words.ts'

const openStates = 'open,claimed,returned,partly'

/** Every task the officer may know of; filters stand in the address. */
export function TaskList() {
  const me = useMe()
  const address = useAddress(listTasks)
  // Nobody comes here for what is finished: a bare address shows what is still on the table; “Bỏ lọc” shows all.
  const [isBare] = useState(() => Object.keys(address.filters).length === 0)
  const { set } = address
  useEffect(() => {
    if (isBare) set({ state: openStates })
  }, [isBare, set])
  const list = useList(listTasks, { query: address.filters })
  const [open, setOpen] = useState<'assign' | 'import' | null>(null)
  const may = (permission: string) => me.permissions.includes(permission)
  return (
    <Page
      title="Nhiệm vụ"
      lead="Mỗi nhiệm vụ có một cơ quan chủ trì, một sản phẩm và ở trên bàn cho đến khi được công nhận hoàn thành."
      width="wide"
      actions={
        may('tasks.assign') && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => setOpen('import')}
            >
              Nhập bảng tính
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('assign')}>
              Giao nhiệm vụ
            </Button>
          </Group>
        )
      }
    >
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo nội dung, mã nhiệm vụ"
        filters={[
          { kind: 'own', name: 'unitId', words: 'Đơn vị', control: <UnitFilter address={address} /> },
          { kind: 'one', name: 'part', words: 'Vai của đơn vị', choices: choicesOf(partWords) },
          { kind: 'many', name: 'class', words: 'Phân loại', choices: choicesOf(taskClasses) },
          { kind: 'many', name: 'state', words: 'Trạng thái', choices: choicesOf(taskFlow.states) },
          { kind: 'one', name: 'basis', words: 'Tính theo', choices: choicesOf(bases) },
          { kind: 'flag', name: 'gap', words: 'Báo cáo khác thẩm định' },
          { kind: 'flag', name: 'stuck', words: 'Đang vướng' },
        ]}
      />
      <TaskTable
        list={list}
        filtered={Object.keys(address.filters).length > 0}
        onClear={address.clear}
        today={me.today}
        side={<ExportButton route={exportTasks} input={{ query: address.filters }} variant="subtle" />}
      />
      {open === 'assign' && <AssignDialog onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportDialog onClose={() => setOpen(null)} />}
    </Page>
  )
}

type TableProps = {
  list: ReturnType<typeof useList<typeof listTasks>>
  today: string
  filtered?: boolean
  onClear?: () => void
  side?: React.ReactNode
}

export function TaskTable({ list, today, filtered, onClear, side }: TableProps) {
  return (
    <DataTable<TaskRow>
      label="Nhiệm vụ"
      list={list}
      rowKey={(row) => row.id}
      opens={(row) => places.task(row.id)}
      side={side}
      empty={{
        words: filtered ? 'Không có nhiệm vụ nào khớp với bộ lọc' : 'Chưa có nhiệm vụ nào',
        hint: 'Nhiệm vụ sinh ra từ văn bản, hoặc giao trực tiếp ở đây.',
        filtered,
        onClear,
      }}
      columns={[
        {
          key: 'title',
          head: 'Nội dung',
          main: true,
          cell: (row) => (
            <>
              {row.title}
              <TaskLine row={row} />
            </>
          ),
        },
        { key: 'lead', head: 'Chủ trì', cell: (row) => row.lead.name },
        { key: 'officer', head: 'Cán bộ', notOnPhone: true, cell: (row) => row.officer?.name ?? '—' },
        {
          key: 'due',
          head: 'Trạng thái, thời hạn',
          narrow: true,
          cell: (row) => (
            <span className={css.badges}>
              <StateBadge words={taskFlow.states[row.state]} tone={stateTones[row.state]} />
              {row.state === 'done' ? (
                <StateBadge words={taskClasses[row.class]} tone={classTones[row.class]} />
              ) : (
                row.state !== 'recalled' && <DeadlineBadge dueOn={row.dueOn} today={today} withDay />
              )}
            </span>
          ),
        },
      ]}
    />
  )
}

function TaskLine({ row }: { row: TaskRow }) {
  const parts = [row.code, row.document?.symbol, row.itemPath ? `mục ${row.itemPath}` : null, row.period].filter(
    Boolean,
  )
  return (
    <small style={{ display: 'block', color: 'var(--mantine-color-dimmed)' }}>
      {parts.join(' · ')}
      {row.stuck ? ' · đang vướng' : ''}
    </small>
  )
}
