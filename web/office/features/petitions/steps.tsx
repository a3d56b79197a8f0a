import type { Petition, PetitionCan } from '@liem/domain/petitions/reading.contract'
import { feedbackFlow } from '@liem/domain/petitions/workflow'
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { type StepButton, StepButtons } from '#ui/step-buttons.tsx'

type DialogProps = { petition: Petition; onClose: () => void }
type Name = PetitionCan | 'giveBack'

/** A dialog and what it needs come when the step is chosen. */
const dialog = <M,>(load: () => Promise<M>, name: keyof M) =>
  lazy(async () => ({ default: (await load())[name] as ComponentType<DialogProps> }))

const small = () => import('./small-dialogs.tsx')
const custody = () => import('./custody-dialogs.tsx')
const answers = () => import('./answer-dialogs.tsx')
const forwards = () => import('./forward-answers.tsx')

const dialogs = {
  classify: dialog(() => import('./classify-dialog.tsx'), 'ClassifyDialog'),
  reply: dialog(() => import('./reply-dialog.tsx'), 'ReplyDialog'),
  assign: dialog(() => import('./assign-dialog.tsx'), 'AssignDialog'),
  check: dialog(() => import('./check-dialog.tsx'), 'CheckDialog'),
  conclude: dialog(() => import('./conclude-dialog.tsx'), 'ConcludeDialog'),
  answer: dialog(answers, 'AnswerDialog'),
  apologise: dialog(answers, 'ApologiseDialog'),
  message: dialog(answers, 'MessageDialog'),
  paper: dialog(() => import('./paper-dialog.tsx'), 'PaperDialog'),
  forward: dialog(() => import('./forward-dialog.tsx'), 'ForwardDialog'),
  confirmForward: dialog(forwards, 'ConfirmForwardDialog'),
  confirmOutside: dialog(forwards, 'ConfirmForwardDialog'),
  returnForward: dialog(forwards, 'ReturnForwardDialog'),
  propose: dialog(small, 'ProposeDialog'),
  approve: dialog(small, 'ApproveDialog'),
  close: dialog(small, 'CloseDialog'),
  file: dialog(small, 'FileDialog'),
  merge: dialog(small, 'MergeDialog'),
  recuse: dialog(small, 'RecuseDialog'),
  exclude: dialog(small, 'ExcludeDialog'),
  subjects: dialog(small, 'SubjectsDialog'),
  flags: dialog(small, 'FlagsDialog'),
  extend: dialog(small, 'ExtendDialog'),
  regrant: dialog(custody, 'RegrantDialog'),
  askIdentity: dialog(custody, 'AskIdentityDialog'),
  giveBack: dialog(custody, 'GiveBackDialog'),
  hold: dialog(custody, 'HoldDialog'),
  liftHold: dialog(custody, 'LiftHoldDialog'),
  askRemoval: dialog(custody, 'AskRemovalDialog'),
  decideRemoval: dialog(custody, 'DecideRemovalDialog'),
} satisfies Partial<Record<Name, ComponentType<DialogProps>>>
type DialogName = keyof typeof dialogs

const words = feedbackFlow.steps
type Line = { words: string; again?: string; rare?: boolean; danger?: boolean }

/** In the order of the work; what is not usually next stands under “…”. */
const lines: Record<DialogName, Line> = {
  classify: { words: words.classify.words, again: 'Phân loại lại' },
  confirmForward: { words: words.confirmForward.words },
  confirmOutside: { words: words.confirmOutside.words },
  returnForward: { words: words.returnForward.words },
  reply: { words: 'Trả lời về việc tiếp nhận' },
  assign: { words: words.assign.words, again: 'Phân công thêm, đổi người chủ trì' },
  check: { words: 'Kiểm tra đột xuất' },
  conclude: { words: words.conclude.words },
  answer: { words: words.answer.words },
  apologise: { words: 'Xin lỗi' },
  propose: { words: 'Soạn lời công bố' },
  approve: { words: 'Duyệt, công bố' },
  close: { words: words.close.words },
  decideRemoval: { words: 'Quyết định việc hủy', danger: true },
  message: { words: 'Nhắn người phản ánh', rare: true },
  paper: { words: 'Thêm văn bản, bản trích', rare: true },
  subjects: { words: 'Ghi thêm người bị phản ánh', rare: true },
  forward: { words: words.forward.words, rare: true },
  merge: { words: 'Nhập vào vụ việc đã có', rare: true },
  flags: { words: 'Phức tạp, đông người', rare: true },
  extend: { words: 'Gia hạn', rare: true },
  regrant: { words: 'Cấp quyền mở cho người khác', rare: true },
  askIdentity: { words: 'Yêu cầu biết danh tính', rare: true },
  giveBack: { words: 'Trả lại quyền biết danh tính', rare: true },
  exclude: { words: 'Loại trừ cán bộ', rare: true },
  recuse: { words: 'Tự xin rút', rare: true },
  hold: { words: 'Giữ lại, không được hủy', rare: true },
  liftHold: { words: 'Thôi giữ lại', rare: true },
  file: { words: words.file.words, rare: true, danger: true },
  askRemoval: { words: 'Đề nghị hủy', rare: true, danger: true },
}

/** The step that is usually next comes filled: the first of these that is possible. */
const next: readonly DialogName[] = [
  'confirmForward',
  'confirmOutside',
  'classify',
  'reply',
  'assign',
  'conclude',
  'answer',
  'apologise',
  'approve',
  'propose',
  'close',
]

/** Steps that stay possible after they were taken: they wait only in this state. */
const waitsIn: Partial<Record<DialogName, Petition['state']>> = { classify: 'opened', assign: 'classified' }

/** The step that is usually next. */
export function nextOf(can: readonly string[], state: Petition['state']): DialogName | undefined {
  return next.find((one) => can.includes(one) && (waitsIn[one] ?? state) === state)
}

/** The steps the officer may take now. */
export function PetitionSteps({ petition, identityHeld }: { petition: Petition; identityHeld: boolean }) {
  const can = [...petition.can, ...(identityHeld ? ['giveBack'] : [])]
  const main = nextOf(can, petition.state)
  const steps = (Object.keys(lines) as DialogName[]).map((name): StepButton<DialogName> => {
    const Shown = dialogs[name]
    const again = (waitsIn[name] ?? petition.state) !== petition.state
    return {
      ...lines[name],
      name,
      main: name === main,
      rare: lines[name].rare || again,
      words: (again && lines[name].again) || lines[name].words,
      dialog: (close): ReactNode => (
        <Suspense fallback={null}>
          <Shown petition={petition} onClose={close} />
        </Suspense>
      ),
    }
  })
  return <StepButtons can={can} steps={steps} />
}
