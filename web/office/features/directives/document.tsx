import {
  type DocumentPage,
  listDocumentTimeline,
  publishDocument,
  readDocumentPage,
} from '@liem/domain/directives/contract'
import { sides } from '@liem/domain/directives/words'
import { listTasks } from '@liem/domain/tasks/contract'
import { lazy, type ReactNode, Suspense } from 'react'
import { useAddress, usePlace } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk, useList, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Facts, Page } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StepButtons } from '#ui/step-buttons.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { TaskTable } from '../tasks/list.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { DocumentBadges } from './badges.tsx'
import css from './directives.module.css'
import { Items } from './items.tsx'
import { MergeNote } from './merge-note.tsx'
import { MyReceipts } from './my-receipts.tsx'
import { Receipts } from './receipts.tsx'
import { EditDialog, RegisterStubDialog } from './register-dialog.tsx'
import { RelateDialog, Relations } from './relations.tsx'
import { SendDialog } from './send-dialog.tsx'
import { touched } from './touched.ts'
import { nameOf, typeWords } from './words.ts'

// Tabs that are opened less often come when they are opened.
const Coverage = lazy(() => import('./coverage.tsx').then((file) => ({ default: file.Coverage })))
const Stages = lazy(() => import('./stages.tsx').then((file) => ({ default: file.Stages })))
const Papers = lazy(() => import('./papers.tsx').then((file) => ({ default: file.Papers })))

/** One document: what it is, what it carries out, what came of it down to the last unit. */
export function DocumentScreen() {
  const id = usePlace('id')
  const page = useAsk(readDocumentPage, { params: { id } })
  if (page.error) return <QuietError error={page.error} again={() => void page.refetch()} />
  if (!page.data) return <Bones rows={8} />
  const one = page.data
  return (
    <Page
      title={one.symbol ? `${typeWords(one.type)} ${one.symbol}`.trim() : one.title}
      crumbs={[{ words: 'Văn bản', to: places.documents }]}
      lead={one.symbol ? one.title : undefined}
      badges={<DocumentBadges document={one} />}
      actions={<DocumentSteps page={one} />}
    >
      <div className={css.stack}>
        <MergeNote page={one} />
        <MyReceipts page={one} />
        <About page={one} />
        <DocumentTabs page={one} />
      </div>
    </Page>
  )
}

function DocumentSteps({ page }: { page: DocumentPage }) {
  const publish = useStep(publishDocument, {
    invalidates: touched,
    said: page.publishedOn ? 'Đã thôi công khai' : 'Đã công khai trên cổng',
  })
  return (
    <StepButtons
      can={page.can}
      steps={[
        {
          name: 'register',
          words: 'Vào sổ',
          main: true,
          dialog: (close) => <RegisterStubDialog page={page} onClose={close} />,
        },
        { name: 'assign', words: 'Giao nhiệm vụ', dialog: (close) => <AssignDialog page={page} onClose={close} /> },
        {
          name: 'send',
          words: 'Gửi đến đơn vị',
          main: true,
          dialog: (close) => <SendDialog page={page} onClose={close} />,
        },
        {
          name: 'edit',
          words: 'Sửa thông tin',
          rare: true,
          dialog: (close) => <EditDialog page={page} onClose={close} />,
        },
        {
          name: 'relate',
          words: 'Thêm quan hệ văn bản',
          rare: true,
          dialog: (close) => <RelateDialog page={page} onClose={close} />,
        },
        {
          name: 'publish',
          words: page.publishedOn ? 'Thôi công khai' : 'Công khai trên cổng',
          rare: true,
          loading: publish.isPending,
          confirm: page.publishedOn
            ? {
                title: 'Thôi công khai văn bản?',
                words: 'Văn bản và tiến độ thực hiện sẽ không còn trên cổng công khai.',
                yes: 'Thôi công khai',
              }
            : {
                title: 'Công khai văn bản trên cổng?',
                words: 'Số, ký hiệu, trích yếu và tiến độ thực hiện hiện trên cổng, ai cũng xem được.',
                yes: 'Công khai',
              },
          run: () => publish.mutate({ params: { id: page.id }, body: { published: !page.publishedOn } }),
        },
      ]}
    />
  )
}

