import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cannotStart } from '#platform/db/cannot-start'
import { isAlive } from '#platform/db/data-lock'
import { childEnvironment } from '#platform/settings'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = '.sources'

/** Something the browser runs: where it is built to, by which configuration, out of what. */
type Target = { folder: string; config: string; sources: readonly string[]; failed: readonly [vi: string, en: string] }
const office: Target = {
  folder: 'office',
  config: 'web/vite.config.ts',
  sources: [
    'web/office',
    'web/ui',
    'web/lib',
    'web/build',
    'web/vite.config.ts',
    'web/package.json',
    'domain',
    'papers',
    'sealing',
    'package-lock.json',
  ],
  failed: ['Không dựng được giao diện nghiệp vụ', 'The office application could not be built.'],
}
const portal: Target = {
  folder: 'portal',
  config: 'web/vite.portal.config.ts',
  sources: [
    'web/portal',
    'web/build',
    'web/vite.portal.config.ts',
    'web/package.json',
    'domain',
    'sealing',
    'package-lock.json',
  ],
  failed: ['Không dựng được mã lệnh của trang công khai', 'The scripts of the portal could not be built.'],
}

type Wanted = { building?: () => void; quick?: boolean }

/**
 * The folder of the built office application, built now if it is missing or older than its sources (compared by content). It lies
 * in `web/dist`, or in the data folder when this user may not write there. `building` is told when a build begins. `quick`: less
 * compressed, for somebody who waits; a real installation never serves such a build.
 */
export const officeSite = (dataFolder: string, wanted: Wanted = {}): Promise<string> => site(office, dataFolder, wanted)

/** The folder of the portal's scripts, built in the same way. They are small: always compressed as far as it goes. */
export const portalSite = (dataFolder: string, { building }: Wanted = {}): Promise<string> =>
  site(portal, dataFolder, { building })

async function site(
  target: Target,
  dataFolder: string,
  { building = () => undefined, quick = false }: Wanted,
): Promise<string> {
  const hash = hashOfSources(target.sources)
  const wanted = quick ? `${hash} quick` : hash
  const shared = join(root, 'web/dist', target.folder)
  const own = join(dataFolder, `web-${target.folder}`)
  for (const folder of [shared, own]) if (isBuiltFrom(folder, hash) || isBuiltFrom(folder, wanted)) return folder
  const folder = isWritable(join(root, 'web')) ? shared : own
  building()
  await build(target, folder, wanted, quick)
  return folder
}

function hashOfSources(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of sources) addTo(hash, join(root, name), name)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) {
      if (entry !== 'node_modules' && !/\.(test|cases)\.tsx?$/.test(entry))
        addTo(hash, join(path, entry), `${name}/${entry}`)
    }
  } else {
    const bytes = readFileSync(path)
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
}

const isBuiltFrom = (folder: string, wanted: string) =>
  existsSync(join(folder, stamp)) && readFileSync(join(folder, stamp), 'utf8').trim() === wanted

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Into a draft beside it, moved to its name when whole: another copy may be serving the old one, or building the same. */
async function build(target: Target, folder: string, wanted: string, quick: boolean): Promise<void> {
  const parent = join(folder, '..')
  mkdirSync(parent, { recursive: true })
  sweepDrafts(parent)
  const draft = `${folder}.new-${process.pid}-${randomBytes(3).toString('hex')}`
  try {
    await runVite(target, draft, quick)
    writeFileSync(join(draft, stamp), `${wanted}\n`)
    replace(folder, draft)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Drafts of builds that were killed. */
function sweepDrafts(parent: string): void {
  for (const name of readdirSync(parent)) {
    const maker = Number(/\.new-(\d+)-/.exec(name)?.[1])
    if (maker && !isAlive(maker)) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function replace(folder: string, draft: string): void {
  const old = `${draft}.old`
  try {
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(draft, folder)
  } catch (error) {
    // Another copy was a moment earlier with the same build; between its two steps there is no folder at all.
    if (existsSync(folder) && !existsSync(join(folder, stamp))) throw error
    if (!existsSync(folder)) renameSync(draft, folder)
  }
  rmSync(old, { recursive: true, force: true })
}

function runVite({ config, failed }: Target, outDir: string, quick: boolean): Promise<void> {
  const args = [
    'build',
    '--config',
    config,
    '--configLoader',
    'runner',
    '--outDir',
    outDir,
    '--emptyOutDir',
    ...(quick ? ['--mode', 'quick'] : []),
    '--logLevel',
    'warn',
  ]
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...args], {
      cwd: root,
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const keep = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', fail)
    child.on('close', (code) => {
      if (code === 0) done()
      else fail(cannotStart(`${failed[0]}: ${said.trim()}`, failed[1]))
    })
  })
}
