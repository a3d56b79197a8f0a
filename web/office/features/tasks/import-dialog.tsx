import type { OkOf } from '@liem/domain/kernel/route'
import { exportTasks, listTasks } from '@liem/domain/tasks/contract'
import { importTasks } from '@liem/domain/tasks/figures.contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useStep } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './task.module.css'

const actionWords = { new: 'Thêm mới', update: 'Cập nhật', same: 'Không đổi' } as const

/** A list of tasks from a spreadsheet: looked at first, taken in whole or not at all. */
export function ImportDialog({ onClose, documentId }: { onClose: () => void; documentId?: string }) {
  const [files, setFiles] = useState<File[]>([])
  const [seen, setSeen] = useState<OkOf<typeof importTasks> | null>(null)
  const step = useStep(importTasks, {
    invalidates: [listTasks],
    showsRefusal: true,
    onDone: (answer) => {
      setSeen(answer)
      if (answer.applied) onClose()
    },
  })
  const send = (preview: boolean) => {
    const form = new FormData()
    form.append('body', JSON.stringify({ preview, documentId: documentId ?? null }))
    for (const file of files) form.append('file', file, file.name)
    step.mutate({ body: { preview, documentId: documentId ?? null }, files: form } as never)
  }
  return (
    <Dialog title="Nhập nhiệm vụ từ bảng tính" onClose={onClose} size="large">
      <div className={css.stack}>
        <p>
          Dùng đúng mẫu của bảng xuất ra: dòng có mã thì cập nhật nhiệm vụ ấy, dòng không mã thì giao mới. Một ô sai thì
          chưa nhập gì.{' '}
          <ExportButton route={exportTasks} input={{ query: {} }} words="Tải bảng hiện có làm mẫu" variant="subtle" />
        </p>
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
        {seen && seen.faults.length === 0 && (
          <DataTable
            label="Xem trước"
            rows={seen.rows}
            rowKey={(row) => row.row}
            empty={{ words: 'Bảng không có dòng nào' }}
            columns={[
              { key: 'action', head: 'Việc', narrow: true, cell: (row) => actionWords[row.action] },
              { key: 'code', head: 'Mã', narrow: true, cell: (row) => row.code ?? '—' },
              { key: 'title', head: 'Nội dung', main: true, cell: (row) => row.title },
              { key: 'lead', head: 'Chủ trì', cell: (row) => row.lead },
              { key: 'due', head: 'Hạn', narrow: true, cell: (row) => row.due ?? '—' },
            ]}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={!files.length} loading={step.isPending} onClick={() => send(true)}>
            Xem trước
          </Button>
          <Button disabled={!seen || seen.faults.length > 0} loading={step.isPending} onClick={() => send(false)}>
            Nhập vào hệ thống
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
