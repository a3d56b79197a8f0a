import type { OfficerRef } from '@liem/domain/kernel/shapes'
import { handOver, readHandover, readOfficer } from '@liem/domain/units/officers.contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePlace } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { OfficerPicker } from '#ui/unit-picker.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { loadOfficers } from './loaders.ts'

const kindWords = {
  task: 'Nhiệm vụ',
  duty: 'Thời hạn đang giữ',
  role: 'Vai trò',
  appointment: 'Chức vụ',
  reading: 'Bản đọc chờ xác nhận',
  key: 'Khóa niêm phong',
} as const

/** Everything an outgoing officer still holds, on one page. */
export function Handover() {
  const id = Number(usePlace('id'))
  const asked = useAsk(readHandover, { params: { id } })
  const [open, setOpen] = useState(false)
  if (!asked.data)
    return (
      <Page title="Bàn giao" crumbs={[{ words: 'Cán bộ', to: places.officers }]}>
        {asked.error ? <QuietError error={asked.error} again={() => void asked.refetch()} /> : <Bones rows={8} />}
      </Page>
    )
  const { officer, lines, can } = asked.data
  return (
    <Page
      title={`Bàn giao: ${officer.name}`}
      crumbs={[{ words: officer.name, to: places.officer(id) }]}
      lead="Những gì cán bộ này còn giữ. Bàn giao xong thì danh sách phải trống, trừ vai trò và chức vụ chấm dứt khi thôi việc."
      actions={can.includes('handOver') && <Button onClick={() => setOpen(true)}>Bàn giao cho người khác</Button>}
    >
      <DataTable
        label="Danh sách bàn giao"
        rows={lines}
        rowKey={(row) => `${row.kind} ${row.id}`}
        empty={{ words: 'Không còn giữ việc gì' }}
        columns={[
          { key: 'kind', head: 'Loại', narrow: true, cell: (row) => kindWords[row.kind], sort: (row) => row.kind },
          {
            key: 'words',
            head: 'Nội dung',
            main: true,
            cell: (row) => (row.opens ? <Link to={row.opens}>{row.words}</Link> : row.words),
          },
          { key: 'due', head: 'Hạn', narrow: true, cell: (row) => dayWords(row.dueOn), sort: (row) => row.dueOn },
        ]}
      />
      {open && <HandOverDialog id={id} unitId={officer.unit.id} onClose={() => setOpen(false)} />}
    </Page>
  )
}

function HandOverDialog({ id, unitId, onClose }: { id: number; unitId: number; onClose: () => void }) {
  const me = useMe()
  const [to, setTo] = useState<OfficerRef | null>(null)
  const form = useForm(handOver, {
    start: { endsOn: null, reason: '' },
    tidy: (values) => ({ ...values, toOfficerId: to?.id, endsOn: values.endsOn || null }),
    input: (body) => ({ params: { id }, body }),
    invalidates: [readHandover, readOfficer],
    said: 'Đã bàn giao',
    onDone: onClose,
  })
  return (
    <Dialog title="Bàn giao cho người khác" onClose={onClose}>
      <Form form={form} submit="Bàn giao">
        <OfficerPicker
          id="to"
          name="toOfficerId"
          label="Người nhận"
          load={loadOfficers(unitId)}
          value={to}
          onChange={setTo}
          error={form.errors.toOfficerId}
        />
        <DateField
          {...form.field('endsOn')}
          label="Kết thúc tài khoản từ ngày"
          optional
          hint="Bỏ trống nếu cán bộ vẫn làm việc."
          today={me.today}
        />
        <TextField {...form.field('reason')} label="Lý do" />
      </Form>
    </Dialog>
  )
}
