import { expect, test } from 'vitest'
import { fromHex } from './bytes.ts'
import { deskKeyFingerprint, makeDeskKey, senderMarks } from './sender-mark.ts'

const key = fromHex(`${'00'.repeat(31)}01`)

test('the same person gives the same mark however the name, phone or paper was typed', () => {
  const once = senderMarks(key, {
    name: 'Nguyễn Thị Đào',
    birthYear: '1975',
    phone: '0912 345 678',
    paper: '001175004321',
  })
  const again = senderMarks(key, {
    name: ' bà  NGUYEN THI DAO ',
    birthYear: '1975',
    phone: '+84912345678',
    paper: '…004321',
  })
  expect(once).toHaveLength(3)
  expect(again).toEqual(once)
})

test('namesakes are told apart, and a bare name gives no mark', () => {
  const one = senderMarks(key, { name: 'Nguyễn Văn Hùng', birthYear: '1975' })
  expect(senderMarks(key, { name: 'Nguyễn Văn Hùng', birthYear: '1976' })).not.toEqual(one)
  expect(senderMarks(key, { name: 'Nguyễn Văn Hùng' })).toEqual([])
  expect(senderMarks(key, { name: '', birthYear: '1975' })).toEqual([])
  expect(senderMarks(key, { name: 'Nguyễn Văn Hùng', address: 'Thôn 2, xã An Bình' })).toHaveLength(1)
})

test('another key gives other marks; a key is known by a fingerprint that is not its mark', () => {
  const other = makeDeskKey()
  const sender = { name: 'Nguyễn Văn Hùng', phone: '0912345678' }
  expect(senderMarks(other, sender)).not.toEqual(senderMarks(key, sender))
  expect(deskKeyFingerprint(other)).toMatch(/^[0-9a-f]{64}$/)
  expect(deskKeyFingerprint(other)).not.toBe(deskKeyFingerprint(key))
  expect(() => senderMarks(new Uint8Array(16), sender)).toThrow(TypeError)
})

test('a known value, so that a later program still knows the senders of an earlier one', () => {
  expect(senderMarks(key, { name: 'Trần Thị Mẫu', birthYear: '1980' })).toEqual([
    '556c5b382674467446cab7a86186b54a434aa88e8ec6c9a22814f62c17a8a18d',
  ])
})
