import { readFile } from '@liem/domain/directives/readings.contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { useStep } from '#lib/query.ts'
import type { CallRefused } from '#lib/refused.ts'
import { Dialog } from '#ui/dialog.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Progress } from '#ui/progress.tsx'
import { places } from '../../places.ts'
import css from './directives.module.css'
import { mostBytes, readable } from './words.ts'

/** What to do next after a refusal of a file, beside the refusal's own words. */
const nextSteps: Partial<Record<CallRefused['code'], string>> = {
  'document.secret':
    'Tệp không được lưu lại ở đâu trên máy chủ này. Văn bản có độ mật phải được soạn, gửi và lưu trên mạng độc lập theo quy định về bảo vệ bí mật nhà nước; nếu tệp này đã nằm trên máy nối mạng, xin báo ngay người phụ trách bảo vệ bí mật của cơ quan.',
  'file.encrypted': 'Mở tệp bằng phần mềm đã tạo ra tệp, bỏ mật khẩu, lưu lại rồi chọn tệp mới.',
  'file.no_text':
    'Đây thường là bản chụp. Xin dùng tệp Word hoặc PDF xuất từ tệp Word; nếu chỉ có bản chụp thì vào sổ bằng tay và đính kèm bản chụp.',
  'file.text_unreadable': 'Xin dùng tệp Word gốc, hoặc vào sổ bằng tay và đính kèm tệp này.',
  'file.wrong_kind':
    'Đuôi tệp và nội dung không khớp. Xin mở tệp bằng phần mềm phù hợp, lưu lại đúng loại rồi chọn lại.',
  'file.old_word': 'Mở bằng Word hoặc LibreOffice, chọn “Lưu thành” .docx rồi chọn tệp mới.',
  'file.broken': 'Xin tải lại tệp từ nơi gửi, hoặc mở và lưu lại thành .docx.',
  'file.too_large': 'Bỏ bớt ảnh trong tệp, hoặc tách phụ lục thành tệp riêng rồi đính kèm sau.',
}

/** Drops a document's file; it comes back as a draft to look through and confirm. */
export function ReadFileDialog({ onClose }: { onClose: () => void }) {
  const open = useOpen()
  const [files, setFiles] = useState<File[]>([])
  const [share, setShare] = useState<number | null>(null)
  const step = useStep(readFile, {
    invalidates: [],
    showsRefusal: true,
    onDone: ({ id }) => {
      onClose()
      open(places.reading(id))
    },
  })
  const send = (chosen: File[]) => {
    setFiles(chosen)
    step.reset()
    const [file] = chosen
    if (!file) return
    const form = new FormData()
    form.append('file', file, file.name)
    setShare(0)
    step.mutate({ files: form, onProgress: (now: number) => setShare(now < 1 ? now : null) } as never)
  }
  return (
    <Dialog title="Đọc tệp văn bản" onClose={onClose} closable={!step.isPending}>
      <p>
        Hệ thống đọc số, ký hiệu, trích yếu, căn cứ, các mốc và nhiệm vụ trong tệp thành bản thảo. Chưa có gì vào sổ cho
        đến khi đồng chí xem lại và xác nhận.
      </p>
      {step.isPending ? (
        <Progress words={share === null ? 'Đang đọc văn bản' : 'Đang gửi tệp'} share={share} note={files[0]?.name} />
      ) : (
        <FileDrop label="Tệp văn bản" files={[]} onChange={send} kinds={readable} maxBytes={mostBytes} />
      )}
      {step.error && (
        <div className={css.note} data-tone={step.error.code === 'document.secret' ? 'red' : 'amber'} role="alert">
          <p>
            <b>{files[0]?.name}</b>: {step.error.words}
          </p>
          {nextSteps[step.error.code] && <p className={css.gap}>{nextSteps[step.error.code]}</p>}
          {step.error.incident && <p className={css.soft}>Mã sự cố: {step.error.incident}</p>}
        </div>
      )}
      {step.error && step.error.status === 0 && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => send(files)}>
            Gửi lại
          </Button>
        </Group>
      )}
    </Dialog>
  )
}
