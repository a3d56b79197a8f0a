import type { Sending } from '@liem/domain/directives/reviewing'
import { Button } from '@mantine/core'
import { DateField } from '#ui/date-field.tsx'
import { CheckField } from '#ui/form/fields.tsx'
import { useMe } from '../../me.ts'
import css from './reading.module.css'
import { unitsOf, useReview } from './review-context.tsx'
import { UnitsField } from './units-field.tsx'

/** Sending the document to units in the same step as registering it. */
export function ReviewSend({ unitIdsOf }: { unitIdsOf: (codes: readonly string[]) => number[] }) {
  const review = useReview()
  const me = useMe()
  const { send } = review.reviewed.extra
  const change = (next: Partial<Sending>) =>
    review.change((before) => ({ ...before, extra: { ...before.extra, send: { ...before.extra.send, ...next } } }))
  const named = unitIdsOf(review.draft.addressees.flatMap((one) => one.units))
  return (
    <div className={css.part}>
      <h2>Gửi xuống đơn vị</h2>
      <CheckField
        id="send-on"
        name="on"
        label="Gửi văn bản đến đơn vị ngay khi vào sổ"
        hint="Cũng có thể gửi sau, ở trang của văn bản."
        value={send.on}
        onChange={(on) => change({ on: on ?? false })}
      />
      {send.on && (
        <>
          {named.length > 0 && (
            <Button
              variant="default"
              size="compact-md"
              onClick={() => change({ unitIds: [...new Set([...send.unitIds, ...named])] })}
            >
              Lấy theo nơi nhận ghi trong văn bản ({named.length} đơn vị)
            </Button>
          )}
          <UnitsField
            id="send-units"
            name="send-units"
            label="Đơn vị nhận"
            value={unitsOf(review, send.unitIds)}
            onChange={(units) => change({ unitIds: units.map((unit) => unit.id) })}
          />
          <CheckField
            id="send-plan"
            name="needsPlan"
            label="Các đơn vị này phải ban hành kế hoạch riêng để thực hiện"
            value={send.needsPlan}
            onChange={(needsPlan) => change({ needsPlan: needsPlan ?? false })}
          />
          {send.needsPlan && (
            <DateField
              id="send-plan-due"
              name="planDueOn"
              label="Có kế hoạch chậm nhất ngày"
              today={me.today}
              min={me.today}
              value={send.planDueOn}
              onChange={(planDueOn) => change({ planDueOn: planDueOn ?? null })}
            />
          )}
        </>
      )}
    </div>
  )
}
