import { addOfficer } from '@liem/domain/units/officers.contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { check, errorsOf, plainFault, speakVietnamese, valueAt, withValueAt } from './faults.ts'

test('faults of server and browser meet at the same field', () => {
  expect(errorsOf([{ path: 'body.after.0.name', words: 'Xin nhập tên' }])).toEqual({ 'after.0.name': 'Xin nhập tên' })
})

test('a field shows its first fault', () => {
  expect(
    errorsOf([
      { path: 'a', words: 'một' },
      { path: 'a', words: 'hai' },
    ]),
  ).toEqual({ a: 'một' })
})

test('the contract’s own words come before the general ones', () => {
  speakVietnamese()
  const errors = check(addOfficer.body, { username: 'A B', name: '', roles: [] })
  expect(errors.unitId).toBe('Xin chọn đơn vị')
  expect(errors.roles).toBe('Xin chọn ít nhất một vai trò')
  expect(errors.name).toBe('Xin nhập họ tên')
})

test('where the contract is silent, zod speaks Vietnamese', () => {
  speakVietnamese()
  const body = z.object({ reason: z.string(), kind: z.enum(['a', 'b']) })
  expect(check(body, { kind: 'c' })).toEqual({ reason: 'Xin nhập mục này', kind: 'Xin chọn một mục trong danh sách' })
  expect(plainFault({ code: 'too_big', maximum: 20 })).toBe('Nhiều nhất là 20')
})

test('a value deep inside is read and changed without touching the rest', () => {
  const before = { after: [{ name: 'a' }, { name: 'b' }], code: 'x' }
  const now = withValueAt(before, 'after.1.name', 'c')
  expect(valueAt(now, 'after.1.name')).toBe('c')
  expect(now.after[0]).toBe(before.after[0])
  expect(before.after[1]?.name).toBe('b')
})
