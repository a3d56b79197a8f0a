import { hkdfSync, scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { secretOf } from './age-key.ts'
import { fromHex, toHex } from './bytes.ts'
import { deriveMailbox, type Kdf, type Scrypt } from './mailbox.ts'

const entropy = fromHex('00112233445566778899aabbc0')
const salt = fromHex('000102030405060708090a0b0c0d0e0f')
const native: Scrypt = async (password, salt, { N, r, p, dkLen }) => scryptSync(password, salt, dkLen, { N, r, p })

test('the same code and salt make the same mailbox, by this scrypt and by the platform’s', async () => {
  const mailbox = await deriveMailbox(entropy, salt)
  expect(await deriveMailbox(entropy, salt, 'scrypt-13', { scrypt: native })).toEqual(mailbox)
  expect(mailbox.recipient).toBe('age1hzx0gjjjtqu25g2mxj0lhxuq93jfcqe6f2csyxcwe4u4erc9rucsar2rxv')
})

test('the keys are the documented ones', async () => {
  const mailbox = await deriveMailbox(entropy, salt)
  const ikm = scryptSync(entropy, salt, 32, { N: 8192, r: 8, p: 1 })
  const key = (info: string) => Buffer.from(hkdfSync('sha256', ikm, new Uint8Array(0), info, 32)).toString('hex')
  expect(toHex(secretOf(mailbox.identity))).toBe(key('liem/mailbox/v1/x25519'))
  expect(toHex(mailbox.signSecret)).toBe(key('liem/mailbox/v1/ed25519'))
})

test('another code or another salt makes another mailbox', async () => {
  const one = await deriveMailbox(entropy, salt, 'scrypt-13', { scrypt: native })
  const flipped = (bytes: Uint8Array) => bytes.with(3, (bytes[3] as number) ^ 1)
  for (const [code, with_] of [[flipped(entropy), salt] as const, [entropy, flipped(salt)] as const]) {
    const other = await deriveMailbox(code, with_, 'scrypt-13', { scrypt: native })
    expect(other.recipient).not.toBe(one.recipient)
    expect(other.verifyKey).not.toBe(one.verifyKey)
  }
})

test('an unknown derivation or a short salt is refused before any work', async () => {
  for (const kdf of ['scrypt-1', 'toString', ''])
    await expect(deriveMailbox(entropy, salt, kdf as Kdf)).rejects.toThrow()
  await expect(deriveMailbox(entropy, salt.subarray(1))).rejects.toThrow(TypeError)
})
