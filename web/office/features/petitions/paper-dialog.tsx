import type { OfficerRef } from '@liem/domain/kernel/shapes'
import { extractPaper } from '@liem/domain/petitions/papers/extract'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { addPaper } from '@liem/domain/petitions/steps.contract'
import { type PaperLabel, paperLabels } from '@liem/domain/petitions/words'
import { useState } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { AreaField, choicesOf, RadioField, SelectField, TextField } from '#ui/form/fields.tsx'
import { OfficerPicker } from '#ui/unit-picker.tsx'
import { loadOfficers } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { useLetterhead } from './letterhead.tsx'
import { MOST_PAPER, madePaper, PaperFields, paperFiles, sealedPaper } from './paper-fields.tsx'
import css from './petition.module.css'
import { readersOf } from './readers.ts'
import { sealingRoom } from './sealing-room.ts'
import { missing, useTyped } from './use-typed.ts'

type Props = { petition: Petition; onClose: () => void }

/** A finished file into the record, or an extract for whoever must answer. */
export function PaperDialog({ petition, onClose }: Props) {
  const [way, setWay] = useState<'file' | 'extract'>('file')
  return (
    <Dialog title="Thêm văn bản vào hồ sơ" onClose={onClose} size="large">
      <RadioField
        id="paper-kind"
        name="kind"
        label="Văn bản"
        inline
        choices={[
          { value: 'file', words: 'Tệp có sẵn' },
          { value: 'extract', words: 'Bản trích cho người phải giải trình' },
        ]}
        value={way}
        onChange={(next) => next && setWay(next)}
      />
      {way === 'file' ? (
        <FilePaper petition={petition} onClose={onClose} />
      ) : (
        <Extract petition={petition} onClose={onClose} />
      )}
    </Dialog>
  )
}

function FilePaper({ petition, onClose }: Props) {
  const typed = useTyped({ label: 'minutes' as PaperLabel, files: [] as File[] })
  const act = useAct(addPaper, {
    typed,
    check: (now) => missing({ files: now.files.length === 0 && 'Xin chọn tệp' }),
    build: async (now) => {
      const [file] = now.files
      if (!file || !petition.contentRecipient) throw cannot('Vụ việc này không có khóa niêm phong.')
      const room = await sealingRoom()
      return {
        params: { id: petition.id },
        body: {
          version: petition.version,
          paper: await room.sealFile(file, petition.id, now.label, petition.contentRecipient),
        },
      }
    },
    said: 'Đã niêm phong, lưu vào hồ sơ',
    onDone: onClose,
  })
  return (
    <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Niêm phong, lưu">
      <SelectField {...typed.field('label')} label="Loại văn bản" choices={choicesOf(paperLabels)} />
      <FileDrop
        label="Tệp"
        files={typed.values.files}
        onChange={(files) => typed.set({ files })}
        kinds={paperFiles}
        maxBytes={MOST_PAPER}
        error={typed.errors.files}
      />
    </ActForm>
  )
}

function Extract({ petition, onClose }: Props) {
  const me = useMe()
  const from = petition.handling ?? petition.gate
  const preset = useLetterhead(from)
  const typed = useTyped({
    officer: null as OfficerRef | null,
    to: petition.office?.name ?? '',
    content: '',
    questions: '',
    answerBy: null as string | null,
    paper: madePaper,
  })
  const { values, field, set } = typed
  const build = (head: Letterhead) =>
    extractPaper({
      head,
      to: values.to,
      content: values.content,
      questions: values.questions,
      answerBy: values.answerBy ?? me.today,
    })
  const act = useAct(addPaper, {
    typed,
    check: (now) =>
      missing({
        to: !now.to.trim() && 'Xin nhập nơi phải giải trình',
        content: !now.content.trim() && 'Xin ghi nội dung cần giải trình',
        questions: !now.questions.trim() && 'Xin ghi câu hỏi',
        answerBy: !now.answerBy && 'Xin nhập hạn giải trình',
      }),
    build: async (now) => {
      const body = { version: petition.version, toOfficerId: now.officer?.id ?? null }
      const params = { id: petition.id }
      if (!now.officer) {
        const paper = await sealedPaper({
          petition,
          choice: now.paper,
          label: 'extract',
          build,
          preset,
          unitId: from.id,
        })
        if (!paper) throw cannot('Xin lập bản trích.')
        return { params, body: { ...body, paper } }
      }
      const [reader] = await readersOf({ officers: String(now.officer.id) })
      const head = now.paper.head ?? preset
      if (!reader) throw cannot(`${now.officer.name} chưa có khóa đã được đồng ký: xin in bản trích để trao tay.`)
      if (!head) throw cannot('Chưa tải xong thông tin cơ quan ban hành. Xin thử lại.')
      const room = await sealingRoom()
      const paper = await room.sealPaper(build(head), {
        report: petition.id,
        label: 'extract',
        to: reader.recipient,
      })
      return { params, body: { ...body, paper } }
    },
    said: 'Đã lưu bản trích',
    onDone: onClose,
  })
  return (
    <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Niêm phong, lưu">
      <p className={css.warn}>
        Viết lại bằng lời của mình. Chép nguyên lời người phản ánh, ngày giờ, số hồ sơ có thể làm lộ người ấy.
      </p>
      <TextField {...field('to')} label="Nơi, người phải giải trình" />
      <OfficerPicker
        {...field('officer')}
        label="Gửi niêm phong cho cán bộ"
        optional
        hint="Người ấy chỉ mở được bản trích này. Bỏ trống: in ra gửi bằng văn bản."
        load={loadOfficers()}
        value={values.officer}
        onChange={(officer) => set({ officer })}
      />
      <AreaField {...field('content')} label="Nội dung cần giải trình" rows={4} />
      <AreaField {...field('questions')} label="Câu hỏi (mỗi dòng một câu)" rows={3} />
      <DateField {...field('answerBy')} label="Hạn giải trình" today={me.today} min={me.today} />
      <PaperFields
        from={from}
        label="Bản trích"
        value={values.paper}
        onChange={(paper) => set({ paper })}
        build={build}
      />
    </ActForm>
  )
}
