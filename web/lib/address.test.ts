import { listTasks } from '@liem/domain/tasks/contract'
import { expect, test } from 'vitest'
import { parseSearch, readSearch, stringifySearch, toOf, withoutWrong } from './address.ts'

test('filters stay plain texts on the way to the address and back', () => {
  const search = { q: 'kế hoạch & báo cáo', state: 'open,claimed', unitId: '12', gap: 'true' }
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('blank filters leave no trace in the address', () => {
  expect(stringifySearch({ q: '', unitId: undefined, state: null })).toBe('')
})

test('a filter the contract does not accept is dropped, the others stay', () => {
  const read = readSearch(listTasks.query, {
    q: 'báo cáo',
    unitId: 'abc',
    dueTo: '2026-13-01',
    gap: 'true',
    sneaky: '1',
  })
  expect(read).toEqual({ q: 'báo cáo', gap: 'true' })
})

test('a screen may keep words of its own in the address', () => {
  expect(readSearch(listTasks.query, { tab: 'journal', view: 'x' }, ['tab'])).toEqual({ tab: 'journal' })
})

test('an address with filters is split for the router', () => {
  expect(toOf('/tasks?class=overdue&below=true')).toEqual({ to: '/tasks', search: { class: 'overdue', below: 'true' } })
  expect(toOf('/documents/1#item-3')).toEqual({ to: '/documents/1', search: {}, hash: 'item-3' })
})

test('a screen drops what its contract refuses and keeps names of its own', () => {
  expect(withoutWrong(listTasks.query, { state: 'nonsense', gap: 'true', tab: 'journal' })).toEqual({
    gap: 'true',
    tab: 'journal',
  })
  expect(withoutWrong(undefined, { tab: 'a' })).toEqual({ tab: 'a' })
})
