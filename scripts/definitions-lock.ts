/**
 * Published definitions of law never change: a record keeps the version it was made under, so that version must stay what it
 * was. `domain/published.lock.json` holds a hash of every version of every definition exported anywhere in `domain/`.
 *
 * `npx tsx scripts/definitions-lock.ts --check` exits 1 when a published version changed, is gone, or a version is not yet
 * listed. `--write` lists new ones. A published version that was wrong from the start is withdrawn by name, on record:
 * `--write --withdraw=<key@since>`. What may change freely: words, `until` (a rule is repealed), `status` (a source is read).
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export type Published = Record<string, string>
export type Withdrawn = { id: string; hash: string }
export type LockFile = { published: Published; withdrawn: Withdrawn[] }
export type Comparison = { changed: string[]; gone: string[]; added: string[] }

type FoundVersion = { since: string; [field: string]: unknown }
type FoundDefinition = { key: string; versions: readonly FoundVersion[] }

const free = new Set(['until', 'status'])

function isDefinition(value: unknown): value is FoundDefinition {
  if (value === null || typeof value !== 'object') return false
  const { key, versions } = value as Record<string, unknown>
  return typeof key === 'string' && Array.isArray(versions) && versions.length > 0 && versions.every(isVersion)
}

function isVersion(value: unknown): value is FoundVersion {
  return value !== null && typeof value === 'object' && typeof (value as FoundVersion).since === 'string'
}

/** Canonical text: fields in alphabetical order, absent and undefined alike, functions by their text without white space. */
export function canonical(value: unknown): string {
  if (typeof value === 'function') return JSON.stringify(`function ${String(value).replace(/\s+/g, '')}`)
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join()}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, one]) => one !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join()}}`
  }
  return JSON.stringify(value)
}

/** Hash of what a version says; its `until` and `status` stand outside. */
export function hashOf(version: object): string {
  const fixed = Object.fromEntries(Object.entries(version).filter(([name]) => !free.has(name)))
  return createHash('sha256').update(canonical(fixed)).digest('hex')
}

/**
 * Hashes by `key@since` of every definition in the exports, also inside exported lists and tables.
 * Throws when two different versions bear one name.
 */
export function hashesIn(exported: Iterable<unknown>): Published {
  const found: Published = {}
  const seen = new Set<object>()
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return
    seen.add(value)
    if (isDefinition(value)) {
      for (const version of value.versions) {
        const id = `${value.key}@${version.since}`
        const hash = hashOf(version)
        if (found[id] !== undefined && found[id] !== hash) throw new Error(`Two definitions are named ${id}`)
        found[id] = hash
      }
      return
    }
    const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
    if (plain) for (const one of Object.values(value)) look(one)
  }
  for (const value of exported) look(value)
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function compare(published: Published, current: Published): Comparison {
  const ids = Object.keys(published)
  return {
    changed: ids.filter((id) => current[id] !== undefined && current[id] !== published[id]),
    gone: ids.filter((id) => current[id] === undefined),
    added: Object.keys(current).filter((id) => published[id] === undefined),
  }
}

/**
 * The lock file with the new versions listed and the named ones withdrawn (their old hash stays on record).
 * Throws when a published version changed or is gone and was not named, or a named one is not published.
 */
export function update(lock: LockFile, current: Published, withdraw: readonly string[]): LockFile {
  const published = { ...lock.published }
  const withdrawn = [...lock.withdrawn]
  for (const id of withdraw) {
    const hash = published[id]
    if (hash === undefined) throw new Error(`${id} is not published, so it cannot be withdrawn`)
    withdrawn.push({ id, hash })
    delete published[id]
  }
  const { changed, gone } = compare(published, current)
  if (changed.length + gone.length > 0)
    throw new Error(`Published versions are frozen: ${[...changed, ...gone].join(', ')}`)
  return { published: current, withdrawn }
}

/** Everything exported by the modules of `domain/`, tests and case tables left out. */
async function exportsOf(folder: string): Promise<unknown[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|cases)\.ts$/.test(file) && !file.includes('node_modules'))
    // A version cannot be written without this word; the rest of the domain need not be loaded.
    .filter((file) => /\bsince\b/.test(readFileSync(join(folder, file), 'utf8')))
    .sort()
  const modules: unknown[] = []
  for (const file of files) modules.push(...Object.values(await import(pathToFileURL(join(folder, file)).href)))
  return modules
}

async function run(args: readonly string[]): Promise<number> {
  const domain = fileURLToPath(new URL('../domain', import.meta.url))
  const path = join(domain, 'published.lock.json')
  const lock = readLock(path)
  const current = hashesIn(await exportsOf(domain))
  if (args.includes('--write')) {
    const withdraw = args.filter((arg) => arg.startsWith('--withdraw=')).map((arg) => arg.slice('--withdraw='.length))
    const next = update(lock, current, withdraw)
    writeFileSync(path, `${JSON.stringify(next, null, 2)}\n`)
    const { added } = compare(lock.published, current)
    console.log(`${Object.keys(current).length} versions published, ${added.length} of them new.`)
    return 0
  }
  const { changed, gone, added } = compare(lock.published, current)
  for (const id of changed) console.error(`changed after publication: ${id} (add a new version instead)`)
  for (const id of gone) console.error(`published, but gone: ${id}`)
  for (const id of added) console.error(`not published yet: ${id} (run with --write)`)
  if (changed.length + gone.length + added.length > 0) return 1
  console.log(`${Object.keys(current).length} published versions unchanged.`)
  return 0
}

function readLock(path: string): LockFile {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockFile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { published: {}, withdrawn: [] }
    throw error
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  run(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code
    },
    (error: Error) => {
      console.error(error.message)
      process.exitCode = 1
    },
  )
}
