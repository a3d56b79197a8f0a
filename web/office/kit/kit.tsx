import { addOfficer } from '@liem/domain/units/officers.contract'
import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { refusedFrom } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateField } from '#ui/date-field.tsx'
import { DeadlineBadge } from '#ui/deadline-badge.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import {
  CheckField,
  ChecksField,
  NumberField,
  PasswordField,
  RadioField,
  SelectField,
  TextField,
} from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Card, Page, Section } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { SplitPane } from '#ui/split-pane.tsx'
import { StateBadge, type Tone } from '#ui/state-badge.tsx'
import { StepButtons } from '#ui/step-buttons.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { UnitField } from '#ui/unit-picker.tsx'
import { KitCharts } from './kit-charts.tsx'
import { rows, units } from './samples.ts'

const today = '2026-11-21'
const loadUnits = async (typed: string) => units.filter((unit) => unit.name.toLowerCase().includes(typed.toLowerCase()))

/** Every component of the kit with sample content; in development builds only. */
export function Kit() {
  const [filters, setFilters] = useState<Record<string, string>>({ state: 'open,claimed' })
  const [tab, setTab] = useState('a')
  const [open, setOpen] = useState(false)
  const address = {
    filters,
    set: (change: Record<string, unknown>) => setFilters((now) => ({ ...now, ...(change as Record<string, string>) })),
    clear: () => setFilters({}),
  }
  return (
    <main>
      <Page
        title="Bộ thành phần giao diện"
        lead="Trang này chỉ có trong bản phát triển."
        crumbs={[
          { words: 'Văn bản', to: '/documents' },
          { words: '37-NQ/TW', to: '/documents/1' },
        ]}
        badges={
          <>
            <StateBadge words="Đang thực hiện" tone="accent" />
            <DeadlineBadge
              dueOn="2026-11-24"
              today={today}
              explanation={['Ngày 03/11/2026 nhận văn bản.', '15 ngày làm việc.']}
            />
          </>
        }
        actions={
          <StepButtons
            can={['report', 'extend', 'recall', 'suspend']}
            steps={[
              {
                name: 'report',
                words: 'Báo cáo hoàn thành',
                main: true,
                run: () => toast.done('Đã gửi báo cáo.', () => toast.info('Đã rút lại.')),
              },
              { name: 'extend', words: 'Gia hạn', dialog: (close) => <KitDialog onClose={close} /> },
              {
                name: 'recall',
                words: 'Thu hồi',
                danger: true,
                rare: true,
                confirm: {
                  title: 'Thu hồi nhiệm vụ?',
                  words: 'Đơn vị sẽ không phải thực hiện nữa.',
                  yes: 'Thu hồi nhiệm vụ',
                },
                run: () => toast.refused(refusedFrom(500, { incident: 'LI-20261121-0042' })),
              },
              { name: 'suspend', words: 'Tạm dừng', rare: true, run: () => {} },
            ]}
          />
        }
      >
        <Section title="Danh sách">
          <FilterBar
            address={address}
            search="q"
            placeholder="Tìm theo số, nội dung, đơn vị"
            filters={[
              {
                kind: 'many',
                name: 'state',
                words: 'Trạng thái',
                choices: [
                  { value: 'open', words: 'Đang thực hiện' },
                  { value: 'claimed', words: 'Chờ thẩm định' },
                  { value: 'done', words: 'Hoàn thành' },
                ],
              },
              { kind: 'one', name: 'kind', words: 'Loại', choices: [{ value: 'a', words: 'Nghị quyết' }] },
              { kind: 'day', name: 'from', words: 'Hạn từ ngày', today },
              { kind: 'flag', name: 'gap', words: 'Hai kết quả lệch nhau' },
            ]}
          />
          <DataTable
            label="Nhiệm vụ"
            rows={rows}
            rowKey={(row) => row.id}
            opens={(row) => `/tasks/${row.id}`}
            empty={{ words: 'Chưa có nhiệm vụ' }}
            actions={(row) =>
              row.id % 2
                ? [{ key: 'a', words: 'Thẩm định', run: () => {} }]
                : [
                    { key: 'a', words: 'Gia hạn', run: () => {} },
                    { key: 'b', words: 'Thu hồi', run: () => {}, danger: true },
                  ]
            }
            columns={[
              { key: 'code', head: 'Mã', cell: (row) => row.code, narrow: true, sort: (row) => row.code },
              { key: 'title', head: 'Nhiệm vụ', main: true, cell: (row) => row.title },
              { key: 'lead', head: 'Chủ trì', cell: (row) => row.lead, sort: (row) => row.lead },
              {
                key: 'state',
                head: 'Trạng thái',
                narrow: true,
                cell: (row) => <StateBadge words={row.state} tone={row.tone as Tone} />,
              },
              {
                key: 'due',
                head: 'Thời hạn',
                narrow: true,
                sort: (row) => row.dueOn,
                cell: (row) => <DeadlineBadge dueOn={row.dueOn} today={today} doneOn={row.doneOn} withDay />,
              },
              { key: 'money', head: 'Kinh phí (đ)', align: 'end', narrow: true, cell: (row) => row.money },
            ]}
          />
        </Section>
        <Section title="Đang tải, trống, lỗi">
          <Stack>
            <DataTable
              label="Đang tải"
              rowKey={() => ''}
              empty={{ words: '' }}
              columns={[{ key: 'a', head: 'Đang tải', cell: () => '' }]}
            />
            <Empty
              words="Chưa có văn bản nào"
              hint="Văn bản vào sổ sẽ hiện ở đây."
              next={<Button>Vào sổ văn bản</Button>}
            />
            <QuietError error={refusedFrom(500, { incident: 'LI-20261121-0042' })} again={() => {}} />
            <Progress words="Đang nhập bảng tính" share={0.42} note="Có thể rời trang; kết quả sẽ báo ở Lời nhắc." />
            <Progress words="Đang đọc văn bản" share={null} />
          </Stack>
        </Section>
        <Section title="Số liệu">
          <Figures>
            <Figure value={1284} words="Nhiệm vụ đã giao" opens="/tasks" />
            <Figure value={37} of={1284} words="Quá hạn theo thẩm định" opens="/tasks" tone="red" />
            <Figure value={0} words="Quá hạn theo báo cáo" tone="red" />
            <Figure value={911} of={1011} words="Hoàn thành đúng hạn" opens="/tasks" tone="green" />
          </Figures>
        </Section>
        <KitCharts today={today} />
        <Section title="Biểu mẫu">
          <Card>
            <KitForm />
          </Card>
        </Section>
        <Section title="Thẻ và nhật ký">
          <Tabs
            label="Phần của hồ sơ"
            value={tab}
            onChange={setTab}
            tabs={[
              {
                key: 'a',
                words: 'Nhật ký',
                count: 3,
                panel: () => (
                  <Timeline
                    label="Nhật ký"
                    entries={[
                      {
                        key: '1',
                        at: '2026-11-20T09:12:00+07:00',
                        words: 'Thẩm định: hoàn thành',
                        by: 'Nguyễn Văn An',
                        tone: 'green',
                      },
                      {
                        key: '2',
                        at: '2026-11-18T14:30:00+07:00',
                        words: 'Báo cáo hoàn thành',
                        by: 'Trần Thị Bích Ngọc',
                        note: 'Đã ban hành Quyết định 112/QĐ-STC.',
                      },
                      { key: '3', at: '2026-10-01', words: 'Giao nhiệm vụ', by: 'Thanh tra tỉnh', tone: 'grey' },
                    ]}
                  />
                ),
              },
              { key: 'b', words: 'Minh chứng', panel: () => 'Chưa có.' },
            ]}
          />
        </Section>
        <Section title="Hai bên">
          <SplitPane
            name="kit"
            left={<p>{'Điều 1. Phạm vi điều chỉnh. '.repeat(120)}</p>}
            right={<KitForm />}
            leftWords="Văn bản"
            rightWords="Bản nháp"
          />
        </Section>
        <Section title="Hộp thoại">
          <Button variant="default" onClick={() => setOpen(true)}>
            Mở hộp thoại có biểu mẫu
          </Button>
          {open && <KitDialog onClose={() => setOpen(false)} />}
        </Section>
      </Page>
    </main>
  )
}

function KitDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Thêm cán bộ" onClose={onClose}>
      <KitForm />
    </Dialog>
  )
}

function KitForm() {
  const form = useForm(addOfficer, { start: { roles: [], isHead: false } })
  const [files, setFiles] = useState<File[]>([])
  const [day, setDay] = useState<string | null | undefined>('2026-12-01')
  const [kind, setKind] = useState<'a' | 'b' | null | undefined>('a')
  const [days, setDays] = useState<number | null | undefined>(15)
  return (
    <Form form={form} submit="Thêm cán bộ" aside={<Button variant="default">Thôi</Button>}>
      <FieldRow>
        <TextField {...form.field('name')} label="Họ tên" />
        <TextField {...form.field('username')} label="Tên đăng nhập" hint="Chữ thường không dấu, số, chấm, gạch." />
      </FieldRow>
      <UnitField {...form.field('unitId')} label="Đơn vị" load={loadUnits} />
      <FieldRow>
        <DateField id="kit-day" name="day" value={day} onChange={setDay} label="Ngày bắt đầu" today={today} />
        <NumberField
          id="kit-days"
          name="days"
          value={days}
          onChange={setDays}
          label="Số ngày"
          hint="Ngày làm việc."
          suffix=" ngày"
        />
        <SelectField
          id="kit-kind"
          name="kind"
          value={kind}
          onChange={setKind}
          label="Loại"
          hint="Theo quyết định."
          choices={[
            { value: 'a', words: 'Chính thức' },
            { value: 'b', words: 'Phụ trách' },
          ]}
        />
      </FieldRow>
      <RadioField
        id="kit-radio"
        name="radio"
        value={kind}
        onChange={setKind}
        label="Kết quả thẩm định"
        choices={[
          { value: 'a', words: 'Hoàn thành', hint: 'Sản phẩm đúng yêu cầu, đúng hạn.' },
          { value: 'b', words: 'Trả lại', hint: 'Nêu rõ lý do để đơn vị bổ sung.' },
        ]}
      />
      <ChecksField
        {...form.field('roles')}
        label="Vai trò"
        choices={[
          { value: 'clerk', words: 'Văn thư' },
          { value: 'handler', words: 'Chuyên viên thụ lý' },
        ]}
      />
      <CheckField
        {...form.field('isHead')}
        label="Là thủ trưởng đơn vị"
        hint="Chịu trách nhiệm trước nhiệm vụ của đơn vị."
      />
      <PasswordField id="kit-password" name="password" value="" onChange={() => {}} label="Mật khẩu" />
      <FileDrop
        label="Minh chứng"
        optional
        files={files}
        onChange={setFiles}
        kinds={['.docx', '.pdf']}
        maxBytes={20 * 1024 * 1024}
        many
      />
    </Form>
  )
}
