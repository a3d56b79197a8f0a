import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identityOf, makeIdentity, secretOf } from './age-key.ts'
import { randomBytes } from './bytes.ts'
import { joinShares, parseSheet, sheetText, splitSecret } from './shares.ts'

const label = { set: 'K7QX', index: 2, k: 3, n: 5 }
const aShare = () => fc.uint8Array({ minLength: 33, maxLength: 37 })

test('any k of n sheets give the secret back, in any order; fewer give nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 15 }), fc.integer({ min: 2, max: 15 }), fc.nat(), async (a, b, mix) => {
      const [k, n] = [Math.min(a, b), Math.max(a, b)]
      const secret = secretOf(makeIdentity())
      const shares = await splitSecret(secret, n, k)
      const mixed = shares.map((share, i) => ({ share, at: (i * 7919 + mix) % 101 })).sort((x, y) => x.at - y.at)
      const typed = mixed.slice(0, k).map(({ share }) => {
        const index = shares.indexOf(share) + 1
        const read = parseSheet(sheetText(share, { set: 'ABCD', index, k, n }))
        expect(read).toEqual({ set: 'ABCD', index, k, n, share })
        return (read as { share: Uint8Array }).share
      })
      expect(await joinShares(typed)).toEqual(secret)
      expect(await joinShares(typed.slice(1))).toBeNull()
      expect(await joinShares([...typed.slice(1), typed[1] ?? typed[0]] as Uint8Array[])).toBeNull()
    }),
    { numRuns: 30 },
  )
})

test('a sheet of another splitting, or a damaged one, is noticed on joining', async () => {
  const secret = secretOf(identityOf(randomBytes(32)))
  const [one, two] = (await splitSecret(secret, 3, 2)) as [Uint8Array, Uint8Array]
  const [other] = (await splitSecret(secret, 3, 2)) as [Uint8Array]
  expect(await joinShares([one, two])).toEqual(secret)
  expect(await joinShares([one, other])).toBeNull()
  expect(await joinShares([one, two.with(5, (two[5] as number) ^ 1)])).toBeNull()
  expect(await joinShares([])).toBeNull()
})

test('shares of one secret differ each time and hold no byte of it in the clear', async () => {
  const secret = new Uint8Array(32).fill(7)
  const [a, b] = [await splitSecret(secret, 2, 2), await splitSecret(secret, 2, 2)]
  expect(a).not.toEqual(b)
  for (const share of [...a, ...b]) expect(share.slice(0, 32).filter((byte) => byte === 7).length).toBeLessThan(8)
})

test('a sheet is read as people type it', () => {
  fc.assert(
    fc.property(aShare(), (share) => {
      const text = sheetText(share, label)
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}(\n|$)/)
      const ways = [
        text,
        text.toLowerCase(),
        text.replace(/\s/g, ''),
        text.replaceAll(' ', '-'),
        text.replaceAll('\n', '\r\n\r\n'),
        text.replaceAll('0', 'o').replaceAll('1', 'l'),
      ]
      for (const way of ways) expect(parseSheet(way)).toEqual({ ...label, share })
    }),
  )
})

test('a wrong sign, two exchanged ones and a missing one are found, and the row is named', () => {
  const others = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  fc.assert(
    fc.property(aShare(), fc.nat(), fc.nat(31), fc.nat(15), (share, at, other, step) => {
      const text = sheetText(share, label)
      const places = [...text].flatMap((sign, i) => (/\s/.test(sign) ? [] : [i]))
      const p = places[at % places.length] as number
      const row = text.slice(0, p).split('\n').length
      const wrong = `${text.slice(0, p)}${others[other]}${text.slice(p + 1)}`
      if (wrong !== text) expect(parseSheet(wrong)).toEqual({ kind: 'row', row })
      expect(parseSheet(`${text.slice(0, p)}${text.slice(p + 1)}`)).toEqual({ kind: 'row', row })

      const inRow = places.filter((i) => text.slice(0, i).split('\n').length === row)
      const q = inRow[step] as number
      const signs = [...text]
      ;[signs[p], signs[q]] = [signs[q] as string, signs[p] as string]
      if (signs.join('') !== text) expect(parseSheet(signs.join(''))).toEqual({ kind: 'row', row })
    }),
    { numRuns: 300 },
  )
})

test('rows exchanged, missing or of another sheet are found', () => {
  const text = sheetText(randomBytes(37), label)
  const rows = text.split('\n')
  const again = sheetText(randomBytes(37), label).split('\n')
  expect(parseSheet([rows[1], rows[0], ...rows.slice(2)].join('\n'))).toEqual({ kind: 'row', row: 1 })
  expect(parseSheet(rows.slice(0, -1).join('\n'))).toEqual({ kind: 'length' })
  expect(parseSheet([...rows.slice(0, 2), ...again.slice(2)].join('\n'))).toEqual({ kind: 'checksum' })
  expect(parseSheet('')).toEqual({ kind: 'length' })
})

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => void parseSheet(typed)))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'0123456789ABCXYZ \n'), { maxLength: 300 }), (typed) => {
      expect(parseSheet(typed.join(''))).not.toHaveProperty('share')
    }),
  )
})

test('impossible splittings and labels are refused', async () => {
  for (const [n, k] of [
    [1, 1],
    [2, 3],
    [16, 2],
    [3, 1],
    [Number.NaN, 2],
  ] as const)
    await expect(splitSecret(randomBytes(32), n, k)).rejects.toThrow(TypeError)
  for (const bad of [{ set: 'a b' }, { index: 0 }, { index: 6 }, { k: 9 }])
    expect(() => sheetText(randomBytes(37), { ...label, ...bad })).toThrow(TypeError)
})
