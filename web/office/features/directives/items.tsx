import type { DocumentPage } from '@liem/domain/directives/contract'
import { addItem, type Item, listItems } from '@liem/domain/directives/items.contract'
import { itemKinds } from '@liem/domain/directives/words'
import { Button, Group } from '@mantine/core'
import { memo, useMemo, useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { AreaField, CheckField, choicesOf, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Link } from '#ui/link.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { AssignDialog } from './assign-dialog.tsx'
import css from './items.module.css'
import { LinkDialog } from './link-dialog.tsx'
import { touched } from './touched.ts'
import { nameOf } from './words.ts'

export type ItemRow = z.infer<typeof Item>

/** How deep each item lies below the top. */
export function depthsOf(items: readonly Pick<ItemRow, 'id' | 'parentId'>[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const item of items) depths.set(item.id, item.parentId ? (depths.get(item.parentId) ?? -1) + 1 : 0)
  return depths
}

/** Clauses with their legal wording; duties show what came of them. */
export function Items({ page }: { page: DocumentPage }) {
  const me = useMe()
  const items = useAsk(listItems, { params: { id: page.id } })
  const [onlyDuties, setOnlyDuties] = useState(false)
  const [dialog, setDialog] = useState<{ kind: 'assign' | 'link'; item: ItemRow } | { kind: 'add' } | null>(null)
  const depths = useMemo(() => depthsOf(items.data ?? []), [items.data])
  // A plan is linked upwards by the unit that issued it.
  const links =
    me.permissions.includes('directives.receive') && me.roles.some(({ unit }) => unit.id === page.issuer.unit?.id)
  if (items.error) return <QuietError error={items.error} again={() => void items.refetch()} />
  if (!items.data) return <Bones rows={8} />
  const shown = onlyDuties ? items.data.filter((item) => item.isDuty || item.tasks > 0) : items.data
  const duties = items.data.filter((item) => item.isDuty).length
  return (
    <>
      <Group justify="space-between" mb="sm">
        <span role="status">
          {items.data.length > 0 && `${items.data.length} mục, trong đó ${duties} mục giao việc phải làm`}
        </span>
        <Group gap="xs">
          {duties > 0 && duties < items.data.length && (
            <Button variant="subtle" aria-pressed={onlyDuties} onClick={() => setOnlyDuties(!onlyDuties)}>
              {onlyDuties ? 'Xem tất cả các mục' : 'Chỉ xem việc phải làm'}
            </Button>
          )}
          {page.can.includes('relate') && page.status === 'registered' && (
            <Button variant="default" onClick={() => setDialog({ kind: 'add' })}>
              Thêm khoản, mục
            </Button>
          )}
        </Group>
      </Group>
      {items.data.length === 0 ? (
        <Empty
          words="Chưa có khoản, mục nào"
          hint="Văn bản đọc từ tệp có sẵn các khoản; văn bản vào sổ bằng tay thì thêm từng khoản, mục cần theo dõi."
        />
      ) : (
        <ol className={css.items}>
          {shown.map((item) => (
            <OneItem
              key={item.id}
              item={item}
              depth={onlyDuties ? 0 : (depths.get(item.id) ?? 0)}
              assigns={page.can.includes('assign')}
              links={links}
              onDo={setDialog}
            />
          ))}
        </ol>
      )}
      {dialog?.kind === 'add' && <AddDialog page={page} items={items.data} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'assign' && <AssignDialog page={page} item={dialog.item} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'link' && <LinkDialog page={page} item={dialog.item} onClose={() => setDialog(null)} />}
    </>
  )
}

const headings: ReadonlySet<string> = new Set(['part', 'chapter', 'section', 'annex'])

const OneItem = memo(function OneItem({
  item,
  depth,
  assigns,
  links,
  onDo,
}: {
  item: ItemRow
  depth: number
  assigns: boolean
  links: boolean
  onDo: (dialog: { kind: 'assign' | 'link'; item: ItemRow }) => void
}) {
  return (
    <li
      className={css.item}
      id={`item-${item.id}`}
      data-duty={item.isDuty ? '' : undefined}
      data-heading={headings.has(item.kind) ? '' : undefined}
      style={{ '--depth': Math.min(depth, 5) } as React.CSSProperties}
    >
      <div className={css.words}>
        {item.marker && <span className={css.marker}>{item.marker} </span>}
        {item.words}
      </div>
      {item.upper.length > 0 && (
        <ul className={css.upper}>
          {item.upper.map((upper) => (
            <li key={upper.itemId}>
              Thực hiện mục {upper.path || '…'} của{' '}
              <Link to={`${places.document(upper.document.id)}#item-${upper.itemId}`}>{nameOf(upper.document)}</Link>
            </li>
          ))}
        </ul>
      )}
      {(item.isDuty || item.tasks > 0) && (
        <div className={css.foot}>
          <span>Mục {item.path}</span>
          {item.tasks > 0 ? (
            <Link to={`${places.tasks}?itemId=${item.id}`}>{item.tasks} nhiệm vụ</Link>
          ) : (
            <span className={css.none}>Chưa giao nhiệm vụ</span>
          )}
          {item.lower > 0 && <span>{item.lower} mục của đơn vị cấp dưới thực hiện</span>}
          {assigns && (
            <Button variant="subtle" size="compact-md" onClick={() => onDo({ kind: 'assign', item })}>
              Giao nhiệm vụ
            </Button>
          )}
          {links && (
            <Button variant="subtle" size="compact-md" onClick={() => onDo({ kind: 'link', item })}>
              Thực hiện khoản nào của cấp trên
            </Button>
          )}
        </div>
      )}
    </li>
  )
})

function AddDialog({ page, items, onClose }: { page: DocumentPage; items: readonly ItemRow[]; onClose: () => void }) {
  const form = useForm(addItem, {
    start: { parentId: null, path: '', kind: 'clause', words: '', isDuty: true },
    tidy: (values) => ({ ...values, parentId: values.parentId || null }),
    input: (body) => ({ params: { id: page.id }, body }),
    invalidates: touched,
    said: 'Đã thêm',
    onDone: onClose,
  })
  return (
    <Dialog title="Thêm khoản, mục" onClose={onClose}>
      <Form form={form} submit="Thêm">
        <FieldRow>
          <SelectField {...form.field('kind')} label="Loại" choices={choicesOf(itemKinds)} />
          <TextField {...form.field('path')} label="Số mục" hint="Ví dụ II.3.a" />
        </FieldRow>
        <AreaField {...form.field('words')} label="Lời văn trong văn bản" rows={5} />
        {items.length > 0 && (
          <SelectField
            {...form.fieldAt<string>('parentId')}
            label="Thuộc mục"
            optional
            choices={items
              .filter((item) => item.kind !== 'bullet' && item.kind !== 'row')
              .map((item) => ({ value: item.id, words: `${item.path} ${item.words}`.slice(0, 90) }))}
          />
        )}
        <CheckField {...form.field('isDuty')} label="Là việc phải làm" hint="Mục này lên ma trận triển khai." />
      </Form>
    </Dialog>
  )
}
