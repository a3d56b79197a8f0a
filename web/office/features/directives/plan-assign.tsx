import { type DocumentRef, readDocumentPage } from '@liem/domain/directives/contract'
import { listItems } from '@liem/domain/directives/items.contract'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Count } from '#ui/figure.tsx'
import { Link } from '#ui/link.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { places } from '../../places.ts'
import { AssignDialog } from './assign-dialog.tsx'
import type { ItemRow } from './items.tsx'
import css from './plan.module.css'
import { nameOf } from './words.ts'

/** The plan stands; its items become tasks of the unit and of those below it. */
export function PlanAssign({ plan, unit }: { plan: DocumentRef; unit: UnitRef }) {
  const open = useOpen()
  const page = useAsk(readDocumentPage, { params: { id: plan.id } })
  const items = useAsk(listItems, { params: { id: plan.id } })
  const [assigning, setAssigning] = useState<ItemRow | null>(null)
  const error = page.error ?? items.error
  if (error) return <QuietError error={error} />
  if (!page.data || !items.data) return <Bones />
  const may = page.data.can.includes('assign')
  const duties = items.data.filter((item) => item.isDuty)
  const left = duties.filter((item) => item.tasks === 0).length
  return (
    <>
      <p className={css.notice}>
        Kế hoạch <Link to={places.document(plan.id)}>{nameOf(plan)}</Link> của đơn vị đã vào sổ và gắn với văn bản.{' '}
        {may
          ? left > 0
            ? `Còn ${left} việc chưa giao cho ai.`
            : 'Mọi việc trong kế hoạch đã được giao.'
          : 'Thủ trưởng đơn vị giao từng việc thành nhiệm vụ ở trang của kế hoạch.'}
      </p>
      <ol className={css.items}>
        {duties.map((item) => (
          <li key={item.id}>
            <div>
              <b>{item.marker}</b> {item.words}
            </div>
            <div className={css.row}>
              <span>
                <Count value={item.tasks} opens={`${places.tasks}?itemId=${item.id}`} /> nhiệm vụ
              </span>
              {may && (
                <Button
                  variant={item.tasks ? 'subtle' : 'default'}
                  size="compact-md"
                  onClick={() => setAssigning(item)}
                >
                  Giao nhiệm vụ
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div className={css.foot}>
        <Button variant={left > 0 ? 'default' : 'filled'} onClick={() => open(places.document(plan.id))}>
          Mở trang kế hoạch
        </Button>
      </div>
      {assigning && <AssignDialog page={page.data} item={assigning} to={[unit]} onClose={() => setAssigning(null)} />}
    </>
  )
}
