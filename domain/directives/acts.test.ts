import { expect, test } from 'vitest'
import { noticeWords, ruleWords } from '../agenda/words.ts'
import { actWords } from '../audit/acts.ts'
import { directiveActs, directiveActWords } from './acts.ts'

test.each(Object.keys(directiveActs))(
  '%s has words in a document’s timeline and in the journal of the house',
  (act) => {
    expect(directiveActWords(act, {})).not.toBe(act)
    expect(actWords(act)).not.toBe(act)
  },
)

test('facts are filled in, days as people write them; a missing fact leaves no mark behind', () => {
  expect(directiveActWords('directives.spread', { unit: 'Xã An Bình', date: '2026-11-20', people: 42 })).toBe(
    'Xã An Bình quán triệt ngày 20/11/2026: 42 người',
  )
  expect(directiveActWords('directives.register', {})).toBe('Vào sổ văn bản')
})

test('notices and clocks of the cascade speak Vietnamese', () => {
  expect(noticeWords('directives.received', { symbol: '53/KH-UBND', dueOn: null })).toBe(
    'Đơn vị được gửi văn bản 53/KH-UBND, cần xác nhận đã nhận',
  )
  expect(noticeWords('directives.plan_asked', { symbol: null, dueOn: '2026-11-30' })).toBe(
    'Đơn vị được yêu cầu ban hành kế hoạch thực hiện văn bản, hạn 30/11/2026',
  )
  expect(ruleWords('directives.plan')).toContain('kế hoạch')
})
