import type { PartMeta } from '@liem/domain/petitions/reading.contract'
import { type PaperLabel, paperLabels, partKinds } from '@liem/domain/petitions/words'
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconEye } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { instantWords, sizeWords } from '#lib/format.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { safeName } from './file-look.ts'
import { type OpenedPart, useOpened } from './opened.tsx'
import css from './petition.module.css'
import { saveBytes } from './save.ts'
import { sealingRoom } from './sealing-room.ts'

const Viewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))

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
        {opened?.name && !part.label ? `: ${opened.name}` : ''}
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
          <Suspense fallback={<Bones rows={6} />}>
            <Viewer opened={opened} own={part.madeBy !== null} onSave={() => setAsking(true)} />
          </Suspense>
        </Dialog>
      )}
      {asking && opened && <SaveDialog opened={opened} part={part} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** Warns before a file leaves the page, then hands it to the browser to save. */
function SaveDialog({ opened, part, onClose }: { opened: OpenedPart; part: PartMeta; onClose: () => void }) {
  const own = part.madeBy !== null
  const save = async () => {
    const room = await sealingRoom()
    const paper = room.storedPaper(opened, own)
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
