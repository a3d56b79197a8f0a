import { randomBytes as nodeRandom } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeIdentity, recipientOf } from './age-key.ts'
import { concat, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { type Expected, type Head, isEnvelope, open, openStream, seal, sealStream } from './envelope.ts'
import { headBlock, lengthOf, readFrame } from './envelope-frame.ts'
import { envelopeHeader, isEnvelopeLength } from './envelope-shape.ts'
import { paddedLength } from './padding.ts'

const identity = makeIdentity()
const recipient = recipientOf(identity)
const head: Head = { purpose: 'content', report: 'f1b0c1e2-1111-4222-8333-444455556666', part: 'content' }
const expected: Expected = { purpose: head.purpose, report: head.report, part: head.part }
const why = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'opened',
    (error) => error.why ?? error,
  )

test('what is sealed to several opens for each of them, and for no one else', async () => {
  const other = makeIdentity()
  const body = utf8('Cán bộ một cửa yêu cầu nộp thêm tiền.')
  const file = await seal({ ...head, name: 'đơn.txt', media: 'text/plain' }, body, [recipient, recipientOf(other)])
  for (const key of [identity, other])
    expect(await open(file, key, expected)).toEqual({
      head: { ...head, name: 'đơn.txt', media: 'text/plain', size: body.length },
      body,
    })
  expect(await why(open(file, makeIdentity(), expected))).toBe('not-for-you')
})

test('an envelope moved to another purpose, report or part is seen', async () => {
  const file = await seal(head, utf8('x'), [recipient])
  expect(await why(open(file, identity, { ...expected, purpose: 'identity' }))).toBe('wrong-context')
  expect(await why(open(file, identity, { ...expected, report: 'f1b0c1e2-1111-4222-8333-444455556667' }))).toBe(
    'wrong-context',
  )
  expect(await why(open(file, identity, { ...expected, part: 'e1' }))).toBe('wrong-context')
  expect(await why(open(file, identity, { purpose: 'content', report: head.report }))).toBe('opened')
})

test('any changed bit and any cut is seen', async () => {
  const file = await seal(head, utf8('nội dung'), [recipient])
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
      const bent = file.with(bit >> 3, (file[bit >> 3] as number) ^ (1 << (bit & 7)))
      expect(['broken', 'not-for-you']).toContain(await why(open(bent, identity, expected)))
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), async (cut) => {
      expect(await why(open(file.subarray(0, cut), identity, expected))).toBe('broken')
      expect(isEnvelope(file.subarray(0, cut))).toBe(false)
    }),
    { numRuns: 40 },
  )
  expect(await why(open(concat(file, new Uint8Array(1)), identity, expected))).toBe('broken')
})

test('of the length of a body only its class is seen', async () => {
  const lengths = await Promise.all(
    [0, 1, 80, 800].map(async (n) => (await seal(head, new Uint8Array(n), [recipient])).length),
  )
  expect(new Set(lengths).size).toBe(1)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (length) => {
      const padded = paddedLength(length)
      expect(padded).toBeGreaterThanOrEqual(Math.max(length, 1024))
      expect(padded).toBeLessThanOrEqual(Math.max(1024, length * 1.12))
      expect(paddedLength(padded)).toBe(padded)
    }),
    { numRuns: 2000 },
  )
  const classes = new Set(Array.from({ length: 1_000_000 }, (_, n) => paddedLength(n + 1)))
  expect(classes.size).toBeLessThan(250)
})

test('a stream in pieces of any size is the same envelope as bytes at hand', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 }),
      fc.boolean(),
      async (pieces, sized) => {
        const whole = concat(...pieces)
        const stated = { ...head, purpose: 'evidence' as const, part: 'e1', ...(sized && { size: whole.length }) }
        const file = await collect(await sealStream(stated, from(pieces), [recipient]))
        expect(isEnvelope(file)).toBe(true)
        const want = { ...expected, purpose: 'evidence' as const, part: 'e1' }
        expect(await open(file, identity, want)).toEqual({ head: stated, body: whole })
        const cut = Array.from({ length: Math.ceil(file.length / 777) }, (_, i) =>
          file.subarray(i * 777, i * 777 + 777),
        )
        const streamed = await openStream(from(cut), identity, want)
        expect(await collect(streamed.body)).toEqual(whole)
      },
    ),
    { numRuns: 25 },
  )
})

test('megabytes pass through both streams', async () => {
  const pieces = Array.from({ length: 50 }, () => randomBytes(60_000))
  const file = await collect(await sealStream(head, from(pieces), [recipient]))
  expect(isEnvelope(file)).toBe(true)
  const { body } = await openStream(from([file]), identity, expected)
  expect(Buffer.compare(await collect(body), concat(...pieces))).toBe(0)
})

