import { Button, Popover } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconCheck, IconChevronDown, IconSearch, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Address, Search } from '#lib/address.ts'
import { useWords } from '#lib/words/language.ts'
import { DateField } from './date-field.tsx'
import css from './filter-bar.module.css'
import type { Choice } from './form/fields.tsx'
import form from './form/form.module.css'

/** Any page's filters; what `useAddress(route)` answers fits. */
export type Filters = { filters: Search; set: Address<never>['set']; clear: () => void }

export type Filter =
  /** One of some. */
  | { kind: 'one'; name: string; words: string; choices: readonly Choice[] }
  /** Several of some, kept as `a,b` (contract: `listOf`). */
  | { kind: 'many'; name: string; words: string; choices: readonly Choice[] }
  /** On or off (contract: `Flag`). */
  | { kind: 'flag'; name: string; words: string }
  /** A date. */
  | { kind: 'day'; name: string; words: string; today: string }
  /** A control of the screen's own, for example a `UnitPicker`. */
  | { kind: 'own'; name: string; words: string; control: ReactNode }

export type FilterBarProps = {
  address: Filters
  /** Name of the text filter, usually `q`; leave out for no search box. */
  search?: string
  /** What the search box looks through. */
  placeholder?: string
  filters?: readonly Filter[]
  /** Right end: buttons that belong to the list. */
  side?: ReactNode
}

/** Filters of a list. They live in the address, so that a filtered list can be sent to a colleague. `/` goes to the search box. */
export function FilterBar({ address, search, placeholder, filters = [], side }: FilterBarProps) {
  const w = useWords()
  const names = [...(search ? [search] : []), ...filters.map((one) => one.name)]
  const [open, setOpen] = useState(false)
  const inUse = filters.filter((one) => address.filters[one.name]).length
  const isFiltered = names.some((name) => address.filters[name])
  return (
    <search className={css.bar}>
      {search && <SearchBox address={address} name={search} placeholder={placeholder ?? w.search.within} />}
      {filters.length > 0 && (
        <button
          type="button"
          className={`${css.toggle} ${css.opener}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconAdjustmentsHorizontal size={20} stroke={1.6} aria-hidden />
          {w.list.filters}
          {inUse > 0 && ` (${inUse})`}
        </button>
      )}
      <div className={css.filters} data-open={open ? '' : undefined}>
        {filters.map((one) => (
          <OneFilter key={one.name} filter={one} address={address} />
        ))}
        {isFiltered && (
          <Button variant="subtle" px="sm" leftSection={<IconX size={18} aria-hidden />} onClick={address.clear}>
            {w.list.clear}
          </Button>
        )}
      </div>
      {side}
    </search>
  )
}

function SearchBox({ address, name, placeholder }: { address: Filters; name: string; placeholder: string }) {
  const kept = address.filters[name] ?? ''
  const [typed, setTyped] = useState(kept)
  const sent = useRef(kept)
  // The address may change from outside (back button, “Xóa lọc”); what is being typed is not overwritten by its own echo.
  useEffect(() => {
    if (kept !== sent.current) {
      sent.current = kept
      setTyped(kept)
    }
  }, [kept])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed.trim()
      address.set({ [name]: typed.trim() })
    }, 300)
    return () => clearTimeout(timer)
  }, [typed, address, name])
  return (
    <div className={css.search}>
      <IconSearch size={20} stroke={1.7} aria-hidden />
      <input
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        aria-keyshortcuts="/"
        data-list-search
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed === '') event.currentTarget.blur()
        }}
      />
      <kbd aria-hidden>/</kbd>
    </div>
  )
}

function OneFilter({ filter, address }: { filter: Filter; address: Filters }) {
  const w = useWords()
  const id = useId()
  const value = address.filters[filter.name] ?? ''
  switch (filter.kind) {
    case 'flag':
      return (
        <button
          type="button"
          className={css.toggle}
          aria-pressed={value === 'true'}
          onClick={() => address.set({ [filter.name]: value === 'true' ? '' : 'true' })}
        >
          {value === 'true' && <IconCheck size={18} aria-hidden />}
          {filter.words}
        </button>
      )
    case 'one':
      return (
        <div className={css.filter}>
          <label htmlFor={id}>{filter.words}</label>
          <select
            id={id}
            className={form.native}
            value={value}
            onChange={(event) => address.set({ [filter.name]: event.target.value })}
          >
            <option value="">{w.list.all}</option>
            {filter.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.words}
              </option>
            ))}
          </select>
        </div>
      )
    case 'many':
      return <ManyFilter filter={filter} value={value} onChange={(next) => address.set({ [filter.name]: next })} />
    case 'day':
      return (
        <DateField
          id={id}
          name={filter.name}
          label={filter.words}
          today={filter.today}
          value={value || null}
          onChange={(day) => address.set({ [filter.name]: day })}
          compact
        />
      )
    case 'own':
      return <div className={css.own}>{filter.control}</div>
  }
}

function ManyFilter({
  filter,
  value,
  onChange,
}: {
  filter: Extract<Filter, { kind: 'many' }>
  value: string
  onChange: (value: string) => void
}) {
  const w = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const chosen = value ? value.split(',') : []
  const first = filter.choices.find((choice) => choice.value === chosen[0])?.words
  const words = chosen.length === 0 ? w.list.all : chosen.length === 1 ? first : `${first} +${chosen.length - 1}`
  const turn = (one: string, on: boolean) =>
    onChange((on ? [...chosen, one] : chosen.filter((other) => other !== one)).join(','))
  return (
    <div className={css.filter}>
      <label htmlFor={id}>{filter.words}</label>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            id={id}
            className={css.toggle}
            aria-expanded={open}
            data-on={chosen.length > 0 ? '' : undefined}
            onClick={() => setOpen(!open)}
          >
            {words}
            <IconChevronDown size={16} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={filter.words}>
          <div className={css.menu}>
            {filter.choices.map((choice) => (
              <label key={choice.value}>
                <input
                  type="checkbox"
                  checked={chosen.includes(choice.value)}
                  onChange={(event) => turn(choice.value, event.target.checked)}
                />
                {choice.words}
              </label>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
