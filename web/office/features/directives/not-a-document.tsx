import { discardReading, listReadings } from '@liem/domain/directives/readings.contract'
import { citationsOf } from '@liem/domain/directives/reviewing'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Link } from '#ui/link.tsx'
import { type Crumb, Page, Section } from '#ui/page.tsx'
import { places } from '../../places.ts'
import css from './directives.module.css'
import type { Reading } from './use-reviewing.ts'
import { typeWords } from './words.ts'

/** The file is an article, or nothing that can be told: says so plainly; the documents it names can be looked up. */
export function NotADocument({ reading, crumbs }: { reading: Reading; crumbs: readonly Crumb[] }) {
  const open = useOpen()
  const [asking, setAsking] = useState(false)
  const isArticle = reading.draft.kind === 'article'
  const discard = useStep(discardReading, {
    invalidates: [listReadings],
    said: 'Đã bỏ bản đọc',
    onDone: () => open(places.documents, { replace: true }),
  })
  const cited = citationsOf(reading.draft)
  return (
    <Page
      title={reading.fileName}
      crumbs={crumbs}
      actions={<Button onClick={() => setAsking(true)}>Bỏ bản đọc</Button>}
    >
      <div className={css.note} data-tone="amber">
        <p>
          <b>
            {isArticle
              ? 'Tệp này là bài viết nói về văn bản, không phải văn bản hành chính.'
              : 'Không nhận ra tệp này là văn bản hành chính.'}
          </b>
        </p>
        <p>
          {isArticle
            ? 'Bài viết không có giá trị như văn bản nên không vào sổ và không giao nhiệm vụ từ đó. Xin tìm chính văn bản được nhắc tới rồi đọc tệp ấy.'
            : 'Không thấy quốc hiệu hoặc tiêu đề Đảng, số, ký hiệu, tên loại văn bản. Nếu đây đúng là văn bản, xin vào sổ bằng tay và đính kèm tệp.'}
        </p>
      </div>
      <Section title="Văn bản được nhắc tới">
        <DataTable
          label="Văn bản được nhắc tới"
          bare
          rows={cited}
          rowKey={(one) => one.span.start}
          empty={{ words: 'Không thấy số, ký hiệu văn bản nào trong tệp' }}
          columns={[
            {
              key: 'text',
              head: 'Trong bài',
              main: true,
              cell: (one) => one.text,
            },
            { key: 'type', head: 'Loại', narrow: true, cell: (one) => typeWords(one.type) || '—' },
            {
              key: 'find',
              head: 'Trong sổ',
              narrow: true,
              cell: (one) => (
                <Link to={`${places.documents}?q=${encodeURIComponent(one.symbol ?? one.name ?? one.text)}`}>
                  Tìm trong sổ
                </Link>
              ),
            },
          ]}
        />
      </Section>
      {asking && (
        <Confirm
          title="Bỏ bản đọc này?"
          words="Nội dung đã đọc sẽ bị xóa; không có gì vào sổ."
          yes="Bỏ bản đọc"
          danger
          loading={discard.isPending}
          onNo={() => setAsking(false)}
          onYes={() => discard.mutate({ params: { id: reading.id } })}
        />
      )}
    </Page>
  )
}
