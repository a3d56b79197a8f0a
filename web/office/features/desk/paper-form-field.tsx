import type { UnitRef } from '@liem/domain/kernel/shapes'
import { Button } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { asRefused } from '#lib/refused.ts'
import css from './desk.module.css'
import { officeOfForm, readPhoto } from './paper-form.ts'

/** Reads the QR code of a printed form: a hand scanner types it into the box, a photo of the form is read in this browser. */
export function PaperFormField({ onOffice }: { onOffice: (office: UnitRef) => void }) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState<string | null>(null)
  const read = async (text: string) => {
    try {
      const found = await officeOfForm(text)
      if (typeof found === 'string') return setWords(found)
      setWords(`Phiếu in cho ${found.name}.`)
      onOffice(found)
    } catch (thrown) {
      setWords(asRefused(thrown).words)
    }
  }
  // A hand scanner types fast and ends with Enter: that must not send the form.
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void read(event.currentTarget.value)
    event.currentTarget.value = ''
  }
  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setWords('Đang đọc ảnh…')
    const text = await readPhoto(file)
    if (text === null)
      setWords('Không thấy mã QR trong ảnh. Xin chụp lại gần hơn, đủ sáng, hoặc chọn cơ quan bằng tay.')
    else await read(text)
  }
  if (!open)
    return (
      <div>
        <Button
          variant="subtle"
          size="compact-md"
          tabIndex={-1}
          leftSection={<IconQrcode size={18} aria-hidden />}
          onClick={() => {
            setOpen(true)
            setTimeout(() => box.current?.focus())
          }}
        >
          Đọc mã QR trên phiếu giấy
        </Button>
      </div>
    )
  return (
    <div className={css.qr}>
      <label htmlFor={id}>Mã QR trên phiếu</label>
      <input
        ref={box}
        id={id}
        className={css.qrBox}
        autoComplete="off"
        placeholder="Đưa máy quét cầm tay vào phiếu"
        onKeyDown={press}
      />
      <label className={css.qrFile}>
        <span>hoặc chọn ảnh chụp phiếu</span>
        <input
          type="file"
          className="only-read"
          accept="image/*"
          onChange={(event) => {
            void take(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      <p role="status">{words}</p>
    </div>
  )
}
