import type { Task } from '@liem/domain/tasks/contract'
import { withdrawClaim } from '@liem/domain/tasks/steps.contract'
import { taskFlow } from '@liem/domain/tasks/workflow'
import { useStep } from '#lib/query.ts'
import { StepButtons } from '#ui/step-buttons.tsx'
import { ClaimDialog } from './claim-dialog.tsx'
import {
  DifficultyDialog,
  ExtensionDialog,
  HandOverDialog,
  OfficerDialog,
  ProgressDialog,
  ReasonDialog,
  ResumeDialog,
} from './step-dialogs.tsx'
import { touched } from './touched.ts'
import { VerdictDialog } from './verdict-dialog.tsx'

/** The next steps as buttons; only those the officer may take now are there. */
export function TaskSteps({ task }: { task: Task }) {
  const pending = task.claims.find((claim) => claim.state === 'pending')
  const withdraw = useStep(withdrawClaim, { invalidates: touched, said: 'Đã rút báo cáo' })
  // Accepting, accepting late, not in full and returning are one dialog: the checker first looks, then chooses.
  const can = [
    ...task.can,
    ...(task.can.some((step) => ['accept', 'acceptLate', 'acceptPartly', 'return'].includes(step)) ? ['verdict'] : []),
  ]
  return (
    <StepButtons
      can={can}
      steps={[
        {
          name: 'claim',
          words: taskFlow.steps.claim.words,
          main: true,
          dialog: (close) => <ClaimDialog task={task} onClose={close} />,
        },
        {
          name: 'verdict',
          words: 'Thẩm định',
          main: true,
          dialog: (close) => (pending ? <VerdictDialog task={task} claim={pending} onClose={close} /> : null),
        },
        {
          name: 'progress',
          words: 'Cập nhật tiến độ',
          dialog: (close) => <ProgressDialog task={task} onClose={close} />,
        },
        {
          name: 'difficulty',
          words: 'Nêu khó khăn',
          dialog: (close) => <DifficultyDialog task={task} onClose={close} />,
        },
        {
          name: 'assignOfficer',
          words: 'Phân công cán bộ',
          rare: true,
          dialog: (close) => <OfficerDialog task={task} onClose={close} />,
        },
        {
          name: 'extend',
          words: taskFlow.steps.extend.words,
          rare: true,
          dialog: (close) => <ExtensionDialog task={task} onClose={close} />,
        },
        {
          name: 'handOver',
          words: 'Chuyển đơn vị khác',
          rare: true,
          dialog: (close) => <HandOverDialog task={task} onClose={close} />,
        },
        {
          name: 'suspend',
          words: taskFlow.steps.suspend.words,
          rare: true,
          dialog: (close) => <ReasonDialog task={task} step="suspend" onClose={close} />,
        },
        {
          name: 'resume',
          words: taskFlow.steps.resume.words,
          main: true,
          dialog: (close) => <ResumeDialog task={task} onClose={close} />,
        },
        {
          name: 'recall',
          words: taskFlow.steps.recall.words,
          rare: true,
          danger: true,
          dialog: (close) => <ReasonDialog task={task} step="recall" onClose={close} />,
        },
        {
          name: 'withdrawClaim',
          words: taskFlow.steps.withdrawClaim.words,
          rare: true,
          confirm: {
            title: 'Rút báo cáo hoàn thành?',
            words: 'Báo cáo vẫn được lưu trong nhật ký; nhiệm vụ trở lại đang thực hiện.',
            yes: 'Rút báo cáo',
          },
          loading: withdraw.isPending,
          run: () => pending && withdraw.mutate({ params: { id: task.id, claimId: pending.id } }),
        },
      ]}
    />
  )
}
