import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '#lib/words/language.ts'
import { useCovered } from './covered.ts'
import css from './dialog.module.css'

export type ConfirmProps = {
  title: string
  /** What will happen, in one or two sentences. */
  words: ReactNode
  /** The button says what it does: “Thu hồi nhiệm vụ”, not “OK”. */
  yes: string
  no?: string
  danger?: boolean
  loading?: boolean
  onYes: () => void
  onNo: () => void
}

/** Asks before something that is not easily undone. Render it only while it asks. */
export function Confirm({ title, words, yes, no, danger, loading, onYes, onNo }: ConfirmProps) {
  const w = useWords()
  useCovered()
  return (
    <Modal
      opened
      onClose={onNo}
      title={title}
      size="30rem"
      centered
      padding="xl"
      zIndex={320}
      closeButtonProps={{ 'aria-label': w.close, size: 'lg' }}
      classNames={{ title: css.title }}
    >
      <div className={css.body}>
        <div>{words}</div>
        <div className={css.buttons}>
          <Button color={danger ? 'red' : undefined} loading={loading} onClick={onYes}>
            {yes}
          </Button>
          <Button variant="default" onClick={onNo} data-autofocus>
            {no ?? w.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
