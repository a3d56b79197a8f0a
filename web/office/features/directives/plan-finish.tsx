import { attachPlan } from '@liem/domain/directives/cascade.contract'
import { type DocumentPage, registerDocument } from '@liem/domain/directives/contract'
import { linkItem, listItems } from '@liem/domain/directives/items.contract'
import { type PlanHead, planBody, written } from '@liem/domain/directives/unit-plan'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { readUnit } from '@liem/domain/units/contract'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#lib/call.ts'
import { check, type Errors, errorsOf } from '#lib/faults.ts'
import { useAsk } from '#lib/query.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { DateField } from '#ui/date-field.tsx'
import { AreaField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { Progress } from '#ui/progress.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import css from './plan.module.css'
import type { Plan } from './use-plan-draft.ts'
import { nameOf } from './words.ts'

/**
 * Registers the plan, links each item upwards, then attaches the plan. Attaching comes last: while something is missing the unit
 * still owes its plan, and the same button goes on where it stopped.
 */
export function PlanFinish({
  page,
  unit,
  plan,
  onBack,
  onDone,
}: {
  page: DocumentPage
  unit: UnitRef
  plan: Plan
  onBack: () => void
  onDone: () => void
}) {
  const me = useMe()
  const client = useQueryClient()
  const known = useAsk(readUnit, { params: { id: unit.id } }, { staleMs: 300_000 })
  const { draft, change } = plan
  const [errors, setErrors] = useState<Errors>({})
  const [refused, setRefused] = useState<CallRefused | null>(null)
  const [at, setAt] = useState<{ words: string; share: number } | null>(null)
  const field = <K extends keyof PlanHead>(name: K) => ({
    id: `plan-${name}`,
    name,
    value: draft.head[name],
    error: errors[name],
    onChange: (value: string | null | undefined) => {
      change((before) => ({ ...before, head: { ...before.head, [name]: value ?? '' } }))
      setErrors(({ [name]: _gone, ...left }) => left)
    },
  })
  const items = written(draft.items)
  const run = async () => {
    if (at) return
    if (!known.data) return
    const body = planBody(page, { ...unit, side: known.data.side }, draft.head, draft.items)
    const found = {
      ...check(registerDocument.body, body),
      ...(body.symbol ? {} : { symbol: 'Xin nhập số, ký hiệu kế hoạch' }),
    }
    setErrors(found)
    setRefused(null)
    if (!draft.planId && Object.keys(found).length) return
    try {
      setAt({ words: 'Đang vào sổ kế hoạch', share: 0 })
      let planId = draft.planId
      if (!planId) {
        planId = (await call(registerDocument, { body })).id
        const id = planId
        change((before) => ({ ...before, planId: id }))
      }
      const registered = await call(listItems, { params: { id: planId } })
      for (const [place, item] of items.entries()) {
        setAt({ words: `Đang nối việc ${place + 1} trên ${items.length}`, share: (place + 1) / (items.length + 2) })
        const own = registered[place]
        const missing = item.upperIds.some((id) => !own?.upper.some((one) => one.itemId === id))
        if (own && missing) await call(linkItem, { params: { id: own.id }, body: { upperItemIds: item.upperIds } })
      }
      setAt({ words: 'Đang gắn kế hoạch với văn bản', share: 1 })
      await call(attachPlan, { params: { id: page.id, unitId: unit.id }, body: { planDocumentId: planId } })
      plan.forget()
      toast.done('Kế hoạch của đơn vị đã vào sổ và gắn với văn bản')
      onDone()
      await client.invalidateQueries()
    } catch (thrown) {
      const no = asRefused(thrown)
      setErrors(errorsOf(no.faults))
      setRefused(no)
    } finally {
      setAt(null)
    }
  }
  return (
    <form
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <p>
        Ghi như trên kế hoạch đã ký. Kế hoạch gồm {items.length} việc, ghi là triển khai {nameOf(page)}.
      </p>
      {draft.planId ? (
        <p className={css.notice}>Kế hoạch đã vào sổ; còn việc nối từng khoản và gắn với văn bản. Bấm để làm tiếp.</p>
      ) : (
        <>
          <FieldRow>
            <TextField {...field('symbol')} label="Số, ký hiệu kế hoạch" hint="Ví dụ 12/KH-UBND" />
            <DateField {...field('issuedOn')} label="Ngày ban hành" today={me.today} />
          </FieldRow>
          <AreaField {...field('title')} label="Trích yếu" rows={2} />
          <FieldRow>
            <TextField {...field('signerName')} label="Người ký" optional />
            <TextField {...field('signerCapacity')} label="Chức vụ người ký" optional />
            <TextField {...field('place')} label="Địa danh" optional />
          </FieldRow>
        </>
      )}
      {at && <Progress words={at.words} share={at.share} />}
      {known.error && <QuietError error={known.error} again={() => void known.refetch()} />}
      {refused && refused.code !== 'request.invalid' && <QuietError error={refused} />}
      {Object.entries(errors)
        .filter(([path]) => !(path in draft.head))
        .map(([path, words]) => (
          <p key={path} className={css.notice} role="alert">
            {words}
          </p>
        ))}
      <div className={css.foot}>
        <Button type="submit" loading={at !== null || known.isLoading}>
          {draft.planId ? 'Làm tiếp' : 'Vào sổ và gắn với văn bản'}
        </Button>
        {!draft.planId && (
          <Button variant="default" onClick={onBack}>
            Quay lại soạn
          </Button>
        )}
      </div>
    </form>
  )
}
