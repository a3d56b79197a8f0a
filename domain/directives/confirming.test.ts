import { describe, expect, it } from 'vitest'
import { attentionOf } from './attention.ts'
import { confirmBody } from './confirming.ts'
import type { Draft, Due } from './extraction/draft.ts'
import { readDocument } from './extraction/read-document.ts'
import type { SourceText } from './extraction/source-text.ts'
import { confirmReading } from './readings.contract.ts'
import { dueFields, reviewedFrom } from './reviewing.ts'

const plan = `ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 53/KH-UBND
Thử Nghiệm, ngày 02 tháng 11 năm 2026

KẾ HOẠCH
Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực đến năm 2030

Căn cứ Luật Phòng, chống tham nhũng ngày 20 tháng 11 năm 2018; thực hiện Nghị quyết số 168/NQ-CP ngày 11 tháng 10 năm 2023 của Chính phủ; Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

II. NHIỆM VỤ, GIẢI PHÁP
1. Sở Tài chính chủ trì, phối hợp với Thanh tra tỉnh rà soát quy định về quản lý tài sản công; hoàn thành trước ngày 31 tháng 3 năm 2027.
2. Ủy ban nhân dân các xã, phường công khai kết quả kê khai tài sản trong quý IV năm 2026.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn A
`

function sourceOf(text: string): SourceText {
  let at = 0
  const blocks = text.split('\n').map((line) => {
    const span = { start: at, end: at + line.length }
    at = span.end + 1
    return { kind: 'paragraph' as const, span, text: line }
  })
  return { text, blocks, origin: 'text', notes: [] }
}

const unit = (code: string, name: string, kind: string) => ({ code, name, kind, side: 'state' as const })
const ledger = {
  units: [
    unit('STC', 'Sở Tài chính', 'department'),
    unit('TTT', 'Thanh tra tỉnh', 'agency'),
    unit('X01', 'Ủy ban nhân dân xã An Bình', 'commune'),
    unit('X02', 'Ủy ban nhân dân xã Bình Minh', 'commune'),
  ],
}
const ids = new Map([
  ['STC', 2],
  ['TTT', 3],
  ['X01', 11],
  ['X02', 12],
])
const today = '2026-11-21'
const draft: Draft = readDocument(sourceOf(plan), ledger)
const fresh = () => reviewedFrom(draft, ids, today)
const complete = () => {
  const reviewed = fresh()
  for (const task of reviewed.tasks) task.product = 'Báo cáo kết quả'
  return reviewed
}

