import { readLockedKey } from '@liem/domain/keys/contract'
import { useSyncExternalStore } from 'react'
import { call } from '#lib/call.ts'
import { onSessionEnded } from '#lib/query.ts'

/** An officer's secret keys while they lie open in this tab. Never stored, never sent, never put into React Query or a form. */
export type Keys = {
  keyId: string
  officerId: number
  /** `AGE-SECRET-KEY-1…`: opens what is sealed to `recipient`. */
  identity: string
  recipient: string
  /** Ed25519 seed: signs statements that `verifyKey` (hex) verifies. */
  signSecret: Uint8Array
  verifyKey: string
}

/** Without a key press or a click for this long the keys are forgotten. */
export const IDLE_MINUTES = 15

/** The passphrase does not open the key. */
export type WrongPassphrase = { wrongPassphrase: true }
export const isWrongPassphrase = (thrown: unknown): thrown is WrongPassphrase =>
  typeof thrown === 'object' && thrown !== null && 'wrongPassphrase' in thrown

let held: Keys | null = null
let lastActive = 0
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

/** The open keys, or null. Ask every time; do not keep the answer. */
export function unlocked(): Keys | null {
  if (held && Date.now() - lastActive > IDLE_MINUTES * 60_000) lock()
  return held
}

/** Takes keys just made or just opened into memory, until `lock()`. */
export function hold(keys: Keys): void {
  held = keys
  lastActive = Date.now()
  for (const kind of ['pointerdown', 'keydown'] as const) window.addEventListener(kind, active, { passive: true })
  // A machine that slept wakes with the timer late: `unlocked()` looks at the clock as well.
  timer ??= setInterval(unlocked, 10_000)
  tell()
}

/** Forgets the keys. */
export function lock(): void {
  if (!held) return
  held.signSecret.fill(0)
  held = null
  clearInterval(timer)
  timer = undefined
  for (const kind of ['pointerdown', 'keydown'] as const) window.removeEventListener(kind, active)
  tell()
}

/**
 * Fetches the officer's locked key (the one in use, else the last one: it still opens what was sealed to it) and opens it with the passphrase, in this tab. Throws `WrongPassphrase`, or `CallRefused`
 * (`key.none`, and what step-up refuses).
 */
export async function unlock(passphrase: string): Promise<Keys> {
  const [{ openLocked }, file] = await Promise.all([import('./making.ts'), call(readLockedKey, { query: {} })])
  const opened = await openLocked(file, passphrase)
  if (!opened) throw { wrongPassphrase: true } satisfies WrongPassphrase
  const { keyId, officer, recipient, verifyKey } = file
  const keys: Keys = { keyId, officerId: officer.id, recipient, verifyKey, ...opened }
  hold(keys)
  return keys
}

/** Tells of every unlock and lock; answers how to stop. */
export function onChange(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The open keys, or null; draws again when that changes. */
export const useUnlocked = (): Keys | null => useSyncExternalStore(onChange, () => held)

function active() {
  if (held) lastActive = Date.now()
}

function tell() {
  for (const watcher of watchers) watcher()
}

// Whoever signs in next in this tab must not find them.
onSessionEnded(lock)
