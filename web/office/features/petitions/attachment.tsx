import type { PartMeta } from '@liem/domain/petitions/reading.contract'
import { type PaperLabel, paperLabels, partKinds } from '@liem/domain/petitions/words'
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconEye, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { instantWords, sizeWords } from '#lib/format.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { lookOf, MOST_TEXT, safeName } from './file-look.ts'
import { type OpenedPart, useOpened } from './opened.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { PdfPages } from './pdf-pages.tsx'
import css from './petition.module.css'
import { printPaper } from './print.ts'
import { saveBytes } from './save.ts'
import type { storedPaper } from './sealed.ts'
import { sealingRoom } from './sealing-room.ts'

export const labelOf = (part: PartMeta): string =>
  part.label && part.label in paperLabels ? paperLabels[part.label as PaperLabel] : partKinds[part.part]

/** One sealed file of the report: opened, shown and saved in this page only. */
export function Attachment({ part, place }: { part: PartMeta; place?: number }) {
  const { keys, read } = useOpened()
  const [opened, setOpened] = useState<OpenedPart | null>(null)
  const [shown, setShown] = useState(false)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallRefused | null>(null)
  const fetched = async () => {
    if (opened) return opened
    setBusy(true)
    setError(null)
    try {
      const got = await read(part)
      setOpened(got)
      return got
    } catch (thrown) {
      setError(asRefused(thrown))
      return null
    } finally {
      setBusy(false)
    }
  }
  const toReporter = part.sealedTo === 'mailbox'
  return (
    <li>
      <div>
        {labelOf(part)}
        {place ? ` ${place}` : ''}
        {opened?.name ? `: ${opened.name}` : ''}
        <span className={css.small}>
          {instantWords(part.madeAt)} · {sizeWords(opened?.body.length ?? part.sizeBytes)}
          {part.madeBy ? ` · ${part.madeBy.name}` : ''}
          {part.removedAt ? ' · đã hủy' : ''}
        </span>
        {error && <QuietError error={error} />}
      </div>
      {!part.removedAt && !toReporter && (
        <Group gap="xs">
          <Button
            variant="default"
            disabled={!keys && part.sealedTo !== 'officer'}
            loading={busy}
            leftSection={<IconEye size={18} aria-hidden />}
            onClick={() => void fetched().then((got) => got && setShown(true))}
          >
            Xem
          </Button>
          <Button
            variant="subtle"
            disabled={!keys && part.sealedTo !== 'officer'}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void fetched().then((got) => got && setAsking(true))}
          >
            Tải về
          </Button>
        </Group>
      )}
      {shown && opened && (
        <Dialog title={opened.name ?? labelOf(part)} size="large" onClose={() => setShown(false)}>
          <Viewer opened={opened} onSave={() => setAsking(true)} />
        </Dialog>
      )}
      {asking && opened && <SaveDialog opened={opened} part={part} onClose={() => setAsking(false)} />}
    </li>
  )
}

type Stored = ReturnType<typeof storedPaper>

/** Shows a file without ever handing it to the browser as a document: pixels, pages of pixels, or text. */
function Viewer({ opened, onSave }: { opened: OpenedPart; onSave: () => void }) {
  const [paper, setPaper] = useState<Stored | null>(null)
  useEffect(() => {
    void sealingRoom().then((room) => setPaper(room.storedPaper(opened.media, opened.body)))
  }, [opened])
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
        <PaperSheet paper={paper.paper} />
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

/** Warns before a file leaves the page, then hands it to the browser to save. */
function SaveDialog({ opened, part, onClose }: { opened: OpenedPart; part: PartMeta; onClose: () => void }) {
  const own = part.madeBy !== null
  const save = async () => {
    const room = await sealingRoom()
    const paper = room.storedPaper(opened.media, opened.body)
    saveBytes(paper ? paper.docx : opened.body, safeName(opened.name, `${part.part}-${part.id.slice(0, 8)}`))
    onClose()
  }
  return (
    <Confirm
      title="Tải tệp ra khỏi niêm phong?"
      words={
        <div className={css.stack}>
          {!own && (
            <p className={css.warn}>
              <IconAlertTriangle size={20} aria-hidden />
              <span>
                Tệp do người ngoài gửi, có thể chứa mã độc. Chỉ mở trên máy dành riêng, không nối mạng, đã có phần mềm
                diệt mã độc.
              </span>
            </p>
          )}
          <p>
            Tệp tải về không còn được niêm phong và có thể mang thông tin ẩn (nơi chụp, tên máy, người soạn) làm lộ
            người phản ánh. Không gửi tệp gốc cho người phải giải trình; xóa ngay khi xong việc.
          </p>
        </div>
      }
      yes="Tải về"
      onYes={() => void save()}
      onNo={onClose}
    />
  )
}
