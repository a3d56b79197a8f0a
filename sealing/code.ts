import { concat, randomBytes, sha256, toHex, utf8 } from './bytes.ts'
import { codeWords } from './code-words.ts'

/** A receipt code: 98 random bits (the last 6 bits of the 13 bytes are zero) and the 11 words that say them. */
export type Code = { entropy: Uint8Array; words: string[] }

/** Why typed text is no code. `at` counts words from 0; `near` are words of the list that look or sound alike, likeliest first. */
export type CodeFault =
  | { kind: 'unknown-word'; at: number; word: string; near: string[] }
  | { kind: 'length'; count: number }
  | { kind: 'checksum' }

const wordCount = 11
const randomBits = 98

/** A new code of 98 bits from the platform's random generator. */
export function makeCode(): Code {
  const entropy = randomBytes(13)
  entropy[12] = (entropy[12] as number) & 0xc0
  return codeOf(entropy)
}

/** The code that 98 given bits make: they and their checksum of 12 bits, cut into words of 10. */
export function codeOf(entropy: Uint8Array): Code {
  if (entropy.length !== 13 || (entropy[12] as number) & 0x3f) throw new TypeError('code: 98 bits in 13 bytes')
  const check = checksum(entropy)
  const bit = (i: number) => (i < randomBits ? bitOf(entropy, i) : (check >> (wordCount * 10 - 1 - i)) & 1)
  const words = Array.from({ length: wordCount }, (_, w) => {
    let index = 0
    for (let i = w * 10; i < w * 10 + 10; i++) index = (index << 1) | bit(i)
    return codeWords[index] as string
  })
  return { entropy, words }
}

/**
 * Reads a code as people write it: with or without accents, any case, hyphens, commas, numbering and line ends between words, đ as d,
 * i for y. A word not of the list is reported before a wrong count. Never throws; text of any length is safe.
 */
export function parseCode(typed: string): Code | CodeFault {
  const said = typed.slice(0, 1000).match(/[\p{L}\p{M}]+/gu) ?? []
  const indices: number[] = []
  for (const [at, word] of said.slice(0, 2 * wordCount).entries()) {
    const letters = plain(word).slice(0, 12)
    const index = indexOf(letters)
    if (index === undefined)
      return { kind: 'unknown-word', at, word: word.normalize('NFC').slice(0, 40), near: near(letters) }
    indices.push(index)
  }
  if (said.length !== wordCount) return { kind: 'length', count: said.length }
  const entropy = new Uint8Array(13)
  for (let i = 0; i < randomBits; i++) {
    const bit = ((indices[Math.floor(i / 10)] as number) >> (9 - (i % 10))) & 1
    entropy[i >> 3] = (entropy[i >> 3] as number) | (bit << (7 - (i & 7)))
  }
  const code = codeOf(entropy)
  const right = code.words.every((word, at) => word === codeWords[indices[at] as number])
  return right ? code : { kind: 'checksum' }
}

/** The code as it is printed and read aloud. */
export function codeText(code: Code): string {
  return code.words.join(' ')
}

/** What finds the mailbox on the server and makes a repeated sending the same one: 32 hex characters, from which the code cannot be had. */
export function locatorOf(code: Code): string {
  return toHex(sha256(concat(utf8('liem/locator/v1\0'), code.entropy)).subarray(0, 16))
}

function bitOf(bytes: Uint8Array, i: number): number {
  return ((bytes[i >> 3] as number) >> (7 - (i & 7))) & 1
}

/**
 * CRC-12 over the random bits, polynomial x¹²+x⁶+x⁴+x+1 (primitive, of order 4095), start 0xfff. One wrong word is a burst of at most
 * 10 bits, and an exchange of two words at distance j is d(x)·(x^10j+1): neither can be a multiple of it, so both are always seen.
 * Any other slip goes unseen once in 4,096.
 */
function checksum(entropy: Uint8Array): number {
  let crc = 0xfff
  for (let i = 0; i < randomBits; i++) {
    const carry = (crc >> 11) ^ bitOf(entropy, i)
    crc = ((crc << 1) & 0xfff) ^ (carry ? 0x053 : 0)
  }
  return crc
}

type Place = { index: number; sound: string }
let places: Map<string, Place> | undefined

/** The list without accents, made when first asked for: the portal's first page need not pay for it. */
function list(): Map<string, Place> {
  places ??= new Map(codeWords.map(plain).map((word, index) => [word, { index, sound: sound(word) }]))
  return places
}

function indexOf(word: string): number | undefined {
  // "ti" and "tỷ", "mì" and "mỳ": both spellings are in use
  const other = word.endsWith('i') ? `${word.slice(0, -1)}y` : word.endsWith('y') ? `${word.slice(0, -1)}i` : word
  return (list().get(word) ?? list().get(other))?.index
}

/** Letters without accents and case. */
function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}

/** What an ear may take for the same: beginnings and ends that fall together in the North, the Centre or the South. */
function sound(plainWord: string): string {
  return plainWord
    .replace(/^tr/, 'ch')
    .replace(/^x/, 's')
    .replace(/^(gi(?=[aeou])|r|v)/, 'd')
    .replace(/^(l|n(?![gh]))/, 'n')
    .replace(/^ngh/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/n[gh]$/, 'n')
    .replace(/(c|ch|t)$/, 't')
    .replace(/y$/, 'i')
}

function near(typed: string): string[] {
  const heard = sound(typed)
  const alike: string[] = []
  const close: string[] = []
  for (const [word, { index, sound: itsSound }] of list()) {
    if (itsSound === heard) alike.push(codeWords[index] as string)
    else if (oneSlip(word, typed)) close.push(codeWords[index] as string)
  }
  return [...alike, ...close].slice(0, 5)
}

/** Whether one letter added, dropped, changed or two neighbours exchanged make one of the other. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  const [restA, restB] = [a.slice(head), b.slice(head)]
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  )
}
