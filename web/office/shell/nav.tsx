import { Drawer } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import { Link } from '#ui/link.tsx'
import { useMe } from '../me.ts'
import { isWithin, type Section, sectionsFor } from './sections.ts'
import css from './shell.module.css'

const groups = ['work', 'follow', 'system'] as const

function Item({ section, onGo, titled }: { section: Section; onGo?: () => void; titled?: boolean }) {
  const w = useWords()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const Icon = section.icon
  const words = w.nav[section.key]
  return (
    <Link
      to={section.to}
      className={css.item}
      aria-current={isWithin(section, path) ? 'page' : undefined}
      title={titled ? words : undefined}
      onClick={onGo}
    >
      <Icon size={22} stroke={1.6} aria-hidden />
      <span>{words}</span>
    </Link>
  )
}

function Groups({ onGo, titled }: { onGo?: () => void; titled?: boolean }) {
  const w = useWords()
  const mine = sectionsFor(useMe().permissions)
  return groups.map((group) => {
    const inside = mine.filter((section) => section.group === group)
    if (inside.length === 0) return null
    return (
      <div key={group} className={css.group}>
        <p className={css.groupName} id={`nav-${group}`}>
          {w.nav[group]}
        </p>
        <ul aria-labelledby={`nav-${group}`}>
          {inside.map((section) => (
            <li key={section.key}>
              <Item section={section} onGo={onGo} titled={titled} />
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

/** Menu at the left edge; can be narrowed to icons. */
export function SideNav({ slim, onSlim }: { slim: boolean; onSlim: (slim: boolean) => void }) {
  const w = useWords()
  const Icon = slim ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={css.side} aria-label={w.nav.main}>
      <div className={css.sideIn}>
        <Groups titled={slim} />
        <button type="button" className={`${css.item} ${css.slimmer}`} onClick={() => onSlim(!slim)}>
          <Icon size={22} stroke={1.6} aria-hidden />
          <span>{slim ? w.nav.expand : w.nav.collapse}</span>
        </button>
      </div>
    </nav>
  )
}

/** On a phone: the first three sections at the thumb, the rest behind “Mục khác”. */
export function BottomNav() {
  const w = useWords()
  const [open, setOpen] = useState(false)
  const mine = sectionsFor(useMe().permissions)
  return (
    <nav className={css.bottom} aria-label={w.nav.menu}>
      {mine.slice(0, 3).map((section) => (
        <Item key={section.key} section={section} />
      ))}
      <button type="button" className={css.item} aria-expanded={open} onClick={() => setOpen(true)}>
        <IconMenu2 size={22} stroke={1.6} aria-hidden />
        <span>{w.nav.moreItems}</span>
      </button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        title={w.nav.menu}
        size="20rem"
        closeButtonProps={{ 'aria-label': w.close, size: 'lg' }}
      >
        <Groups onGo={() => setOpen(false)} />
      </Drawer>
    </nav>
  )
}
