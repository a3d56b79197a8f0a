import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { type AbuseOptions, networkOf, newAbuse } from './abuse.ts'

const key = Buffer.alloc(32, 7)
const made = (options: Partial<AbuseOptions> = {}) => {
  const clock = { now: 1_000_000 }
  return { clock, abuse: newAbuse({ now: () => clock.now, puzzleKey: async () => key, ...options }) }
}

/** Finds the answer as a browser does. */
function solve(challenge: string, bits: number, locator: string): string {
  for (let nonce = 0; ; nonce++) {
    const sum = createHash('sha256').update(`${challenge}${locator}${nonce}`).digest()
    if (Math.clz32(sum.readUInt32BE()) >= bits) return String(nonce)
  }
}

test('callers are told apart by network only: /24 and /48', () => {
  expect(networkOf('203.0.113.7')).toBe(networkOf('203.0.113.250'))
  expect(networkOf('203.0.113.7')).toBe(networkOf('::ffff:203.0.113.9'))
  expect(networkOf('203.0.113.7')).not.toBe(networkOf('203.0.114.7'))
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:0db8:0001:ffff:1:2:3:4'))
  expect(networkOf('2001:db8:1::1')).not.toBe(networkOf('2001:db8:2::1'))
})

test('a network far over its share is slowed down and set a puzzle; it is not shut out, and others notice nothing', async () => {
  vi.useFakeTimers()
  try {
    const { clock, abuse } = made({ share: { burst: 10, perSecond: 1 }, longestMs: 4000 })
    for (let i = 0; i < 10; i++) await abuse.enter('203.0.113.1', 1)
    let through = 0
    const waiting = Promise.all(Array.from({ length: 8 }, () => abuse.enter('203.0.113.2', 1).then(() => through++)))
    await abuse.enter('198.51.100.1', 1)
    expect(await abuse.puzzle('198.51.100.1')).toBeNull()
    expect(await abuse.puzzle('203.0.113.3')).not.toBeNull()
    expect(through).toBe(0)
    await vi.advanceTimersByTimeAsync(4000)
    await waiting
    expect(through).toBe(8)
    clock.now += 60_000
    expect(await abuse.puzzle('203.0.113.3')).toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

test('a puzzle is answered for one locator, until it is too old, and not by words of one’s own', async () => {
  const { clock, abuse } = made({ share: { burst: 1, perSecond: 0 } })
  vi.useFakeTimers()
  const slowed = [abuse.enter('192.0.2.1', 5)]
  await vi.advanceTimersByTimeAsync(5000)
  await Promise.all(slowed)
  vi.useRealTimers()
  const puzzle = await abuse.puzzle('192.0.2.1')
  if (!puzzle) throw new Error('a puzzle was expected')
  const locator = 'ab'.repeat(16)
  const nonce = solve(puzzle.challenge, puzzle.bits, locator)
  expect(await abuse.solves(locator, { challenge: puzzle.challenge, nonce })).toBe(true)
  expect(await abuse.solves(locator, { challenge: puzzle.challenge, nonce: `${nonce}x` })).toBe(false)
  expect(await abuse.solves('cd'.repeat(16), { challenge: puzzle.challenge, nonce })).toBe(false)
  const easier = puzzle.challenge.replace(/\.\d+\./, '.0.')
  expect(await abuse.solves(locator, { challenge: easier, nonce: '1' })).toBe(false)
  expect(await abuse.solves(locator, undefined)).toBe(false)
  clock.now += 3_600_000
  expect(await abuse.solves(locator, { challenge: puzzle.challenge, nonce })).toBe(false)
})

test('however many sealed reports wait, those without scripts have places of their own', async () => {
  const { abuse } = made({ places: { sealed: 2, plain: 1 }, crowd: 3 })
  let open = () => {}
  const gate = new Promise<void>((done) => {
    open = done
  })
  const crowd = Array.from({ length: 10 }, () => abuse.inTurn('sealed', () => gate))
  expect(await abuse.puzzle('192.0.2.9')).not.toBeNull()
  expect(await abuse.inTurn('plain', async () => 'through')).toBe('through')
  open()
  await Promise.all(crowd)
  expect(await abuse.puzzle('192.0.2.9')).toBeNull()
  await expect(abuse.inTurn('sealed', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await abuse.inTurn('sealed', async () => 1)).toBe(1)
})
