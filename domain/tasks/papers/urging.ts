import { dayNumber, formatDate } from '../../kernel/dates.ts'
import { issuerLines, type Paper, type PaperBlock, type PaperTable } from '../../kernel/paper.ts'

export type UrgedTask = {
  code: string
  title: string
  product: string
  /** Symbol of the document that gave the task. */
  document: string | null
  dueOn: string
}

export type UrgingFacts = {
  side: 'state' | 'party' | 'social'
  /** Names as in the ledger. */
  sender: string
  senderAbove: string | null
  addressee: string
  place: string
  on: string
  number: string | null
  /** What follows the number; a công văn's symbol has no type: “UBND-NC”. */
  symbol: string
  replyByOn: string | null
  signer: { title: string; name: string | null }
  tasks: readonly UrgedTask[]
}

const upper = (words: string) => words.toLocaleUpperCase('vi')
/** Longer lists go into an annex, as plans do. */
const MOST_IN_LETTER = 10

/** Công văn đôn đốc: which tasks are overdue by how many days, what is asked, by when an answer. Without a number it is a draft to be numbered. */
export function urgingPaper(facts: UrgingFacts): Paper {
  const annexed = facts.tasks.length > MOST_IN_LETTER
  const form = facts.side === 'party' ? 'party' : 'state'
  const count = String(facts.tasks.length).padStart(2, '0')
  const where = annexed ? '(danh mục tại Phụ lục kèm theo)' : '(danh mục dưới đây)'
  const table = tableOf(facts)
  const body: PaperBlock[] = [
    {
      kind: 'paragraph',
      text: `Qua theo dõi việc thực hiện nhiệm vụ được giao, tính đến ngày ${formatDate(facts.on)}, ${facts.addressee} còn ${count} nhiệm vụ đã quá thời hạn nhưng chưa được công nhận hoàn thành ${where}.`,
    },
    ...(annexed ? [] : [table]),
    { kind: 'paragraph', text: `Để bảo đảm tiến độ, ${facts.sender} đề nghị ${facts.addressee}:` },
    {
      kind: 'numbered',
      items: [
        {
          label: '1.',
          text: 'Khẩn trương hoàn thành các nhiệm vụ nêu trên; cập nhật sản phẩm, tài liệu chứng minh lên hệ thống theo dõi nhiệm vụ.',
        },
        {
          label: '2.',
          text: 'Làm rõ nguyên nhân chậm, trách nhiệm của tập thể, cá nhân liên quan; nêu khó khăn, vướng mắc cần cấp có thẩm quyền giải quyết (nếu có).',
        },
        {
          label: '3.',
          text: facts.replyByOn
            ? `Báo cáo kết quả bằng văn bản về ${facts.sender} trước ngày ${formatDate(facts.replyByOn)}.`
            : `Báo cáo kết quả bằng văn bản về ${facts.sender} để tổng hợp.`,
        },
      ],
    },
    { kind: 'paragraph', text: `Đề nghị ${facts.addressee} quan tâm, chỉ đạo thực hiện./.` },
  ]
  return {
    form,
    ...(facts.senderAbove ? { issuerAbove: issuerLines(facts.senderAbove) } : {}),
    issuer: issuerLines(facts.sender),
    ...(facts.number ? { number: facts.number } : {}),
    symbol: facts.symbol,
    place: facts.place,
    ...(facts.number ? { date: facts.on } : { year: Number(facts.on.slice(0, 4)) }),
    title: 'đôn đốc thực hiện nhiệm vụ quá thời hạn',
    addressees: [facts.addressee],
    body,
    signer: { title: upper(facts.signer.title), ...(facts.signer.name ? { name: facts.signer.name } : {}) },
    recipients: form === 'party' ? ['Như trên', 'Lưu Văn phòng'] : ['Như trên', 'Lưu: VT'],
    ...(annexed
      ? {
          annexes: [
            {
              label: 'Phụ lục',
              title: 'DANH MỤC NHIỆM VỤ QUÁ THỜI HẠN CHƯA HOÀN THÀNH',
              note: `(Kèm theo Công văn của ${facts.sender}, số liệu đến ngày ${formatDate(facts.on)})`,
              landscape: true,
              body: [table],
            },
          ],
        }
      : {}),
  }
}

function tableOf(facts: UrgingFacts): PaperTable {
  return {
    kind: 'table',
    columns: [
      { title: 'TT', align: 'center', weight: 1 },
      { title: 'Nhiệm vụ', weight: 6 },
      { title: 'Văn bản giao', weight: 2.4 },
      { title: 'Thời hạn', align: 'center', weight: 2.2 },
      { title: 'Quá hạn (ngày)', align: 'right', weight: 1.6 },
    ],
    rows: facts.tasks.map((task, index) => [
      String(index + 1),
      `${task.title} (${task.code}; sản phẩm: ${task.product})`,
      task.document ?? '',
      formatDate(task.dueOn),
      String(dayNumber(facts.on) - dayNumber(task.dueOn)),
    ]),
  }
}
