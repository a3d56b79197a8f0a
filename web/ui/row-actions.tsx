import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useWords } from '#lib/words/language.ts'

export type RowAction = { key: string; words: string; run: () => void; danger?: boolean }

/** One action is a button; several open from “…”; none shows nothing. */
export function RowActions({ actions }: { actions: readonly RowAction[] }) {
  const w = useWords()
  const [first, ...others] = actions
  if (!first) return null
  if (others.length === 0) {
    return (
      <Button variant="default" size="compact-md" onClick={first.run}>
        {first.words}
      </Button>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={w.actions}>
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action.key} color={action.danger ? 'red' : undefined} onClick={action.run}>
            {action.words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
