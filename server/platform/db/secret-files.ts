import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Reads the secret `name` of a data folder; undefined when it was never made. */
export function findSecret(dataFolder: string, name: string): string | undefined {
  try {
    return readFileSync(join(dataFolder, 'secrets', name), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * The secret `name`, made at first use (32 random bytes in base64url, unless `make` says otherwise), readable by this user only
 * (0600 in a 0700 folder). It is on disk before it is answered, and of two processes that make it at once both get the same one.
 */
export function secret(
  dataFolder: string,
  name: string,
  make: () => string = () => randomBytes(32).toString('base64url'),
): string {
  const known = findSecret(dataFolder, name)
  if (known) return known
  const folder = join(dataFolder, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const draft = join(folder, `.${name}-${process.pid}-${randomBytes(4).toString('hex')}`)
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, `${make().trim()}\n`)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(draft, join(folder, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(folder)
  return findSecret(dataFolder, name) as string
}

/** Forgets a secret that was used up. */
export function removeSecret(dataFolder: string, name: string): void {
  const folder = join(dataFolder, 'secrets')
  rmSync(join(folder, name), { force: true })
  if (existsSync(folder)) syncFolder(folder)
}

/** Makes a new or renamed entry of a folder survive a power failure. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
