import './styles.ts'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme, variables } from './theme.ts'

const schemes = localStorageColorSchemeManager({ key: 'liem.scheme' })

/** Theme, light/dark and CSS variables for everything below. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      deduplicateCssVariables
    >
      {children}
    </MantineProvider>
  )
}
