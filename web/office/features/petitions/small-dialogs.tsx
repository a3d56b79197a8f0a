import { listPetitions, type Petition } from '@liem/domain/petitions/reading.contract'
import {
  addSubjects,
  approvePublication,
  closePetition,
  excludeOfficer,
  extendPetition,
  filePetition,
  mergePetition,
  proposePublication,
  recuse,
  setFlags,
} from '@liem/domain/petitions/steps.contract'
import { type FilingGround, filingGrounds } from '@liem/domain/petitions/words'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { Bones } from '#ui/bones.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, CheckField, choicesOf, NumberField, RadioField } from '#ui/form/fields.tsx'
import { OfficerPicker } from '#ui/unit-picker.tsx'
import { loadOfficers } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { ActForm, useAct } from './act.tsx'
import { Excluded, noSubjects, SubjectsField, sealedSubjects } from './classify-dialog.tsx'
import css from './petition.module.css'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'
import { numberOf, titleOf } from './words.ts'

type Props = { petition: Petition; onClose: () => void }

export function CloseDialog({ petition, onClose }: Props) {
  const me = useMe()
  const typed = useTyped({})
  const facts = { step: 'closed' as const, on: me.today }
  const act = useAct(closePetition, {
    typed,
    build: async () => ({
      params: { id: petition.id },
      body: { version: petition.version, status: await sealedStatus(petition, facts) },
    }),
    said: 'Đã kết thúc vụ việc',
    onDone: onClose,
  })
  return (
    <Dialog title="Kết thúc vụ việc" onClose={onClose}>
      <ActForm act={act} isDirty={false} errors={typed.errors} submit="Kết thúc">
        <p>Vụ việc đã kết thúc vẫn xem được, vẫn nhận tin nhắn của người phản ánh; không xử lý tiếp nữa.</p>
        <StatusPreview petition={petition} facts={facts} />
      </ActForm>
    </Dialog>
  )
}

export function FileDialog({ petition, onClose }: Props) {
  const me = useMe()
  const typed = useTyped({ ground: '' as FilingGround | '', added: '' })
  const facts = (added: string) => ({ step: 'filed' as const, on: me.today, added })
  const act = useAct(filePetition, {
    typed,
    check: (now) => missing({ ground: !now.ground && 'Xin chọn căn cứ' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        version: petition.version,
        status: await sealedStatus(petition, facts(now.added)),
        ground: now.ground as FilingGround,
      },
    }),
    said: 'Đã lưu',
    onDone: onClose,
  })
  return (
    <Dialog title="Lưu, không xử lý" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Lưu đơn" danger>
        <RadioField {...typed.field('ground')} label="Căn cứ" choices={choicesOf(filingGrounds)} />
        <StatusPreview
          petition={petition}
          facts={facts(typed.values.added)}
          added={{ value: typed.values.added, onChange: (added) => typed.set({ added }) }}
        />
      </ActForm>
    </Dialog>
  )
}

/** Public words: shown as they will stand on the portal, to be approved by somebody else. */
export function ProposeDialog({ petition, onClose }: Props) {
  const typed = useTyped({ kind: (petition.apologyDue ? 'apology' : 'result') as 'result' | 'apology', words: '' })
  const { values, field } = typed
  const act = useAct(proposePublication, {
    typed,
    check: (now) => missing({ words: !now.words.trim() && 'Xin nhập lời công bố' }),
    build: (now) => ({
      params: { id: petition.id },
      body: { version: petition.version, kind: now.kind, words: now.words },
    }),
    said: 'Đã soạn, chờ người khác duyệt',
    onDone: onClose,
  })
  return (
    <Dialog title="Soạn lời công bố" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Gửi duyệt">
        <RadioField
          {...field('kind')}
          label="Công bố"
          inline
          choices={[
            { value: 'result', words: 'Kết quả xử lý' },
            { value: 'apology', words: 'Lời xin lỗi' },
          ]}
        />
        <AreaField
          {...field('words')}
          label="Lời công bố"
          hint="Không nêu người phản ánh, ngày giờ sự việc, số hồ sơ, hay điều chỉ người ấy biết."
          rows={6}
          maxLength={4000}
        />
        <PublicWords petition={petition} kind={values.kind} words={values.words} />
        <p className={css.about}>Lời này không niêm phong. Chỉ lên cổng sau khi người thứ hai duyệt.</p>
      </ActForm>
    </Dialog>
  )
}

/** Exactly what becomes public: the office, the day, the words; nothing else of the record. */
export function PublicWords({
  petition,
  kind,
  words,
}: {
  petition: Petition
  kind: 'result' | 'apology'
  words: string
}) {
  const me = useMe()
  return (
    <section className={css.told}>
      <h3>Trên cổng công khai, mọi người sẽ đọc đúng như sau</h3>
      <p>
        <b>{kind === 'apology' ? 'Lời xin lỗi' : 'Kết quả xử lý phản ánh'}</b>
        {' · '}
        {(petition.handling ?? petition.gate).name} · {dayWords(me.today)}
      </p>
      <p className={css.words}>{words.trim() || '…'}</p>
    </section>
  )
}

