import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { plain } from '#lib/format.ts'
import { useWords } from '#lib/words/language.ts'
import { FieldError, type FieldLook, Label } from './form/fields.tsx'
import form from './form/form.module.css'
import css from './picker.module.css'

export type Option<V> = { value: V; words: string; detail?: string }

export type PickerProps<V extends string | number> = FieldLook & {
  id: string
  name: string
  error?: string
  /** What is chosen, with words to show. */
  chosen: readonly Option<V>[]
  onChange: (chosen: Option<V>[]) => void
  /** Finds options for what was typed; called again as the person types. */
  load: (typed: string) => Promise<readonly Option<V>[]>
  /** Tells one loader from another, for the cache. */
  loadKey: readonly unknown[]
  /** Several may be chosen. */
  many?: boolean
  placeholder?: string
  compact?: boolean
  /** Below the field, for example “not found? add …”. */
  below?: ReactNode
}

/** Search-and-choose over a long list. Tones may be left out when typing. */
export function Picker<V extends string | number>(props: PickerProps<V>) {
  const { id, name, error, chosen, onChange, load, loadKey, many, placeholder, compact, below, ...look } = props
  const w = useWords()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useQuery({
    queryKey: ['picker', ...loadKey, plain(q)],
    queryFn: () => load(q),
    enabled: combobox.dropdownOpened,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const taken = new Set(chosen.map((one) => one.value))
  // While the answer to what was typed is on its way, the last answer shows only what still fits: Enter must not take a stranger.
  const isOld = typed.trim() !== q || found.isPlaceholderData
  const fits = (one: Option<V>) => !isOld || plain(`${one.words} ${one.detail ?? ''}`).includes(plain(typed))
  const options = (found.data ?? []).filter((one) => !taken.has(one.value) && fits(one)).slice(0, 50)

  const choose = (value: string) => {
    const option = options.find((one) => String(one.value) === value)
    if (!option) return
    onChange(many ? [...chosen, option] : [option])
    setTyped('')
    if (!many) combobox.closeDropdown()
  }
  const drop = (value: V) => onChange(chosen.filter((one) => one.value !== value))
  const typing = many || chosen.length === 0
  return (
    <div>
      <label htmlFor={id} className={compact ? 'only-read' : form.label}>
        <Label {...look} />
      </label>
      {look.hint && (
        <div className={form.hint} id={`${id}-hint`}>
          {look.hint}
        </div>
      )}
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
        <Combobox.DropdownTarget>
          <div className={css.box} data-invalid={error ? '' : undefined}>
            {chosen.map((one) => (
              <span key={one.value} className={css.pill}>
                {one.words}
                <button
                  type="button"
                  className={css.remove}
                  disabled={look.disabled}
                  aria-label={w.pick.remove(one.words)}
                  onClick={() => drop(one.value)}
                >
                  <IconX size={16} aria-hidden />
                </button>
              </span>
            ))}
            <Combobox.EventsTarget>
              <input
                id={id}
                name={name}
                className={css.input}
                type="text"
                autoComplete="off"
                value={typed}
                readOnly={!typing}
                disabled={look.disabled}
                placeholder={typing ? (placeholder ?? '') : ''}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${id}-hint ${id}-error`}
                onChange={(event) => {
                  setTyped(event.target.value)
                  combobox.openDropdown()
                  combobox.updateSelectedOptionIndex()
                }}
                onClick={() => typing && combobox.openDropdown()}
                onFocus={() => typing && combobox.openDropdown()}
                onBlur={() => {
                  combobox.closeDropdown()
                  setTyped('')
                }}
                onKeyDown={(event) => {
                  const last = chosen.at(-1)
                  if (event.key === 'Backspace' && typed === '' && last) drop(last.value)
                }}
              />
            </Combobox.EventsTarget>
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown>
          <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={look.label}>
            {options.map((one) => (
              <Combobox.Option key={one.value} value={String(one.value)} className={css.option}>
                {one.words}
                {one.detail && <small>{one.detail}</small>}
              </Combobox.Option>
            ))}
          </Combobox.Options>
          {options.length === 0 && <p className={css.none}>{found.isFetching ? w.loading : w.pick.nothing}</p>}
        </Combobox.Dropdown>
      </Combobox>
      <FieldError id={`${id}-error`} words={error} />
      {below}
    </div>
  )
}
