import type { Paper } from '@liem/domain/kernel/paper'
import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { safeName } from './file-look.ts'
import { PaperSheet } from './paper-sheet.tsx'
import css from './petition.module.css'
import { printPaper } from './print.ts'
import { saveBytes } from './save.ts'

/** The paper as it will be, with its Word form and the printer. Saved from here it is a plain file outside the seal. */
export function PaperPreview({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const name = `${[paper.typeName, paper.title].filter(Boolean).join(' - ')}`
  const save = async () => {
    setBusy(true)
    const { writeDocx } = await import('@liem/papers/write-docx')
    saveBytes(await writeDocx(paper), safeName(`${name}.docx`, 'van-ban.docx'))
    setBusy(false)
  }
  return (
    <Dialog title="Xem trước văn bản" size="large" onClose={onClose}>
      <div className={css.stack}>
        <Group justify="flex-end">
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => printPaper(name)}
          >
            In, lưu PDF
          </Button>
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void save()}
          >
            Tải bản Word
          </Button>
        </Group>
        <PaperSheet paper={paper} />
      </div>
    </Dialog>
  )
}
