/**
 * Completes package-lock.json with the platform packages that the registry in use did not offer.
 *
 * npm leaves an optional dependency out of the lock file when the registry at hand does not serve it, and `npm ci` then
 * refuses that lock file on every machine. A stub (version, os, cpu, libc) satisfies `npm ci`; the package itself is
 * fetched on the platform it is for. Run it after every `npm install`: `npx tsx scripts/lock-platform-packages.ts`;
 * `--check` changes nothing and exits 1 when a stub is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export type LockedPackage = {
  version?: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
  link?: boolean
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}
export type Lock = { packages: Record<string, LockedPackage>; [field: string]: unknown }

const systems: Record<string, string> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
  win32: 'win32',
  windows: 'win32',
}
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The platform a package name speaks of, e.g. `@biomejs/cli-linux-x64-musl`; undefined when it names none. */
export function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> | undefined {
  const words = (name.split('/').pop() ?? name).split('-')
  const os = words.map((word) => systems[word]).find((word) => word !== undefined)
  const cpu = words.find((word) => processors.includes(word))
  if (!os || !cpu) return undefined
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
  return { os: [os], cpu: [cpu], ...(libc && { libc }) }
}

/** Adds the missing stubs to `lock` and answers their names. Refuses a missing optional dependency whose platform its name does not tell. */
export function completeLock(lock: Lock): string[] {
  const added: string[] = []
  for (const [folder, parent] of Object.entries({ ...lock.packages })) {
    for (const [name, wanted] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isLocked(lock, folder, name)) continue
      const platform = platformOf(name)
      if (!platform || !/^\d/.test(wanted)) {
        throw new Error(
          `${name}@${wanted}, optional for ${folder || 'the root'}, is not in the lock file and cannot be stubbed`,
        )
      }
      lock.packages[`node_modules/${name}`] = {
        version: wanted,
        ...platform,
        ...(parent.dev && { dev: true }),
        optional: true,
      }
      added.push(name)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

/** Node's lookup: the package's own node_modules first, then each folder above it. */
function isLocked(lock: Lock, folder: string, name: string): boolean {
  for (let at = folder; ; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    if (!at.endsWith('node_modules') && lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const added = completeLock(lock)
  if (process.argv.includes('--check')) {
    if (added.length > 0) console.error(`package-lock.json lacks ${added.join(', ')}`)
    process.exitCode = added.length > 0 ? 1 : 0
  } else {
    if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
    console.log(added.length > 0 ? `added ${added.length}: ${added.join(', ')}` : 'the lock file is complete')
  }
}
