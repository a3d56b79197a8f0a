import { Dialog } from '#ui/dialog.tsx'
import { ShowSecondFactor } from '../features/keys/second-factor/show.tsx'

/** Over whatever is open: the step that asked goes on when it closes. */
export function StepUpDialog({ onAnswer }: { onAnswer: (shown: boolean) => void }) {
  return (
    <Dialog title="Xác nhận đúng là đồng chí" size="small" onClose={() => onAnswer(false)}>
      <p>Việc này cần yếu tố thứ hai. Xác nhận xong, việc đang làm tự tiếp tục; trong 15 phút không hỏi lại.</p>
      <ShowSecondFactor onDone={() => onAnswer(true)} />
    </Dialog>
  )
}
