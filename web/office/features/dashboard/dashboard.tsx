import { readDashboard } from '@liem/domain/tasks/figures.contract'
import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords, numberWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { ShareBar } from '#ui/charts/bars.tsx'
import { TrendLine } from '#ui/charts/trend.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Count, Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Card, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from '../tasks/task.module.css'
import { SeriesBars, tasksOf } from '../tasks/two-series.tsx'
import { UnitFilter } from '../tasks/unit-filter.tsx'
import { UrgingDialog } from '../tasks/urging-dialog.tsx'

/** Where the province stands: verified first, then claimed, who is late, who is stuck. Every number opens its tasks. */
export function Dashboard() {
  const me = useMe()
  const address = useAddress(readDashboard)
  const asked = useAsk(readDashboard, { query: address.filters }, { keep: true })
  const unitId = Number(address.filters.unitId) || undefined
  const documentId = address.filters.documentId
  const scope = {
    unitId,
    below: unitId ? true : undefined,
    documentId,
    assignedFrom: address.filters.from,
    assignedTo: address.filters.to,
  }
  const [urging, setUrging] = useState<{ id: number; name: string } | null>(null)
  const mayUrge = me.permissions.includes('tasks.urge')
  const board = asked.data
  return (
    <Page
      title="Bảng điều hành"
      lead={board ? `Số liệu đến ngày ${dayWords(board.asOf)}. Mỗi con số mở ra những nhiệm vụ đã đếm.` : undefined}
      width="wide"
    >
      <FilterBar
        address={address}
        filters={[
          { kind: 'own', name: 'unitId', words: 'Đơn vị', control: <UnitFilter address={address} /> },
          { kind: 'day', name: 'from', words: 'Giao từ ngày', today: me.today },
          { kind: 'day', name: 'to', words: 'đến ngày', today: me.today },
        ]}
      />
      {asked.error && !board && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {!board && !asked.error && <Bones rows={10} />}
      {board && (
        <>
          <Figures>
            <Figure
              value={board.totals.verdict.on_time + board.totals.verdict.late}
              of={board.totals.verdict.assigned}
              words="được công nhận hoàn thành"
              opens={tasksOf({ ...scope, class: 'on_time,late' })}
              tone="green"
            />
            <Figure
              value={board.totals.verdict.overdue}
              words="quá hạn"
              opens={tasksOf({ ...scope, class: 'overdue' })}
              tone="red"
            />
            <Figure
              value={board.coverage.plansIssued}
              of={board.coverage.plansNeeded}
              words="kế hoạch của đơn vị đã ban hành"
            />
            <Figure value={board.coverage.plansLate} words="kế hoạch chậm" tone="red" />
            <Figure
              value={board.coverage.acknowledged}
              of={board.coverage.received}
              words="lượt nhận văn bản đã xác nhận"
            />
          </Figures>
          <Section title="Hai chuỗi số trên cùng những nhiệm vụ">
            <Card>
              <SeriesBars series={board.totals} scope={scope} label="Toàn phạm vi" />
            </Card>
          </Section>
          <Section title="Xu hướng theo tháng">
            <Card>
              <TrendLine
                label="Số nhiệm vụ theo tháng"
                points={board.trend.map((one) => `${Number(one.month.slice(5))}/${one.month.slice(0, 4)}`)}
                series={[
                  { key: 'assigned', words: 'Được giao', tone: 'grey', values: board.trend.map((one) => one.assigned) },
                  {
                    key: 'onTime',
                    words: 'Hoàn thành đúng hạn',
                    tone: 'green',
                    values: board.trend.map((one) => one.doneOnTime),
                  },
                  {
                    key: 'late',
                    words: 'Hoàn thành muộn',
                    tone: 'amber',
                    dashed: true,
                    values: board.trend.map((one) => one.doneLate),
                  },
                  {
                    key: 'overdue',
                    words: 'Quá hạn cuối tháng',
                    tone: 'red',
                    values: board.trend.map((one) => one.overdueAtEnd),
                  },
                ]}
              />
            </Card>
          </Section>
          <Section title="Theo đơn vị chủ trì">
            <DataTable
              label="Theo đơn vị"
              rows={board.byUnit}
              rowKey={(row) => row.unit.id}
              opens={(row) => places.unit(row.unit.id)}
              empty={{ words: 'Chưa có nhiệm vụ nào trong phạm vi' }}
              actions={(row) =>
                mayUrge && row.totals.verdict.overdue > 0
                  ? [
                      {
                        key: 'urge',
                        words: 'Lập công văn đôn đốc',
                        run: () => setUrging({ id: row.unit.id, name: row.unit.name }),
                      },
                    ]
                  : []
              }
              columns={[
                { key: 'unit', head: 'Đơn vị', main: true, cell: (row) => row.unit.name, sort: (row) => row.unit.name },
                {
                  key: 'assigned',
                  head: 'Được giao',
                  align: 'end',
                  narrow: true,
                  sort: (row) => row.totals.verdict.assigned,
                  cell: (row) => (
                    <Count
                      value={row.totals.verdict.assigned}
                      opens={tasksOf({ ...scope, unitId: row.unit.id, part: 'lead' })}
                    />
                  ),
                },
                {
                  key: 'overdue',
                  head: 'Quá hạn',
                  align: 'end',
                  narrow: true,
                  sort: (row) => row.totals.verdict.overdue,
                  cell: (row) => (
                    <Count
                      value={row.totals.verdict.overdue}
                      opens={tasksOf({ ...scope, unitId: row.unit.id, part: 'lead', class: 'overdue' })}
                    />
                  ),
                },
                {
                  key: 'claim',
                  head: 'Báo cáo xong',
                  align: 'end',
                  narrow: true,
                  notOnPhone: true,
                  sort: (row) => row.totals.claim.on_time + row.totals.claim.late,
                  cell: (row) => numberWords(row.totals.claim.on_time + row.totals.claim.late),
                },
                {
                  key: 'verdict',
                  head: 'Được công nhận',
                  align: 'end',
                  narrow: true,
                  sort: (row) => row.totals.verdict.on_time + row.totals.verdict.late,
                  cell: (row) => numberWords(row.totals.verdict.on_time + row.totals.verdict.late),
                },
                {
                  key: 'share',
                  head: 'Tỷ lệ đúng hạn',
                  sort: (row) => (row.onTime.denominator ? row.onTime.numerator / row.onTime.denominator : null),
                  cell: (row) => <ShareBar {...row.onTime} label="Tỷ lệ đúng hạn" tone="green" />,
                },
              ]}
            />
          </Section>
          <div className={css.two}>
            <Section title="Chậm nhất">
              <DataTable
                label="Nhiệm vụ chậm nhất"
                bare
                rows={board.mostLate}
                rowKey={(row) => row.id}
                opens={(row) => places.task(row.id)}
                empty={{ words: 'Không có nhiệm vụ nào quá hạn' }}
                columns={[
                  { key: 'title', head: 'Nội dung', main: true, cell: (row) => row.title },
                  { key: 'lead', head: 'Chủ trì', cell: (row) => row.lead.name },
                  {
                    key: 'due',
                    head: 'Hạn',
                    narrow: true,
                    cell: (row) => <DeadlineBadge dueOn={row.dueOn} today={board.asOf} withDay />,
                  },
                ]}
              />
            </Section>
            <Section title="Nơi đang vướng">
              <DataTable
                label="Nơi đang vướng"
                bare
                rows={board.mostBlocked}
                rowKey={(row) => row.unit.id}
                opens={(row) => tasksOf({ unitId: row.unit.id, stuck: true })}
                empty={{ words: 'Không có khó khăn nào chờ trả lời' }}
                columns={[
                  { key: 'unit', head: 'Đơn vị', main: true, cell: (row) => row.unit.name },
                  {
                    key: 'open',
                    head: 'Khó khăn chờ trả lời',
                    align: 'end',
                    narrow: true,
                    cell: (row) => numberWords(row.openDifficulties),
                  },
                  { key: 'oldest', head: 'Lâu nhất từ', narrow: true, cell: (row) => dayWords(row.oldestOn) },
                ]}
              />
            </Section>
          </div>
          <Section title="Theo văn bản">
            <DataTable
              label="Theo văn bản"
              rows={board.byDocument}
              rowKey={(row) => row.document.id}
              opens={(row) => places.document(row.document.id)}
              empty={{ words: 'Chưa có nhiệm vụ sinh từ văn bản' }}
              columns={[
                {
                  key: 'document',
                  head: 'Văn bản',
                  main: true,
                  cell: (row) => `${row.document.symbol ? `${row.document.symbol} — ` : ''}${row.document.title}`,
                },
                {
                  key: 'assigned',
                  head: 'Được giao',
                  align: 'end',
                  narrow: true,
                  sort: (row) => row.totals.verdict.assigned,
                  cell: (row) => (
                    <Count
                      value={row.totals.verdict.assigned}
                      opens={tasksOf({ ...scope, documentId: row.document.id })}
                    />
                  ),
                },
                {
                  key: 'done',
                  head: 'Công nhận',
                  align: 'end',
                  narrow: true,
                  sort: (row) => row.totals.verdict.on_time + row.totals.verdict.late,
                  cell: (row) => numberWords(row.totals.verdict.on_time + row.totals.verdict.late),
                },
                {
                  key: 'overdue',
                  head: 'Quá hạn',
                  align: 'end',
                  narrow: true,
                  sort: (row) => row.totals.verdict.overdue,
                  cell: (row) => (
                    <Count
                      value={row.totals.verdict.overdue}
                      opens={tasksOf({ ...scope, documentId: row.document.id, class: 'overdue' })}
                    />
                  ),
                },
              ]}
            />
          </Section>
        </>
      )}
      {mayUrge && board && board.byUnit.length === 1 && board.byUnit[0] && (
        <Button
          leftSection={<IconMailForward size={18} aria-hidden />}
          onClick={() => board.byUnit[0] && setUrging(board.byUnit[0].unit)}
        >
          Lập công văn đôn đốc
        </Button>
      )}
      {urging && <UrgingDialog unit={urging} onClose={() => setUrging(null)} />}
    </Page>
  )
}
