// What lies inside an envelope: blocks, each of a 4-byte big-endian length and so many bytes. The first is the head (canonical JSON),
// those after it are the body; a block of length 0 ends it, and zeros follow up to the padded length. A stream of unknown size and
// bytes at hand are written and read the same way.
import { type Bytes, concat, fromUtf8, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { envelopeFault } from './envelope-fault.ts'

export const purposes = [
  'content',
  'evidence',
  'identity',
  'message',
  'status',
  'note',
  'paper',
  'scan',
  'wrap',
  'self',
  'extract',
  'subject',
  'officer-key',
  'recovery',
] as const

export type Purpose = (typeof purposes)[number]

/** What is sealed with the body and compared by the opener. `report` and `part` are ids; `size` is the body's length where known. */
export type Head = { purpose: Purpose; report: string; part: string; media?: string; name?: string; size?: number }

const longestHead = 4096
const id = /^[\w.:-]{1,64}$/

/** The first block; throws TypeError for a head that no opener would take. */
export function headBlock(head: Head): Bytes {
  const bytes = utf8(canonicalJson({ v: 1, suite: 'age', ...checked(head) }))
  return concat(lengthOf(bytes.length), bytes)
}

/** The length that stands before a block of so many bytes. */
export function lengthOf(count: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, count)
  return bytes
}

function checked({ purpose, report, part, media, name, size }: Head): Head {
  const right =
    purposes.includes(purpose) &&
    id.test(report) &&
    id.test(part) &&
    (media === undefined || /^[\x20-\x7e]{1,120}$/.test(media)) &&
    (name === undefined || /^\P{Cc}{1,255}$/u.test(name)) &&
    (size === undefined || (Number.isSafeInteger(size) && size >= 0))
  if (!right) throw new TypeError('envelope: malformed head')
  return { purpose, report, part, media, name, size }
}

function parseHead(bytes: Uint8Array): Head {
  try {
    const { v, suite, ...head } = JSON.parse(fromUtf8(bytes))
    if (v === 1 && suite === 'age') return checked(head)
  } catch (cause) {
    throw envelopeFault('broken', cause)
  }
  throw envelopeFault('broken')
}

export type FrameReader = {
  /** The head, once its block has been read. */
  head(): Head | undefined
  /** Takes the next bytes of the plaintext and answers what of the body lies in them. */
  push(bytes: Uint8Array): Uint8Array[]
  /** Must be called at the end: throws `broken` if the end was not yet due. */
  end(): void
}

/** Reads a frame as it comes, in pieces of any size, and throws `broken` as soon as it cannot be one. */
export function readFrame(): FrameReader {
  const prefix = new Uint8Array(4)
  let have = 0
  let left = 0
  let phase: 'length' | 'head' | 'body' | 'padding' = 'length'
  let headBytes = new Uint8Array(0)
  let filled = 0
  let head: Head | undefined
  let size = 0

  function length(): void {
    left = new DataView(prefix.buffer).getUint32(0)
    have = 0
    if (head === undefined) {
      if (left === 0 || left > longestHead) throw envelopeFault('broken')
      headBytes = new Uint8Array(left)
      phase = 'head'
    } else phase = left === 0 ? 'padding' : 'body'
    if (phase === 'padding' && head?.size !== undefined && head.size !== size) throw envelopeFault('broken')
  }

  function push(bytes: Uint8Array): Uint8Array[] {
    const body: Uint8Array[] = []
    let at = 0
    while (at < bytes.length) {
      if (phase === 'length') {
        prefix[have++] = bytes[at++] as number
        if (have === 4) length()
        continue
      }
      if (phase === 'padding') {
        for (; at < bytes.length; at++) if (bytes[at] !== 0) throw envelopeFault('broken')
        continue
      }
      const piece = bytes.subarray(at, at + left)
      at += piece.length
      left -= piece.length
      if (phase === 'body') {
        body.push(piece)
        size += piece.length
      } else {
        headBytes.set(piece, filled)
        filled += piece.length
        if (left === 0) head = parseHead(headBytes)
      }
      if (left === 0) phase = 'length'
    }
    return body
  }

  function end(): void {
    if (phase !== 'padding') throw envelopeFault('broken')
  }

  return { head: () => head, push, end }
}
