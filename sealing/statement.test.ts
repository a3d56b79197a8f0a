import { sign as nodeSign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, randomBytes, toBase64url, utf8 } from './bytes.ts'
import { signStatement, statementBytes, verifyKeyOf, verifyStatement } from './statement.ts'

const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
const said = { v: 1, officer: 7, name: 'Nguyễn Thị Sáu' }

test('what one signed verifies, also after it travelled as JSON in another order', () => {
  const signed = signStatement('officer-key', said, seed)
  expect(signed.by).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  expect(verifyStatement(signed)).toBe(true)
  const travelled = JSON.parse(JSON.stringify({ ...signed, said: { name: said.name, officer: 7, v: 1 } }))
  expect(verifyStatement(travelled)).toBe(true)
})

test('another kind, another saying, another signer or a bent signature does not verify', () => {
  const signed = signStatement('officer-key', said, seed)
  expect(verifyStatement({ ...signed, kind: 'revocation' })).toBe(false)
  expect(verifyStatement({ ...signed, said: { ...said, officer: 8 } })).toBe(false)
  expect(verifyStatement({ ...signed, by: verifyKeyOf(randomBytes(32)) })).toBe(false)
  fc.assert(
    fc.property(fc.nat(511), (bit) => {
      const sig = Buffer.from(signed.sig, 'base64url')
      sig.set([(sig[bit >> 3] as number) ^ (1 << (bit & 7))], bit >> 3)
      expect(verifyStatement({ ...signed, sig: toBase64url(sig) })).toBe(false)
    }),
    { numRuns: 30 },
  )
  for (const bad of [{ by: '' }, { sig: 'x' }, { kind: '' }, { said: undefined as never }])
    expect(verifyStatement({ ...signed, ...bad })).toBe(false)
})

test('the all-zero and small-order keys sign nothing', () => {
  for (const by of ['00'.repeat(32), `01${'00'.repeat(31)}`, `ecff${'ff'.repeat(29)}7f`])
    expect(verifyStatement({ kind: 'root', said, by, sig: toBase64url(fromHex(`${by}${'00'.repeat(32)}`)) })).toBe(
      false,
    )
})

test('another Ed25519 makes the same signature from the documented bytes', () => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const bytes = utf8(`liem/root/v1\0{"k":2,"n":3}`)
  expect(statementBytes('root', { n: 3, k: 2 })).toEqual(bytes)
  const sig = nodeSign(null, bytes, { key: der, format: 'der', type: 'pkcs8' })
  expect(signStatement('root', { n: 3, k: 2 }, seed).sig).toBe(sig.toString('base64url'))
})
