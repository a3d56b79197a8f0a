import { listNotices, readNotices } from '@liem/domain/agenda/contract'
import type { OkOf } from '@liem/domain/kernel/route'
import { Button } from '@mantine/core'
import { instantWords } from '#lib/format.ts'
import { useList, useStep } from '#lib/query.ts'
import { useWords } from '#lib/words/language.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import css from './notices.module.css'

type Notice = OkOf<typeof listNotices>['rows'][number]

/** All reminders of this officer, latest first. */
export function Notices() {
  const w = useWords()
  const list = useList(listNotices, { query: {} })
  const read = useStep(readNotices, { invalidates: [listNotices] })
  const unread = list.rows.filter((row) => row.readAt === null)
  return (
    <Page
      title={w.notices.title}
      lead={
        unread.length > 0 ? w.notices.unread(list.hasMore ? `${unread.length}+` : String(unread.length)) : undefined
      }
      actions={
        unread.length > 0 && (
          <Button
            variant="default"
            loading={read.isPending}
            onClick={() => read.mutate({ body: { ids: unread.slice(0, 200).map((row) => row.id) } })}
          >
            {w.notices.readAll}
          </Button>
        )
      }
    >
      <DataTable<Notice>
        label={w.notices.title}
        bare
        list={list}
        rowKey={(row) => row.id}
        empty={{ words: w.notices.none }}
        columns={[
          {
            key: 'words',
            head: w.notices.title,
            main: true,
            cell: (row) => (
              <span className={css.words} data-new={row.readAt === null ? '' : undefined}>
                <Link
                  to={row.opens}
                  onClick={() => row.readAt === null && read.mutate({ body: { ids: [row.id] } })}
                  data-row-link
                >
                  {row.words}
                </Link>
              </span>
            ),
          },
          { key: 'at', head: w.notices.at, narrow: true, cell: (row) => instantWords(row.at) },
          {
            key: 'state',
            head: w.notices.state,
            narrow: true,
            cell: (row) =>
              row.readAt === null ? <StateBadge words={w.notices.new} tone="accent" /> : <span>{w.notices.seen}</span>,
          },
        ]}
      />
    </Page>
  )
}
