import { describe, expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import { isoDate } from './dates.ts'
import { deadlineCases } from './deadline.cases.ts'
import { type Deadline, dueOn } from './deadline.ts'
import { changedCases } from './deadline-changes.cases.ts'
import { holidays } from './holidays.ts'
import { localValues } from './values.ts'

const calendar = buildCalendar(holidays)

describe('every situation of the table gives its day', () => {
  test.each([...deadlineCases, ...changedCases])('$term.unit $term.length từ $start → $due ($why)', (one) => {
    const facts = {
      start: isoDate(one.start),
      pauses: one.pauses?.map(([from, resume]) => ({
        from: isoDate(from),
        resume: resume ? isoDate(resume) : undefined,
      })),
      extensions: one.extensions,
    }
    const found = dueOn(one.term, facts, calendar)
    expect(found.due).toBe(one.due)
    expect(found.provisional).toBe(one.upTo !== undefined || one.open === true)
    expect(found.earliest).toBe(one.from ?? one.due)
    expect(found.latest).toBe(one.upTo ?? one.due)
    if (one.open) expect(found.reasons.join()).toMatch(/Chưa có lịch nghỉ năm 20(24|29)/)
    expect(found.explanation.slice(found.explanation.length - found.reasons.length)).toEqual(found.reasons)
    for (const sentence of found.explanation) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })
})

const settle: Deadline = {
  key: 'test.settle',
  words: 'Thời hạn giải quyết',
  versions: [
    {
      since: '2019-01-01',
      until: '2026-06-30',
      law: { document: 'Luật cũ', article: 'Điều 1' },
      status: 'read',
      rule: { unit: 'CD', length: 10 },
    },
    {
      since: '2026-07-01',
      law: { document: 'Luật mới', article: 'Điều 2' },
      status: 'unverified',
      rule: { unit: 'WD', length: 7, mayExtend: [{ unit: 'WD', length: 3 }] },
    },
  ],
}

describe('a declared deadline', () => {
  test('counts under the version in force on the day of the event, and names it', () => {
    const before = dueOn(settle, { start: isoDate('2026-06-30') }, calendar)
    const after = dueOn(settle, { start: isoDate('2026-07-01') }, calendar)
    expect([before.due, before.version?.since]).toEqual(['2026-07-10', '2019-01-01'])
    expect([after.due, after.version?.since]).toEqual(['2026-07-10', '2026-07-01'])
    expect(after.term).toEqual({ unit: 'WD', length: 7 })
    expect(after.explanation[0]).toBe('Căn cứ: Luật mới, Điều 2 (chưa đối chiếu văn bản gốc).')
  })

  test('can be counted under the version of another day: open matters that move to the new rule', () => {
    const moved = dueOn(settle, { start: isoDate('2026-06-29'), under: isoDate('2026-07-01') }, calendar)
    expect([moved.due, moved.version?.since]).toEqual(['2026-07-08', '2026-07-01'])
  })

  test('refuses a day on which no version was in force', () => {
    expect(() => dueOn(settle, { start: isoDate('2018-12-31') }, calendar)).toThrow(/test\.settle/)
  })

  test('takes its length from a confirmed local row from that row’s date on, and says so', () => {
    const local = localValues([
      { key: 'test.settle', value: 5, since: '2026-11-01', source: 'Quyết định 12/2026/QĐ-UBND', status: 'read' },
      { key: 'test.settle', value: 6, since: '2027-01-01', source: 'Quyết định 1/2027/QĐ-UBND', status: 'read' },
      { key: 'test.other', value: 1, since: '2026-01-01', source: 'Khác', status: 'read' },
    ])
    const due = (start: string) => dueOn(settle, { start: isoDate(start), local }, calendar)
    expect(due('2026-10-30').term.length).toBe(7)
    expect(due('2026-11-20').due).toBe('2026-11-30')
    expect(due('2026-11-20').explanation).toContain(
      'Độ dài do địa phương cập nhật từ 01/11/2026: Quyết định 12/2026/QĐ-UBND.',
    )
    expect(due('2027-03-01').term.length).toBe(6)
  })

  test('a local row older than the version in force does not touch it', () => {
    const local = localValues([{ key: 'test.settle', value: 9, since: '2025-01-01', source: 'Cũ', status: 'read' }])
    expect(dueOn(settle, { start: isoDate('2026-07-01'), local }, calendar).term.length).toBe(7)
  })
})

describe('the explanation', () => {
  const told = (...args: Parameters<typeof dueOn>) => dueOn(...args).explanation

  test('names the holidays left out of a working-day count', () => {
    expect(told({ unit: 'WD', length: 5 }, { start: isoDate('2026-11-20') }, calendar)).toEqual([
      'Thời hạn 5 ngày làm việc kể từ 20/11/2026 (thứ Sáu).',
      'Không tính ngày bắt đầu, chỉ tính ngày làm việc (Bộ luật Dân sự 2015, Điều 147).',
      'Không tính 4 ngày cuối tuần, 24/11/2026 (Ngày Văn hóa Việt Nam).',
      'Hết hạn vào cuối ngày 30/11/2026 (thứ Hai).',
    ])
  })

  test('tells a pause, an extension and the roll in the order they happened', () => {
    const facts = {
      start: isoDate('2026-11-07'),
      pauses: [{ from: isoDate('2026-11-20'), resume: isoDate('2026-11-25') }],
      extensions: [{ unit: 'CD', length: 30 } as const],
    }
    expect(told({ unit: 'CD', length: 15 }, facts, calendar).slice(2)).toEqual([
      'Gia hạn 30 ngày, tính tiếp từ ngày cuối 27/11/2026, đến 27/12/2026 (Chủ nhật).',
      'Tạm dừng từ 20/11/2026, tính tiếp từ 25/11/2026: 5 ngày không tính.',
      'Ngày cuối 27/12/2026 (Chủ nhật) là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo là 28/12/2026 (thứ Hai) (Bộ luật Dân sự 2015, Điều 148 khoản 5).',
      'Hết hạn vào cuối ngày 28/12/2026 (thứ Hai).',
    ])
  })

  test('says that a clock stands still', () => {
    const facts = { start: isoDate('2026-11-07'), pauses: [{ from: isoDate('2026-11-20') }] }
    expect(told({ unit: 'CD', length: 15 }, facts, calendar)).toContain(
      'Đang tạm dừng từ 20/11/2026; chưa xác định được hạn cho đến khi tiếp tục.',
    )
  })

  test('says which announcement is missing and how far it can move the day', () => {
    expect(dueOn({ unit: 'WD', length: 2 }, { start: isoDate('2027-02-01') }, calendar).reasons).toEqual([
      'Chưa có thông báo lịch nghỉ Tết Nguyên đán 2027 (mùng 1 là 06/02/2027).',
      'Hạn có thể từ 03/02/2027 đến 10/02/2027, tùy điều đó.',
    ])
  })

  test('advises the working day before when a term before an event ends on a day off', () => {
    expect(told({ unit: 'CD-before', length: 5 }, { start: isoDate('2026-11-20') }, calendar).at(-1)).toBe(
      'Đó là ngày nghỉ (cuối tuần); nên làm xong từ ngày làm việc liền trước, 13/11/2026 (thứ Sáu).',
    )
  })
})

describe('facts that make no sense are refused', () => {
  const start = isoDate('2026-11-20')
  test.each([0, -1, 1.5, Number.NaN, 40_000])('length %s', (length) => {
    expect(() => dueOn({ unit: 'WD', length }, { start }, calendar)).toThrow(RangeError)
  })
  test('a pause that ends before it begins', () => {
    const pauses = [{ from: isoDate('2026-11-25'), resume: isoDate('2026-11-24') }]
    expect(() => dueOn({ unit: 'CD', length: 9 }, { start, pauses }, calendar)).toThrow(/tiếp tục/)
  })
  test('pauses and extensions of a term before an event', () => {
    const pauses = [{ from: isoDate('2026-11-10') }]
    expect(() => dueOn({ unit: 'WD-before', length: 5 }, { start, pauses }, calendar)).toThrow(/đếm lùi/)
    const extensions = [{ unit: 'CD', length: 5 } as const]
    expect(() => dueOn({ unit: 'CD-before', length: 5 }, { start, extensions }, calendar)).toThrow(/đếm lùi/)
  })
})
