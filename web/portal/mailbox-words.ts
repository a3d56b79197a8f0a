import { say } from './words.ts'

type Said = readonly [vi: string, en: string]

const states: Readonly<Record<string, Said>> = {
  received: ['Tin đã được nhận, chờ mở.', 'Received, waiting to be opened.'],
  opened: ['Tin đã được mở, đang phân loại.', 'Opened, being classified.'],
  classified: ['Tin đã vào sổ.', 'Entered in the register.'],
  forwarding: ['Tin đang được chuyển cho cơ quan có thẩm quyền.', 'Being passed to the competent body.'],
  forwarded: ['Cơ quan có thẩm quyền đã nhận tin.', 'The competent body has it.'],
  verifying: ['Đang xác minh.', 'Being looked into.'],
  concluded: ['Đã có kết luận, chờ trả lời.', 'Concluded; the answer follows.'],
  answered: ['Đã trả lời.', 'Answered.'],
  published: ['Đã trả lời và công bố kết quả.', 'Answered and published.'],
  closed: ['Vụ việc đã kết thúc.', 'The matter is closed.'],
  filed: ['Tin được lưu, không xử lý tiếp. Có thể bổ sung chứng cứ.', 'Filed; you may add evidence.'],
  removed: ['Nội dung tin đã được hủy theo quyết định.', 'The content was removed by decision.'],
}
export const stateWords = (state: string): string => (states[state] ? say(...states[state]) : state)

const acts: Readonly<Record<string, Said>> = {
  'removal.retention_ended': ['hết thời hạn lưu giữ', 'the time of keeping has ended'],
  'removal.court_order': ['quyết định của tòa án', 'a court’s order'],
  'removal.not_a_report': ['không phải tin phản ánh', 'not a report'],
  'removal.personal_data': ['quy định về dữ liệu cá nhân', 'rules on personal data'],
}
export const actWords = (act: string): string => (acts[act] ? say(...acts[act]) : act)
export const clockWords = (rule: string): string => rule
