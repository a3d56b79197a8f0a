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
import { StepUp } from './step-up.tsx'

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
      <StepUp />
    </>
  )
}

/**
 * After a change of page the keyboard and the screen reader start at its heading, as soon as it is there:
 * a record's title comes with its data. Whoever has moved on meanwhile is left alone.
 */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    const left = before.current
    before.current = path
    const place = main.current
    if (!left || !path || left === path || !place) return
    const start = document.activeElement
    const arrive = () => {
      const heading = place.querySelector<HTMLElement>('[data-page-title]')
      const movedOn = document.activeElement !== start && document.activeElement !== document.body
      if (heading && !movedOn) heading.focus({ preventScroll: true })
      return heading !== null || movedOn
    }
    const observer = new MutationObserver(() => {
      if (arrive()) observer.disconnect()
    })
    const frame = requestAnimationFrame(() => {
      if (!arrive()) observer.observe(place, { childList: true, subtree: true })
    })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
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
