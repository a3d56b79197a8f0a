import { formatDate } from '../../kernel/dates.ts'
import type { Paper } from '../../kernel/paper.ts'
import { closed, filed, headed, type Letterhead, paragraphs } from './letterhead.ts'

export type ExtractFacts = {
  head: Letterhead
  /** Body or person who must answer. */
  to: string
  /** What has to be answered, written anew by the handler: never the reporter's own words, which may give the reporter away. */
  content: string
  /** Questions, one per line. */
  questions: string
  answerBy: string
}

/** Trích nội dung cần giải trình: all that whoever must answer gets to see (Luật Tố cáo Điều 56 khoản 2 as the measure). */
export function extractPaper(facts: ExtractFacts): Paper {
  const questions = facts.questions
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return headed(facts.head, {
    type: null,
    title: 'giải trình nội dung được phản ánh',
    addressees: [facts.to],
    body: closed([
      { kind: 'paragraph', text: `${facts.head.sender} đang xem xét nội dung sau đây:` },
      ...paragraphs(facts.content),
      { kind: 'paragraph', text: `Đề nghị ${facts.to} giải trình bằng văn bản:` },
      { kind: 'numbered', items: questions.map((text, index) => ({ label: `${index + 1}.`, text })) },
      {
        kind: 'paragraph',
        text: `Văn bản giải trình kèm tài liệu liên quan gửi về ${facts.head.sender} trước ngày ${formatDate(facts.answerBy)}. Nghiêm cấm tìm cách xác định, đe dọa, trả thù người đã phản ánh`,
      },
    ]),
    recipients: ['Như trên', filed(facts.head)],
  })
}
