import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Empty } from '#ui/empty.tsx'
import type { ItemRow } from './items.tsx'
import css from './plan.module.css'
import { itemsFor, type PlanDraft } from './use-plan-draft.ts'

/** Which items of the upper document the unit carries out. */
export function PlanChoose({
  duties,
  draft,
  onNext,
}: {
  duties: readonly ItemRow[]
  draft: PlanDraft
  onNext: (change: Partial<PlanDraft>) => void
}) {
  const [chosen, setChosen] = useState(() => new Set(draft.chosen))
  const turn = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const next = () => {
    const ids = duties.map((item) => item.id).filter((id) => chosen.has(id))
    onNext({ chosen: ids, items: itemsFor(ids, duties, draft.items) })
  }
  if (duties.length === 0)
    return (
      <Empty
        words="Văn bản này chưa được tách thành các khoản giao việc"
        hint="Đơn vị vẫn lập được kế hoạch với các việc của riêng mình."
        next={
          <Button onClick={() => onNext({ chosen: [], items: [{ key: 'own1', upperIds: [], words: '' }] })}>
            Soạn kế hoạch
          </Button>
        }
      />
    )
  return (
    <>
      <p>Đánh dấu các khoản đơn vị thực hiện. Khoản không liên quan đến đơn vị thì bỏ dấu.</p>
      <Group gap="xs" my="sm">
        <Button variant="default" size="compact-md" onClick={() => setChosen(new Set(duties.map((item) => item.id)))}>
          Chọn tất cả
        </Button>
        <Button variant="default" size="compact-md" onClick={() => setChosen(new Set())}>
          Bỏ chọn tất cả
        </Button>
      </Group>
      <fieldset className={css.choose}>
        <legend className="only-read">Khoản của văn bản cấp trên</legend>
        {duties.map((item) => (
          <label key={item.id} className={css.check}>
            <input
              type="checkbox"
              checked={chosen.has(item.id)}
              onChange={(event) => turn(item.id, event.target.checked)}
            />
            <span>
              <b>{item.path}</b> {item.words}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={css.foot}>
        <Button disabled={chosen.size === 0} onClick={next}>
          Tiếp: soạn kế hoạch từ {chosen.size} khoản
        </Button>
      </div>
    </>
  )
}
