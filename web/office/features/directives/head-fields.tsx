import { sides, urgencies } from '@liem/domain/directives/words'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { type ReactNode, useState } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { AreaField, CheckField, choicesOf, RadioField, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import type { Field } from '#ui/form/use-form.ts'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import { typeChoices } from './words.ts'

/** A form over the fields that every way of registering a document shares. */
export type HeadForm = {
  values: Record<string, unknown>
  fieldAt: <V = string>(path: string) => Field<V | null | undefined>
}

export type HeadFieldsProps = {
  form: HeadForm
  /** Path of the fields inside the form: `document.`; blank at the top. */
  at?: string
  /** Units already on the record, for their names. */
  issuer?: UnitRef | null
  supervising?: UnitRef | null
  /** The document may enter the book of incoming ones. */
  incoming?: boolean
  /** Shown under a field: why the reader left it empty. */
  hints?: Partial<Record<string, string>>
  /** Put around each field; the reading marks its places so. */
  around?: (name: string, field: ReactNode) => ReactNode
}

const plainly = (_: string, field: ReactNode) => field

/** Fields of a document's head, in the order of the paper. */
export function HeadFields({
  form,
  at = '',
  issuer: known,
  supervising,
  incoming,
  hints = {},
  around = plainly,
}: HeadFieldsProps) {
  const me = useMe()
  const field = <V = string>(name: string) => ({ ...form.fieldAt<V>(`${at}${name}`), hint: hints[name] })
  const issuerName = field('issuerName')
  const issuerId = field<number>('issuerUnitId')
  const isIncoming = field<boolean>('incoming')
  const [issuer, setIssuer] = useState<UnitRef | null>(known ?? null)
  const [follower, setFollower] = useState<UnitRef | null>(supervising ?? null)
  const followerId = field<number>('supervisingUnitId')
  return (
    <>
      {around(
        'side',
        <RadioField {...field<'state' | 'party' | 'social'>('side')} label="Khối" choices={choicesOf(sides)} inline />,
      )}
      <FieldRow>
        {around(
          'type',
          <SelectField {...field<string>('type')} label="Loại văn bản" choices={typeChoices(field('type').value)} />,
        )}
        {around(
          'symbol',
          <TextField {...field('symbol')} label="Số, ký hiệu" hint={hints.symbol ?? 'Ví dụ 53/KH-UBND, 12-NQ/TU'} />,
        )}
        {around(
          'issuedOn',
          <DateField {...field('issuedOn')} label="Ngày ban hành" today={me.today} hint={hints.issuedOn} />,
        )}
      </FieldRow>
      {around('title', <AreaField {...field('title')} label="Trích yếu" rows={2} />)}
      <FieldRow>
        <UnitPicker
          id={`${issuerName.id}-unit`}
          name={`${at}issuerUnitId`}
          label="Cơ quan ban hành trong danh mục"
          hint="Cơ quan ngoài tỉnh thì bỏ trống, ghi tên ở ô bên."
          optional
          load={loadUnits}
          value={issuer}
          error={issuerId.error}
          onChange={(unit) => {
            setIssuer(unit)
            issuerId.onChange(unit?.id ?? null)
            if (unit) issuerName.onChange(unit.name)
            const isOwn = unit && [me.unit.id, ...me.roles.map((role) => role.unit.id)].includes(unit.id)
            if (incoming && isOwn) isIncoming.onChange(false)
          }}
        />
        {around(
          'issuerName',
          <TextField {...issuerName} label="Tên cơ quan ban hành" hint={hints.issuerName ?? 'Ghi như trên văn bản.'} />,
        )}
      </FieldRow>
      {incoming && (
        <FieldRow>
          <CheckField
            {...isIncoming}
            label="Là văn bản đến"
            hint="Lấy số đến tiếp theo trong sổ của đơn vị. Văn bản của cơ quan khác vào sổ là văn bản đến."
          />
          {isIncoming.value && (
            <DateField {...field('receivedOn')} label="Ngày đến" today={me.today} max={me.today} optional />
          )}
        </FieldRow>
      )}
      <FieldRow>
        {around('signerName', <TextField {...field('signerName')} label="Người ký" optional />)}
        {around('signerCapacity', <TextField {...field('signerCapacity')} label="Chức vụ người ký" optional />)}
        {around('place', <TextField {...field('place')} label="Địa danh" optional />)}
      </FieldRow>
      <FieldRow>
        <DateField {...field('effectiveOn')} label="Có hiệu lực từ" today={me.today} optional />
        <DateField {...field('expiresOn')} label="Hết hiệu lực từ" today={me.today} optional />
        {around(
          'urgency',
          <SelectField {...field<keyof typeof urgencies>('urgency')} label="Độ khẩn" choices={choicesOf(urgencies)} />,
        )}
      </FieldRow>
      <RadioField
        {...field<'common' | 'addressed'>('visibility')}
        label="Ai được xem trong hệ thống"
        inline
        choices={[
          { value: 'addressed', words: 'Nơi ban hành và nơi nhận' },
          { value: 'common', words: 'Mọi cơ quan, đơn vị' },
        ]}
      />
      <UnitPicker
        id={`${followerId.id}-unit`}
        name={`${at}supervisingUnitId`}
        label="Cơ quan theo dõi, đôn đốc"
        hint="Cơ quan này nhận lời nhắc của các mốc và thẩm định nhiệm vụ."
        optional
        load={loadUnits}
        value={follower}
        error={followerId.error}
        onChange={(unit) => {
          setFollower(unit)
          followerId.onChange(unit?.id ?? null)
        }}
      />
    </>
  )
}

/** Blank texts are none, blank choices are the usual ones. */
export function tidyHead<V extends Record<string, unknown>>(values: V): V {
  const tidied: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) tidied[name] = value === '' ? null : value
  tidied.urgency ??= 'normal'
  tidied.visibility ??= 'addressed'
  return tidied as V
}
