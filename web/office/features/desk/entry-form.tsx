import { type DeskChannel, deskChannelNames, isForwarded, isSpoken, receiptOf } from '@liem/domain/petitions/arrival'
import type { DeskGate } from '@liem/domain/petitions/desk.contract'
import { type Field, fields } from '@liem/domain/petitions/fields'
import { type Channel, channels, concerns, kinds } from '@liem/domain/petitions/words'
import type { Errors } from '#lib/faults.ts'
import { plain } from '#lib/format.ts'
import { DateField } from '#ui/date-field.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { AreaField, CheckField, choicesOf, RadioField, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { Picker } from '#ui/picker.tsx'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../../loaders.ts'
import css from './desk.module.css'
import { PaperFormField } from './paper-form-field.tsx'
import { arrivalOf, hourNow, isNamed, type Typed, tidyHour } from './typed.ts'

const scanKinds = ['.pdf', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.heic', '.docx', '.doc', '.eml', '.msg', '.txt']
const recordingKinds = ['.mp3', '.m4a', '.wav', '.ogg', '.amr', '.mp4', '.webm']

const channelChoices = deskChannelNames.map((value, index) => ({
  value,
  words: `${index + 1}. ${channels[value as Channel]}`,
}))
const concernChoices = choicesOf({
  unsure: concerns.unsure,
  staff: concerns.staff,
  head: concerns.head,
  office: concerns.office,
})
const fieldOptions = (Object.keys(fields) as Field[]).map((value) => ({ value, words: fields[value].vi }))
const arrivedWords: Readonly<Record<DeskChannel, string>> = {
  letter: 'Ngày dấu đến',
  email: 'Ngày hộp thư nhận được',
  press: 'Ngày cơ quan nhận',
  deputies: 'Ngày cơ quan nhận',
  front: 'Ngày cơ quan nhận',
  reception: 'Ngày tiếp',
  hotline: 'Ngày gọi',
}

export type FormProps = {
  typed: Typed
  errors: Errors
  today: string
  gate: DeskGate | undefined
  maxBytes: number
  onChange: (change: Partial<Typed>) => void
}

/** The one form of the desk, in the order in which an envelope is read. Everything can be done from the keyboard. */
export function EntryForm({ typed, errors, today, gate, maxBytes, onChange }: FormProps) {
  const field = <K extends keyof Typed>(name: K) => ({
    id: `desk-${name}`,
    name,
    value: typed[name],
    error: errors[name],
    onChange: (value: Typed[K] | null | undefined) => onChange({ [name]: value ?? '' } as Partial<Typed>),
  })
  const day = (name: 'arrivedOn' | 'postmarkedOn' | 'forwardedOn' | 'paperOn') => ({
    ...field(name),
    onChange: (value: string | null | undefined) => onChange({ [name]: value || null }),
    today,
    max: today,
  })
  return (
    <>
      <RadioField
        {...field('channel')}
        onChange={(channel) =>
          channel &&
          onChange({ channel, ...(channel === 'hotline' && !typed.arrivedAt ? { arrivedAt: hourNow() } : {}) })
        }
        label="Đến bằng cách nào"
        hint="Phím Alt và 1–7"
        choices={channelChoices}
        inline
      />
      <FieldRow>
        {typed.channel === 'letter' && <DateField {...day('postmarkedOn')} label="Ngày dấu bưu điện" optional />}
        {isForwarded(typed.channel) && <DateField {...day('forwardedOn')} label="Ngày của văn bản chuyển" />}
        {isForwarded(typed.channel) && (
          <TextField {...field('forwardedSymbol')} label="Số, ký hiệu văn bản chuyển" optional width="short" />
        )}
        <DateField {...day('arrivedOn')} label={arrivedWords[typed.channel]} />
        {(isSpoken(typed.channel) || typed.channel === 'email') && (
          <TextField
            {...field('arrivedAt')}
            label={typed.channel === 'hotline' ? 'Giờ gọi' : 'Giờ'}
            optional={typed.channel !== 'hotline'}
            placeholder="08:30"
            width="short"
          />
        )}
      </FieldRow>
      {isForwarded(typed.channel) && (
        <TextField {...field('forwarder')} label="Nơi chuyển" optional hint="Được niêm phong cùng nội dung" />
      )}
      <ReceivedLine typed={typed} today={today} />
      <PaperFormField
        // A filled form comes by post or is handed over at the reception; nobody telephones one.
        onOffice={(office) =>
          onChange({ office, officeWords: '', channel: typed.channel === 'reception' ? 'reception' : 'letter' })
        }
      />
      <FieldRow>
        <UnitPicker
          id="desk-office"
          name="office"
          label="Cơ quan bị phản ánh"
          load={loadUnits}
          value={typed.office}
          error={errors.office}
          onChange={(office) => onChange({ office, struck: [] })}
        />
        {!typed.office && (
          <TextField
            {...field('officeWords')}
            label="hoặc ghi tên như trong đơn"
            optional
            hint="Không có trong danh sách, hoặc “không rõ”; được niêm phong"
          />
        )}
      </FieldRow>
      {typed.kind !== 'rules_feedback' && (
        <RadioField
          {...field('concern')}
          label="Nói về ai"
          hint="Chưa rõ thì để “Chưa rõ”: tin được niêm phong lên trên cơ quan ấy"
          choices={concernChoices}
          onChange={(concern) => concern && onChange({ concern, struck: [] })}
          inline
        />
      )}
      <FieldRow>
        <SelectField
          {...field('kind')}
          label="Loại"
          choices={choicesOf(kinds)}
          onChange={(kind) => kind && onChange({ kind })}
        />
        <Picker<Field>
          id="desk-field"
          name="field"
          label="Lĩnh vực"
          placeholder="Gõ không dấu: dat, thue…"
          error={errors.field}
          loadKey={['petition-fields']}
          load={async (said) => fieldOptions.filter((one) => plain(one.words).includes(plain(said)))}
          chosen={fieldOptions.filter((one) => one.value === typed.field)}
          onChange={([one]) => onChange({ field: one?.value ?? null })}
        />
      </FieldRow>
      <AreaField
        {...field('text')}
        label={isSpoken(typed.channel) ? 'Lời người dân nói' : 'Nội dung'}
        hint="Chép tóm tắt hay nguyên văn, hoặc đính bản chụp ở dưới. Niêm phong ngay trên máy này trước khi gửi."
        rows={5}
      />
      <FieldRow>
        <FileDrop
          label="Bản chụp đơn, tài liệu kèm theo"
          optional
          files={typed.scans}
          onChange={(scans) => onChange({ scans })}
          kinds={scanKinds}
          maxBytes={maxBytes}
          many
        />
        {isSpoken(typed.channel) && (
          <FileDrop
            label="Bản ghi âm"
            optional
            files={typed.recordings}
            onChange={(recordings) => onChange({ recordings })}
            kinds={recordingKinds}
            maxBytes={maxBytes}
            many
          />
        )}
      </FieldRow>
      {typed.recordings.length > 0 && (
        <CheckField {...field('consent')} label="Người gọi đồng ý cho ghi âm và giữ bản ghi" />
      )}
      <IdentityFields typed={typed} errors={errors} today={today} gate={gate} maxBytes={maxBytes} onChange={onChange} />
      {isSpoken(typed.channel) && (
        <CheckField {...field('readBack')} label="Đã đọc lại nội dung ghi cho người dân nghe và được xác nhận đúng" />
      )}
    </>
  )
}

/** From which day the terms will run, said before it is sent. */
function ReceivedLine({ typed, today }: { typed: Typed; today: string }) {
  let said: ReturnType<typeof receiptOf> | null = null
  try {
    said = receiptOf({ ...arrivalOf(typed), arrivedAt: tidyHour(typed.arrivedAt) || null }, today)
  } catch {
    return null
  }
  return (
    <p className={css.received} aria-live="polite">
      Thời hạn tính từ: <b>{said.because}</b>
      {said.doubts.map((doubt) => (
        <span key={doubt}> {doubt}</span>
      ))}
    </p>
  )
}

const identityWords = {
  sealed: 'Niêm phong tên',
  given: 'Cho người thụ lý biết tên',
  anonymous: 'Không nêu tên',
  paper: 'Tên giữ trên giấy',
} as const

/** The name goes apart from the words: to keepers of identities, or stays on numbered paper. */
function IdentityFields({ typed, errors, today, gate, onChange }: FormProps) {
  const allowed = gate?.identityAllowed ?? true
  const field = <K extends keyof Typed>(name: K) => ({
    id: `desk-${name}`,
    name,
    value: typed[name],
    error: errors[name],
    onChange: (value: Typed[K] | null | undefined) => onChange({ [name]: value ?? '' } as Partial<Typed>),
  })
  return (
    <>
      <RadioField
        {...field('identity')}
        onChange={(identity) => identity && onChange({ identity })}
        label="Người gửi"
        hint={
          allowed
            ? undefined
            : 'Danh tính đang là bí mật nhà nước độ Mật: không nhập tên vào đây, chỉ ghi số và ngày của bản giấy. Người dân nhận mã biên nhận để theo dõi.'
        }
        choices={(Object.keys(identityWords) as (keyof typeof identityWords)[]).map((value) => ({
          value,
          words: identityWords[value],
          disabled: !allowed && (value === 'sealed' || value === 'given'),
        }))}
        inline
      />
      {isNamed(typed) && allowed && (
        <>
          <FieldRow>
            <TextField {...field('name')} label="Họ và tên" autoComplete="off" />
            <TextField {...field('birthYear')} label="Năm sinh" optional width="short" autoComplete="off" />
          </FieldRow>
          <FieldRow>
            <TextField {...field('phone')} label="Điện thoại" optional width="short" type="tel" autoComplete="off" />
            <TextField {...field('papers')} label="Số căn cước" optional width="short" autoComplete="off" />
          </FieldRow>
          <TextField {...field('address')} label="Địa chỉ" optional autoComplete="off" />
        </>
      )}
      {typed.identity === 'paper' && (
        <FieldRow>
          <TextField {...field('paperNumber')} label="Giữ bản giấy số" width="short" placeholder="12/M" />
          <DateField
            {...field('paperOn')}
            onChange={(value) => onChange({ paperOn: value || null })}
            label="ngày"
            today={today}
            max={today}
          />
        </FieldRow>
      )}
    </>
  )
}
