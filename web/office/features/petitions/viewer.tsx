import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { CatchBoundary } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Bones } from '#ui/bones.tsx'
import { lookOf, MOST_TEXT } from './file-look.ts'
import type { OpenedPart } from './opened.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { PdfPages } from './pdf-pages.tsx'
import css from './petition.module.css'
import { printPaper } from './print.ts'
import type { storedPaper } from './sealed.ts'
import { sealingRoom } from './sealing-room.ts'

type Stored = ReturnType<typeof storedPaper>

/** Shows a file without ever handing it to the browser as a document: pixels, pages of pixels, or text. */
export function Viewer({ opened, own, onSave }: { opened: OpenedPart; own: boolean; onSave: () => void }) {
  const [paper, setPaper] = useState<Stored | null>(null)
  useEffect(() => {
    void sealingRoom().then((room) => setPaper(room.storedPaper(opened, own)))
  }, [opened, own])
  if (paper === null) return <Bones rows={6} />
  if (paper)
    return (
      <div className={css.stack}>
        <Group justify="flex-end">
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => printPaper(opened.name)}
          >
            In, lưu PDF
          </Button>
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={onSave}>
            Tải bản Word
          </Button>
        </Group>
        <CatchBoundary getResetKey={() => opened.name ?? ''} errorComponent={() => <PlainText body={opened.body} />}>
          <PaperSheet paper={paper.paper} />
        </CatchBoundary>
      </div>
    )
  const look = lookOf(opened.body)
  if (look === 'image') return <Picture body={opened.body} />
  if (look === 'pdf') return <PdfPages body={opened.body} />
  if (look === 'text') return <PlainText body={opened.body} />
  return (
    <div className={css.stack}>
      <p>Loại tệp này không xem được trong trang. Có thể tải về để mở trên máy riêng, không nối mạng.</p>
      <Group>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={onSave}>
          Tải về
        </Button>
      </Group>
    </div>
  )
}

function PlainText({ body }: { body: Uint8Array }) {
  const text = new TextDecoder('utf-8').decode(body.subarray(0, MOST_TEXT))
  return (
    <div className={css.page} tabIndex={-1}>
      <pre className={css.words}>{text}</pre>
      {body.length > MOST_TEXT && <p className={css.about}>Chỉ hiện phần đầu; bản tải về có đủ.</p>}
    </div>
  )
}

/** Pixels on a canvas: nothing of the file itself, neither scripts nor places, gets into the page. */
function Picture({ body }: { body: Uint8Array }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    createImageBitmap(new Blob([body as BlobPart]))
      .then((bitmap) => {
        const target = canvas.current
        if (!target || gone) return bitmap.close()
        const scale = Math.min(1, 2400 / Math.max(bitmap.width, bitmap.height))
        target.width = Math.round(bitmap.width * scale)
        target.height = Math.round(bitmap.height * scale)
        target.getContext('2d')?.drawImage(bitmap, 0, 0, target.width, target.height)
        bitmap.close()
      })
      .catch(() => setFailed(true))
    return () => {
      gone = true
    }
  }, [body])
  if (failed) return <p>Ảnh bị hỏng, không xem được.</p>
  return (
    <div className={css.page}>
      <canvas ref={canvas} className={css.canvas} role="img" aria-label="Ảnh kèm theo" />
    </div>
  )
}
