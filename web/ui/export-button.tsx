import type { Route } from '@liem/domain/kernel/route'
import { Button } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { callDownload, type Input } from '#lib/call.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { useWords } from '#lib/words/language.ts'

/** Downloads a `carries: 'file'` route: the list as a spreadsheet, or a paper. */
export function ExportButton<R extends Route>({
  route,
  input,
  words,
  variant = 'default',
}: {
  route: R
  input: Input<R>
  words?: string
  variant?: 'default' | 'subtle' | 'filled'
}) {
  const w = useWords()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      await callDownload(route, input)
    } catch (thrown) {
      toast.refused(asRefused(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant={variant}
      leftSection={<IconTableExport size={20} stroke={1.6} aria-hidden />}
      loading={busy}
      onClick={() => void run()}
    >
      {words ?? w.export}
    </Button>
  )
}
