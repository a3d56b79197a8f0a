import { type DocumentPage, readDocumentPage } from '@liem/domain/directives/contract'
import { listItems } from '@liem/domain/directives/items.contract'
import { useAddress, usePlace } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Empty } from '#ui/empty.tsx'
import { Page } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import type { ItemRow } from './items.tsx'
import css from './plan.module.css'
import { PlanAssign } from './plan-assign.tsx'
import { PlanChoose } from './plan-choose.tsx'
import { PlanFinish } from './plan-finish.tsx'
import { PlanWrite } from './plan-write.tsx'
import { type PlanDraft, usePlanDraft } from './use-plan-draft.ts'
import { nameOf } from './words.ts'

const steps = ['Chọn khoản thực hiện', 'Soạn kế hoạch', 'Vào sổ, gắn với văn bản', 'Giao nhiệm vụ'] as const

/** A unit makes its plan for a document it received, step by step. */
export function PlanScreen() {
  const me = useMe()
  const id = usePlace('id')
  const address = useAddress()
  const page = useAsk(readDocumentPage, { params: { id } })
  const items = useAsk(listItems, { params: { id } })
  const error = page.error ?? items.error
  if (error) return <QuietError error={error} again={() => void page.refetch()} />
  if (!page.data || !items.data) return <Bones rows={8} />
  const mine = page.data.myReceipts
  // The unit that was asked for; else the officer's own; else whichever still owes a plan.
  const receipt =
    mine.find((one) => String(one.unit.id) === address.filters.unitId) ??
    mine.find((one) => one.unit.id === me.unit.id) ??
    mine.find((one) => one.needsPlan && !one.plan) ??
    mine[0]
  if (!receipt)
    return (
      <Page title="Lập kế hoạch của đơn vị" crumbs={crumbsOf(page.data)}>
        <Empty
          words="Đơn vị của đồng chí chưa được gửi văn bản này"
          hint="Chỉ đơn vị nhận văn bản mới lập kế hoạch thực hiện."
        />
      </Page>
    )
  return <Steps key={receipt.unit.id} page={page.data} items={items.data} receipt={receipt} />
}

const crumbsOf = (page: DocumentPage) => [
  { words: 'Văn bản', to: places.documents },
  { words: nameOf(page), to: places.document(page.id) },
]

function Steps({
  page,
  items,
  receipt,
}: {
  page: DocumentPage
  items: readonly ItemRow[]
  receipt: DocumentPage['myReceipts'][number]
}) {
  const me = useMe()
  const address = useAddress()
  const duties = items.filter((item) => item.isDuty)
  const plan = usePlanDraft(page, receipt.unit, duties, me.today)
  const { draft } = plan
  // Once the plan stands in the register only what follows is left to do.
  const attached = receipt.plan
  const asked = Number(address.filters.step) || 1
  const reached = attached ? 4 : draft.planId ? 3 : draft.items.length ? 3 : 1
  const now = attached ? 4 : Math.min(Math.max(asked, draft.planId ? 3 : 1), reached)
  const go = (step: number) => address.set({ step: String(step) })
  const next = (change: Partial<PlanDraft>, step: number) => {
    plan.change((before) => ({ ...before, ...change }))
    go(step)
  }
  return (
    <Page
      title="Lập kế hoạch của đơn vị"
      crumbs={crumbsOf(page)}
      lead={
        <>
          {receipt.unit.name} — thực hiện {nameOf(page)}
          {receipt.planDueOn && `, có kế hoạch chậm nhất ngày ${dayWords(receipt.planDueOn)}`}
        </>
      }
    >
      <ol className={css.steps} aria-label="Các bước">
        {steps.map((words, place) => {
          const step = place + 1
          const state = step === now ? 'now' : step < now ? 'done' : 'later'
          const canGo = !attached && !draft.planId && step < now
          return (
            <li key={words} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <span className={css.number} aria-hidden>
                {state === 'done' ? '✓' : step}
              </span>
              {canGo ? (
                <button type="button" className={css.back} onClick={() => go(step)}>
                  {words}
                </button>
              ) : (
                words
              )}
            </li>
          )
        })}
      </ol>
      {now === 1 && <PlanChoose duties={duties} draft={draft} onNext={(change) => next(change, 2)} />}
      {now === 2 && (
        <PlanWrite duties={duties} draft={draft} change={plan.change} onBack={() => go(1)} onNext={() => go(3)} />
      )}
      {now === 3 && (
        <PlanFinish page={page} unit={receipt.unit} plan={plan} onBack={() => go(2)} onDone={() => go(4)} />
      )}
      {now === 4 && attached && <PlanAssign plan={attached} unit={receipt.unit} />}
    </Page>
  )
}
