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

async function* mebibytes(count: number) {
  for (let i = 0; i < count; i++) yield Buffer.alloc(1024 ** 2)
}
const readAll = async (file: AsyncIterable<Uint8Array>) => {
  let size = 0
  for await (const piece of file) size += piece.length
  return size
}

test('files have places, in all and for one network; each MiB costs, and who waits makes load', async () => {
  const { abuse } = made({ uploads: { all: 3, ofOne: 2 }, crowd: 1 })
  let running = 0
  let open = () => {}
  const gate = new Promise<void>((done) => {
    open = done
  })
  const hold = () => {
    running++
    return gate
  }
  const put = (address: string) => abuse.upload('sealed', address, mebibytes(0), hold)
  const settle = () => new Promise((done) => setTimeout(done, 5))
  const some = [put('203.0.113.1'), put('203.0.113.2'), put('203.0.113.3')]
  await settle()
  expect(running).toBe(2)
  expect(await abuse.puzzle('192.0.2.1')).toBeNull()
  some.push(put('198.51.100.1'), put('198.51.100.2'))
  await settle()
  expect(running).toBe(3)
  expect(await abuse.puzzle('192.0.2.1')).not.toBeNull()
  // Those without scripts have places of their own.
  expect(await abuse.upload('plain', '192.0.2.2', mebibytes(2), readAll)).toBe(2 * 1024 ** 2)
  open()
  await Promise.all(some)
  expect(running).toBe(5)
})

test('a network that sends very much is slowed down on the way, others are not', async () => {
  vi.useFakeTimers()
  try {
    const { abuse } = made({ share: { burst: 20, perSecond: 1 }, longestMs: 1000 })
    let done = 0
    const much = abuse.upload('sealed', '203.0.113.1', mebibytes(10), readAll).then(() => done++)
    expect(await abuse.upload('sealed', '198.51.100.1', mebibytes(4), readAll)).toBe(4 * 1024 ** 2)
    await vi.advanceTimersByTimeAsync(2000)
    expect(done).toBe(0)
    await vi.advanceTimersByTimeAsync(10_000)
    await much
    expect(done).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})
