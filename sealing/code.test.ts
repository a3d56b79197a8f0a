import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from './bytes.ts'
import { type Code, codeOf, codeText, locatorOf, makeCode, parseCode } from './code.ts'
import { codeWords } from './code-words.ts'

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
const codes = fc.uint8Array({ minLength: 13, maxLength: 13 }).map((bytes) => {
  bytes[12] = (bytes[12] as number) & 0xc0
  return codeOf(bytes)
})
const isCode = (typed: string[]) => 'entropy' in parseCode(typed.join(' '))

test('the list: 1,024 short words in NFC and in order, no two alike without accents', () => {
  expect(codeWords).toHaveLength(1024)
  expect(new Set(codeWords.map(plain)).size).toBe(1024)
  expect([...codeWords].map(plain)).toEqual([...codeWords].map(plain).sort())
  for (const word of codeWords) expect(word).toMatch(/^[a-zà-ỹđ]{2,6}$/)
  expect(codeWords.join()).toBe(codeWords.join().normalize('NFC'))
})

test('the list: none sounds like another where ch and tr, s and x, gi and r are one', () => {
  const heard = codeWords.map((word) =>
    plain(word)
      .replace(/^tr/, 'ch')
      .replace(/^x/, 's')
      .replace(/^gi(?=[aeou])/, 'r'),
  )
  expect(new Set(heard).size).toBe(1024)
})

test('the list is what codes already given out were made of', () => {
  const hash = createHash('sha256').update(codeWords.join(' ')).digest('hex')
  expect(hash).toBe('53858451241e52eaa380478c2e3c01a18eab93c6e69ac1c488ba9a76558c38f6')
})

test('a code is read back however it is written', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const text = codeText(code)
      const ways = [
        text,
        plain(text),
        text.toUpperCase(),
        text.normalize('NFD'),
        ` ${code.words.join(' - ')}.\n`,
        code.words.map((word, i) => `${i + 1}. ${word}`).join('\r\n'),
        plain(text).replace(/\bly\b/g, 'li'),
      ]
      for (const way of ways) expect(parseCode(way)).toEqual(code)
    }),
  )
})

test('one wrong word is always seen', () => {
  fc.assert(
    fc.property(codes, fc.nat(10), fc.nat(1023), (code, at, other) => {
      const word = codeWords[other] as string
      fc.pre(word !== code.words[at])
      expect(parseCode(code.words.with(at, word).join(' '))).toEqual({ kind: 'checksum' })
    }),
    { numRuns: 3000 },
  )
})

test('two words exchanged, neighbours or not, are always seen', () => {
  fc.assert(
    fc.property(codes, fc.nat(10), fc.nat(10), (code, a, b) => {
      fc.pre(code.words[a] !== code.words[b])
      expect(isCode(code.words.with(a, code.words[b] as string).with(b, code.words[a] as string))).toBe(false)
    }),
    { numRuns: 3000 },
  )
})

test('words taken at random are a code about once in 4,096', () => {
  const words = fc.sample(fc.array(fc.constantFrom(...codeWords), { minLength: 11, maxLength: 11 }), {
    numRuns: 20_000,
    seed: 1,
  })
  expect(words.filter(isCode).length).toBeLessThan(20)
})

test('what is wrong is said: which word, what it may have been, how many', () => {
  const words = codeText(codeOf(new Uint8Array(13))).split(' ')
  expect(parseCode(words.with(3, 'trợ').join(' '))).toMatchObject({ kind: 'unknown-word', at: 3, word: 'trợ' })
  const near = (word: string) => (parseCode(word) as { near: string[] }).near
  expect(near('trợ')[0]).toBe('chợ')
  expect(near('xanhh')).toContain('xanh')
  expect(near('nước mưa'.replace(' ', ''))).toEqual([])
  expect(near('khôgn')).toContain('không')
  expect(parseCode(words.slice(1).join(' '))).toEqual({ kind: 'length', count: 10 })
  expect(parseCode('')).toEqual({ kind: 'length', count: 0 })
})

test('no text makes the reader throw or dawdle', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => void parseCode(typed)))
  for (const huge of ['a'.repeat(1e6), 'mây '.repeat(3e5), '\u0301'.repeat(1e6), ' '.repeat(1e6)]) parseCode(huge)
})

test('codes differ, and so do their locators, which are the documented hash', () => {
  const made: Code[] = Array.from({ length: 200 }, makeCode)
  expect(new Set(made.map(codeText)).size).toBe(200)
  expect(new Set(made.map(locatorOf)).size).toBe(200)
  const code = codeOf(fromHex('00112233445566778899aabbc0'))
  const hash = createHash('sha256').update('liem/locator/v1\0').update(code.entropy).digest('hex')
  expect(locatorOf(code)).toBe(hash.slice(0, 32))
  expect(codeText(code)).toBe('ai hiu dài thìn khét nhụy mình đẹp phin vành táo')
  expect(() => codeOf(fromHex('00112233445566778899aabbc1'))).toThrow(TypeError)
})
