import type { Paper } from '../../kernel/paper.ts'
import { type About, receivedWords } from './about.ts'
import { closed, filed, headed, type Letterhead, paragraphs } from './letterhead.ts'

export type ReportFacts = {
  head: Letterhead
  about: About
  /** To whom it is submitted: who decides on the answer. */
  to: string
  /** What was done: checks, papers read, people heard. */
  done: string
  /** What was found on each content. */
  findings: string
  /** “Phản ánh là đúng”, … */
  outcome: string
  /** What is proposed: remedy, responsibility, apology. */
  proposals: string
}

/** Báo cáo kết quả xác minh of a matter handled under the law on reception of citizens. Holds no data of who reported. */
export function verificationReport(facts: ReportFacts): Paper {
  return headed(facts.head, {
    type: 'BC',
    typeName: 'BÁO CÁO',
    title: `Kết quả xác minh ${facts.about.kind}`,
    addressees: [facts.to],
    body: closed([
      { kind: 'paragraph', text: receivedWords(facts.head.sender, facts.about) },
      { kind: 'heading', level: 3, text: '1. Việc đã làm' },
      ...paragraphs(facts.done),
      { kind: 'heading', level: 3, text: '2. Kết quả xác minh' },
      ...paragraphs(facts.findings),
      { kind: 'heading', level: 3, text: '3. Kết luận' },
      ...paragraphs(`${facts.outcome}.`),
      { kind: 'heading', level: 3, text: '4. Đề xuất' },
      ...paragraphs(facts.proposals),
    ]),
    recipients: ['Như trên', filed(facts.head)],
  })
}