function About({ page }: { page: DocumentPage }) {
  return (
    <Card>
      <Facts
        facts={[
          [
            'Cơ quan ban hành',
            page.issuer.unit ? (
              <Link key="issuer" to={places.unit(page.issuer.unit.id)}>
                {page.issuer.unit.name}
              </Link>
            ) : (
              page.issuer.name
            ),
          ],
          ['Khối', sides[page.side]],
          [
            'Ngày ban hành',
            [page.place, dayWords(page.issuedOn), page.partyTerm && `nhiệm kỳ ${page.partyTerm}`]
              .filter(Boolean)
              .join(', '),
          ],
          [
            'Hiệu lực',
            [
              page.effectiveOn && `từ ${dayWords(page.effectiveOn)}`,
              page.expiresOn && `đến trước ${dayWords(page.expiresOn)}`,
            ]
              .filter(Boolean)
              .join(' '),
          ],
          ['Người ký', [page.signerName, page.signerCapacity].filter(Boolean).join(', ')],
          [
            'Số đến',
            page.incomingNumber &&
              `${page.incomingNumber}${page.receivedOn ? `, ngày ${dayWords(page.receivedOn)}` : ''}`,
          ],
          [
            'Cơ quan theo dõi',
            page.supervising && (
              <Link key="s" to={places.unit(page.supervising.id)}>
                {page.supervising.name}
              </Link>
            ),
          ],
          ['Người vào sổ', page.registeredBy?.name],
          ['Phạm vi xem', page.visibility === 'common' ? 'Mọi cơ quan, đơn vị' : 'Nơi ban hành và nơi nhận'],
          ['Công khai trên cổng', page.publishedOn && `từ ${dayWords(page.publishedOn)}`],
        ]}
      />
    </Card>
  )
}

const later = (panel: ReactNode) => <Suspense fallback={<Bones />}>{panel}</Suspense>

function DocumentTabs({ page }: { page: DocumentPage }) {
  const address = useAddress()
  const { receipts } = page
  return (
    <Tabs
      label={`Nội dung của ${nameOf(page)}`}
      value={address.filters.tab}
      onChange={(tab) => address.set({ tab, waiting: undefined, kind: undefined, state: undefined })}
      tabs={[
        { key: 'items', words: 'Nội dung', panel: () => <Items page={page} /> },
        {
          key: 'receipts',
          words: 'Triển khai',
          count: receipts.sent ? `${receipts.acknowledged}/${receipts.sent}` : undefined,
          panel: () => <Receipts page={page} />,
        },
        { key: 'matrix', words: 'Ma trận', panel: () => later(<Coverage documentId={page.id} />) },
        { key: 'tasks', words: 'Nhiệm vụ', count: page.tasks || undefined, panel: () => <Tasks page={page} /> },
        {
          key: 'stages',
          words: 'Lộ trình',
          count: page.reviews.length || undefined,
          panel: () => later(<Stages documentId={page.id} />),
        },
        {
          key: 'relations',
          words: 'Quan hệ',
          count: page.relations.length || undefined,
          panel: () => <Relations page={page} />,
        },
        {
          key: 'papers',
          words: 'Tệp',
          count: page.papers.length || undefined,
          panel: () => later(<Papers page={page} />),
        },
        { key: 'journal', words: 'Dòng thời gian', panel: () => <Journal id={page.id} /> },
      ]}
    />
  )
}

function Tasks({ page }: { page: DocumentPage }) {
  const me = useMe()
  const list = useList(listTasks, { query: { documentId: page.id } })
  return (
    <TaskTable
      list={list}
      today={me.today}
      side={<Link to={`${places.tasks}?documentId=${page.id}`}>Mở ở trang Nhiệm vụ</Link>}
    />
  )
}

function Journal({ id }: { id: string }) {
  const journal = useAsk(listDocumentTimeline, { params: { id } })
  if (journal.error) return <QuietError error={journal.error} />
  if (!journal.data) return <Bones rows={4} />
  return (
    <Timeline
      label="Dòng thời gian của văn bản"
      entries={journal.data.map((entry) => ({ key: entry.id, at: entry.at, words: entry.words, by: entry.by }))}
    />
  )
}
