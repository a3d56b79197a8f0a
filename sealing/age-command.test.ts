// The age command of Debian as the other side: whatever is sealed here must open without any code of ours, and the other way round.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isIdentity, makeIdentity, recipientOf } from './age-key.ts'
import { concat, fromHex, fromUtf8, randomBytes, utf8 } from './bytes.ts'
import { open, seal, sealStream } from './envelope.ts'
import { headBlock, lengthOf } from './envelope-frame.ts'
import { deriveMailbox } from './mailbox.ts'
import { makeReportKey, unwrapKey, wrapKey } from './report-key.ts'

const absent = spawnSync('age', ['--version']).error !== undefined
const withAge = test.skipIf(absent)
const reason = absent ? ' (skipped: the command `age` is not installed)' : ''

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liem-age-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function age(args: string[], input: Uint8Array): { ok: boolean; out: Uint8Array } {
  const run = spawnSync('age', args, { input, maxBuffer: 64 << 20 })
  return { ok: run.status === 0, out: new Uint8Array(run.stdout) }
}

function ageOpens(file: Uint8Array, identity: string): Uint8Array | null {
  const path = join(folder, 'identity.txt')
  writeFileSync(path, `${identity}\n`, { mode: 0o600 })
  const { ok, out } = age(['-d', '-i', path], file)
  return ok ? out : null
}

/** An opener of another hand: README.md says no more than this. */
function unframed(plain: Uint8Array): { head: unknown; body: Uint8Array } {
  const view = new DataView(plain.buffer, plain.byteOffset)
  const blocks: Uint8Array[] = []
  let at = 0
  for (let length = view.getUint32(at); length > 0; length = view.getUint32(at)) {
    blocks.push(plain.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  const [head, ...body] = blocks
  return { head: JSON.parse(fromUtf8(head as Uint8Array)), body: concat(...body) }
}

const report = '0b9d0000-0000-4000-8000-000000000001'

withAge(`an exported report key opens by the command what was sealed to it, and nothing else${reason}`, async () => {
  const [mine, other] = [makeReportKey(), makeReportKey()]
  const body = utf8('{"what":"đòi thêm tiền"}')
  const content = await seal({ purpose: 'content', report, part: 'content' }, body, [mine.recipient])
  const big = concat(...Array.from({ length: 5 }, () => randomBytes(60_000)))
  const source = new Response(big).body as ReadableStream<Uint8Array>
  const evidence = new Uint8Array(
    await new Response(
      (await sealStream({ purpose: 'evidence', report, part: 'e1' }, source, [
        mine.recipient,
      ])) as ReadableStream<never>,
    ).arrayBuffer(),
  )
  const foreign = await seal({ purpose: 'content', report, part: 'content' }, body, [other.recipient])

  expect(unframed(ageOpens(content, mine.identity) as Uint8Array)).toEqual({
    head: { v: 1, suite: 'age', purpose: 'content', report, part: 'content', size: body.length },
    body,
  })
  expect(Buffer.compare(unframed(ageOpens(evidence, mine.identity) as Uint8Array).body, big)).toBe(0)
  expect(ageOpens(foreign, mine.identity)).toBeNull()
  expect(ageOpens(content, other.identity)).toBeNull()
  expect(ageOpens(content.with(content.length - 1, (content.at(-1) as number) ^ 1), mine.identity)).toBeNull()
})

withAge(`a holder’s exported key opens the wrap by the command, and the key in it the content${reason}`, async () => {
  const [officer, stranger, key] = [makeIdentity(), makeIdentity(), makeReportKey()]
  const wrap = await wrapKey(key.identity, { report, part: 'content', to: recipientOf(officer) })
  const content = await seal({ purpose: 'content', report, part: 'content' }, utf8('đơn'), [key.recipient])
  const identity = fromUtf8(unframed(ageOpens(wrap, officer) as Uint8Array).body)
  expect(isIdentity(identity)).toBe(true)
  expect(unframed(ageOpens(content, identity) as Uint8Array).body).toEqual(utf8('đơn'))
  expect(ageOpens(content, officer)).toBeNull()
  expect(ageOpens(wrap, stranger)).toBeNull()
})

withAge(`the key of a mailbox is an age key like any other${reason}`, async () => {
  const mailbox = await deriveMailbox(fromHex('00112233445566778899aabbc0'), randomBytes(16))
  const reply = await seal({ purpose: 'message', report, part: 'm1' }, utf8('Đã nhận'), [mailbox.recipient])
  expect(unframed(ageOpens(reply, mailbox.identity) as Uint8Array).body).toEqual(utf8('Đã nhận'))
})

withAge(`what the command seals to keys it made opens here${reason}`, async () => {
  const made = spawnSync('age-keygen', { encoding: 'utf8' })
  const identity = /AGE-SECRET-KEY-1\w+/.exec(made.stdout)?.[0] as string
  const recipient = /age1\w+/.exec(made.stdout)?.[0] as string
  expect(recipientOf(identity)).toBe(recipient)

  const other = recipientOf(makeIdentity())
  const body = concat(randomBytes(50_000), randomBytes(50_000))
  const frame = concat(
    headBlock({ purpose: 'scan', report, part: 's1' }),
    lengthOf(body.length),
    body,
    new Uint8Array(4),
  )
  const sealed = age(['-r', other, '-r', recipient], frame).out
  expect((await open(sealed, identity, { purpose: 'scan', report, part: 's1' })).body).toEqual(body)
  const wrapped = age(
    ['-r', recipient],
    concat(
      headBlock({ purpose: 'wrap', report, part: 'identity' }),
      lengthOf(identity.length),
      utf8(identity),
      new Uint8Array(9),
    ),
  ).out
  expect(await unwrapKey(wrapped, identity, { report, part: 'identity', recipient })).toBe(identity)
})
