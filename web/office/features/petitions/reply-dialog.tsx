import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import { replyLetter } from '@liem/domain/petitions/papers/letters'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { replyToPetition } from '@liem/domain/petitions/steps.contract'
import { type Reply, replies } from '@liem/domain/petitions/words'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, choicesOf, RadioField } from '#ui/form/fields.tsx'
import { useMe } from '../../me.ts'
import { ActForm, useAct } from './act.tsx'
import { useLetterhead } from './letterhead.tsx'
import { aboutOf, nobodyNamed, noPaper, PaperFields, sealedPaper } from './paper-fields.tsx'
import css from './petition.module.css'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

/** Reply on what becomes of the report, within ten working days of receipt. */
export function ReplyDialog({ petition, onClose }: { petition: Petition; onClose: () => void }) {
  const me = useMe()
  const from = petition.handling ?? petition.gate
  const preset = useLetterhead(from)
  const body = petition.handling?.name ?? petition.gate.name
  const outside = petition.forward?.to?.name ?? petition.forward?.outside ?? null
  const typed = useTyped({
    reply: (petition.state === 'forwarding' || petition.state === 'forwarded' ? 'forwarded' : 'accepted') as Reply,
    reasons: '',
    paper: noPaper,
  })
  const { values, field, set } = typed
  const due = petition.clocks.find((clock) => clock.metOn === null && clock.rule !== 'petitions.reply')?.dueOn ?? null
  const facts = (now: typeof values) => ({
    step: 'replied' as const,
    on: me.today,
    reply: now.reply,
    body: now.reply === 'forwarded' ? (outside ?? 'cơ quan có thẩm quyền') : body,
    dueOn: now.reply === 'accepted' || now.reply === 'needs_checking' ? due : null,
    added: now.reasons,
  })
  const build = (head: Letterhead) =>
    replyLetter({
      head,
      about: aboutOf(petition),
      to: nobodyNamed,
      reply: values.reply,
      forwardedTo: outside,
      resultBy: facts(values).dueOn,
      reasons: values.reasons,
    })
  const act = useAct(replyToPetition, {
    typed,
    check: (now) =>
      missing({ reasons: now.reply === 'refused' && !now.reasons.trim() && 'Xin nêu lý do không thụ lý' }),
    build: async (now) => ({
      params: { id: petition.id },
      body: {
        version: petition.version,
        status: await sealedStatus(petition, facts(now)),
        reply: now.reply,
        paper: await sealedPaper({ petition, choice: now.paper, label: 'answer', build, preset, unitId: from.id }),
      },
    }),
    said: 'Đã trả lời về việc tiếp nhận',
    onDone: onClose,
  })
  return (
    <Dialog title="Trả lời về việc tiếp nhận" onClose={onClose} size="large">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Trả lời">
        <RadioField {...field('reply')} label="Trả lời" choices={choicesOf(replies)} />
        <AreaField
          {...field('reasons')}
          label={values.reply === 'refused' ? 'Lý do' : 'Lời giải thích thêm'}
          optional={values.reply !== 'refused'}
          hint="Người phản ánh sẽ đọc. Không nêu tên cán bộ, không nêu tên người bị phản ánh."
          rows={3}
          maxLength={1000}
        />
        <StatusPreview petition={petition} facts={facts(values)} />
        <PaperFields
          from={from}
          label="Văn bản trả lời lưu hồ sơ"
          optional
          value={values.paper}
          onChange={(paper) => set({ paper })}
          build={build}
        />
        {!petition.mailboxRecipient && (
          <p className={css.about}>Đơn không có hộp thư: văn bản trả lời phải gửi qua đường bưu chính hoặc trao tay.</p>
        )}
      </ActForm>
    </Dialog>
  )
}
