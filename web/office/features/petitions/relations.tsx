import type { OfficerRef } from '@liem/domain/kernel/shapes'
import { confirmRelation, endRelation, listRelations, recordRelation } from '@liem/domain/petitions/custody.contract'
import { type RelationKind, relationKinds } from '@liem/domain/petitions/words'
import { readOfficer } from '@liem/domain/units/officers.contract'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '#lib/address.ts'
import { dayWords, instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Empty } from '#ui/empty.tsx'
import { choicesOf, SelectField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Page } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { OfficerField, OfficerPicker } from '#ui/unit-picker.tsx'
import { loadOfficers } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import css from './petition.module.css'
import { PetitionsNav } from './section-nav.tsx'

/** Family and interests on record, looked at one officer at a time: kept only to know who must not learn of a matter. */
export function Relations() {
  const address = useAddress()
  const officerId = Number(address.filters.officerId) || 0
  const officer = useAsk(readOfficer, { params: { id: officerId } }, { when: officerId > 0 })
  const asked = useAsk(listRelations, { query: { officerId } }, { when: officerId > 0 })
  const [open, setOpen] = useState<'new' | string | null>(null)
  const confirm = useStep(confirmRelation, {
    invalidates: [listRelations],
    said: 'Đã xác nhận; loại trừ được tính lại ở mọi vụ việc',
  })
  const chosen: OfficerRef | null = officerId && officer.data ? { id: officerId, name: officer.data.name } : null
  return (
    <Page
      title="Quan hệ gia đình, lợi ích"
      lead="Ghi để tự loại trừ: người có quan hệ với người bị phản ánh không được biết vụ việc. Không dùng vào việc khác."
      actions={
        chosen && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            Ghi quan hệ
          </Button>
        )
      }
    >
      <PetitionsNav />
      <div className={css.chooser}>
        <OfficerPicker
          id="relations-of"
          name="officerId"
          label="Cán bộ"
          load={loadOfficers()}
          value={chosen}
          onChange={(next) => address.set({ officerId: next?.id })}
        />
      </div>
      {asked.error && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {officerId > 0 && asked.isLoading && <Bones rows={3} />}
      {asked.data?.length === 0 && <Empty words="Chưa ghi quan hệ nào của cán bộ này" />}
      {asked.data && asked.data.length > 0 && (
        <ul className={css.list} aria-label="Quan hệ đã ghi">
          {asked.data.map((one) => (
            <li key={one.id}>
              <div>
                {one.officer.name} – {one.other.name}
                <span className={css.small}>
                  {relationKinds[one.kind]} · nguồn: {one.source} · {one.recordedBy.name} ghi{' '}
                  {instantWords(one.recordedAt)}
                  {one.confirmedBy
                    ? ` · ${one.confirmedBy.name} xác nhận`
                    : ' · chưa có hiệu lực, chờ người thứ hai xác nhận'}
                </span>
              </div>
              {one.endedOn ? (
                <StateBadge words={`Chấm dứt ${dayWords(one.endedOn)}`} tone="grey" />
              ) : (
                <div>
                  {one.can.includes('confirm') && (
                    <Button loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: one.id } })}>
                      Xác nhận
                    </Button>
                  )}
                  <Button variant="subtle" onClick={() => setOpen(one.id)}>
                    Ghi đã chấm dứt
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {open === 'new' && chosen && <RecordDialog officer={chosen} onClose={() => setOpen(null)} />}
      {open && open !== 'new' && <EndDialog id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function RecordDialog({ officer, onClose }: { officer: OfficerRef; onClose: () => void }) {
  const form = useForm(recordRelation, {
    start: { officerId: officer.id, otherId: null, kind: null, source: '' },
    said: 'Đã ghi; có hiệu lực khi người thứ hai xác nhận',
    onDone: onClose,
  })
  return (
    <Dialog title={`Quan hệ của ${officer.name}`} onClose={onClose}>
      <Form form={form} submit="Ghi">
        <SelectField<RelationKind> {...form.field('kind')} label="Người kia là" choices={choicesOf(relationKinds)} />
        <OfficerField {...form.field('otherId')} label="Cán bộ kia" load={loadOfficers()} />
        <TextField
          {...form.field('source')}
          label="Nguồn"
          hint="Ví dụ: bản kê khai ngày 05/01/2026; tự khai; phát hiện khi xác minh"
        />
      </Form>
    </Dialog>
  )
}

function EndDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const me = useMe()
  const form = useForm(endRelation, {
    start: { endedOn: me.today },
    input: (body) => ({ params: { id }, body }),
    said: 'Đã ghi',
    onDone: onClose,
  })
  return (
    <Dialog title="Quan hệ đã chấm dứt" onClose={onClose} size="small">
      <Form form={form} submit="Ghi">
        <p>Ai đã bị loại trừ ở vụ việc cũ thì vẫn bị loại trừ; vụ việc mới không tính quan hệ này nữa.</p>
        <DateField {...form.field('endedOn')} label="Ngày chấm dứt" today={me.today} max={me.today} />
      </Form>
    </Dialog>
  )
}
