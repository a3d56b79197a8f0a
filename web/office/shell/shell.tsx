import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import { PracticeBanner } from '#ui/banners.tsx'
import { useMe } from '../me.ts'
import { Bar } from './bar.tsx'
import { Keys } from './keys.tsx'
import { BottomNav, SideNav } from './nav.tsx'
import { Resume } from './resume.tsx'
import css from './shell.module.css'

/** Bar, menu and the page of a signed-in officer. */
export function Shell() {
  const w = useWords()
  const me = useMe()
  const main = useRef<HTMLElement>(null)
  const [slim, setSlim] = useSlim()
  useFocusOnArrival(main)
  return (
    <>
      <a href="#main" className={css.skip}>
        {w.skip}
      </a>
      {me.practice && <PracticeBanner />}
      <Bar />
      <div className={css.frame} data-slim={slim ? '' : undefined} data-practice={me.practice ? '' : undefined}>
        <SideNav slim={slim} onSlim={setSlim} />
        <main id="main" className={css.main} tabIndex={-1} ref={main}>
          <Outlet />
        </main>
      </div>
      <BottomNav />
      <Keys />
      <Resume />
    </>
  )
}

/** After a change of page the keyboard and the screen reader start at its heading. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (before.current && path && before.current !== path) {
      requestAnimationFrame(() => {
        const heading = main.current?.querySelector<HTMLElement>('[data-page-title]')
        ;(heading ?? main.current)?.focus({ preventScroll: true })
      })
    }
    before.current = path
  }, [path, main])
}

function useSlim() {
  const [slim, setSlim] = useState(() => localStorage.getItem('liem.slim') === '1')
  const put = (now: boolean) => {
    localStorage.setItem('liem.slim', now ? '1' : '0')
    setSlim(now)
  }
  return [slim, put] as const
}
