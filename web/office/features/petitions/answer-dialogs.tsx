import type { MessageLetter } from '@liem/domain/petitions/message-letter'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import { answerLetter, apologyLetter } from '@liem/domain/petitions/papers/letters'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { answerPetition, apologise, sendMessage } from '@liem/domain/petitions/steps.contract'
import { type ApologyWay, apologyWays } from '@liem/domain/petitions/words'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, choicesOf, RadioField } from '#ui/form/fields.tsx'
import { useMe } from '../../me.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { outcomeSentence } from './conclude-dialog.tsx'
import { useLetterhead } from './letterhead.tsx'
import { mailboxFor } from './own-mailbox.ts'
import { aboutOf, madePaper, nobodyNamed, PaperFields, sealedPaper } from './paper-fields.tsx'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

type Props = { petition: Petition; onClose: () => void }

/** The result told to the reporter, with the apology when one is due. */
export function AnswerDialog({ petition, onClose }: Props) {
  const me = useMe()
  const from = petition.handling ?? petition.gate
  const preset = useLetterhead(from)
  const unit = petition.handling ?? petition.gate
  const outcome = petition.outcome ? outcomeSentence(petition.outcome) : 'nội dung phản ánh đã được xem xét'
  const typed = useTyped({ findings: '', measures: '', paper: madePaper })
  const { values, field, set } = typed
  const facts = { step: 'answered' as const, on: me.today, body: unit.name }
  const said = (now: typeof values): MessageLetter => ({
    v: 1,
    kind: 'reply',
    text: answerText(unit.name, outcome, now, petition),
  })
  const build = (head: Letterhead) =>
    answerLetter({
      head,
      about: aboutOf(petition),
      to: nobodyNamed,
      outcome,
      findings: values.findings,
      measures: values.measures,
      apology: petition.apologyDue,
    })
  const act = useAct(answerPetition, {
    typed,
    check: (now) =>
      missing({
        findings: !now.findings.trim() && 'Xin ghi kết quả kiểm tra, xác minh',
        measures: !now.measures.trim() && 'Xin ghi biện pháp xử lý, khắc phục',
      }),
    build: async (now) => {
      if (!petition.mailboxRecipient && now.paper.way === 'none')
        throw cannot('Đơn không có hộp thư nên phải có văn bản trả lời.')
      const mailbox = mailboxFor(petition, { words: true })
      const room = await sealingRoom()
      return {
        params: { id: petition.id },
        body: {
          version: petition.version,
          status: await sealedStatus(petition, facts),
          letter: mailbox ? await room.sealMessage(said(now), petition.id, mailbox) : null,
          paper: await sealedPaper({ petition, choice: now.paper, label: 'answer', build, preset, unitId: from.id }),
        },
      }
    },
    said: 'Đã trả lời người phản ánh',
    onDone: onClose,
  })
  return (
    <Dialog title="Trả lời người phản ánh" onClose={onClose} size="large">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Trả lời">
        <p className={css.about}>
          Không nêu tên cán bộ đã xác minh; không nêu điều làm lộ người khác cung cấp thông tin.
        </p>
        <AreaField {...field('findings')} label="Kết quả kiểm tra, xác minh" rows={4} />
        <AreaField {...field('measures')} label="Biện pháp xử lý, khắc phục" rows={3} />
        {petition.apologyDue && <p className={css.warn}>Cơ quan có lỗi: lời xin lỗi được ghi trong thư trả lời.</p>}
        {petition.mailboxRecipient && (
          <section className={css.told}>
            <h3>Thư trả lời trong hộp thư</h3>
            <p className={css.words}>{said(values).text}</p>
          </section>
        )}
        <PaperFields
          from={from}
          label="Văn bản trả lời"
          optional={petition.mailboxRecipient !== null}
          value={values.paper}
          onChange={(paper) => set({ paper })}
          build={build}
        />
        <StatusPreview petition={petition} facts={facts} />
      </ActForm>
    </Dialog>
  )
}

