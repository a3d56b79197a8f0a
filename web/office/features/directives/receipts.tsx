import { acknowledgeDocument, listReceipts, type ReceiptRow } from '@liem/domain/directives/cascade.contract'
import type { DocumentPage } from '@liem/domain/directives/contract'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { useState } from 'react'
import type { z } from 'zod'
import { useAddress } from '#lib/address.ts'
import { dayWords, numberWords, plain } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Link } from '#ui/link.tsx'
import type { RowAction } from '#ui/row-actions.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { AttachPlanDialog, SpreadDialog } from './receipt-dialogs.tsx'
import { SendDialog } from './send-dialog.tsx'
import { touched } from './touched.ts'
import { nameOf } from './words.ts'

type Row = z.infer<typeof ReceiptRow>
type Waiting = 'acknowledge' | 'plan' | 'spread'
const waits = { acknowledge: 'Chưa xác nhận đã nhận', spread: 'Chưa quán triệt', plan: 'Chưa có kế hoạch' } as const

/** Which units have the document, have spread it, have a plan of their own. */
export function Receipts({ page }: { page: DocumentPage }) {
  const me = useMe()
  const address = useAddress()
  const waiting = address.filters.waiting as Waiting | undefined
  const receipts = useAsk(
    listReceipts,
    { params: { id: page.id }, query: { waiting: waiting && waiting in waits ? waiting : undefined } },
    { keep: true },
  )
  const acknowledge = useStep(acknowledgeDocument, { invalidates: touched, said: 'Đã xác nhận' })
  const [dialog, setDialog] = useState<{ kind: 'spread' | 'plan' | 'ask'; unit: UnitRef }>()
  const close = () => setDialog(undefined)
  const { receipts: figures } = page
  const here = (filter: string) => `${places.document(page.id)}?tab=receipts&waiting=${filter}`
  const q = plain(address.filters.q ?? '')
  const rows = receipts.data?.rows.filter((row) => !q || plain(`${row.unit.name} ${row.unit.code}`).includes(q))
  const actions = (row: Row): RowAction[] => [
    ...(row.can.includes('acknowledge')
      ? [
          {
            key: 'acknowledge',
            words: 'Xác nhận đã nhận',
            run: () => acknowledge.mutate({ params: { id: page.id, unitId: row.unit.id } }),
          },
        ]
      : []),
    ...(row.can.includes('spread')
      ? [{ key: 'spread', words: 'Ghi quán triệt', run: () => setDialog({ kind: 'spread', unit: row.unit }) }]
      : []),
    ...(row.can.includes('attachPlan')
      ? [{ key: 'plan', words: 'Gắn kế hoạch', run: () => setDialog({ kind: 'plan', unit: row.unit }) }]
      : []),
    ...(row.can.includes('askPlan')
      ? [
          {
            key: 'ask',
            words: row.needsPlan ? 'Đổi hạn kế hoạch' : 'Yêu cầu kế hoạch',
            run: () => setDialog({ kind: 'ask', unit: row.unit }),
          },
        ]
      : []),
  ]
  return (
    <div className={css.stack}>
      {figures.sent > 0 && (
        <Figures>
          <Figure
            value={figures.acknowledged}
            of={figures.sent}
            words="đơn vị đã xác nhận nhận"
            opens={here('acknowledge')}
          />
          <Figure value={figures.spread} of={figures.sent} words="đơn vị đã quán triệt" opens={here('spread')} />
          <Figure
            value={figures.plansIssued}
            of={figures.plansNeeded}
            words="đơn vị đã có kế hoạch riêng"
            opens={here('plan')}
          />
          <Figure value={figures.plansLate} words="kế hoạch chậm" tone="red" opens={here('plan')} />
        </Figures>
      )}
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm đơn vị"
        filters={[
          {
            kind: 'one',
            name: 'waiting',
            words: 'Còn chờ',
            choices: (Object.keys(waits) as Waiting[]).map((value) => ({ value, words: waits[value] })),
          },
        ]}
      />
      <DataTable<Row>
        label="Đơn vị nhận văn bản"
        rows={rows}
        error={receipts.error}
        again={() => void receipts.refetch()}
        rowKey={(row) => row.unit.id}
        empty={{
          words: 'Văn bản chưa được gửi đến đơn vị nào',
          filtered: Boolean(waiting || q),
          onClear: () => address.set({ waiting: undefined, q: undefined }),
        }}
        actions={actions}
        columns={[
          {
            key: 'unit',
            head: 'Đơn vị',
            main: true,
            sort: (row) => row.unit.name,
            cell: (row) => <Link to={places.unit(row.unit.id)}>{row.unit.name}</Link>,
          },
          { key: 'sent', head: 'Ngày gửi', narrow: true, notOnPhone: true, cell: (row) => dayWords(row.sentOn) },
          {
            key: 'acknowledged',
            head: 'Xác nhận nhận',
            narrow: true,
            sort: (row) => row.acknowledgedOn,
            cell: (row) =>
              row.acknowledgedOn ? dayWords(row.acknowledgedOn) : <StateBadge words="Chưa xác nhận" tone="grey" />,
          },
          {
            key: 'spread',
            head: 'Quán triệt',
            narrow: true,
            sort: (row) => row.people,
            cell: (row) =>
              row.spreadings ? (
                `${row.spreadings} lần, ${numberWords(row.people)} người`
              ) : (
                <StateBadge words="Chưa ghi" tone="grey" />
              ),
          },
          {
            key: 'plan',
            head: 'Kế hoạch của đơn vị',
            sort: (row) => row.planDueOn,
            cell: (row) =>
              row.plan ? (
                <>
                  <Link to={places.document(row.plan.id)}>{nameOf(row.plan)}</Link>
                  {row.planLate && ' (chậm)'}
                </>
              ) : row.needsPlan ? (
                <DeadlineBadge dueOn={row.planDueOn} today={me.today} withDay />
              ) : (
                <span className={css.soft}>Không yêu cầu</span>
              ),
          },
        ]}
      />
      {dialog?.kind === 'spread' && <SpreadDialog documentId={page.id} unit={dialog.unit} onClose={close} />}
      {dialog?.kind === 'plan' && <AttachPlanDialog documentId={page.id} unit={dialog.unit} onClose={close} />}
      {dialog?.kind === 'ask' && <SendDialog page={page} to={[dialog.unit]} needsPlan onClose={close} />}
    </div>
  )
}
