import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as bytes from './bytes.ts'

const some = fc.uint8Array({ maxLength: 80 })

test('every text form comes back as the same bytes', () => {
  fc.assert(
    fc.property(some, (one) => {
      expect(bytes.fromHex(bytes.toHex(one))).toEqual(one)
      expect(bytes.fromBase64url(bytes.toBase64url(one))).toEqual(one)
      expect(bytes.fromBase64(bytes.toBase64(one))).toEqual(one)
      expect(bytes.fromBase64(bytes.toBase64(one).replace(/=+$/, ''))).toEqual(one)
      expect(bytes.toBase64url(one)).toBe(Buffer.from(one).toString('base64url'))
    }),
  )
})

test('a text that could mean the same bytes as another is refused', () => {
  // 'QQ' is the byte 0x41; 'QR' differs only in bits that fall off
  expect(bytes.fromBase64url('QQ')).toEqual(new Uint8Array([0x41]))
  for (const bad of ['QR', 'QQ==', 'Q', 'a+b_', ' QQ']) expect(() => bytes.fromBase64url(bad)).toThrow()
  for (const bad of ['abc', '0g', '0x00']) expect(() => bytes.fromHex(bad)).toThrow()
  expect(() => bytes.fromBase64('QQ=')).toThrow()
})

test('UTF-8 that is broken is not repaired', () => {
  expect(bytes.fromUtf8(bytes.utf8('Lộc Thọ — số 1'))).toBe('Lộc Thọ — số 1')
  expect(() => bytes.fromUtf8(new Uint8Array([0xc3, 0x28]))).toThrow()
})

test('equal bytes are equal, any changed bit or length is not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), (one, at) => {
      const other = new Uint8Array(one)
      expect(bytes.equalBytes(one, other)).toBe(true)
      other.set([(other[(at >> 3) % other.length] as number) ^ (1 << (at & 7))], (at >> 3) % other.length)
      expect(bytes.equalBytes(one, other)).toBe(false)
      expect(bytes.equalBytes(one, one.subarray(1))).toBe(false)
    }),
  )
})

test('SHA-256 is the standard one', () => {
  expect(bytes.toHex(bytes.sha256(bytes.utf8('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