function answerText(unit: string, outcome: string, now: { findings: string; measures: string }, petition: Petition) {
  return [
    `Sau khi kiểm tra, xác minh, ${unit} kết luận: ${outcome}.`,
    now.findings.trim(),
    now.measures.trim(),
    petition.apologyDue
      ? `${petition.office?.name ?? unit} có lỗi trong việc này. ${unit} chân thành xin lỗi ông/bà.`
      : '',
    'Nếu không đồng ý, ông/bà có quyền khiếu nại, tố cáo theo quy định của pháp luật.',
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The apology was made: how and when. A publication is made through the step of its own. */
export function ApologiseDialog({ petition, onClose }: Props) {
  const me = useMe()
  const from = petition.handling ?? petition.gate
  const preset = useLetterhead(from)
  const unit = petition.handling ?? petition.gate
  const typed = useTyped({
    on: me.today as string | null,
    way: 'letter' as ApologyWay,
    fault: '',
    remedy: '',
    paper: madePaper,
  })
  const { values, field, set } = typed
  const facts = { step: 'apologised' as const, on: me.today, body: petition.office?.name ?? unit.name }
  const build = (head: Letterhead) =>
    apologyLetter({ head, about: aboutOf(petition), to: nobodyNamed, fault: values.fault, remedy: values.remedy })
  const act = useAct(apologise, {
    typed,
    check: (now) =>
      missing({
        on: !now.on && 'Xin nhập ngày xin lỗi',
        fault: now.paper.way === 'made' && !now.fault.trim() && 'Xin ghi lỗi của cơ quan',
        remedy: now.paper.way === 'made' && !now.remedy.trim() && 'Xin ghi đã khắc phục thế nào',
      }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        version: petition.version,
        status: await sealedStatus(petition, facts),
        on: now.on ?? me.today,
        way: now.way,
        paper: await sealedPaper({ petition, choice: now.paper, label: 'apology', build, preset, unitId: from.id }),
      },
    }),
    said: 'Đã ghi việc xin lỗi',
    onDone: onClose,
  })
  return (
    <Dialog title="Xin lỗi" onClose={onClose} size="large">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Ghi đã xin lỗi">
        <RadioField {...field('way')} label="Xin lỗi bằng cách nào" choices={choicesOf(apologyWays)} />
        {values.way === 'publication' && (
          <p className={css.about}>Lời xin lỗi công khai phải được soạn và duyệt ở bước “Soạn lời công bố” trước.</p>
        )}
        <DateField {...field('on')} label="Ngày" today={me.today} max={me.today} />
        <AreaField {...field('fault')} label="Lỗi của cơ quan" rows={3} optional={values.paper.way !== 'made'} />
        <AreaField {...field('remedy')} label="Đã khắc phục thế nào" rows={3} optional={values.paper.way !== 'made'} />
        <PaperFields
          from={from}
          label="Văn bản xin lỗi"
          optional
          value={values.paper}
          onChange={(paper) => set({ paper })}
          build={build}
        />
        <StatusPreview petition={petition} facts={facts} />
      </ActForm>
    </Dialog>
  )
}

/** A message to the mailbox, with a sealed copy for the file. */
export function MessageDialog({ petition, onClose }: Props) {
  const typed = useTyped({ text: '' })
  const act = useAct(sendMessage, {
    typed,
    check: (now) => missing({ text: !now.text.trim() && 'Xin nhập lời nhắn' }),
    build: async (now) => {
      const mailbox = mailboxFor(petition, { words: true })
      if (!mailbox) throw cannot('Đơn này không có hộp thư theo mã biên nhận.')
      const room = await sealingRoom()
      const letter: MessageLetter = { v: 1, kind: 'message', text: now.text.trim() }
      return {
        params: { id: petition.id },
        body: {
          letter: await room.sealMessage(letter, petition.id, mailbox),
          copy: petition.contentRecipient ? await room.sealCopy(letter, petition.id, petition.contentRecipient) : null,
        },
      }
    },
    said: 'Đã gửi vào hộp thư của người phản ánh',
    onDone: onClose,
  })
  return (
    <Dialog title="Nhắn người phản ánh" onClose={onClose}>
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Gửi">
        <p className={css.about}>
          Lời nhắn được niêm phong vào hộp thư: chỉ người có mã biên nhận đọc được. Một bản niêm phong được giữ trong hồ
          sơ. Không hỏi người ấy là ai.
        </p>
        <AreaField {...typed.field('text')} label="Lời nhắn" rows={5} maxLength={20_000} />
      </ActForm>
    </Dialog>
  )
}
