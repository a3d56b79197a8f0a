import { listDocuments } from '@liem/domain/directives/contract'
import type { OkOf } from '@liem/domain/kernel/route'
import { listTasks } from '@liem/domain/tasks/contract'
import { listUrgings, readUnitFigures } from '@liem/domain/tasks/figures.contract'
import { readUnit, unitKinds } from '@liem/domain/units/contract'
import { type RoleName, roles } from '@liem/domain/units/roles'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAddress, usePlace } from '#lib/address.ts'
import { dayWords, numberWords } from '#lib/format.ts'
import { useAsk, useList } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { ShareBar } from '#ui/charts/bars.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { TaskTable } from '../tasks/list.tsx'
import { SeriesBars, tasksOf } from '../tasks/two-series.tsx'
import { UrgingDialog } from '../tasks/urging-dialog.tsx'
import { SynonymsDialog } from './synonyms-dialog.tsx'
import { Ledger } from './unit-ledger.tsx'
import css from './units.module.css'

type Unit = OkOf<typeof readUnit>

/** One unit: who answers for it, what it owes, how it keeps its terms, what became of it. */
export function UnitPage() {
  const id = Number(usePlace('id'))
  const me = useMe()
  const address = useAddress()
  const asked = useAsk(readUnit, { params: { id } })
  const [open, setOpen] = useState<'urge' | 'synonyms' | null>(null)
  if (!asked.data)
    return (
      <Page title="Cơ quan, đơn vị" crumbs={[{ words: 'Cơ quan, đơn vị', to: places.units }]}>
        {asked.error ? <QuietError error={asked.error} again={() => void asked.refetch()} /> : <Bones rows={8} />}
      </Page>
    )
  const unit = asked.data
  return (
    <Page
      title={unit.name}
      crumbs={[
        { words: 'Cơ quan, đơn vị', to: places.units },
        ...(unit.parent ? [{ words: unit.parent.name, to: places.unit(unit.parent.id) }] : []),
      ]}
      lead={`${unitKinds[unit.kind]} · mã ${unit.code}`}
      badges={unit.endedOn && <StateBadge words={`Kết thúc ngày ${dayWords(unit.endedOn)}`} />}
      actions={
        <>
          {unit.can.includes('manage') && (
            <Button variant="default" onClick={() => setOpen('synonyms')}>
              Tên gọi khác
            </Button>
          )}
          {me.permissions.includes('tasks.urge') && !unit.endedOn && unit.kind !== 'central' && (
            <Button onClick={() => setOpen('urge')}>Đôn đốc</Button>
          )}
        </>
      }
    >
      {unit.successors.length > 0 && (
        <Card>
          Đơn vị kế thừa:{' '}
          {unit.successors.map((one) => (
            <span key={one.id}>
              <Link to={places.unit(one.id)}>{one.name}</Link>
              {one.share < 1 ? ` (${Math.round(one.share * 100)} %)` : ''}{' '}
            </span>
          ))}
        </Card>
      )}
      {me.permissions.includes('tasks.read') && <UnitFigures id={id} />}
      <Tabs
        label="Nội dung đơn vị"
        value={address.filters.tab}
        onChange={(tab) => address.set({ tab })}
        tabs={[
          ...(me.permissions.includes('tasks.read')
            ? [{ key: 'tasks', words: 'Nhiệm vụ chủ trì', panel: () => <UnitTasks id={id} today={me.today} /> }]
            : []),
          ...(me.permissions.includes('directives.read')
            ? [{ key: 'documents', words: 'Văn bản, kế hoạch', panel: () => <UnitDocuments id={id} /> }]
            : []),
          ...(unit.children.length > 0
            ? [
                {
                  key: 'below',
                  words: 'Đơn vị trực thuộc',
                  count: unit.children.length,
                  panel: () => <Below unit={unit} />,
                },
              ]
            : []),
          { key: 'people', words: 'Cán bộ', count: unit.officers.length, panel: () => <People unit={unit} /> },
          { key: 'ledger', words: 'Lịch sử tổ chức', panel: () => <Ledger unit={unit} /> },
          ...(me.permissions.includes('tasks.read')
            ? [{ key: 'urgings', words: 'Các lần đôn đốc', panel: () => <Urgings id={id} /> }]
            : []),
        ]}
      />
      {open === 'urge' && <UrgingDialog unit={unit} onClose={() => setOpen(null)} />}
      {open === 'synonyms' && <SynonymsDialog unit={unit} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function UnitFigures({ id }: { id: number }) {
  const asked = useAsk(readUnitFigures, { params: { id } })
  if (!asked.data) return asked.error ? <QuietError error={asked.error} /> : <Bones rows={3} />
  const f = asked.data
  // Issuers above the province and bodies without tasks: seven zeros tell nothing.
  if (f.lead.verdict.assigned + f.supporting + f.supervising + f.openDifficulties === 0) return null
  return (
    <Section title="Tình hình thực hiện nhiệm vụ">
      <div className={css.card}>
        <Figures>
          <Figure
            value={f.lead.verdict.assigned}
            words="nhiệm vụ chủ trì"
            opens={tasksOf({ unitId: id, part: 'lead' })}
          />
          <Figure
            value={f.lead.verdict.overdue}
            words="quá hạn"
            opens={tasksOf({ unitId: id, part: 'lead', class: 'overdue' })}
            tone="red"
          />
          <Figure value={f.supporting} words="phối hợp" opens={tasksOf({ unitId: id, part: 'support' })} />
          <Figure value={f.supervising} words="theo dõi" opens={tasksOf({ unitId: id, part: 'supervising' })} />
          <Figure
            value={f.openDifficulties}
            words="khó khăn chờ trả lời"
            opens={tasksOf({ unitId: id, stuck: true })}
            tone="amber"
          />
        </Figures>
        {f.lead.verdict.assigned > 0 && (
          <Card>
            <div className={css.card}>
              <Facts
                facts={[
                  ['Tỷ lệ đúng hạn', <ShareBar key="on" {...f.onTime} label="Tỷ lệ đúng hạn" tone="green" />],
                  ['Tỷ lệ quá hạn', <ShareBar key="over" {...f.overdue} label="Tỷ lệ quá hạn" tone="red" />],
                ]}
              />
              <SeriesBars series={f.lead} scope={{ unitId: id, part: 'lead' }} label="Nhiệm vụ chủ trì" />
            </div>
          </Card>
        )}
      </div>
    </Section>
  )
}

function UnitTasks({ id, today }: { id: number; today: string }) {
  const list = useList(listTasks, { query: { unitId: id, part: 'lead' } })
  return <TaskTable list={list} today={today} />
}

function UnitDocuments({ id }: { id: number }) {
  const issued = useList(listDocuments, { query: { issuerUnitId: id } })
  const received = useList(listDocuments, { query: { receivedBy: id } })
  const columns = [
    {
      key: 'title',
      head: 'Văn bản',
      main: true,
      cell: (row: (typeof issued.rows)[number]) => `${row.symbol ? `${row.symbol} — ` : ''}${row.title}`,
    },
    {
      key: 'issuedOn',
      head: 'Ngày',
      narrow: true,
      cell: (row: (typeof issued.rows)[number]) => dayWords(row.issuedOn),
    },
    {
      key: 'tasks',
      head: 'Nhiệm vụ',
      align: 'end' as const,
      narrow: true,
      cell: (row: (typeof issued.rows)[number]) => numberWords(row.tasks),
    },
  ]
  return (
    <>
      <Section title="Đơn vị ban hành">
        <DataTable
          label="Văn bản đơn vị ban hành"
          list={issued}
          rowKey={(row) => row.id}
          opens={(row) => places.document(row.id)}
          columns={columns}
          empty={{ words: 'Đơn vị chưa ban hành kế hoạch hay văn bản nào trong sổ' }}
        />
      </Section>
      <Section title="Đơn vị được gửi">
        <DataTable
          label="Văn bản gửi đơn vị"
          list={received}
          rowKey={(row) => row.id}
          opens={(row) => places.document(row.id)}
          columns={columns}
          empty={{ words: 'Chưa có văn bản nào gửi đến đơn vị' }}
        />
      </Section>
    </>
  )
}

function Below({ unit }: { unit: Unit }) {
  return (
    <DataTable
      label="Đơn vị trực thuộc"
      rows={unit.children}
      rowKey={(row) => row.id}
      opens={(row) => places.unit(row.id)}
      empty={{ words: 'Không có đơn vị trực thuộc' }}
      columns={[
        { key: 'name', head: 'Tên', main: true, cell: (row) => row.name },
        { key: 'code', head: 'Mã', narrow: true, cell: (row) => row.code },
      ]}
    />
  )
}

function People({ unit }: { unit: Unit }) {
  return (
    <DataTable
      label="Cán bộ"
      rows={unit.officers}
      rowKey={(row) => row.officer.id}
      opens={(row) => places.officer(row.officer.id)}
      empty={{ words: 'Chưa có cán bộ nào' }}
      columns={[
        { key: 'name', head: 'Họ tên', main: true, cell: (row) => row.officer.name },
        { key: 'titles', head: 'Chức vụ', cell: (row) => row.titles.join('; ') },
        {
          key: 'roles',
          head: 'Vai trò',
          cell: (row) => row.roles.map((role) => roles[role as RoleName]?.words ?? role).join('; '),
        },
        {
          key: 'state',
          head: 'Tình trạng',
          narrow: true,
          cell: (row) =>
            row.endedOn ? 'Đã thôi việc' : row.absentUntil ? `Vắng đến ${dayWords(row.absentUntil)}` : 'Đang làm việc',
        },
      ]}
    />
  )
}

function Urgings({ id }: { id: number }) {
  const list = useList(listUrgings, { query: { unitId: id } })
  return (
    <DataTable
      label="Các lần đôn đốc"
      list={list}
      rowKey={(row) => row.id}
      empty={{ words: 'Chưa có lần đôn đốc nào' }}
      columns={[
        { key: 'urgedOn', head: 'Ngày', main: true, narrow: true, cell: (row) => dayWords(row.urgedOn) },
        { key: 'sender', head: 'Cơ quan đôn đốc', cell: (row) => row.sender.name },
        { key: 'symbol', head: 'Số, ký hiệu', cell: (row) => row.symbol ?? 'chưa lấy số' },
        { key: 'taskCount', head: 'Nhiệm vụ', align: 'end', narrow: true, cell: (row) => numberWords(row.taskCount) },
      ]}
    />
  )
}