describe('from a draft to what is confirmed', () => {
  it('takes over what was read and guesses nothing beyond it', () => {
    const reviewed = fresh()
    expect(reviewed.document).toMatchObject({ symbol: '53/KH-UBND', type: 'kế hoạch', issuedOn: '2026-11-02' })
    expect(reviewed.document.effectiveOn).toBeNull()
    expect(reviewed.tasks.map((task) => task.product)).toEqual([null, null])
  })

  it('what one of the officer’s own units issued does not enter the book of incoming ones', () => {
    const ours = { ...draft, head: { ...draft.head, issuerUnits: ['STC'] } }
    expect(reviewedFrom(ours, ids, today, [2]).document.incoming).toBe(false)
    expect(reviewedFrom(ours, ids, today, [3]).document.incoming).toBe(true)
    expect(fresh().document.incoming).toBe(true)
  })

  it('resolves leads to units; a collective name is all its units', () => {
    expect(fresh().tasks.map((task) => task.leadUnitIds)).toEqual([[2], [11, 12]])
  })

  it('a law is named, a resolution is carried out', () => {
    const kinds = fresh().extra.citations.map((one, place) => [draft.bases[place]?.type, one.kind])
    expect(kinds).toContainEqual(['luật', 'mentions'])
    expect(kinds).toContainEqual(['nghị quyết', 'implements'])
  })

  it('a body made of a complete review is what the contract takes', () => {
    const body = confirmBody(draft, complete(), { today, assign: true })
    const read = confirmReading.body?.safeParse(body)
    expect(read?.error?.issues).toBeUndefined()
    expect(read?.data?.tasks).toHaveLength(2)
    expect(read?.data?.document.items.filter((item) => item.isDuty).map((item) => item.path)).toEqual(['II.1', 'II.2'])
  })

  it('every task names an item of the document, and parents stand before their children', () => {
    const { document, tasks } = confirmBody(draft, complete(), { today, assign: true })
    const seen = new Set<string>()
    for (const item of document.items ?? []) {
      if (item.parentKey) expect(seen).toContain(item.parentKey)
      seen.add(item.key)
    }
    for (const task of tasks ?? []) expect(seen).toContain(task.itemKey)
  })

  it('without the right to assign, duties stay and tasks are left out', () => {
    const { document, tasks, sendTo } = confirmBody(draft, complete(), { today, assign: false })
    expect(tasks).toEqual([])
    expect(sendTo).toBeNull()
    expect(document.items?.some((item) => item.isDuty)).toBe(true)
  })

  it('a citation that is ignored leaves no relation', () => {
    const reviewed = complete()
    for (const one of reviewed.extra.citations) one.choice = 'ignore'
    expect(confirmBody(draft, reviewed, { today, assign: true }).document.relations).toEqual([])
  })

  it('a unit is not its own supporter', () => {
    const reviewed = complete()
    const [first] = reviewed.tasks
    if (!first) throw new Error('no task')
    first.supportUnitIds = [2, 3]
    expect(confirmBody(draft, reviewed, { today, assign: true }).tasks?.[0]?.supportUnitIds).toEqual([3])
  })
})

describe('what needs a look', () => {
  it('a missing product blocks; a collective lead only asks', () => {
    const found = attentionOf(draft, fresh())
    expect(found.filter((one) => one.blocks).map((one) => one.key)).toEqual(['task.1.product', 'task.2.product'])
    expect(found.find((one) => one.key === 'task.2.leads')?.blocks).toBe(false)
  })

  it('what was accepted is not asked again, what blocks cannot be accepted away', () => {
    const reviewed = fresh()
    reviewed.extra.accepted = ['task.2.leads', 'task.1.product']
    const keys = attentionOf(draft, reviewed).map((one) => one.key)
    expect(keys).not.toContain('task.2.leads')
    expect(keys).toContain('task.1.product')
  })

  it('a dropped task asks nothing', () => {
    const reviewed = fresh()
    reviewed.tasks = []
    expect(attentionOf(draft, reviewed).filter((one) => one.key.startsWith('task'))).toEqual([])
  })

  it('a blank head field blocks', () => {
    const reviewed = complete()
    reviewed.document.symbol = null
    expect(attentionOf(draft, reviewed)).toContainEqual(expect.objectContaining({ key: 'head.symbol', blocks: true }))
  })
})

describe('deadlines', () => {
  const due = (changes: Partial<Due>): Due => ({
    asWritten: 'như văn bản',
    kind: 'none',
    date: null,
    recurrence: null,
    span: null,
    ...changes,
  })
  it.each([
    [due({ kind: 'quarter', date: '2026-Q4' }), { dueKind: 'quarter', due: '2026-Q4' }],
    [
      due({ kind: 'recurring', recurrence: 'monthly:5' }),
      { dueKind: 'recurring', every: 'month', day: 5, month: null },
    ],
    [
      due({ kind: 'recurring', recurrence: 'yearly:12-15', date: '2030' }),
      { dueKind: 'recurring', every: 'year', month: 12, day: 15, toOn: '2030-12-31' },
    ],
    [due({ kind: 'recurring', recurrence: 'quarterly' }), { dueKind: 'recurring', every: 'quarter', day: null }],
    [due({ kind: 'recurring', recurrence: 'weekly:5' }), { dueKind: 'ongoing', dueAsWritten: 'như văn bản' }],
    [due({ kind: 'event' }), { dueKind: 'event', due: null }],
  ])('%j', (read, fields) => {
    expect(dueFields(read)).toMatchObject(fields)
  })
})
