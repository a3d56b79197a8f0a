import { changeLocale, signOut } from '@liem/domain/sessions/contract'
import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconKey,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react'
import { useStep } from '#lib/query.ts'
import { setLanguage, useLanguage, useWords } from '#lib/words/language.ts'
import { Link } from '#ui/link.tsx'
import { Mark } from '#ui/mark.tsx'
import { setMe, useMe } from '../me.ts'
import { places } from '../places.ts'
import { Bell } from './bell.tsx'
import { openFinder } from './finder-state.ts'
import { initials } from './initials.ts'
import css from './shell.module.css'

/** Top bar: whose system this is, search, reminders, language, light, account. */
export function Bar() {
  const w = useWords()
  const me = useMe()
  return (
    <header className={css.bar}>
      <Link to={places.today} className={css.brand} aria-label={`${w.product} – ${me.provinceName}`}>
        <Mark size={34} />
        <span className={css.province}>{me.provinceName}</span>
      </Link>
      <div className={css.tools}>
        <button type="button" className={css.search} onClick={openFinder} aria-keyshortcuts="Control+K">
          <IconSearch size={20} stroke={1.7} aria-hidden />
          <span>{w.search.everywhere}</span>
          <kbd className={css.key}>Ctrl K</kbd>
        </button>
        <Bell />
        <LanguageMenu />
        <SchemeButton />
        <AccountMenu />
      </div>
    </header>
  )
}

export function LanguageMenu() {
  const w = useWords()
  const language = useLanguage()
  const me = useMe()
  const keep = useStep(changeLocale, { invalidates: [] })
  const choose = (next: 'vi' | 'en') => {
    setLanguage(next)
    setMe({ ...me, locale: next })
    keep.mutate({ body: { locale: next } })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.tool} aria-label={w.account.language} title={w.account.language}>
          <IconLanguage size={22} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['vi', 'en'] as const).map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            onClick={() => choose(one)}
            rightSection={one === language ? <IconCheck size={18} aria-hidden /> : undefined}
          >
            {one === 'vi' ? w.account.vietnamese : w.account.english}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function SchemeButton() {
  const w = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const now = useComputedColorScheme('light')
  const next = now === 'dark' ? 'light' : 'dark'
  const Icon = now === 'dark' ? IconSun : IconMoon
  const words = `${w.account.theme}: ${next === 'dark' ? w.account.dark : w.account.light}`
  return (
    <button type="button" className={css.tool} aria-label={words} title={words} onClick={() => setColorScheme(next)}>
      <Icon size={22} stroke={1.6} aria-hidden />
    </button>
  )
}

function AccountMenu() {
  const w = useWords()
  const me = useMe()
  const leave = useStep(signOut, {
    invalidates: [],
    // A fresh page, so that nothing of this officer stays in memory.
    onDone: () => window.location.assign(places.signIn),
  })
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={css.account} aria-label={`${w.account.menu}: ${me.name}`}>
          <span className={css.avatar} aria-hidden>
            {initials(me.name)}
          </span>
          <span className={css.who} aria-hidden>
            {me.name}
            <small>{me.title ?? me.unit.name}</small>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={places.account}
          leftSection={<IconUserCircle size={20} stroke={1.6} aria-hidden />}
        >
          {w.account.title}
        </Menu.Item>
        <Menu.Item component={Link} to={places.keys} leftSection={<IconKey size={20} stroke={1.6} aria-hidden />}>
          {w.nav.keys}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={20} stroke={1.6} aria-hidden />} onClick={() => leave.mutate({})}>
          {leave.isPending ? w.account.signingOut : w.account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
