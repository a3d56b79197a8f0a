/**
 * Weighs the portal's scripts: `npx tsx web/portal/sizes.ts [folder]` after `npm run build`. Fails when what a page loads before the
 * first keystroke exceeds 60 KB, or the sealing room 70 KB more, compressed (gzip, which every browser takes; brotli is smaller).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Bundles } from '../build/list-bundles.ts'

export const FIRST_KB = 60
export const ROOM_KB = 70

/** What each page loads at once, and what the room adds, in bytes after gzip. */
export function weigh(folder: string): { pages: Record<string, number>; room: number } {
  const list = JSON.parse(readFileSync(join(folder, 'portal.json'), 'utf8')) as Bundles
  const sizeOf = (src: string) => gzipSync(readFileSync(join(folder, src.replace('/p/', ''))), { level: 9 }).length
  const pages = Object.entries(list.entries).map(([name, entry]) => {
    const scripts = [entry.src, ...entry.imports.map((one) => one.src)]
    return [name, scripts.reduce((sum, src) => sum + sizeOf(src), 0)] as const
  })
  const room = Object.keys(list.files).find((file) => /^room-.*\.js$/.test(file))
  if (!room) throw new Error('portal.json names no room')
  return { pages: Object.fromEntries(pages), room: sizeOf(room) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../dist/portal', import.meta.url))
  const { pages, room } = weigh(folder)
  const line = (words: string, bytes: number, budget: number) => {
    const over = bytes > budget * 1024
    if (over) process.exitCode = 1
    console.log(`${over ? 'OVER' : '  ok'}  ${(bytes / 1024).toFixed(1).padStart(6)} of ${budget} KB  ${words}`)
  }
  for (const [name, bytes] of Object.entries(pages)) line(`${name}: scripts to the first keystroke`, bytes, FIRST_KB)
  line('sealing room, loaded while typing', room, ROOM_KB)
}
