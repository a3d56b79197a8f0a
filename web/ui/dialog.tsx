import { Modal } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useRef, useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import { Confirm } from './confirm.tsx'
import { CoveredContext, useCovered } from './covered.ts'
import css from './dialog.module.css'

/** A form inside a dialog tells it whether something typed would be lost. */
export const DialogDirty = createContext<((dirty: boolean) => void) | null>(null)

export type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  size?: 'small' | 'normal' | 'large' | 'full'
  /** False: neither Esc nor a click outside closes (long work is running). */
  closable?: boolean
}

const sizes = { small: '28rem', normal: '40rem', large: '60rem', full: '100%' }

/** Modal dialog: keeps the focus inside, Esc closes, asks before dropping what was typed. Render it only while it is open. */
export function Dialog({ title, onClose, children, size = 'normal', closable = true }: DialogProps) {
  const w = useWords()
  const dirty = useRef(false)
  const [asking, setAsking] = useState(false)
  const { isCovered, cover } = useCovered()
  const mark = useCallback((now: boolean) => {
    dirty.current = now
  }, [])
  const close = () => {
    if (!closable) return
    if (dirty.current) setAsking(true)
    else onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={sizes[size]}
      centered
      radius="md"
      padding="xl"
      withCloseButton={closable}
      closeOnEscape={closable && !asking && !isCovered}
      overlayProps={{ backgroundOpacity: 0.45 }}
      closeButtonProps={{ 'aria-label': w.close, size: 'lg' }}
      classNames={{ title: css.title }}
    >
      <CoveredContext value={cover}>
        <DialogDirty value={mark}>
          <div className={css.body}>{children}</div>
        </DialogDirty>
      </CoveredContext>
      {asking && (
        <Confirm
          title={w.form.unsavedTitle}
          words={w.form.unsaved}
          yes={w.form.leave}
          no={w.form.stay}
          danger
          onYes={onClose}
          onNo={() => setAsking(false)}
        />
      )}
    </Modal>
  )
}
