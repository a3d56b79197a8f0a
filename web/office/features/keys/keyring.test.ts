import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Keys } from './keyring.ts'

const heard = new Map<string, () => void>()
let ring: typeof import('./keyring.ts')

beforeEach(async () => {
  vi.useFakeTimers()
  heard.clear()
  vi.stubGlobal('window', {
    addEventListener: (kind: string, then: () => void) => heard.set(kind, then),
    removeEventListener: (kind: string) => heard.delete(kind),
  })
  vi.resetModules()
  ring = await import('./keyring.ts')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const keys = (): Keys => ({
  keyId: '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  officerId: 1,
  identity: 'AGE-SECRET-KEY-1',
  recipient: 'age1',
  signSecret: new Uint8Array(32).fill(7),
  verifyKey: 'ab',
})
const minutes = (n: number) => vi.advanceTimersByTime(n * 60_000)

test('open keys are forgotten after a quarter of an hour without a hand on the machine, and their bytes wiped', () => {
  const told = vi.fn()
  ring.onChange(told)
  const held = keys()
  ring.hold(held)
  minutes(14)
  heard.get('keydown')?.()
  minutes(14)
  expect(ring.unlocked()).toBe(held)
  minutes(2)
  expect(ring.unlocked()).toBeNull()
  expect(held.signSecret.every((byte) => byte === 0)).toBe(true)
  expect(told).toHaveBeenCalledTimes(2)
  expect(heard.size).toBe(0)
})

test('a machine that slept does not wake with open keys', () => {
  ring.hold(keys())
  vi.setSystemTime(Date.now() + 3_600_000)
  expect(ring.unlocked()).toBeNull()
})

test('the end of the session ends them too', async () => {
  const { queryClient } = await import('#lib/query.ts')
  ring.hold(keys())
  await queryClient
    .fetchQuery({
      queryKey: ['x'],
      retry: false,
      queryFn: () =>
        Promise.reject({ refused: true, status: 401, code: 'session.missing', words: '', faults: [], facts: {} }),
    })
    .catch(() => {})
  expect(ring.unlocked()).toBeNull()
})