export function ApproveDialog({ petition, onClose }: Props) {
  const me = useMe()
  const waiting = petition.publications.filter((one) => one.approvedBy === null)
  const typed = useTyped({ id: waiting[0]?.id ?? '' })
  const chosen = waiting.find((one) => one.id === typed.values.id)
  const facts = { step: 'published' as const, on: me.today }
  const act = useAct(approvePublication, {
    typed,
    build: async (now) => ({
      params: { id: petition.id, publicationId: now.id },
      body: {
        version: petition.version,
        status: chosen?.kind === 'result' ? await sealedStatus(petition, facts) : null,
      },
    }),
    said: 'Đã công bố',
    onDone: onClose,
  })
  return (
    <Dialog title="Duyệt, công bố" onClose={onClose}>
      <ActForm act={act} isDirty={false} errors={typed.errors} submit="Duyệt, công bố" ready={chosen !== undefined}>
        {waiting.length > 1 && (
          <RadioField
            {...typed.field('id')}
            label="Lời công bố"
            choices={waiting.map((one) => ({
              value: one.id,
              words: one.kind === 'apology' ? 'Lời xin lỗi' : 'Kết quả xử lý',
              hint: `${one.proposedBy.name} soạn`,
            }))}
          />
        )}
        {chosen ? (
          <>
            <PublicWords petition={petition} kind={chosen.kind} words={chosen.words} />
            <p className={css.about}>Người soạn: {chosen.proposedBy.name}. Người duyệt phải là người khác.</p>
            {chosen.kind === 'result' && <StatusPreview petition={petition} facts={facts} />}
          </>
        ) : (
          <p>Không có lời công bố nào chờ duyệt.</p>
        )}
      </ActForm>
    </Dialog>
  )
}

/** Letters and matters are counted apart: this letter joins one that already runs. */
export function MergeDialog({ petition, onClose }: Props) {
  const asked = useAsk(listPetitions, { query: { open: 'true', officeId: petition.office?.id, limit: 50 } })
  const others = (asked.data?.rows ?? []).filter((one) => one.id !== petition.id)
  const typed = useTyped({ into: '' })
  const facts = {
    step: 'filed' as const,
    on: useMe().today,
    added: 'Nội dung trùng với vụ việc đang được xử lý; kết quả sẽ được báo theo mã biên nhận này.',
  }
  const act = useAct(mergePetition, {
    typed,
    check: (now) => missing({ into: !now.into && 'Xin chọn vụ việc' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: { version: petition.version, intoId: now.into, status: await sealedStatus(petition, facts) },
    }),
    said: 'Đã nhập vào vụ việc',
    onDone: onClose,
  })
  return (
    <Dialog title="Nhập vào vụ việc đã có" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Nhập vào vụ việc">
        <p className={css.about}>
          Số đơn và số vụ việc đếm riêng. Chỉ nhập khi cùng nội dung, cùng cơ quan bị phản ánh.
        </p>
        {asked.isLoading ? (
          <Bones rows={3} />
        ) : (
          <RadioField
            {...typed.field('into')}
            label="Vụ việc đang xử lý"
            choices={others.map((one) => ({
              value: one.id,
              words: titleOf(one),
              hint: [numberOf(one), `nhận ${dayWords(one.receivedOn)}`].filter(Boolean).join(' · '),
            }))}
          />
        )}
        {!asked.isLoading && others.length === 0 && <p>Không có vụ việc nào khác về cơ quan này mà đồng chí biết.</p>}
        <StatusPreview petition={petition} facts={facts} />
      </ActForm>
    </Dialog>
  )
}

/** Steps aside for good: from that moment nothing of the matter is seen. */
export function RecuseDialog({ petition, onClose }: Props) {
  const open = useOpen()
  const typed = useTyped({ ground: 'recusal' as 'recusal' | 'relative' | 'conflict' })
  const act = useAct(recuse, {
    typed,
    build: (now) => ({ params: { id: petition.id }, body: now }),
    said: 'Đồng chí đã rút khỏi vụ việc',
    onDone: () => {
      onClose()
      open(places.petitions, { replace: true })
    },
  })
  return (
    <Dialog title="Tự xin rút khỏi vụ việc" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Rút khỏi vụ việc" danger>
        <p>Từ lúc này đồng chí không còn thấy vụ việc ở bất cứ trang nào, và không tự lấy lại được.</p>
        <RadioField
          {...typed.field('ground')}
          label="Lý do"
          choices={[
            { value: 'recusal', words: 'Xin rút để bảo đảm khách quan' },
            { value: 'relative', words: 'Có quan hệ gia đình với người bị phản ánh' },
            { value: 'conflict', words: 'Có lợi ích liên quan' },
          ]}
        />
      </ActForm>
    </Dialog>
  )
}

