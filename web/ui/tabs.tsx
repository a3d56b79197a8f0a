import { type KeyboardEvent, type ReactNode, useId } from 'react'
import css from './tabs.module.css'

export type Tab = { key: string; words: string; count?: number | string; panel: () => ReactNode }

export type TabsProps = {
  label: string
  tabs: readonly Tab[]
  /** Key of the open tab; keep it in the address (`extra: ['tab']` on the screen). */
  value: string | undefined
  onChange: (key: string) => void
}

/** Parts of one record, one shown at a time. ← → move between them. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const id = useId()
  const current = tabs.find((tab) => tab.key === value) ?? tabs[0]
  if (!current) return null
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChange(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <div>
      <div role="tablist" aria-label={label} className={css.tabs} onKeyDown={press}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            className={css.tab}
            onClick={() => onChange(tab.key)}
          >
            {tab.words} {tab.count !== undefined && <small>({tab.count})</small>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current.key}`}>
        {current.panel()}
      </div>
    </div>
  )
}
