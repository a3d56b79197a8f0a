import { describe, expect, it } from 'vitest'
import { registerDocument } from './contract.ts'
import { planBody, planTitle, written } from './unit-plan.ts'

const upper = {
  id: '6f2d1a52-8a2b-4a44-9b55-6c0a5b1d9c01',
  symbol: '53/KH-UBND',
  type: 'kế hoạch',
  title: 'Thực hiện Chiến lược quốc gia',
}
const unit = { id: 11, name: 'Ủy ban nhân dân xã An Bình', side: 'state' as const }
const head = {
  symbol: '12/KH-UBND',
  title: planTitle(upper),
  issuedOn: '2026-11-20',
  signerName: '',
  signerCapacity: null,
  place: 'An Bình',
}
const items = [
  { upperIds: ['a'], words: 'Rà soát tài sản công của xã.' },
  { upperIds: ['b'], words: '   ' },
  { upperIds: [], words: 'Niêm yết kết quả tại trụ sở.' },
]

describe('plan of a unit', () => {
  it('is a body the register takes, issued by the unit and carrying out the upper document', () => {
    const body = planBody(upper, unit, head, items)
    const read = registerDocument.body?.safeParse(body)
    expect(read?.error?.issues).toBeUndefined()
    expect(body).toMatchObject({
      issuerUnitId: 11,
      incoming: false,
      relations: [{ kind: 'implements', toId: upper.id }],
    })
  })

  it('numbers items without a gap where a blank one was left out, in step with `written`', () => {
    const body = planBody(upper, unit, head, items)
    expect(body.items?.map((item) => item.path)).toEqual(['1', '2'])
    expect(written(items).map((item) => item.words)).toEqual(body.items?.map((item) => item.words))
  })

  it('stands on the side of the unit that issues it, not of what it carries out', () => {
    expect(planBody(upper, { ...unit, side: 'party' }, head, items).side).toBe('party')
  })

  it('names what it carries out by number', () => {
    expect(planTitle(upper)).toBe('Thực hiện kế hoạch số 53/KH-UBND: Thực hiện Chiến lược quốc gia')
  })
})
