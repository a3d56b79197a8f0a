import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Paper, paperRuns } from '../../kernel/paper.ts'
import type { About } from './about.ts'
import { checkMinutes } from './check-minutes.ts'
import { extractPaper } from './extract.ts'
import { forwardingSlip } from './forwarding.ts'
import type { Letterhead } from './letterhead.ts'
import { answerLetter, apologyLetter, replyLetter } from './letters.ts'

const head: Letterhead = {
  side: 'state',
  sender: 'Thanh tra tỉnh',
  senderAbove: 'Ủy ban nhân dân tỉnh Sông Lam',
  place: 'Sông Lam',
  on: '2026-11-21',
  number: null,
  tail: 'TTr',
  signer: { authority: null, capacity: 'KT. Chánh Thanh tra', title: 'Phó Chánh Thanh tra', name: 'Trần Văn Bình' },
}
const about: About = {
  kind: 'tin phản ánh nhũng nhiễu, gây phiền hà',
  number: '12/2026',
  receivedOn: '2026-11-02',
  office: 'Bộ phận Một cửa xã Lộc Thọ',
}

/** Every word of a paper, in order. */
const textOf = (paper: Paper): string =>
  [
    ...(paper.addressees ?? []),
    paper.title,
    ...paper.body.flatMap((block) => {
      if (block.kind === 'numbered')
        return block.items.map(
          (item) =>
            `${item.label} ${paperRuns(item.text)
              .map((run) => run.text)
              .join('')}`,
        )
      return 'text' in block
        ? [
            paperRuns(block.text)
              .map((run) => run.text)
              .join(''),
          ]
        : []
    }),
    ...paper.recipients,
  ].join('\n')

test('a reply names what was received, what was decided and why; without a number it stays a draft to be numbered', () => {
  const paper = replyLetter({
    head,
    about,
    to: null,
    reply: 'needs_checking',
    forwardedTo: null,
    resultBy: '2026-12-10',
    reasons: 'Cần kiểm tra tại nơi tiếp nhận.\n\nĐang thực hiện.',
  })
  expect(paper).toMatchObject({ symbol: 'TTr', year: 2026, issuerAbove: 'ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM' })
  expect(paper.date).toBeUndefined()
  const text = textOf(paper)
  expect(text).toContain(
    'Ngày 02/11/2026, Thanh tra tỉnh nhận được tin phản ánh nhũng nhiễu, gây phiền hà liên quan đến Bộ phận Một cửa xã Lộc Thọ (vào sổ số 12/2026).',
  )
  expect(text).toContain('trước ngày 10/12/2026')
  expect(text).toContain('Người phản ánh đã được cấp mã biên nhận')
  expect(text.match(/\.\/\./g)).toHaveLength(1)
})

test('a numbered paper carries its day and the symbol of its type', () => {
  const paper = forwardingSlip({
    head: { ...head, number: '5' },
    about,
    from: null,
    to: 'UBND xã Lộc Thọ',
    summary: 'Chậm trả kết quả.',
  })
  expect(paper).toMatchObject({ number: '5', date: '2026-11-21', symbol: 'PC-TTr', typeName: 'PHIẾU CHUYỂN' })
  expect(textOf(paper)).toContain('không nêu tên')
})

test('the answer apologises exactly when the office was at fault', () => {
  const facts = { head, about, to: null, outcome: 'phản ánh là đúng', findings: 'Đã thấy.', measures: 'Đã sửa.' }
  expect(textOf(answerLetter({ ...facts, apology: true }))).toContain('chân thành xin lỗi')
  expect(textOf(answerLetter({ ...facts, apology: false }))).not.toContain('xin lỗi')
})

test('a paper of the Party has the Party form and symbol', () => {
  const paper = apologyLetter({
    head: { ...head, side: 'party', tail: 'BNCTU' },
    about,
    to: null,
    fault: 'Chậm.',
    remedy: 'Đã trả.',
  })
  expect(paper).toMatchObject({ form: 'party', symbol: 'CV/BNCTU' })
  expect(paper.recipients).toContain('Lưu Văn phòng')
})

test('the person is named only in papers that are given the name', () => {
  const from = { name: 'Nguyễn Thị Sáu', address: 'thôn 3, xã Lộc Thọ' }
  expect(textOf(forwardingSlip({ head, about, from, to: 'Sở X', summary: 'a' }))).toContain('Nguyễn Thị Sáu')
  const paper = extractPaper({
    head,
    to: 'Sở X',
    content: 'Việc a.',
    questions: 'Vì sao?\n\nAi?',
    answerBy: '2026-12-01',
  })
  expect(textOf(paper)).toContain('1. Vì sao?\n2. Ai?')
  expect(textOf(paper)).not.toContain('02/11/2026')
})

test('minutes of a check say nothing of a report, whatever is typed into other fields', () => {
  const minutes = checkMinutes(head, {
    on: '2026-11-05',
    from: '08:05',
    to: '09:40',
    place: 'Bộ phận Một cửa xã Lộc Thọ',
    checkers: 'Trần Văn Bình, Phó Chánh Thanh tra\nLê Thị Hoa, Thanh tra viên',
    present: '',
    seen: 'Ba người chờ.',
    explained: '',
    taken: '',
  })
  const text = textOf(minutes)
  expect(text).toContain('hồi 08 giờ 05 ngày 05/11/2026')
  expect(text).toContain('- Lê Thị Hoa, Thanh tra viên')
  expect(text).not.toMatch(/phản ánh|đơn|tin báo|mã biên nhận/i)
})

test('no typed text is lost or joined into a heading', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zđêơ ]{1,20}[a-z]$/), { minLength: 1, maxLength: 6 }), (lines) => {
      const text = textOf(
        answerLetter({
          head,
          about,
          to: null,
          outcome: 'x',
          findings: lines.join('\n'),
          measures: 'y',
          apology: false,
        }),
      )
      for (const line of lines) expect(text.split('\n')).toContain(line.trim())
    }),
  )
})
