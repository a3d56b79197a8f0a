import type { OkOf, Route } from '@liem/domain/kernel/route'
import { listUnits } from '@liem/domain/units/contract'
import { downloadTemplate, importOfficers, importUnits, listOfficers } from '@liem/domain/units/officers.contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useStep } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from '../tasks/task.module.css'

export function ImportUnitsDialog({ onClose }: { onClose: () => void }) {
  const [symbol, setSymbol] = useState('')
  return (
    <ImportSheet
      title="Nhập đơn vị từ bảng tính"
      route={importUnits}
      template="units"
      extra={{ documentSymbol: symbol }}
      ready={symbol.trim() !== ''}
      invalidates={[listUnits]}
      onClose={onClose}
    >
      <TextField
        id="symbol"
        name="documentSymbol"
        label="Số, ký hiệu văn bản thành lập"
        value={symbol}
        onChange={(value) => setSymbol(value ?? '')}
        width="short"
      />
    </ImportSheet>
  )
}

export function ImportOfficersDialog({ onClose }: { onClose: () => void }) {
  return (
    <ImportSheet
      title="Nhập cán bộ từ bảng tính"
      route={importOfficers}
      template="officers"
      invalidates={[listOfficers]}
      onClose={onClose}
      ready
    />
  )
}

type Props = {
  title: string
  route: typeof importUnits | typeof importOfficers
  template: 'units' | 'officers'
  extra?: Record<string, unknown>
  ready: boolean
  invalidates: readonly Route[]
  onClose: () => void
  children?: React.ReactNode
}
type Seen = OkOf<typeof importUnits> & { passwords?: { username: string; password: string }[] }

/** Looked at first, taken in whole or not at all; each wrong cell is named. */
function ImportSheet({ title, route, template, extra, ready, invalidates, onClose, children }: Props) {
  const [files, setFiles] = useState<File[]>([])
  const [seen, setSeen] = useState<Seen | null>(null)
  const step = useStep(route as typeof importUnits, { invalidates, showsRefusal: true, onDone: setSeen })
  const send = (preview: boolean) => {
    const body = { preview, ...extra }
    const form = new FormData()
    form.append('body', JSON.stringify(body))
    for (const file of files) form.append('file', file, file.name)
    step.mutate({ body, files: form } as never)
  }
  if (seen?.applied)
    return (
      <Dialog title={title} onClose={onClose}>
        <p>Đã nhập {seen.count} dòng.</p>
        {seen.passwords && seen.passwords.length > 0 && (
          <>
            <p>
              <b>Mật khẩu tạm chỉ hiện lần này.</b> Xin in hoặc chép lại để giao cho từng người; người dùng phải đổi khi
              đăng nhập lần đầu.
            </p>
            <DataTable
              label="Mật khẩu tạm"
              bare
              rows={seen.passwords}
              rowKey={(row) => row.username}
              empty={{ words: '' }}
              columns={[
                { key: 'username', head: 'Tên đăng nhập', main: true, cell: (row) => row.username },
                { key: 'password', head: 'Mật khẩu tạm', cell: (row) => <code>{row.password}</code> },
              ]}
            />
          </>
        )}
      </Dialog>
    )
  return (
    <Dialog title={title} onClose={onClose} size="large">
      <div className={css.stack}>
        <p>
          <ExportButton
            route={downloadTemplate}
            input={{ params: { kind: template } }}
            words="Tải mẫu bảng tính"
            variant="subtle"
          />
        </p>
        {children}
        <FileDrop
          label="Bảng tính (.xlsx)"
          files={files}
          onChange={(next) => {
            setFiles(next)
            setSeen(null)
            step.reset()
          }}
          kinds={['.xlsx']}
          maxBytes={10 * 1024 * 1024}
        />
        {step.error && <QuietError error={step.error} />}
        {seen && seen.faults.length > 0 && (
          <div role="alert">
            <b>{seen.faults.length} ô chưa đúng, chưa nhập gì:</b>
            <ul>
              {seen.faults.map((fault) => (
                <li key={`${fault.path} ${fault.words}`}>
                  Ô {fault.path}: {fault.words}
                </li>
              ))}
            </ul>
          </div>
        )}
        {seen && seen.faults.length === 0 && <p role="status">Bảng có {seen.count} dòng, mọi ô đều đúng.</p>}
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={!files.length}
            loading={step.isPending && step.variables?.body?.preview === true}
            onClick={() => send(true)}
          >
            Kiểm tra
          </Button>
          <Button
            disabled={!seen || seen.faults.length > 0 || !ready}
            loading={step.isPending && step.variables?.body?.preview === false}
            onClick={() => send(false)}
          >
            Nhập vào hệ thống
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
