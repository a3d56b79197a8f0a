import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import { verificationReport } from '@liem/domain/petitions/papers/report'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { concludePetition } from '@liem/domain/petitions/steps.contract'
import { type Outcome, outcomes } from '@liem/domain/petitions/words'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, CheckField, choicesOf, RadioField, TextField } from '#ui/form/fields.tsx'
import { useMe } from '../../me.ts'
import { ActForm, cannot, useAct } from './act.tsx'
import { useLetterhead } from './letterhead.tsx'
import { aboutOf, madePaper, PaperFields, sealedPaper } from './paper-fields.tsx'
import { StatusPreview, sealedStatus } from './status.tsx'
import { missing, useTyped } from './use-typed.ts'

/** “Phản ánh là đúng một phần”; in the sentence of a paper. */
export const outcomeSentence = (outcome: Outcome): string =>
  outcome === 'not_verifiable'
    ? 'không đủ căn cứ để xác định nội dung phản ánh'
    : `phản ánh là ${outcomes[outcome].toLocaleLowerCase('vi')}`

/** The result of checking, with the report on it; says whether the office owes an apology. */
export function ConcludeDialog({ petition, onClose }: { petition: Petition; onClose: () => void }) {
  const me = useMe()
  const preset = useLetterhead()
  const unit = petition.handling ?? petition.gate
  const typed = useTyped({
    outcome: '' as Outcome | '',
    apologyDue: false,
    to: `Lãnh đạo ${unit.name}`,
    done: '',
    findings: '',
    proposals: '',
    paper: madePaper,
  })
  const { values, field, set } = typed
  const facts = (now: typeof values) => ({
    step: 'concluded' as const,
    on: me.today,
    outcome: now.outcome || undefined,
    apologyDue: now.apologyDue,
  })
  const build = (head: Letterhead) =>
    verificationReport({
      head,
      about: aboutOf(petition),
      to: values.to,
      done: values.done,
      findings: values.findings,
      outcome: values.outcome ? capital(outcomeSentence(values.outcome)) : '…',
      proposals: values.proposals,
    })
  const act = useAct(concludePetition, {
    typed,
    check: (now) =>
      missing({
        outcome: !now.outcome && 'Xin chọn kết luận',
        findings: now.paper.way === 'made' && !now.findings.trim() && 'Xin ghi kết quả xác minh',
        done: now.paper.way === 'made' && !now.done.trim() && 'Xin ghi những việc đã làm',
        proposals: now.paper.way === 'made' && !now.proposals.trim() && 'Xin ghi đề xuất',
      }),
    build: async (now) => {
      const report = await sealedPaper({
        petition,
        choice: now.paper,
        label: 'report',
        build,
        preset,
        unitId: me.unit.id,
      })
      if (!report || !now.outcome) throw cannot('Xin lập báo cáo hoặc chọn tệp báo cáo.')
      return {
        params: { id: petition.id },
        body: {
          version: petition.version,
          status: await sealedStatus(petition, facts(now)),
          outcome: now.outcome,
          apologyDue: now.apologyDue,
          report,
        },
      }
    },
    said: 'Đã kết luận',
    onDone: onClose,
  })
  return (
    <Dialog title="Kết luận" onClose={onClose} size="large">
      <ActForm act={act} isDirty={typed.isDirty} errors={typed.errors} submit="Kết luận">
        <RadioField {...field('outcome')} label="Nội dung phản ánh" inline choices={choicesOf(outcomes)} />
        <CheckField
          {...field('apologyDue')}
          label="Cơ quan có lỗi, phải xin lỗi"
          hint="Chưa xin lỗi thì không kết thúc được vụ việc."
        />
        <TextField {...field('to')} label="Báo cáo gửi" />
        <AreaField {...field('done')} label="Việc đã làm" rows={3} />
        <AreaField {...field('findings')} label="Kết quả xác minh" rows={5} />
        <AreaField {...field('proposals')} label="Đề xuất xử lý, khắc phục" rows={3} />
        <PaperFields
          label="Báo cáo kết quả xác minh"
          value={values.paper}
          onChange={(paper) => set({ paper })}
          build={build}
        />
        <StatusPreview petition={petition} facts={facts(values)} />
      </ActForm>
    </Dialog>
  )
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
