import { expect, test } from 'vitest'
import { contactFaults, dialled, missingKinds, standingOn } from './contact-points.ts'

test('a row stands from its first day up to the day it ends; one that ends on its first day never stood', () => {
  const row = { validFrom: '2026-01-10', validTo: '2026-02-01' }
  expect(['2026-01-09', '2026-01-10', '2026-01-31', '2026-02-01'].map((day) => standingOn(day, row))).toEqual([
    'coming',
    'now',
    'now',
    'past',
  ])
  expect(standingOn('2026-01-10', { validFrom: '2026-01-10', validTo: '2026-01-10' })).toBe('never')
  expect(standingOn('2030-01-01', { validFrom: '2026-01-10', validTo: null })).toBe('now')
})

test('numbers and addresses are looked at before anybody calls them', () => {
  for (const value of ['0236 3888 999', '1900.6789', '+84 236 3888999', '113'])
    expect(contactFaults({ kind: 'hotline', value })).toEqual([])
  for (const value of ['gọi anh Nam', '12', '0236 3888 999 (giờ hành chính)'])
    expect(contactFaults({ kind: 'hotline', value }), value).toHaveLength(1)
  expect(contactFaults({ kind: 'email', value: 'tiepdan@danang' })).toHaveLength(1)
  expect(contactFaults({ kind: 'website', value: 'javascript:alert(1)' })).toHaveLength(1)
  expect(contactFaults({ kind: 'reception', value: 'Phòng 101' }).map((fault) => fault.path)).toEqual(['hours'])
  expect(dialled('+84 (236) 3888.999')).toBe('+842363888999')
})

test('what a unit still has to publish', () => {
  expect(missingKinds(['hotline', 'website'])).toEqual(['reception', 'address', 'email'])
})
