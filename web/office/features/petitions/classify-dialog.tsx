import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { classifyPetition } from '@liem/domain/petitions/steps.contract'
import { bookWords, type Concern, concerns, type Kind, kinds } from '@liem/domain/petitions/words'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, CheckField, choicesOf, RadioField, SelectField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { OfficerPicker, UnitPicker } from '#ui/unit-picker.tsx'
import { loadOfficers, loadUnits } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { ExclusionList } from './exclusion-list.tsx'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'
import { fieldChoices } from './words.ts'

type Props = { petition: Petition; onClose: () => void }

export type Subjects = { officers: OfficerRef[]; units: UnitRef[]; names: string }
export const noSubjects: Subjects = { officers: [], units: [], names: '' }

/** The named subjects as the contract wants them; free names are sealed first. */
export async function sealedSubjects(petition: Petition, { officers, units, names }: Subjects) {
  const typed = names
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const to = petition.contentRecipient
  if (typed.length > 0 && !to) throw cannot('Vụ việc này không có khóa niêm phong nên chưa ghi được tên tự do.')
  const room = typed.length > 0 ? await sealingRoom() : null
  const sealed = room && to ? await Promise.all(typed.map((name) => room.sealSubject(name, petition.id, to))) : []
  return [
    ...officers.map((one) => ({ officerId: one.id })),
    ...units.map((one) => ({ unitId: one.id })),
    ...sealed.map((one) => ({ sealed: one })),
  ]
}

/** Who the report is about: officers and units on record decide who is excluded; a name in words is sealed. */
export function SubjectsField({ value, onChange }: { value: Subjects; onChange: (value: Subjects) => void }) {
  return (
    <fieldset className={css.quiet}>
      <legend>
        <b>Người, cơ quan bị phản ánh</b>
      </legend>
      <p className={css.about}>
        Cán bộ có trong danh sách thì chọn ở đây: người ấy, cấp dưới giữ việc tiếp nhận, người có quan hệ gia đình, lợi
        ích đã ghi sẽ không còn biết gì về vụ việc.
      </p>
      <OfficerPicker
        many
        id="subject-officers"
        name="officers"
        label="Cán bộ"
        optional
        load={loadOfficers()}
        value={value.officers}
        onChange={(officers) => onChange({ ...value, officers })}
      />
      <UnitPicker
        many
        id="subject-units"
        name="units"
        label="Cơ quan, đơn vị"
        optional
        load={loadUnits}
        value={value.units}
        onChange={(units) => onChange({ ...value, units })}
      />
      <AreaField
        id="subject-names"
        name="names"
        label="Người khác (mỗi dòng một tên)"
        optional
        hint="Niêm phong: chỉ người giữ tin đọc được; không dùng để tự loại trừ."
        rows={2}
        value={value.names}
        onChange={(names) => onChange({ ...value, names: names ?? '' })}
      />
    </fieldset>
  )
}

/** Classify by content, record who is named, take it into the book or leave it for forwarding. */
export function ClassifyDialog({ petition, onClose }: Props) {
  const me = useMe()
  const [done, setDone] = useState<string | null>(null)
  const typed = useTyped({
    kind: petition.kind as Kind,
    field: petition.field,
    concern: petition.concern as Concern,
    office: petition.office as UnitRef | null,
    isComplex: petition.isComplex,
    isCrowd: petition.isCrowd,
    handling: 'own' as 'own' | 'forward',
    subjects: {
      officers: petition.subjects.flatMap((one) => (one.officer && !one.withdrawnAt ? [one.officer] : [])),
      units: petition.subjects.flatMap((one) => (one.unit && !one.withdrawnAt ? [one.unit] : [])),
      names: '',
    } as Subjects,
  })
  const { values, field, set } = typed
  const facts = { step: 'classified' as const, on: me.today, body: petition.gate.name }
  const act = useAct(classifyPetition, {
    typed,
    check: (now) => missing({ field: !now.field && 'Xin chọn lĩnh vực' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        version: petition.version,
        status: now.handling === 'own' ? await sealedStatus(petition, facts) : null,
        kind: now.kind,
        field: now.field,
        concern: now.concern,
        officeId: now.office?.id ?? null,
        isComplex: now.isComplex,
        isCrowd: now.isCrowd,
        handling: now.handling,
        subjects: await sealedSubjects(petition, now.subjects),
      },
    }),
    said: 'Đã phân loại',
    onDone: (answer) =>
      setDone(
        `${answer.book ? `Đã vào ${bookWords(answer.book).toLocaleLowerCase('vi')}` : 'Đã phân loại, chưa vào sổ'}. Còn ${answer.holders} người giữ tin.`,
      ),
  })
  if (done) return <Excluded petition={petition} done={done} onClose={onClose} />
  return (
    <Dialog title="Phân loại, vào sổ" onClose={onClose} size="large">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Phân loại">
        <p className={css.about}>Phân loại theo nội dung tin, không theo tên đơn hay lời chọn của người gửi.</p>
        <FieldRow>
          <SelectField {...field('kind')} label="Loại tin" choices={choicesOf(kinds)} />
          <SelectField {...field('field')} label="Lĩnh vực" choices={fieldChoices} />
        </FieldRow>
        <FieldRow>
          <UnitPicker
            {...field('office')}
            label="Cơ quan bị phản ánh"
            optional
            load={loadUnits}
            value={values.office}
            onChange={(office) => set({ office })}
          />
          <SelectField {...field('concern')} label="Nói về ai" choices={choicesOf(concerns)} />
        </FieldRow>
        <SubjectsField value={values.subjects} onChange={(subjects) => set({ subjects })} />
        <FieldRow>
          <CheckField {...field('isComplex')} label="Vụ việc phức tạp" />
          <CheckField {...field('isCrowd')} label="Đông người (từ 5 người trở lên)" />
        </FieldRow>
        <RadioField
          {...field('handling')}
          label="Xử lý tiếp"
          choices={[
            { value: 'own', words: `Thuộc thẩm quyền: vào sổ của ${petition.gate.name}` },
            { value: 'forward', words: 'Không thuộc thẩm quyền: để chuyển cơ quan khác (bước sau)' },
          ]}
        />
        {values.handling === 'own' && <StatusPreview petition={petition} facts={facts} />}
      </ActForm>
    </Dialog>
  )
}

/** Shown to the gatekeeper alone, after it happened: who may no longer know of the matter, and why. */
export function Excluded({ petition, done, onClose }: { petition: Petition; done: string; onClose: () => void }) {
  return (
    <Dialog title="Đã phân loại" onClose={onClose}>
      <p>{done}</p>
      {petition.exclusions.length > 0 ? (
        <>
          <p>Những người sau không còn biết gì về vụ việc (chỉ người ở cửa tiếp nhận thấy danh sách này):</p>
          <ExclusionList petition={petition} />
        </>
      ) : (
        <p>Không có ai bị loại trừ.</p>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>Đóng</Button>
      </Group>
    </Dialog>
  )
}
