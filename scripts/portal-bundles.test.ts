import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bundles } from '../web/build/list-bundles.ts'
import { FIRST_KB, ROOM_KB, weigh } from '../web/portal/sizes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'liem-portal-'))
let list: Bundles
const read = (src: string) => readFileSync(join(folder, src.replace('/p/', '')))

beforeAll(() => {
  const args = [
    'build',
    '--config',
    'web/vite.portal.config.ts',
    '--configLoader',
    'runner',
    '--outDir',
    folder,
    '--emptyOutDir',
  ]
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', ...args], { cwd: root, stdio: 'ignore' })
  list = JSON.parse(read('portal.json').toString())
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a page is ready for the first keystroke within its budget, and so is the sealing room', () => {
  const { pages, room } = weigh(folder)
  expect(Object.keys(pages).sort()).toEqual(['follow', 'report'])
  for (const bytes of Object.values(pages)) expect(bytes).toBeLessThanOrEqual(FIRST_KB * 1024)
  expect(room).toBeLessThanOrEqual(ROOM_KB * 1024)
})

test('every script that runs was written down with the hash of its bytes, the room by whoever fetches it', () => {
  const integrity = (src: string) => `sha384-${createHash('sha384').update(read(src)).digest('base64')}`
  for (const entry of Object.values(list.entries))
    for (const one of [entry, ...entry.imports, ...entry.styles])
      expect(one.integrity, one.src).toBe(integrity(one.src))
  const served = readdirSync(folder).filter((name) => !/\.(br|gz)$|^portal\.json$/.test(name))
  expect(served.sort()).toEqual(Object.keys(list.files).sort())
  for (const [name, hash] of Object.entries(list.files))
    expect(createHash('sha256').update(read(name)).digest('hex'), name).toBe(hash)
  const room = served.find((name) => /^room-/.test(name)) as string
  const scripts = served.filter((name) => name.endsWith('.js') && name !== room).map((name) => read(name).toString())
  expect(scripts.filter((text) => text.includes(`/p/${room}`) && text.includes(integrity(room)))).toHaveLength(1)
})

test('no script turns text into code or markup, stores anything on the device, or speaks to another host', () => {
  const ours = Object.keys(list.files).filter((name) => name.endsWith('.js'))
  for (const name of ours) {
    const text = read(name).toString()
    expect(text, name).not.toMatch(
      /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|localStorage|sessionStorage|indexedDB|serviceWorker|document\.cookie|sendBeacon/,
    )
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map((found) => found[1])
    expect(
      hosts.filter((host) => host !== 'www.google.com'),
      name,
    ).toEqual([])
  }
})