export function ExcludeDialog({ petition, onClose }: Props) {
  const typed = useTyped({
    officer: null as { id: number; name: string } | null,
    ground: 'conflict' as 'relative' | 'conflict',
  })
  const act = useAct(excludeOfficer, {
    typed,
    check: (now) => missing({ officer: !now.officer && 'Xin chọn cán bộ' }),
    build: (now) => ({
      params: { id: petition.id },
      body: { version: petition.version, officerId: now.officer?.id ?? 0, ground: now.ground },
    }),
    said: 'Đã loại trừ',
    onDone: onClose,
  })
  return (
    <Dialog title="Loại trừ cán bộ" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Loại trừ" danger>
        <p>Người bị loại trừ không còn biết gì về vụ việc: không thấy ở danh sách, con số, lời nhắc, nhật ký.</p>
        <OfficerPicker
          {...typed.field('officer')}
          label="Cán bộ"
          load={loadOfficers()}
          value={typed.values.officer}
          onChange={(officer) => typed.set({ officer })}
        />
        <RadioField
          {...typed.field('ground')}
          label="Căn cứ"
          choices={[
            { value: 'relative', words: 'Có quan hệ gia đình với người bị phản ánh' },
            { value: 'conflict', words: 'Có lợi ích liên quan' },
          ]}
        />
      </ActForm>
    </Dialog>
  )
}

export function SubjectsDialog({ petition, onClose }: Props) {
  const [done, setDone] = useState<string | null>(null)
  const typed = useTyped({ subjects: noSubjects })
  const { officers, units, names } = typed.values.subjects
  const act = useAct(addSubjects, {
    typed,
    check: () =>
      missing({ subjects: officers.length + units.length === 0 && !names.trim() && 'Xin chọn hoặc ghi tên' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: { version: petition.version, subjects: await sealedSubjects(petition, now.subjects) },
    }),
    said: 'Đã ghi thêm',
    onDone: (answer) => setDone(`Đã ghi thêm người bị phản ánh. Còn ${answer.holders} người giữ tin.`),
  })
  if (done) return <Excluded petition={petition} done={done} onClose={onClose} />
  return (
    <Dialog title="Ghi thêm người bị phản ánh" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Ghi thêm">
        <SubjectsField value={typed.values.subjects} onChange={(subjects) => typed.set({ subjects })} />
      </ActForm>
    </Dialog>
  )
}

export function FlagsDialog({ petition, onClose }: Props) {
  const typed = useTyped({ isComplex: petition.isComplex, isCrowd: petition.isCrowd })
  const act = useAct(setFlags, {
    typed,
    build: (now) => ({ params: { id: petition.id }, body: { version: petition.version, ...now } }),
    said: 'Đã ghi',
    onDone: onClose,
  })
  return (
    <Dialog title="Vụ việc phức tạp, đông người" onClose={onClose} size="small">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Lưu">
        <CheckField {...typed.field('isComplex')} label="Vụ việc phức tạp" />
        <CheckField {...typed.field('isCrowd')} label="Đông người (từ 5 người trở lên)" />
      </ActForm>
    </Dialog>
  )
}

export function ExtendDialog({ petition, onClose }: Props) {
  const me = useMe()
  const typed = useTyped({ days: 15 as number | null, added: '' })
  const facts = (added: string) => ({ step: 'extended' as const, on: me.today, added })
  const act = useAct(extendPetition, {
    typed,
    check: (now) => missing({ days: !now.days && 'Xin nhập số ngày' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        version: petition.version,
        status: await sealedStatus(petition, facts(now.added)),
        days: now.days ?? 0,
      },
    }),
    said: 'Đã gia hạn',
    onDone: (answer) => {
      toast.info(`Hạn mới: ${dayWords(answer.dueOn)}`)
      onClose()
    },
  })
  return (
    <Dialog title="Gia hạn" onClose={onClose} size="small">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Gia hạn">
        <p className={css.about}>
          Chỉ với vụ việc phức tạp, tổng cộng không quá 30 ngày từ ngày nhận (Luật Phòng, chống tham nhũng, Điều 66,
          74).
        </p>
        <NumberField {...typed.field('days')} label="Thêm" min={1} max={15} suffix=" ngày" />
        <StatusPreview
          petition={petition}
          facts={facts(typed.values.added)}
          added={{ value: typed.values.added, onChange: (added) => typed.set({ added }) }}
        />
      </ActForm>
    </Dialog>
  )
}
