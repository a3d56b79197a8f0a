/**
 * The portal's cryptography in a browser, on a profile as slow as a cheap telephone (Chromium, processor slowed six times), beside the
 * same work in the same run without the brake. The receipt code must open its mailbox within a second there.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, launch } from '../e2e/browser.ts'
import { portalSite } from '../server/start/office-build.ts'

const SLOWER = 6
const KDF_MS = 1000
const ROUNDS = 7

type Room = typeof import('../web/portal/room.ts')

if (!findBrowser()) {
  console.log('no Chromium on this machine: not measured')
  process.exit(0)
}
const folder = await portalSite(join(tmpdir(), `liem-bench-${process.pid}`))
const list = JSON.parse(readFileSync(join(folder, 'portal.json'), 'utf8')) as { files: Record<string, string> }
const room = Object.keys(list.files).find((name) => /^room-.*\.js$/.test(name)) as string
const page = '<!doctype html><meta charset="utf-8"><title>bench</title>'
const server = createServer((request, response) => {
  if (request.url === '/') return response.setHeader('content-type', 'text/html').end(page)
  const file = request.url?.replace('/p/', '') ?? ''
  if (!Object.hasOwn(list.files, file)) return response.writeHead(404).end()
  return response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, file)))
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await launch()

async function measure(rate: number) {
  const tab = await (await browser.newContext()).newPage()
  const devtools = await tab.context().newCDPSession(tab)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
  // What the loader of this file puts around named functions does not exist in the page.
  await tab.addInitScript('globalThis.__name = (work) => work')
  await tab.goto(`${address}/`)
  return tab.evaluate(
    async ({ src, rounds }) => {
      const since = async (work: () => unknown): Promise<number> => {
        const start = performance.now()
        await work()
        return performance.now() - start
      }
      const middle = async (work: () => unknown) => {
        const times: number[] = []
        for (let i = 0; i < rounds; i++) times.push(await since(work))
        return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] as number
      }
      let inside = {} as Room
      const load = await since(async () => {
        inside = await import(src)
      })
      const code = inside.makeCode()
      const salt = inside.randomBytes(16)
      const first = await since(() => inside.deriveMailbox(code.entropy, salt))
      const kdf = await middle(() => inside.deriveMailbox(code.entropy, salt))
      const report = crypto.randomUUID()
      const holders = Array.from({ length: 4 }, () => inside.makeReportKey().recipient)
      const body = new TextEncoder().encode('Cán bộ một cửa đòi tiền bồi dưỡng. '.repeat(120))
      const seal = await middle(async () => {
        const key = inside.makeReportKey()
        await inside.seal({ purpose: 'content', report, part: 'content' }, body, [key.recipient])
        for (const to of holders) await inside.wrapKey(key.identity, { report, part: 'content', to })
      })
      const mebibyte = new Uint8Array(1024 * 1024)
      const file = await middle(() =>
        inside.seal({ purpose: 'evidence', report, part: 'e-1' }, mebibyte, [holders[0] as string]),
      )
      return { load, first, kdf, seal, file }
    },
    { src: `${address}/p/${room}`, rounds: ROUNDS },
  )
}

const floor = await measure(1)
const slow = await measure(SLOWER)
await browser.close()
server.close()

const row = (words: string, key: keyof typeof floor, budget?: number) => {
  const over = budget !== undefined && slow[key] > budget
  if (over) process.exitCode = 1
  const target = budget === undefined ? '' : `  target ${budget} ms${over ? '  MISSED' : ''}`
  console.log(
    `${words.padEnd(52)} ${slow[key].toFixed(0).padStart(6)} ms   floor ${floor[key].toFixed(0).padStart(5)} ms${target}`,
  )
}
console.log(`Chromium, processor slowed ${SLOWER}×; floor: the same browser without the brake; medians of ${ROUNDS}\n`)
row('fetch and start the sealing room (loopback)', 'load')
row('receipt code → mailbox keys, first time', 'first', KDF_MS)
row('receipt code → mailbox keys', 'kdf', KDF_MS)
row('seal a report of 5 KB to its key, wrap for 4 holders', 'seal')
row('seal 1 MiB of evidence', 'file')
