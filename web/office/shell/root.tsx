import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useWords } from '#lib/words/language.ts'
import { OfflineBanner } from '#ui/banners.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './shell.module.css'

/** Outermost frame: what every page has, signed in or not. */
export function Root() {
  return (
    <>
      <OfflineBanner />
      <Outlet />
    </>
  )
}

export function ScreenPending() {
  const w = useWords()
  return (
    <div className={css.pending} role="status">
      <span className="only-read">{w.loading}</span>
    </div>
  )
}

/** A screen failed to load or to draw. */
export function ScreenFailed({ error }: { error: unknown }) {
  const router = useRouter()
  const w = useWords()
  useEffect(() => {
    document.title = `${w.error.title} – ${w.product}`
  }, [w])
  return (
    <main className={css.failed}>
      <h1 className="only-read">{w.error.title}</h1>
      <QuietError error={error} again={() => void router.invalidate()} />
    </main>
  )
}

export function ScreenMissing() {
  const w = useWords()
  return (
    <main className={css.failed}>
      <h1>{w.missing.title}</h1>
      <p>{w.missing.words}</p>
      <a href="/">{w.missing.home}</a>
    </main>
  )
}
