import type { confirmDay, confirmLawValue, withdrawDay, withdrawLawValue } from '@liem/domain/calendar/contract'
import type { OkOf, Route } from '@liem/domain/kernel/route'
import type { OfficerRef } from '@liem/domain/kernel/shapes'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Section } from '#ui/page.tsx'
import { useMe } from '../../me.ts'
import css from './calendar.module.css'
import { RecountDialog } from './recount-dialog.tsx'

type Row = { id: string | null; proposedBy: OfficerRef | null; can: readonly ('confirm' | 'withdraw')[] }
type Props<R extends Row> = {
  rows: readonly R[]
  confirm: typeof confirmDay | typeof confirmLawValue
  withdraw: typeof withdrawDay | typeof withdrawLawValue
  /** The list that shows them. */
  touched: Route
  /** What is proposed, in one line. */
  words: (row: R) => string
  about: (row: R) => string
}

/** Proposals that wait: the second officer confirms, who proposed may take it back. */
export function Pending<R extends Row>({ rows, confirm, withdraw, touched, words, about }: Props<R>) {
  const me = useMe()
  const [asking, setAsking] = useState<{ row: R; what: 'confirm' | 'withdraw' } | null>(null)
  const [recounted, setRecounted] = useState<OkOf<typeof confirmDay> | null>(null)
  const yes = useStep(confirm as typeof confirmDay, {
    onDone: (answer) => {
      setAsking(null)
      setRecounted(answer)
    },
  })
  const back = useStep(withdraw as typeof withdrawDay, {
    invalidates: [touched],
    said: 'Đã rút đề nghị',
    onDone: () => setAsking(null),
  })
  const run = () => {
    const input = { params: { id: asking?.row.id ?? '' } }
    if (asking?.what === 'confirm') yes.mutate(input)
    else back.mutate(input)
  }
  if (rows.length === 0 && !recounted) return null
  return (
    <div className={css.pending}>
      {rows.length > 0 && (
        <Section
          title={`Đề nghị chờ người thứ hai xác nhận (${rows.length})`}
          hint="Chưa có gì thay đổi cho đến khi một người khác xác nhận."
        >
          <DataTable<R>
            label="Đề nghị chờ xác nhận"
            bare
            rows={rows}
            rowKey={(row) => row.id ?? ''}
            empty={{ words: '' }}
            columns={[
              {
                key: 'words',
                head: 'Đề nghị',
                main: true,
                cell: (row) => (
                  <>
                    {words(row)}
                    <span className={css.aside}>{about(row)}</span>
                  </>
                ),
              },
              { key: 'by', head: 'Người đề nghị', cell: (row) => row.proposedBy?.name ?? '—' },
              {
                key: 'steps',
                head: 'Việc có thể làm',
                cell: (row) => (
                  <div className={css.buttons}>
                    {row.can.includes('confirm') && (
                      <Button size="sm" onClick={() => setAsking({ row, what: 'confirm' })}>
                        Xác nhận
                      </Button>
                    )}
                    {row.can.includes('withdraw') && (
                      <Button size="sm" variant="default" onClick={() => setAsking({ row, what: 'withdraw' })}>
                        Rút đề nghị
                      </Button>
                    )}
                    {row.proposedBy?.id === me.officerId && (
                      <span className={css.aside}>Đồng chí đã đề nghị, cần một người khác xác nhận.</span>
                    )}
                  </div>
                ),
              },
            ]}
          />
        </Section>
      )}
      {asking && (
        <Confirm
          title={asking.what === 'confirm' ? 'Xác nhận đề nghị?' : 'Rút đề nghị?'}
          words={
            <div className={css.stack}>
              <p>{words(asking.row)}</p>
              <p className={css.aside}>{about(asking.row)}</p>
              {asking.what === 'confirm' && (
                <p>Mọi thời hạn đang chạy sẽ được tính lại ngay; việc xác nhận được ghi nhật ký.</p>
              )}
            </div>
          }
          yes={asking.what === 'confirm' ? 'Xác nhận' : 'Rút đề nghị'}
          danger={asking.what === 'withdraw'}
          loading={yes.isPending || back.isPending}
          onYes={run}
          onNo={() => setAsking(null)}
        />
      )}
      {recounted && <RecountDialog answer={recounted} onClose={() => setRecounted(null)} />}
    </div>
  )
}
