import { Button } from '@mantine/core'
import { AreaField } from '#ui/form/fields.tsx'
import type { ItemRow } from './items.tsx'
import css from './plan.module.css'
import type { PlanDraft } from './use-plan-draft.ts'

const nextOwn = (items: PlanDraft['items']) => {
  let place = 1
  while (items.some((item) => item.key === `own${place}`)) place++
  return `own${place}`
}

/** The unit's own wording of each item; the upper wording stands beside it. */
export function PlanWrite({
  duties,
  draft,
  change,
  onBack,
  onNext,
}: {
  duties: readonly ItemRow[]
  draft: PlanDraft
  change: (next: (before: PlanDraft) => PlanDraft) => void
  onBack: () => void
  onNext: () => void
}) {
  const put = (key: string, words: string) =>
    change((before) => ({
      ...before,
      items: before.items.map((item) => (item.key === key ? { ...item, words } : item)),
    }))
  const drop = (key: string) =>
    change((before) => ({
      ...before,
      chosen: before.chosen.filter((id) => id !== key),
      items: before.items.filter((item) => item.key !== key),
    }))
  const ready = draft.items.some((item) => item.words.trim())
  return (
    <>
      <p>
        Viết lại từng việc cho đúng với đơn vị: ai làm, ở đâu, đến mức nào. Mỗi việc vẫn nối với khoản của cấp trên.
      </p>
      <ol className={css.items}>
        {draft.items.map((item, place) => {
          const upper = duties.find((one) => item.upperIds.includes(one.id))
          return (
            <li key={item.key}>
              <AreaField
                id={`plan-${item.key}`}
                name={item.key}
                label={`Việc ${place + 1}`}
                rows={2}
                value={item.words}
                onChange={(words) => put(item.key, words ?? '')}
              />
              <div className={css.upper}>
                {upper
                  ? `Thực hiện mục ${upper.path}: ${upper.words}`
                  : 'Việc riêng của đơn vị, không nối với khoản nào.'}
              </div>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => drop(item.key)}
                aria-label={`Bỏ việc ${place + 1}`}
              >
                Bỏ việc này
              </Button>
            </li>
          )
        })}
      </ol>
      <Button
        variant="default"
        onClick={() =>
          change((before) => ({
            ...before,
            items: [...before.items, { key: nextOwn(before.items), upperIds: [], words: '' }],
          }))
        }
      >
        Thêm việc riêng của đơn vị
      </Button>
      <div className={css.foot}>
        <Button disabled={!ready} onClick={onNext}>
          Tiếp: vào sổ kế hoạch
        </Button>
        <Button variant="default" onClick={onBack}>
          Quay lại chọn khoản
        </Button>
      </div>
    </>
  )
}
