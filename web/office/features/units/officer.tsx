import type { OkOf } from '@liem/domain/kernel/route'
import {
  endAppointment,
  endRole,
  listOfficers,
  readOfficer,
  resetPassword,
  revokeAbsence,
} from '@liem/domain/units/officers.contract'
import { roles } from '@liem/domain/units/roles'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePlace } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Facts, Page, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { StepButtons } from '#ui/step-buttons.tsx'
import { places } from '../../places.ts'
import { AskRemovalDialog } from '../keys/second-factor/removals.tsx'
import { AbsenceDialog, AppointDialog, EditOfficerDialog, RoleDialog } from './officer-dialogs.tsx'

export type Officer = OkOf<typeof readOfficer>
const touched = [readOfficer, listOfficers] as const

/** One officer: posts, roles, absences, and the way to hand over. */
export function OfficerPage() {
  const id = Number(usePlace('id'))
  const asked = useAsk(readOfficer, { params: { id } })
  const [password, setPassword] = useState<string | null>(null)
  const [asking, setAsking] = useState<{ title: string; words: string; yes: string; run: () => void } | null>(null)
  const reset = useStep(resetPassword, { invalidates: [], onDone: (answer) => setPassword(answer.temporaryPassword) })
  const dropRole = useStep(endRole, { invalidates: touched, said: 'Đã thôi vai trò' })
  const dropPost = useStep(endAppointment, { invalidates: touched, said: 'Đã thôi chức vụ' })
  const dropAbsence = useStep(revokeAbsence, { invalidates: touched, said: 'Đã hủy kỳ vắng mặt' })
  if (!asked.data)
    return (
      <Page title="Cán bộ" crumbs={[{ words: 'Cán bộ', to: places.officers }]}>
        {asked.error ? <QuietError error={asked.error} again={() => void asked.refetch()} /> : <Bones rows={8} />}
      </Page>
    )
  const one = asked.data
  const manages = one.can.includes('manage')
  const can = [
    ...(manages ? ['edit', 'role', 'appoint', 'password', 'factor'] : []),
    ...(one.can.includes('clear') ? ['role'] : []),
    ...(one.can.includes('absence') ? ['absence'] : []),
  ]
  return (
    <Page
      title={one.name}
      crumbs={[
        { words: 'Cán bộ', to: places.officers },
        { words: one.unit.name, to: places.unit(one.unit.id) },
      ]}
      lead={one.titles.join('; ') || undefined}
      badges={
        one.endedOn ? (
          <StateBadge words={`Thôi việc ${dayWords(one.endedOn)}`} />
        ) : (
          one.absentUntil && <StateBadge words={`Vắng mặt đến ${dayWords(one.absentUntil)}`} tone="plain" />
        )
      }
      actions={
        <>
          {(manages || one.can.includes('absence')) && (
            <Button variant="default" component={Link} to={places.handover(one.id)}>
              Danh sách bàn giao
            </Button>
          )}
          <StepButtons
            can={can}
            steps={[
              {
                name: 'absence',
                words: 'Ghi vắng mặt',
                dialog: (close) => <AbsenceDialog officer={one} onClose={close} />,
              },
              { name: 'role', words: 'Giao vai trò', dialog: (close) => <RoleDialog officer={one} onClose={close} /> },
              {
                name: 'appoint',
                words: 'Bổ nhiệm, giao phụ trách',
                rare: true,
                dialog: (close) => <AppointDialog officer={one} onClose={close} />,
              },
              {
                name: 'edit',
                words: 'Sửa thông tin',
                rare: true,
                dialog: (close) => <EditOfficerDialog officer={one} onClose={close} />,
              },
              {
                name: 'password',
                words: 'Đặt lại mật khẩu',
                rare: true,
                danger: true,
                confirm: {
                  title: 'Đặt lại mật khẩu?',
                  words: 'Mọi phiên đăng nhập của cán bộ này bị kết thúc. Mật khẩu tạm chỉ hiện một lần.',
                  yes: 'Đặt lại',
                },
                loading: reset.isPending,
                run: () => reset.mutate({ params: { id } }),
              },
              {
                name: 'factor',
                words: 'Gỡ yếu tố thứ hai bị mất',
                rare: true,
                danger: true,
                dialog: (close) => <AskRemovalDialog officer={one} onClose={close} />,
              },
            ]}
          />
        </>
      }
    >
      <Card>
        <Facts
          facts={[
            ['Tên đăng nhập', one.username],
            [
              'Đơn vị',
              <Link key="unit" to={places.unit(one.unit.id)}>
                {one.unit.name}
              </Link>,
            ],
            ['Thư điện tử', one.email],
            ['Điện thoại', one.phone],
          ]}
        />
      </Card>
      <Section title="Vai trò" hint="Vai trò quyết định được làm gì và thấy đến đâu.">
        <DataTable
          label="Vai trò"
          bare
          rows={one.grants}
          rowKey={(row) => row.id}
          empty={{ words: 'Chưa có vai trò' }}
          actions={(row) =>
            manages && !row.to
              ? [
                  {
                    key: 'end',
                    words: 'Thôi vai trò',
                    danger: true,
                    run: () =>
                      setAsking({
                        title: 'Thôi vai trò?',
                        words: `${one.name} thôi vai trò “${roles[row.role].words}” tại ${row.unit.name} từ hôm nay. Nhật ký vẫn giữ những gì đã làm trong vai trò này.`,
                        yes: 'Thôi vai trò',
                        run: () => dropRole.mutate({ params: { id, grantId: row.id } }),
                      }),
                  },
                ]
              : []
          }
          columns={[
            { key: 'role', head: 'Vai trò', main: true, cell: (row) => roles[row.role].words },
            { key: 'unit', head: 'Tại đơn vị', cell: (row) => row.unit.name },
            { key: 'from', head: 'Từ', narrow: true, cell: (row) => dayWords(row.from) },
            { key: 'to', head: 'Đến', narrow: true, cell: (row) => (row.to ? dayWords(row.to) : 'nay') },
          ]}
        />
      </Section>
      <Section title="Chức vụ">
        <DataTable
          label="Chức vụ"
          bare
          rows={one.appointments}
          rowKey={(row) => row.id}
          empty={{ words: 'Chưa giữ chức vụ nào' }}
          actions={(row) =>
            manages && !row.to
              ? [
                  {
                    key: 'end',
                    words: 'Thôi chức vụ',
                    danger: true,
                    run: () =>
                      setAsking({
                        title: 'Thôi chức vụ?',
                        words: `${one.name} thôi chức vụ “${row.title}” tại ${row.unit.name} từ hôm nay.`,
                        yes: 'Thôi chức vụ',
                        run: () => dropPost.mutate({ params: { id, appointmentId: row.id } }),
                      }),
                  },
                ]
              : []
          }
          columns={[
            {
              key: 'title',
              head: 'Chức vụ',
              main: true,
              cell: (row) =>
                `${row.title}${row.kind === 'acting' ? ' (phụ trách)' : ''}${row.isHead ? ' — người đứng đầu' : ''}`,
            },
            { key: 'unit', head: 'Đơn vị', cell: (row) => row.unit.name },
            { key: 'document', head: 'Quyết định', cell: (row) => row.documentSymbol ?? '—' },
            { key: 'from', head: 'Từ', narrow: true, cell: (row) => dayWords(row.from) },
            { key: 'to', head: 'Đến', narrow: true, cell: (row) => (row.to ? dayWords(row.to) : 'nay') },
          ]}
        />
      </Section>
      <Section
        title="Vắng mặt, người thay"
        hint="Trong những ngày vắng, người thay có các quyền của người vắng (trừ quản trị và giám sát)."
      >
        <DataTable
          label="Vắng mặt"
          bare
          rows={one.absences}
          rowKey={(row) => row.id}
          empty={{ words: 'Chưa ghi kỳ vắng mặt nào' }}
          actions={(row) =>
            one.can.includes('absence') && !row.revoked
              ? [
                  {
                    key: 'revoke',
                    words: 'Hủy kỳ vắng',
                    run: () =>
                      setAsking({
                        title: 'Hủy kỳ vắng mặt?',
                        words: `Kỳ vắng mặt từ ${dayWords(row.from)} đến ${dayWords(row.to)} bị hủy; người thay không còn quyền làm thay.`,
                        yes: 'Hủy kỳ vắng mặt',
                        run: () => dropAbsence.mutate({ params: { id, absenceId: row.id } }),
                      }),
                  },
                ]
              : []
          }
          columns={[
            { key: 'from', head: 'Từ', main: true, narrow: true, cell: (row) => dayWords(row.from) },
            { key: 'to', head: 'Đến', narrow: true, cell: (row) => dayWords(row.to) },
            { key: 'substitute', head: 'Người thay', cell: (row) => row.substitute?.name ?? 'không có' },
            { key: 'reason', head: 'Lý do', cell: (row) => `${row.reason ?? ''}${row.revoked ? ' (đã hủy)' : ''}` },
          ]}
        />
      </Section>
      {asking && (
        <Confirm
          title={asking.title}
          words={asking.words}
          yes={asking.yes}
          danger
          onYes={() => {
            asking.run()
            setAsking(null)
          }}
          onNo={() => setAsking(null)}
        />
      )}
      {password && (
        <Dialog title="Mật khẩu tạm" onClose={() => setPassword(null)} size="small">
          <p>
            Mật khẩu tạm của <b>{one.username}</b>: <code>{password}</code>
          </p>
          <p>Chỉ hiện lần này. Người dùng phải đổi khi đăng nhập.</p>
        </Dialog>
      )}
    </Page>
  )
}
