import { formatDate } from '../../kernel/dates.ts'
import type { Paper } from '../../kernel/paper.ts'
import type { About, Correspondent } from './about.ts'
import { closed, filed, headed, type Letterhead } from './letterhead.ts'

export type ForwardingFacts = {
  head: Letterhead
  about: About
  /** Left out unless the person asked to be named: the body receives the content, not who sent it. */
  from: Correspondent
  to: string
  /** What it is about, in one or two sentences by the handler. */
  summary: string
}

/** Phiếu chuyển đơn kiến nghị, phản ánh (TT 05/2021/TT-TTCP, Mẫu số 04); each content is forwarded once (Điều 14). */
export function forwardingSlip(facts: ForwardingFacts): Paper {
  const { head, about, from } = facts
  const person = from ? `Ông (Bà) ${from.name}` : 'người phản ánh (không nêu tên, thông tin được giữ bí mật)'
  return headed(head, {
    type: 'PC',
    typeName: 'PHIẾU CHUYỂN',
    title: 'Đơn kiến nghị, phản ánh',
    addressees: [facts.to],
    body: closed([
      {
        kind: 'paragraph',
        text: `Ngày ${formatDate(about.receivedOn)}, ${head.sender} nhận được ${about.kind} của ${person}.`,
      },
      ...(from?.address ? [{ kind: 'paragraph' as const, text: `Địa chỉ: ${from.address}.` }] : []),
      { kind: 'paragraph', text: `Tóm tắt nội dung: ${facts.summary.trim().replace(/\.$/, '')}.` },
      {
        kind: 'paragraph',
        text: `Căn cứ nội dung và thẩm quyền giải quyết, ${head.sender} chuyển đơn trên đến ${facts.to} để được xem xét, giải quyết theo quy định của pháp luật.`,
      },
      {
        kind: 'paragraph',
        text: `Đề nghị ${facts.to} xác nhận đã nhận và thông báo kết quả giải quyết cho ${head.sender}; giữ bí mật thông tin của người phản ánh`,
      },
    ]),
    recipients: ['Như trên', filed(head)],
  })
}
