import type { Task } from '@liem/domain/tasks/contract'
import { ClaimBody, claimDone } from '@liem/domain/tasks/steps.contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { check, type Errors, errorsOf } from '#lib/faults.ts'
import { useStep } from '#lib/query.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { AreaField, TextField } from '#ui/form/fields.tsx'
import { Progress } from '#ui/progress.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import css from './task.module.css'
import { touched } from './touched.ts'

const kinds = ['.pdf', '.docx', '.doc', '.xlsx', '.xls', '.jpg', '.jpeg', '.png', '.txt', '.zip', '.mp3', '.mp4']
type Typed = { claimedOn: string | null; product: string; productSymbol: string; note: string }

/** The lead says: done, this is the product, here is the proof. */
export function ClaimDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const me = useMe()
  const [typed, setTyped] = useState<Typed>({ claimedOn: me.today, product: '', productSymbol: '', note: '' })
  const [files, setFiles] = useState<File[]>([])
  const [errors, setErrors] = useState<Errors>({})
  const [share, setShare] = useState<number | null>(null)
  const step = useStep(claimDone, {
    invalidates: touched,
    said: 'Đã báo cáo hoàn thành, chờ thẩm định',
    onDone: onClose,
    showsRefusal: true,
  })
  const field = <K extends keyof Typed>(name: K) => ({
    id: `claim-${name}`,
    name,
    value: typed[name],
    error: errors[name],
    onChange: (value: Typed[K] | null | undefined) => {
      setTyped({ ...typed, [name]: value ?? '' })
      setErrors(({ [name]: _gone, ...left }) => left)
    },
  })
  const send = () => {
    if (step.isPending) return
    const body = {
      claimedOn: typed.claimedOn || null,
      product: typed.product,
      productSymbol: typed.productSymbol || null,
      note: typed.note || null,
    }
    const found: Errors = {
      ...check(ClaimBody, body),
      ...(files.length || body.productSymbol
        ? {}
        : { file: 'Xin đính kèm tài liệu hoặc ghi số, ký hiệu của sản phẩm' }),
    }
    setErrors(found)
    if (Object.keys(found).length) return
    const form = new FormData()
    form.append('body', JSON.stringify(body))
    for (const file of files) form.append('file', file, file.name)
    step.mutate({ params: { id: task.id }, body, files: form, onProgress: setShare } as never, {
      onError: (refused) => setErrors(errorsOf(refused.faults)),
    })
  }
  return (
    <Dialog title="Báo cáo hoàn thành" onClose={onClose} closable={!step.isPending}>
      <form
        className={css.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className={css.about}>Sản phẩm phải có: {task.product}</p>
        <DateField {...field('claimedOn')} label="Ngày hoàn thành" today={me.today} max={me.today} />
        <AreaField {...field('product')} label="Sản phẩm đã hoàn thành" rows={3} />
        <TextField {...field('productSymbol')} label="Số, ký hiệu văn bản" optional hint="Ví dụ 125/BC-UBND" />
        <AreaField {...field('note')} label="Ghi chú" optional rows={2} />
        <FileDrop
          label="Tài liệu chứng minh"
          files={files}
          onChange={setFiles}
          kinds={kinds}
          maxBytes={20 * 1024 * 1024}
          many
          error={errors.file}
        />
        {step.isPending && files.length > 0 && <Progress words="Đang gửi tài liệu" share={share} />}
        {step.error && step.error.code !== 'request.invalid' && <QuietError error={step.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={step.isPending}>
            Gửi báo cáo
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
