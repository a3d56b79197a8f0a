import { type CSSProperties, type ReactNode, useRef, useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import css from './split-pane.module.css'

export type SplitPaneProps = {
  left: ReactNode
  right: ReactNode
  leftWords: string
  rightWords: string
  /** Under this name the width is remembered on this device. */
  name: string
}

const kept = (name: string) => `liem.split.${name}`
const within = (percent: number) => Math.min(75, Math.max(25, Math.round(percent)))

/** Two panes that scroll apart; the bar between them moves by mouse or by ← → Home End. One above the other on a phone. */
export function SplitPane({ left, right, leftWords, rightWords, name }: SplitPaneProps) {
  const w = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const [percent, setPercent] = useState(() => within(Number(localStorage.getItem(kept(name))) || 50))
  const put = (next: number) => {
    const now = within(next)
    setPercent(now)
    localStorage.setItem(kept(name), String(now))
  }
  return (
    <div className={css.split} style={{ '--left': `${percent}%` } as CSSProperties} ref={frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={css.side} aria-label={leftWords} tabIndex={0}>
        {left}
      </section>
      {/* biome-ignore lint/a11y/useSemanticElements: the WAI-ARIA window splitter pattern */}
      <div
        className={css.bar}
        role="separator"
        aria-orientation="vertical"
        aria-label={w.split.resize}
        aria-valuenow={percent}
        aria-valuemin={25}
        aria-valuemax={75}
        tabIndex={0}
        onKeyDown={(event) => {
          const to = { ArrowLeft: percent - 3, ArrowRight: percent + 3, Home: 25, End: 75 }[event.key]
          if (to === undefined) return
          event.preventDefault()
          put(to)
        }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          const box = frame.current?.getBoundingClientRect()
          if (box && event.currentTarget.hasPointerCapture(event.pointerId))
            put(((event.clientX - box.left) / box.width) * 100)
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <section className={css.side} aria-label={rightWords} tabIndex={0}>
        {right}
      </section>
    </div>
  )
}
