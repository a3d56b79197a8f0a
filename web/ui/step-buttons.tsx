import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import { Confirm } from './confirm.tsx'

export type StepButton<Name extends string> = {
  name: Name
  words: string
  /** The step that is usually next; shown filled, at most one. */
  main?: boolean
  danger?: boolean
  /** Under “…” instead of beside the others. */
  rare?: boolean
  /** Asks before running. */
  confirm?: { title: string; words: ReactNode; yes: string }
  /** Runs the step (after confirmation)… */
  run?: () => void
  loading?: boolean
  /** … or opens this dialog; `close` ends it. */
  dialog?: (close: () => void) => ReactNode
}

/** The steps somebody may take now: those of `steps` that the record's `can` names, in the given order. */
export function StepButtons<Name extends string>({
  can,
  steps,
}: {
  can: readonly string[]
  steps: readonly StepButton<Name>[]
}) {
  const w = useWords()
  const [open, setOpen] = useState<Name | null>(null)
  const possible = steps.filter((step) => can.includes(step.name))
  const shown = possible.filter((step) => !step.rare)
  const rare = possible.filter((step) => step.rare)
  const current = possible.find((step) => step.name === open)
  const close = () => setOpen(null)
  const start = (step: StepButton<Name>) => (step.confirm || step.dialog ? setOpen(step.name) : step.run?.())
  if (possible.length === 0) return null
  return (
    <>
      {shown
        .toSorted((a, b) => Number(!!a.main) - Number(!!b.main))
        .map((step) => (
          <Button
            key={step.name}
            variant={step.main ? 'filled' : 'default'}
            color={step.danger && step.main ? 'red' : undefined}
            loading={step.loading}
            onClick={() => start(step)}
          >
            {step.words}
          </Button>
        ))}
      {rare.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={w.nav.moreItems} px="sm" style={{ flex: 'none' }}>
              <IconDots size={20} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rare.map((step) => (
              <Menu.Item key={step.name} color={step.danger ? 'red' : undefined} onClick={() => start(step)}>
                {step.words}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {current?.confirm && (
        <Confirm
          {...current.confirm}
          danger={current.danger}
          loading={current.loading}
          onNo={close}
          onYes={() => {
            current.run?.()
            close()
          }}
        />
      )}
      {current?.dialog?.(close)}
    </>
  )
}
