import { workflow } from '../kernel/workflow.ts'

/**
 * Feedback on corruption and harassment, internal reports of corruption, feedback on administrative rules (F1–F7): handled under
 * the law on reception of citizens, not as denunciations. A matter about persons never goes to who it is about; forwarded once.
 * `open` happens by itself when a gate officer first opens a report.
 */
export const feedbackFlow = workflow({
  states: {
    received: 'Đã tiếp nhận, chưa mở',
    opened: 'Đã mở, chưa phân loại',
    classified: 'Đã phân loại, vào sổ',
    verifying: 'Đang xác minh',
    concluded: 'Đã kết luận',
    answered: 'Đã trả lời',
    published: 'Đã công bố kết quả',
    closed: 'Đã kết thúc',
    forwarding: 'Đang chuyển, chờ bên nhận xác nhận',
    forwarded: 'Đã chuyển cơ quan khác',
    filed: 'Lưu, không xử lý',
    removed: 'Đã hủy theo quyết định',
  },
  start: 'received',
  steps: {
    open: { from: ['received'], to: 'opened', needs: 'petitions.read', words: 'Mở tin' },
    classify: {
      from: ['opened', 'classified'],
      to: 'classified',
      needs: 'petitions.gate',
      words: 'Phân loại, vào sổ',
      law: 'Thông tư 05/2021/TT-TTCP, Điều 6',
    },
    forward: {
      from: ['opened', 'classified'],
      to: 'forwarding',
      needs: 'petitions.gate',
      words: 'Chuyển cơ quan có thẩm quyền',
      law: 'Luật Tiếp công dân 42/2013/QH13, Điều 26 khoản 2',
    },
    confirmForward: {
      from: ['forwarding'],
      to: 'classified',
      needs: 'petitions.gate',
      words: 'Xác nhận đã nhận tin chuyển đến',
    },
    confirmOutside: {
      from: ['forwarding'],
      to: 'forwarded',
      needs: 'petitions.gate',
      words: 'Ghi cơ quan ngoài hệ thống đã nhận',
    },
    returnForward: { from: ['forwarding'], to: 'classified', needs: 'petitions.gate', words: 'Trả lại bên chuyển' },
    assign: {
      from: ['classified', 'verifying'],
      to: 'verifying',
      needs: 'petitions.gate',
      words: 'Phân công xác minh',
      law: 'Luật Tiếp công dân 42/2013/QH13, Điều 26 khoản 2',
    },
    conclude: { from: ['verifying'], to: 'concluded', needs: 'petitions.handle', words: 'Kết luận' },
    answer: {
      from: ['classified', 'concluded'],
      to: 'answered',
      needs: 'petitions.answer',
      words: 'Trả lời người phản ánh',
    },
    publish: { from: ['answered'], to: 'published', needs: 'petitions.answer', words: 'Công bố kết quả' },
    close: { from: ['answered', 'published', 'forwarded'], to: 'closed', needs: 'petitions.answer', words: 'Kết thúc' },
    file: {
      from: ['opened', 'classified', 'verifying'],
      to: 'filed',
      needs: 'petitions.gate',
      words: 'Lưu, không xử lý',
      law: 'Thông tư 05/2021/TT-TTCP, Điều 28',
    },
    /** Only by the decision of a second officer (custody.contract.ts): a tombstone stays. */
    remove: {
      from: [
        'received',
        'opened',
        'classified',
        'verifying',
        'concluded',
        'answered',
        'published',
        'closed',
        'forwarding',
        'forwarded',
        'filed',
      ],
      to: 'removed',
      needs: 'petitions.remove',
      words: 'Hủy theo quyết định',
    },
  },
})

export type PetitionState = keyof typeof feedbackFlow.states
export type PetitionStep = keyof typeof feedbackFlow.steps
export const petitionStates = Object.keys(feedbackFlow.states) as [PetitionState, ...PetitionState[]]
export const petitionSteps = Object.keys(feedbackFlow.steps) as [PetitionStep, ...PetitionStep[]]

/** Nothing more is owed: such a matter needs no second holder and no clock. */
export const endStates: readonly PetitionState[] = ['closed', 'forwarded', 'filed', 'removed']
export const isOpen = (state: PetitionState) => !endStates.includes(state)
/** States that count as done in the balance of a book. */
export const doneStates: readonly PetitionState[] = ['answered', 'published', 'closed', 'forwarded', 'filed', 'removed']
