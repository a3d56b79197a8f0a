import { listDocuments } from '@liem/domain/directives/contract'
import { listTasks } from '@liem/domain/tasks/contract'
import { listUnits } from '@liem/domain/units/contract'
import { useDebouncedValue } from '@mantine/hooks'
import { type KeyboardEvent, useId, useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { plain } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { useWords } from '#lib/words/language.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useMay, useMe } from '../me.ts'
import { places } from '../places.ts'
import css from './finder.module.css'
import { sectionsFor } from './sections.ts'

type Hit = { key: string; words: string; detail?: string; to: string; group: string }

/** Quick search: pages, documents, tasks and units the officer may see, by keyboard. */
export function Finder({ onClose }: { onClose: () => void }) {
  const w = useWords()
  const open = useOpen()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { hits, isLoading } = useHits(typed)
  const now = Math.min(at, hits.length - 1)

  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    open(hit.to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(now + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(now - 1, 0))
    else if (event.key === 'Enter') go(hits[now])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={w.search.everywhere} onClose={onClose}>
      <div>
        <input
          className={css.input}
          type="search"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={hits[now] ? `${id}-${hits[now].key}` : undefined}
          aria-label={w.search.placeholder}
          placeholder={w.search.placeholder}
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={w.search.everywhere}
          aria-busy={isLoading}
          className={css.results}
        >
          {hits.map((hit, place) => (
            <div key={hit.key}>
              {hit.group !== hits[place - 1]?.group && (
                <p className={css.group} aria-hidden>
                  {hit.group}
                </p>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above is the keyboard's way (combobox pattern) */}
              <div
                id={`${id}-${hit.key}`}
                role="option"
                aria-selected={place === now}
                tabIndex={-1}
                className={css.hit}
                onMouseMove={() => setAt(place)}
                onClick={() => go(hit)}
              >
                {hit.words}
                {hit.detail && <small>{hit.detail}</small>}
              </div>
            </div>
          ))}
        </div>
        <p role="status" className={css.hint}>
          {hits.length === 0 && !isLoading && typed.trim().length > 1 ? w.search.nothing : ''}
        </p>
      </div>
      <p className={css.hint}>{w.search.hint}</p>
    </Dialog>
  )
}

function useHits(typed: string) {
  const w = useWords()
  const me = useMe()
  const [q] = useDebouncedValue(typed.trim(), 250)
  const when = q.length > 1
  const may = { documents: useMay('directives.read'), tasks: useMay('tasks.read'), units: useMay('units.read') }
  const documents = useAsk(listDocuments, { query: { q, limit: 5 } }, { when: when && may.documents, keep: true })
  const tasks = useAsk(listTasks, { query: { q, limit: 5 } }, { when: when && may.tasks, keep: true })
  const units = useAsk(listUnits, { query: { q, limit: 5 } }, { when: when && may.units, keep: true })
  const wanted = plain(typed.trim())
  const pages: Hit[] = [
    ...sectionsFor(me.permissions).map((one) => ({
      key: one.key,
      words: w.nav[one.key],
      to: one.to,
      group: w.search.pages,
    })),
    { key: 'account', words: w.account.title, to: places.account, group: w.search.pages },
  ].filter((one) => plain(one.words).includes(wanted))
  const found: Hit[] = when
    ? [
        ...(documents.data?.rows ?? []).map((one) => ({
          key: one.id,
          words: one.title,
          detail: one.symbol ?? undefined,
          to: places.document(one.id),
          group: w.nav.documents,
        })),
        ...(tasks.data?.rows ?? []).map((one) => ({
          key: one.id,
          words: one.title,
          detail: `${one.code} · ${one.lead.name}`,
          to: places.task(one.id),
          group: w.nav.tasks,
        })),
        ...(units.data ?? []).map((one) => ({
          key: `unit-${one.id}`,
          words: one.name,
          detail: one.code,
          to: places.unit(one.id),
          group: w.nav.units,
        })),
      ]
    : []
  return {
    hits: [...pages, ...found],
    isLoading: when && (documents.isFetching || tasks.isFetching || units.isFetching),
  }
}
