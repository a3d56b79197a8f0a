import { listOfficers } from '@liem/domain/units/officers.contract'
import { type RoleName, roleNames, roles } from '@liem/domain/units/roles'
import { Button, Group } from '@mantine/core'
import { IconFileImport, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useList } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { UnitFilter } from '../tasks/unit-filter.tsx'
import { ImportOfficersDialog } from './import-dialogs.tsx'
import { NewOfficerDialog } from './officer-dialogs.tsx'
import css from './units.module.css'

const roleChoices = roleNames.map((name) => ({ value: name, words: roles[name].words }))
export const rolesWords = (names: readonly string[]) =>
  names.map((name) => roles[name as RoleName]?.words ?? name).join('; ')

export function OfficerList() {
  const me = useMe()
  const address = useAddress(listOfficers)
  const list = useList(listOfficers, { query: address.filters })
  const [open, setOpen] = useState<'add' | 'import' | null>(null)
  return (
    <Page
      title="Cán bộ"
      crumbs={[{ words: 'Quản trị', to: places.admin }]}
      actions={
        me.permissions.includes('units.manage') && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => setOpen('import')}
            >
              Nhập bảng tính
            </Button>
            <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpen('add')}>
              Thêm cán bộ
            </Button>
          </Group>
        )
      }
    >
      <FilterBar
        address={address}
        search="q"
        placeholder="Tìm theo họ tên, tên đăng nhập"
        filters={[
          { kind: 'own', name: 'unitId', words: 'Đơn vị', control: <UnitFilter address={address} /> },
          { kind: 'flag', name: 'below', words: 'Cả cấp dưới' },
          { kind: 'one', name: 'role', words: 'Vai trò', choices: roleChoices },
          { kind: 'flag', name: 'ended', words: 'Cả người đã thôi việc' },
        ]}
      />
      <DataTable
        label="Cán bộ"
        list={list}
        rowKey={(row) => row.id}
        opens={(row) => places.officer(row.id)}
        empty={{
          words: 'Không có cán bộ nào khớp',
          filtered: Object.keys(address.filters).length > 0,
          onClear: address.clear,
        }}
        columns={[
          {
            key: 'name',
            head: 'Họ tên, tên đăng nhập',
            main: true,
            cell: (row) => (
              <>
                {row.name}
                <span className={css.aside}>{row.username}</span>
              </>
            ),
          },
          {
            key: 'unit',
            head: 'Chức vụ, đơn vị',
            cell: (row) => (
              <>
                {row.titles.join('; ')}
                <span className={css.aside}>{row.unit.name}</span>
              </>
            ),
          },
          { key: 'roles', head: 'Vai trò', cell: (row) => rolesWords(row.roles) || 'chưa giao' },
          {
            key: 'state',
            head: 'Tình trạng',
            narrow: true,
            cell: (row) =>
              row.endedOn ? (
                <StateBadge words={`Thôi việc ${dayWords(row.endedOn)}`} />
              ) : row.absentUntil ? (
                <StateBadge words={`Vắng đến ${dayWords(row.absentUntil)}`} tone="plain" />
              ) : (
                'Đang làm việc'
              ),
          },
        ]}
      />
      {open === 'add' && <NewOfficerDialog onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportOfficersDialog onClose={() => setOpen(null)} />}
    </Page>
  )
}