test('a stream that fails, lies about its size, or is cut off is not taken for whole', async () => {
  const failing = new ReadableStream<Uint8Array>({
    pull(out) {
      out.enqueue(new Uint8Array(10))
      out.error(new Error('tape torn'))
    },
  })
  await expect(sealStream(head, failing, [recipient]).then(collect)).rejects.toThrow('tape torn')
  const lying = await collect(await sealStream({ ...head, size: 5 }, from([new Uint8Array(6)]), [recipient]))
  expect(await why(open(lying, identity, expected))).toBe('broken')
  const file = await collect(await sealStream(head, from([randomBytes(200_000)]), [recipient]))
  const { body } = await openStream(from([file.subarray(0, 100_000)]), identity, expected)
  expect(await why(collect(body))).toBe('broken')
})

test('only age files for X25519 recipients, of padded length, look like envelopes', async () => {
  const file = await seal(head, randomBytes(70_000), [
    recipient,
    recipientOf(makeIdentity()),
    recipientOf(makeIdentity()),
  ])
  expect(isEnvelope(file)).toBe(true)
  expect(envelopeHeader(file)).toEqual({ length: 22 + 3 * 98 + 48, recipients: 3 })
  const unpadded = new Encrypter()
  unpadded.addRecipient(recipient)
  const passphrase = new Encrypter()
  passphrase.setPassphrase('x')
  passphrase.setScryptWorkFactor(2)
  for (const foreign of [
    await unpadded.encrypt(new Uint8Array(1025)),
    await passphrase.encrypt(new Uint8Array(1024)),
    utf8('Kính gửi Thanh tra tỉnh'),
    new Uint8Array(0),
    file.subarray(1),
    concat(file, file),
  ])
    expect(isEnvelope(foreign)).toBe(false)
  fc.assert(
    fc.property(fc.nat(2e6), (length) => {
      const chunks = Math.max(1, Math.ceil(paddedLength(length) / 65_536))
      expect(isEnvelopeLength(200 + 16 + paddedLength(length) + chunks * 16, 200)).toBe(true)
    }),
  )
})

test('plaintext that is no frame is broken, whoever sealed it', async () => {
  const raw = new Encrypter()
  raw.addRecipient(recipient)
  const first = headBlock(head)
  const text = (said: object) => {
    const bytes = utf8(canonicalJson(said))
    return concat(lengthOf(bytes.length), bytes, new Uint8Array(4))
  }
  const good = { v: 1, suite: 'age', ...head }
  expect(await why(open(await raw.encrypt(text(good)), identity, expected))).toBe('opened')
  for (const plain of [
    new Uint8Array(0),
    new Uint8Array(64),
    first,
    concat(first, lengthOf(5), new Uint8Array(4)),
    concat(first, new Uint8Array(4), new Uint8Array([0, 0, 1])),
    concat(lengthOf(2 ** 31), new Uint8Array(100)),
    text({ ...good, v: 2 }),
    text({ ...good, suite: 'rot13' }),
    text({ ...good, purpose: 'anything' }),
    text({ ...good, report: '' }),
    text([]),
    concat(lengthOf(3), new Uint8Array([0xff, 0xfe, 0xfd]), new Uint8Array(4)),
  ])
    expect(await why(open(await raw.encrypt(plain), identity, expected))).toBe('broken')
})

test('a frame read in any pieces gives the same head and body', () => {
  const plain = concat(headBlock(head), lengthOf(3), utf8('abc'), lengthOf(2), utf8('de'), new Uint8Array(40))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }), (steps) => {
      const frame = readFrame()
      const body: Uint8Array[] = []
      let at = 0
      for (const step of [...steps, plain.length]) {
        body.push(...frame.push(plain.subarray(at, at + step)))
        at += step
      }
      frame.end()
      expect(frame.head()).toEqual(head)
      expect(concat(...body)).toEqual(utf8('abcde'))
    }),
  )
})

test('a head or recipient that no opener would take is not sealed', async () => {
  const pq = `age1pq1${'q'.repeat(1959)}`
  for (const bad of [{ report: 'a b' }, { part: '' }, { purpose: 'x' }, { name: 'a\nb' }, { media: 'ắ' }])
    await expect(seal({ ...head, ...bad } as Head, new Uint8Array(0), [recipient])).rejects.toThrow(TypeError)
  for (const to of [[], [pq], [recipient.toUpperCase()], ['age1x'], [recipient, '']])
    await expect(seal(head, new Uint8Array(0), to)).rejects.toThrow(TypeError)
  await expect(open(new Uint8Array(0), 'AGE-SECRET-KEY-1X', expected)).rejects.toThrow(TypeError)
})

/** Any number of random bytes, as a plain Uint8Array. */
function randomBytes(count: number): Uint8Array {
  return new Uint8Array(nodeRandom(count))
}

function from(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...pieces]
  return new ReadableStream({
    pull(out) {
      const piece = left.shift()
      if (piece) out.enqueue(piece)
      else out.close()
    },
  })
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}
