import { type DocumentPage, type DocumentRef, mergeStub } from '@liem/domain/directives/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { Link } from '#ui/link.tsx'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { touched } from './touched.ts'
import { citedAs } from './words.ts'

/** A citation and a registered document that are probably one: says so and offers to merge them. */
export function MergeNote({ page }: { page: DocumentPage }) {
  const open = useOpen()
  const [asking, setAsking] = useState<DocumentRef | null>(null)
  const merge = useStep(mergeStub, {
    invalidates: touched,
    said: 'Đã gộp, các quan hệ được giữ nguyên',
    onDone: (_, { body }) => {
      setAsking(null)
      if (body.intoId !== page.id) open(places.document(body.intoId), { replace: true })
    },
  })
  const isStub = page.status === 'stub'
  if (isStub && page.mergeCandidates.length === 0)
    return (
      <div className={css.note}>
        Văn bản này mới được nhắc tới trong văn bản khác, chưa vào sổ. Khi nhận được văn bản, bấm “Vào sổ”: các quan hệ
        đã có được giữ nguyên.
      </div>
    )
  if (page.mergeCandidates.length === 0) return null
  return (
    <div className={css.note} data-tone="amber">
      <p>
        {isStub
          ? 'Mục trích dẫn này có thể chính là văn bản đã vào sổ sau đây:'
          : 'Có mục trích dẫn có thể chính là văn bản này:'}
      </p>
      <ul className={css.list}>
        {page.mergeCandidates.map((one) => (
          <li key={one.id} className={css.row}>
            <span className={css.grow}>
              <Link to={places.document(one.id)}>{citedAs(one)}</Link> — {one.title}
            </span>
            {page.can.includes('merge') && (
              <Button variant="default" size="compact-md" onClick={() => setAsking(one)}>
                Gộp làm một
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <Confirm
          title="Gộp mục trích dẫn vào văn bản đã vào sổ?"
          words="Mọi quan hệ trỏ đến mục trích dẫn sẽ trỏ đến văn bản đã vào sổ. Việc gộp được ghi vào nhật ký và không tách lại được."
          yes="Gộp làm một"
          loading={merge.isPending}
          onNo={() => setAsking(null)}
          onYes={() =>
            merge.mutate({
              params: { id: isStub ? page.id : asking.id },
              body: { intoId: isStub ? asking.id : page.id },
            })
          }
        />
      )}
    </div>
  )
}
