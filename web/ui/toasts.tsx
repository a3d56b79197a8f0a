import { IconAlertCircle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Toast, toast, toasts } from '#lib/toast.ts'
import { useWords } from '#lib/words/language.ts'
import css from './toasts.module.css'

const icons = { done: IconCircleCheck, refused: IconAlertCircle, info: IconInfoCircle }

/** Where toasts appear; one per application. `F8` is not needed: they are read out, and stay while hovered or focused. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.read)
  return (
    <section className={css.toasts} aria-live="polite" aria-label="Liêm">
      {shown.map((one) => (
        <OneToast key={one.id} one={one} />
      ))}
    </section>
  )
}

function OneToast({ one }: { one: Toast }) {
  const w = useWords()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => toast.close(one.id), one.undo ? 10_000 : one.kind === 'refused' ? 12_000 : 6_000)
    return () => clearTimeout(timer)
  }, [one, held])
  const Icon = icons[one.kind]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only delays the disappearance
    <div
      className={css.toast}
      data-kind={one.kind}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={22} aria-hidden />
      <span className={css.words}>
        {one.words}
        {one.incident && <small>{w.error.incident(one.incident)}</small>}
      </span>
      {one.undo && (
        <button
          type="button"
          className={css.button}
          onClick={() => {
            one.undo?.()
            toast.close(one.id)
          }}
        >
          {w.undo}
        </button>
      )}
      <button type="button" className={css.button} aria-label={w.close} onClick={() => toast.close(one.id)}>
        <IconX size={18} aria-hidden />
      </button>
    </div>
  )
}
