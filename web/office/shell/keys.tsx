import { lazy, Suspense, useEffect, useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { useMe } from '../me.ts'
import { closeFinder, openFinder, useFinderOpened } from './finder-state.ts'
import { sectionsFor } from './sections.ts'

const Finder = lazy(() => import('./finder.tsx').then((file) => ({ default: file.Finder })))
const KeysHelp = lazy(() => import('./keys-help.tsx').then((file) => ({ default: file.KeysHelp })))

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Shortcuts of the whole application: `?` help, `/` the page's search box, Ctrl K quick search, `g` then a number. */
export function Keys() {
  const me = useMe()
  const open = useOpen()
  const finding = useFinderOpened()
  const [helping, setHelping] = useState(false)

  useEffect(() => {
    let going = false
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        openFinder()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      if (event.key === '?') setHelping(true)
      else if (event.key === '/') {
        const box = document.querySelector<HTMLInputElement>('main input[data-list-search]')
        event.preventDefault()
        if (box) box.focus()
        else openFinder()
      } else if (event.key === 'g') {
        going = true
        setTimeout(() => {
          going = false
        }, 1200)
      } else if (going && /^[1-9]$/.test(event.key)) {
        const section = sectionsFor(me.permissions)[Number(event.key) - 1]
        if (section) open(section.to)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [me.permissions, open])

  return (
    <Suspense>
      {finding && <Finder onClose={closeFinder} />}
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
    </Suspense>
  )
}
