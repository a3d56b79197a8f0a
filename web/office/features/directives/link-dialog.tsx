import type { DocumentPage } from '@liem/domain/directives/contract'
import { linkItem, listItems } from '@liem/domain/directives/items.contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { plain } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { SelectField, TextField } from '#ui/form/fields.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './directives.module.css'
import type { ItemRow } from './items.tsx'
import { touched } from './touched.ts'
import { citedAs } from './words.ts'

/** Says which items of upper documents one's own item carries out. */
export function LinkDialog({ page, item, onClose }: { page: DocumentPage; item: ItemRow; onClose: () => void }) {
  const uppers = page.relations.filter(
    (one) => one.direction === 'out' && (one.kind === 'implements' || one.kind === 'specifies'),
  )
  const [upperId, setUpperId] = useState<string | null>(
    item.upper[0]?.document.id ?? uppers.find((one) => one.document.status === 'registered')?.document.id ?? null,
  )
  const [chosen, setChosen] = useState(() => new Set(item.upper.map((one) => one.itemId)))
  const [q, setQ] = useState('')
  const items = useAsk(listItems, { params: { id: upperId ?? '' } }, { when: upperId !== null })
  const step = useStep(linkItem, { invalidates: touched, said: 'Đã ghi', showsRefusal: true, onDone: onClose })
  const wanted = plain(q)
  const shown = items.data?.filter(
    (one) => (one.isDuty || chosen.has(one.id)) && (!wanted || plain(`${one.path} ${one.words}`).includes(wanted)),
  )
  const turn = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Dialog title="Thực hiện khoản nào của cấp trên" onClose={onClose} size="large">
      <blockquote className={css.words} style={{ margin: 0 }}>
        {item.path && <b>{item.path}. </b>}
        {item.words}
      </blockquote>
      {uppers.length === 0 ? (
        <Empty
          words="Chưa ghi kế hoạch này triển khai văn bản nào"
          hint="Ghi quan hệ “triển khai” với văn bản cấp trên trước, rồi nối từng khoản."
        />
      ) : (
        <>
          <SelectField
            id="upper"
            name="upper"
            label="Văn bản cấp trên"
            value={upperId}
            onChange={(next) => setUpperId(next ?? null)}
            choices={uppers.map(({ document }) => ({
              value: document.id,
              words: `${citedAs(document)} — ${document.title}`.slice(0, 120),
            }))}
          />
          <TextField id="upper-q" name="q" label="Tìm khoản" optional value={q} onChange={(next) => setQ(next ?? '')} />
          {items.error && <QuietError error={items.error} />}
          {items.isLoading && <Bones />}
          {shown && (
            <fieldset className={css.choose} aria-label="Khoản của văn bản cấp trên">
              {shown.length === 0 && <p className={css.soft}>Không có khoản nào giao việc phải làm.</p>}
              {shown.map((one) => (
                <label key={one.id} className={css.check}>
                  <input
                    type="checkbox"
                    checked={chosen.has(one.id)}
                    onChange={(event) => turn(one.id, event.target.checked)}
                  />
                  <span>
                    <b>{one.path}</b> {one.words}
                  </span>
                </label>
              ))}
            </fieldset>
          )}
        </>
      )}
      {step.error && <QuietError error={step.error} />}
      <Group justify="flex-end">
        <Button
          loading={step.isPending}
          onClick={() => step.mutate({ params: { id: item.id }, body: { upperItemIds: [...chosen] } })}
        >
          {chosen.size ? `Ghi ${chosen.size} khoản` : 'Ghi là không thực hiện khoản nào'}
        </Button>
      </Group>
    </Dialog>
  )
}
