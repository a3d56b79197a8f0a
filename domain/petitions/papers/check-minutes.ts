import { formatDate } from '../../kernel/dates.ts'
import type { Paper, PaperBlock } from '../../kernel/paper.ts'
import { closed, filed, headed, type Letterhead, paragraphs } from './letterhead.ts'

export type CheckFacts = {
  /** ISO day and `HH:MM` times of the visit. */
  on: string
  from: string
  to: string
  /** Where: the counter, the office, the address. */
  place: string
  /** Who checked, and who was met, one per line: “Trần Văn A, Thanh tra viên”. */
  checkers: string
  present: string
  /** What was seen: people waiting, files, notices posted, money asked for. */
  seen: string
  /** What those present said. */
  explained: string
  /** Papers and files taken or copied. */
  taken: string
}

const hour = (time: string) => time.replace(':', ' giờ ')
const people = (text: string): PaperBlock => ({
  kind: 'numbered',
  items: text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ label: '-', text: line })),
})
const hand = '(ký, ghi rõ họ tên)\n\n\n\n'
const signatures: PaperBlock = {
  kind: 'table',
  columns: [
    { title: 'Đại diện nơi được kiểm tra', align: 'center', weight: 1 },
    { title: 'Người kiểm tra', align: 'center', weight: 1 },
  ],
  rows: [[hand, hand]],
}
const orNone = (text: string, none: string) => paragraphs(text.trim() || none)

/** Minutes of an unannounced check of a counter. Says nothing of who reported, nor that somebody did. */
export function checkMinutes(head: Letterhead, facts: CheckFacts): Paper {
  const [maker = ''] = facts.checkers.split(/[,\n]/)
  const signing: Letterhead = {
    ...head,
    signer: { authority: null, capacity: null, title: 'Người lập biên bản', name: maker.trim() || null },
  }
  return headed(signing, {
    type: 'BB',
    typeName: 'BIÊN BẢN',
    title: 'Kiểm tra đột xuất việc tiếp nhận, giải quyết thủ tục hành chính',
    body: [
      ...closed([
        {
          kind: 'paragraph',
          text: `Hôm nay, hồi ${hour(facts.from)} ngày ${formatDate(facts.on)}, tại ${facts.place}, ${head.sender} tiến hành kiểm tra đột xuất.`,
        },
        { kind: 'heading', level: 3, text: '1. Người kiểm tra' },
        people(facts.checkers),
        { kind: 'heading', level: 3, text: '2. Người có mặt tại nơi được kiểm tra' },
        people(facts.present || 'Không có'),
        { kind: 'heading', level: 3, text: '3. Những việc đã thấy' },
        ...paragraphs(facts.seen),
        { kind: 'heading', level: 3, text: '4. Ý kiến của người có mặt' },
        ...orNone(facts.explained, 'Không có ý kiến.'),
        { kind: 'heading', level: 3, text: '5. Giấy tờ, tài liệu thu thập, sao chụp' },
        ...orNone(facts.taken, 'Không có.'),
        {
          kind: 'paragraph',
          text: `Việc kiểm tra kết thúc hồi ${hour(facts.to)} cùng ngày. Biên bản đã được đọc lại cho những người có mặt nghe và ký tên`,
        },
      ]),
      signatures,
    ],
    recipients: ['Nơi được kiểm tra', filed(head)],
  })
}
