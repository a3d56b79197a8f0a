import { listNotices, readNotices } from '@liem/domain/agenda/contract'
import { Button, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { useWords } from '#lib/words/language.ts'
import { Link } from '#ui/link.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { places } from '../places.ts'
import css from './bell.module.css'
import shell from './shell.module.css'

/** Reminders of this officer, asked again every minute. */
export function Bell() {
  const w = useWords()
  const [open, setOpen] = useState(false)
  const notices = useAsk(listNotices, { query: { limit: 20 } }, { every: 60_000 })
  const read = useStep(readNotices, { invalidates: [listNotices] })
  const rows = notices.data?.rows ?? []
  const unread = rows.filter((row) => row.readAt === null)
  const count = unread.length === 20 ? '20+' : String(unread.length)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width="min(26rem, calc(100vw - 2rem))"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={shell.tool}
          aria-label={unread.length > 0 ? w.notices.unread(count) : w.notices.title}
          title={w.notices.title}
          onClick={() => setOpen(!open)}
        >
          <IconBell size={22} stroke={1.6} aria-hidden />
          {unread.length > 0 && (
            <span className={shell.dot} aria-hidden>
              {count}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={w.notices.title}>
        <div className={css.head}>
          <h2>{w.notices.title}</h2>
          {unread.length > 0 && (
            <Button
              variant="subtle"
              size="compact-md"
              loading={read.isPending}
              onClick={() => read.mutate({ body: { ids: unread.map((row) => row.id) } })}
            >
              {w.notices.readAll}
            </Button>
          )}
        </div>
        {notices.error && <QuietError error={notices.error} again={() => void notices.refetch()} />}
        {notices.data && rows.length === 0 && <p className={css.none}>{w.notices.none}</p>}
        <ul className={css.list}>
          {rows.map((row) => (
            <li key={row.id} data-new={row.readAt === null ? '' : undefined}>
              <Link
                to={row.opens}
                onClick={() => {
                  setOpen(false)
                  if (row.readAt === null) read.mutate({ body: { ids: [row.id] } })
                }}
              >
                {row.words}
                {row.readAt === null && <span className="only-read"> ({w.notices.new})</span>}
                <small>{instantWords(row.at)}</small>
              </Link>
            </li>
          ))}
        </ul>
        {rows.length > 0 && (
          <Link to={places.notices} className={css.all} onClick={() => setOpen(false)}>
            {w.notices.all}
          </Link>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
