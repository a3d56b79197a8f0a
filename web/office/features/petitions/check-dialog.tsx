import { type CheckFacts, checkMinutes } from '@liem/domain/petitions/papers/check-minutes'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { recordCheck } from '@liem/domain/petitions/steps.contract'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, RadioField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { useMe } from '../../me.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { useLetterhead } from './letterhead.tsx'
import { madePaper, PaperFields, sealedPaper } from './paper-fields.tsx'
import css from './petition.module.css'
import { missing, useTyped } from './use-typed.ts'

const hour = /^([01]?\d|2[0-3])[:hg. ]?([0-5]\d)$/
/** `8h05`, `8:05`, `0805` → `08:05`; undefined when it is no time. */
export function readHour(typed: string): string | undefined {
  const found = typed.trim().toLowerCase().match(hour)
  return found ? `${(found[1] ?? '').padStart(2, '0')}:${found[2]}` : undefined
}

/** Minutes of an unannounced check of the counter: when, where, who, what was seen. */
export function CheckDialog({ petition, onClose }: { petition: Petition; onClose: () => void }) {
  const me = useMe()
  const preset = useLetterhead()
  const typed = useTyped({
    on: me.today as string | null,
    from: '',
    to: '',
    place: petition.office?.name ?? '',
    checkers: [me.name, me.title].filter(Boolean).join(', '),
    present: '',
    seen: '',
    explained: '',
    taken: '',
    confirmed: '' as '' | 'yes' | 'no',
    paper: madePaper,
  })
  const { values, field, set } = typed
  const build = (head: Letterhead) => checkMinutes(head, factsOf(values))
  const act = useAct(recordCheck, {
    typed,
    check: (now) =>
      missing({
        on: !now.on && 'Xin nhập ngày kiểm tra',
        from: !readHour(now.from) && 'Xin nhập giờ bắt đầu, ví dụ 8h05',
        to: !readHour(now.to) && 'Xin nhập giờ kết thúc, ví dụ 9h40',
        place: !now.place.trim() && 'Xin nhập nơi kiểm tra',
        checkers: !now.checkers.trim() && 'Xin nhập người kiểm tra',
        seen: !now.seen.trim() && 'Xin ghi những việc đã thấy',
        confirmed: !now.confirmed && 'Xin chọn kết quả kiểm tra',
      }),
    build: async (now) => {
      const minutes = await sealedPaper({
        petition,
        choice: now.paper,
        label: 'unannounced_check',
        build: (head) => checkMinutes(head, factsOf(now)),
        preset,
        unitId: me.unit.id,
      })
      if (!minutes) throw cannot('Xin lập biên bản hoặc chọn tệp biên bản.')
      return {
        params: { id: petition.id },
        body: {
          version: petition.version,
          checkedOn: now.on ?? me.today,
          confirmed: now.confirmed === 'yes',
          minutes,
        },
      }
    },
    said: 'Đã ghi biên bản kiểm tra',
    onDone: onClose,
  })
  return (
    <Dialog title="Biên bản kiểm tra đột xuất" onClose={onClose} size="large">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Niêm phong, lưu biên bản">
        <p className={css.about}>
          Biên bản không nhắc đến việc có người phản ánh: nơi được kiểm tra không đoán được ai đã báo.
        </p>
        <FieldRow>
          <DateField {...field('on')} label="Ngày kiểm tra" today={me.today} max={me.today} />
          <TextField {...field('from')} label="Bắt đầu lúc" hint="ví dụ 8h05" width="short" />
          <TextField {...field('to')} label="Kết thúc lúc" hint="ví dụ 9h40" width="short" />
        </FieldRow>
        <TextField {...field('place')} label="Nơi kiểm tra" />
        <FieldRow>
          <AreaField {...field('checkers')} label="Người kiểm tra (mỗi dòng một người)" rows={2} />
          <AreaField {...field('present')} label="Người có mặt tại nơi được kiểm tra" optional rows={2} />
        </FieldRow>
        <AreaField
          {...field('seen')}
          label="Những việc đã thấy"
          hint="Số người chờ, hồ sơ quá hẹn, giấy tờ bị đòi thêm, niêm yết thủ tục, thái độ tiếp dân…"
          rows={5}
        />
        <AreaField {...field('explained')} label="Ý kiến của người có mặt" optional rows={2} />
        <AreaField {...field('taken')} label="Giấy tờ, tài liệu đã thu, đã chụp" optional rows={2} />
        <RadioField
          {...field('confirmed')}
          label="Kiểm tra có thấy điều được phản ánh không?"
          inline
          choices={[
            { value: 'yes', words: 'Có thấy' },
            { value: 'no', words: 'Không thấy' },
          ]}
        />
        <PaperFields label="Biên bản" value={values.paper} onChange={(paper) => set({ paper })} build={build} />
      </ActForm>
    </Dialog>
  )
}

type Written = Omit<CheckFacts, 'on'> & { on: string | null }
const factsOf = (now: Written): CheckFacts => ({
  on: now.on ?? '',
  from: readHour(now.from) ?? now.from,
  to: readHour(now.to) ?? now.to,
  place: now.place,
  checkers: now.checkers,
  present: now.present,
  seen: now.seen,
  explained: now.explained,
  taken: now.taken,
})
