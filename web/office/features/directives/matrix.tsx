import { type DocumentRef, listDocuments, readDocumentPage } from '@liem/domain/directives/contract'
import { useAddress } from '#lib/address.ts'
import { useAsk, useList } from '#lib/query.ts'
import { Empty } from '#ui/empty.tsx'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { places } from '../../places.ts'
import { Coverage } from './coverage.tsx'
import css from './directives.module.css'
import { DocumentPicker } from './document-picker.tsx'
import { citedAs } from './words.ts'

/** Coverage of one document at a time; without a choice, the latest one that was sent down. */
export function Matrix() {
  const address = useAddress()
  const asked = address.filters.documentId
  const sent = useList(listDocuments, { query: { cascaded: 'true', status: 'registered', limit: 8 } })
  const id = asked ?? sent.rows[0]?.id
  const page = useAsk(readDocumentPage, { params: { id: id ?? '' } }, { when: id !== undefined })
  const chosen: DocumentRef | null = page.data ?? null
  return (
    <Page
      title="Ma trận triển khai"
      width="wide"
      lead="Mỗi hàng là một đơn vị, mỗi cột là một khoản giao việc của văn bản: đơn vị nào chưa có kế hoạch cho khoản nào thấy ngay."
    >
      <div className={css.stack}>
        <div className={css.chooser}>
          <DocumentPicker
            id="matrix-document"
            name="documentId"
            label="Văn bản"
            value={chosen}
            onChange={(document) =>
              address.set({ documentId: document?.id, kind: undefined, state: undefined, q: undefined })
            }
            within={{ cascaded: 'true' }}
          />
        </div>
        {sent.rows.length > 1 && (
          <nav aria-label="Văn bản đang triển khai gần đây" className={css.ways} style={{ marginBlock: 0 }}>
            {sent.rows.map((row) => (
              <Link
                key={row.id}
                to={`${places.matrix}?documentId=${row.id}`}
                aria-current={row.id === id ? 'true' : undefined}
                title={row.title}
              >
                {citedAs(row)}
              </Link>
            ))}
          </nav>
        )}
        {chosen && (
          <p>
            {chosen.title}. <Link to={places.document(chosen.id)}>Mở trang văn bản</Link>
          </p>
        )}
        {id ? (
          <Coverage key={id} documentId={id} />
        ) : (
          !sent.isLoading && (
            <Empty
              words="Chưa có văn bản nào được gửi xuống đơn vị"
              hint="Gửi văn bản ở trang của văn bản; ma trận hiện ra ở đây."
              next={<Link to={places.documents}>Sổ văn bản</Link>}
            />
          )
        )}
      </div>
    </Page>
  )
}
