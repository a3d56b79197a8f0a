import { workflow } from '../kernel/workflow.ts'

/**
 * A task stays on the agenda until the supervising body closes it: a claim is the doer's word, the verdict the checker's.
 * Accepting "not in full" (partly) and returning both leave the task open.
 */
export const taskFlow = workflow({
  states: {
    open: 'Đang thực hiện',
    claimed: 'Chờ thẩm định',
    returned: 'Bị trả lại',
    partly: 'Hoàn thành chưa đầy đủ',
    done: 'Đã được công nhận hoàn thành',
    suspended: 'Tạm dừng',
    recalled: 'Đã thu hồi',
  },
  start: 'open',
  steps: {
    claim: { from: ['open', 'returned', 'partly'], to: 'claimed', needs: 'tasks.report', words: 'Báo cáo hoàn thành' },
    withdrawClaim: { from: ['claimed'], to: 'open', needs: 'tasks.report', words: 'Rút báo cáo' },
    accept: { from: ['claimed'], to: 'done', needs: 'tasks.verify', words: 'Công nhận hoàn thành' },
    acceptLate: { from: ['claimed'], to: 'done', needs: 'tasks.verify', words: 'Công nhận, hoàn thành muộn' },
    acceptPartly: { from: ['claimed'], to: 'partly', needs: 'tasks.verify', words: 'Hoàn thành chưa đầy đủ' },
    return: { from: ['claimed'], to: 'returned', needs: 'tasks.verify', words: 'Trả lại' },
    suspend: { from: ['open', 'returned', 'partly'], to: 'suspended', needs: 'tasks.assign', words: 'Tạm dừng' },
    resume: { from: ['suspended'], to: 'open', needs: 'tasks.assign', words: 'Tiếp tục thực hiện' },
    recall: {
      from: ['open', 'returned', 'partly', 'suspended'],
      to: 'recalled',
      needs: 'tasks.assign',
      words: 'Thu hồi nhiệm vụ',
    },
    extend: { from: ['open', 'returned', 'partly'], to: 'open', needs: 'tasks.extend', words: 'Gia hạn' },
  },
})

export type TaskState = keyof typeof taskFlow.states
export type TaskStep = keyof typeof taskFlow.steps
export const taskStates = Object.keys(taskFlow.states) as [TaskState, ...TaskState[]]
