import { useEffect, useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { useWords } from '#lib/words/language.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useMe } from '../me.ts'
import { Finder } from './finder.tsx'
import { closeFinder, openFinder, useFinderOpened } from './finder-state.ts'
import css from './keys.module.css'
import { sectionsFor } from './sections.ts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Shortcuts of the whole application: `?` help, `/` the page's search box, Ctrl K quick search, `g` then a number. */
export function Keys() {
  const w = useWords()
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

  const rows: [string[], string][] = [
    [['Ctrl', 'K'], w.keys.everywhere],
    [['/'], w.keys.search],
    [['↑', '↓'], w.keys.rows],
    [['Enter'], w.keys.openRow],
    [['g', '1…9'], w.keys.go],
    [['Esc'], w.keys.close],
    [['?'], w.keys.help],
  ]
  return (
    <>
      {finding && <Finder onClose={closeFinder} />}
      {helping && (
        <Dialog title={w.keys.title} size="small" onClose={() => setHelping(false)}>
          <dl className={css.keys}>
            {rows.map(([keys, words]) => (
              <div key={words}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  )
}
