import { Encrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { makeIdentity } from './age-key.ts'
import { fromUtf8, randomBytes, utf8 } from './bytes.ts'
import { lockKeys, makePassphrase, passphraseFault, unlockKeys } from './passphrase.ts'

const keys = { identity: makeIdentity(), signSecret: randomBytes(32) }

test('the passphrase opens, however its accents are composed and its words spaced; another does not', async () => {
  const file = await lockKeys(keys, 'cổng làng mùa gặt')
  expect(await unlockKeys(file, '  cổng làng  mùa gặt '.normalize('NFD'))).toEqual(keys)
  await expect(unlockKeys(file, 'cong lang mua gat')).rejects.toThrow()
  await expect(
    unlockKeys(file.with(file.length - 1, (file.at(-1) as number) ^ 1), 'cổng làng mùa gặt'),
  ).rejects.toThrow()
})

test('the file is an age file of the stated cost, and holds nothing in the clear', async () => {
  const file = await lockKeys(keys, 'cổng làng mùa gặt')
  const text = String.fromCharCode(...file)
  expect(text).toMatch(/^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} 15\n/)
  expect(text).not.toContain('AGE-SECRET-KEY')
  expect(file.length).toBe((await lockKeys(keys, makePassphrase())).length)
})

test('a file made to cost minutes, or for another purpose, is refused at once', async () => {
  const dear = new TextDecoder('latin1').decode(await lockKeys(keys, 'cổng làng mùa gặt')).replace(' 15\n', ' 20\n')
  await expect(
    unlockKeys(
      Uint8Array.from(dear, (c) => c.charCodeAt(0)),
      'cổng làng mùa gặt',
    ),
  ).rejects.toThrow('not a file')
  const other = new Encrypter()
  other.setPassphrase('cổng làng mùa gặt'.normalize('NFKC'))
  other.setScryptWorkFactor(2)
  await expect(unlockKeys(await other.encrypt(utf8('{"v":1}')), 'cổng làng mùa gặt')).rejects.toThrow()
  await expect(unlockKeys(new Uint8Array(0), 'x')).rejects.toThrow('not a file')
})

test('four different words or fourteen signs will do; fewer, or the same over and over, will not', async () => {
  expect(['cổng làng mùa gặt', 'Tr0ng-bể-cá-vàng', makePassphrase()].map(passphraseFault)).toEqual([null, null, null])
  expect(['', 'matkhau123', 'bé bé bé gà', 'a b c d'].map(passphraseFault)).toEqual(Array(4).fill('short'))
  expect(['aaaaaaaaaaaaaaaaaa', 'abababababababab'].map(passphraseFault)).toEqual(['repeats', 'repeats'])
  await expect(lockKeys(keys, 'ngắn')).rejects.toThrow(TypeError)
})

test('passphrases made here differ', () => {
  const made = Array.from({ length: 50 }, makePassphrase)
  expect(new Set(made).size).toBe(50)
  for (const one of made) expect(one.split(' ')).toHaveLength(6)
  expect(fromUtf8(utf8(made[0] as string))).toBe(made[0])
})
