/**
 * Weighs the built office: `npx tsx web/sizes.ts` after `npx vite build -c web/vite.config.ts`.
 * Fails when the JavaScript of the first route exceeds 220 KB, or that of any further route 60 KB, compressed (brotli).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Piece = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] }

const folder = fileURLToPath(new URL('dist/office', import.meta.url))
const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Piece>
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const weigh = (file: string) => statSync(join(folder, `${file}.br`)).size

/** Files a piece needs before it can run: itself and everything it imports statically. */
function needed(key: string, found = new Set<string>()): Set<string> {
  const piece = manifest[key]
  if (!piece || found.has(piece.file)) return found
  if (piece.file.endsWith('.js')) found.add(piece.file)
  for (const one of piece.imports ?? []) needed(one, found)
  return found
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
if (!entry) throw new Error('No entry in the manifest: build first')

// The first route of a signed-in officer: entry, shell, home.
const first = new Set<string>()
for (const key of [entry, 'shell/shell.tsx', 'features/home/today.tsx']) {
  if (!manifest[key]) throw new Error(`Missing in the manifest: ${key}`)
  for (const file of needed(key)) first.add(file)
}
const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + weigh(file), 0)

/** What an address or a tab of one opens: named in routes/, or by the page that holds the tabs. */
const office = fileURLToPath(new URL('office', import.meta.url))
const naming = [...readdirSync(join(office, 'routes')).map((name) => `routes/${name}`), 'features/keys/keys.tsx']
const screens = new Set(
  naming.flatMap((file) =>
    [...readFileSync(join(office, file), 'utf8').matchAll(/import\('(\.[^']+)'\)/g)].map(([, path]) =>
      join(dirname(file), path as string),
    ),
  ),
)

let failed = false
function line(words: string, bytes: number, budget: number) {
  const over = bytes > budget * 1024
  failed ||= over
  console.log(`${over ? 'OVER' : '  ok'}  ${kilobytes(bytes).padStart(9)} of ${budget} KB  ${words}`)
}

line('first route (entry + shell + home)', sum(first), 220)
const lazy = Object.keys(manifest)
  .filter((key) => key.startsWith('features/') || key === 'shell/missing.tsx')
  .map((key) => ({ key, bytes: sum([...needed(key)].filter((file) => !first.has(file))) }))
  .sort((a, b) => b.bytes - a.bytes)
const isScreen = ({ key }: { key: string }) => screens.has(key)
for (const { key, bytes } of lazy.filter(isScreen)) line(key, bytes, 60)
// Dialogs and readers that come when an officer asks for them: weighed with everything they stand on.
for (const { key, bytes } of lazy.filter((one) => !isScreen(one)))
  console.log(`        ${kilobytes(bytes).padStart(9)}  when asked for: ${key}`)
if (failed) process.exitCode = 1
