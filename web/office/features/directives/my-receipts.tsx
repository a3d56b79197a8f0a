import { acknowledgeDocument } from '@liem/domain/directives/cascade.contract'
import type { DocumentPage } from '@liem/domain/directives/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useStep } from '#lib/query.ts'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Link } from '#ui/link.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMay, useMe } from '../../me.ts'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { AttachPlanDialog, SpreadDialog } from './receipt-dialogs.tsx'
import { touched } from './touched.ts'
import { nameOf } from './words.ts'

/** What the officer's own unit still has to do with the document. */
export function MyReceipts({ page }: { page: DocumentPage }) {
  const me = useMe()
  const open = useOpen()
  const registers = useMay('directives.register')
  const acknowledge = useStep(acknowledgeDocument, { invalidates: touched, said: 'Đã xác nhận' })
  const [dialog, setDialog] = useState<{ kind: 'spread' | 'plan'; unit: DocumentPage['myReceipts'][number]['unit'] }>()
  return page.myReceipts.map((receipt) => (
    <section key={receipt.unit.id} className={css.note} aria-label={`Việc của ${receipt.unit.name}`}>
      <div className={css.row}>
        <div className={css.whole}>
          <b>{receipt.unit.name}</b> được gửi văn bản này ngày {dayWords(receipt.sentOn)}
          {receipt.acknowledgedOn
            ? `, đã xác nhận ngày ${dayWords(receipt.acknowledgedOn)}.`
            : ', chưa xác nhận đã nhận.'}
          {receipt.plan && (
            <>
              {' '}
              Kế hoạch của đơn vị: <Link to={places.document(receipt.plan.id)}>{nameOf(receipt.plan)}</Link>.
            </>
          )}
        </div>
        {receipt.needsPlan && !receipt.plan && (
          <>
            <StateBadge words="Phải có kế hoạch" tone="amber" />
            <DeadlineBadge dueOn={receipt.planDueOn} today={me.today} withDay />
          </>
        )}
        {page.can.includes('acknowledge') && !receipt.acknowledgedOn && (
          <Button
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ params: { id: page.id, unitId: receipt.unit.id } })}
          >
            Xác nhận đã nhận
          </Button>
        )}
        {page.can.includes('spread') && (
          <Button variant="default" onClick={() => setDialog({ kind: 'spread', unit: receipt.unit })}>
            Ghi quán triệt
          </Button>
        )}
        {page.can.includes('attachPlan') && !receipt.plan && (
          <>
            {registers && (
              <Button
                variant={receipt.needsPlan && receipt.acknowledgedOn ? 'filled' : 'default'}
                onClick={() => open(`${places.unitPlan(page.id)}?unitId=${receipt.unit.id}`)}
              >
                Lập kế hoạch của đơn vị
              </Button>
            )}
            <Button variant="subtle" onClick={() => setDialog({ kind: 'plan', unit: receipt.unit })}>
              Gắn kế hoạch đã có
            </Button>
          </>
        )}
      </div>
      {dialog?.unit.id === receipt.unit.id &&
        (dialog.kind === 'spread' ? (
          <SpreadDialog documentId={page.id} unit={dialog.unit} onClose={() => setDialog(undefined)} />
        ) : (
          <AttachPlanDialog documentId={page.id} unit={dialog.unit} onClose={() => setDialog(undefined)} />
        ))}
    </section>
  ))
}
