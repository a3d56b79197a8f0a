import { Decrypter, Encrypter } from 'age-encryption'
import { isIdentity, isRecipient } from './age-key.ts'
import { concat } from './bytes.ts'
import { envelopeFault, isEnvelopeFault } from './envelope-fault.ts'
import { type Head, headBlock, lengthOf, type Purpose, readFrame } from './envelope-frame.ts'
import { paddedLength } from './padding.ts'

export { type EnvelopeFault, isEnvelopeFault } from './envelope-fault.ts'
export type { Head, Purpose } from './envelope-frame.ts'
export { isEnvelope } from './envelope-shape.ts'

/** What the opener knows the envelope must be; `part` is compared where given. */
export type Expected = { purpose: Purpose; report: string; part?: string }

/**
 * Seals a body to X25519 recipients (`age1…`): any one of them can open it, none is named in it. The head goes inside. Throws
 * TypeError for a malformed head or recipient.
 */
export async function seal(head: Head, body: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const blocks = [headBlock({ ...head, size: body.length })]
  if (body.length) blocks.push(lengthOf(body.length), body as Uint8Array<ArrayBuffer>)
  const used = blocks.reduce((sum, block) => sum + block.length, 4)
  return encrypterFor(recipients).encrypt(concat(...blocks, new Uint8Array(paddedLength(used) - used + 4)))
}

/**
 * Seals a stream without holding it: the same format, and padded like it. Where `head.size` is given the opener holds the body to it.
 * An error of the source is an error of the answer, and half an envelope never opens.
 */
export async function sealStream(
  head: Head,
  source: ReadableStream<Uint8Array>,
  recipients: readonly string[],
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = encrypterFor(recipients)
  const first = headBlock(head)
  let used = first.length
  const framed = new TransformStream<Uint8Array, Uint8Array>({
    start: (out) => out.enqueue(first),
    transform(chunk, out) {
      if (chunk.length === 0) return
      out.enqueue(lengthOf(chunk.length))
      out.enqueue(chunk)
      used += 4 + chunk.length
    },
    flush(out) {
      used += 4
      for (let left = paddedLength(used) - used + 4; left > 0; left -= 65_536)
        out.enqueue(new Uint8Array(Math.min(left, 65_536)))
    },
  })
  return encrypter.encrypt(source.pipeThrough(framed))
}

/**
 * Opens an envelope with an identity (`AGE-SECRET-KEY-1…`) and holds its head against what the opener expects. Throws an
 * EnvelopeFault, or TypeError for a malformed identity. Says nothing of who sealed it: anyone can seal to a known recipient.
 */
export async function open(
  file: Uint8Array,
  identity: string,
  expected: Expected,
): Promise<{ head: Head; body: Uint8Array }> {
  const source = new ReadableStream<Uint8Array>({
    start(out) {
      out.enqueue(file)
      out.close()
    },
  })
  const { head, body } = await openStream(source, identity, expected)
  const pieces: Uint8Array[] = []
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value)
  return { head, body: concat(...pieces) }
}

/**
 * Opens as `open` does, piece by piece. What has been handed out is authentic as far as it goes; whether it is whole is known only
 * when the body ends without an error, so a reader who meets one throws away what it has.
 */
export async function openStream(
  file: ReadableStream<Uint8Array>,
  identity: string,
  expected: Expected,
): Promise<{ head: Head; body: ReadableStream<Uint8Array> }> {
  if (!isIdentity(identity)) throw new TypeError('envelope: no X25519 identity')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const reader = await decrypter.decrypt(file).then((plain) => plain.getReader(), refuse)
  const frame = readFrame()
  const early: Uint8Array[] = []

  async function next(): Promise<Uint8Array[] | null> {
    const { done, value } = await reader.read().catch(refuse)
    if (value) return frame.push(value)
    if (done) frame.end()
    return null
  }

  let head = frame.head()
  while (!head) {
    const pieces = await next()
    if (!pieces) throw envelopeFault('broken')
    early.push(...pieces)
    head = frame.head()
  }
  const { purpose, report, part = head.part } = expected
  if (head.purpose !== purpose || head.report !== report || head.part !== part) {
    await reader.cancel().catch(() => {})
    throw envelopeFault('wrong-context')
  }

  const body = new ReadableStream<Uint8Array>({
    async pull(out) {
      for (;;) {
        const pieces = early.length ? early.splice(0) : await next()
        if (!pieces) return out.close()
        for (const piece of pieces) out.enqueue(piece)
        if (pieces.length) return
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { head, body }
}

function encrypterFor(recipients: readonly string[]): Encrypter {
  if (!recipients.length || !recipients.every(isRecipient)) throw new TypeError('envelope: X25519 recipients (age1…)')
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient)
  return encrypter
}

/** The library says by this sentence alone that no lock fitted (age-encryption 0.3.1; a test holds it to that). */
function refuse(error: unknown): never {
  if (isEnvelopeFault(error)) throw error
  const foreign = error instanceof Error && error.message.startsWith('no identity matched')
  throw envelopeFault(foreign ? 'not-for-you' : 'broken', error)
}
