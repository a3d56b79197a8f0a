import { inflateSync } from 'node:zlib'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { ReadLimits } from './limits.ts'

/** Streams packed twice are how small files unfold into very large ones; no office program writes them. */
const MOST_LAYERS = 3
/** Pictures are never decoded for text; only one absurd in itself is refused. */
const PICTURE = /\/Subtype\s*\/Image/

/**
 * Walks over the packed streams of a PDF before a parser sees it and refuses `file.zip_bomb` when they unfold beyond the
 * limit. Counting only: every stream is inflated into a bounded buffer and forgotten.
 */
export function guardPdfStreams(bytes: Uint8Array, limits: Pick<ReadLimits, 'inflatedBytes'>): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = limits.inflatedBytes
  let at = buffer.indexOf('stream')
  while (at >= 0) {
    const closing = buffer.toString('latin1', Math.max(0, at - 3), at) === 'end'
    if (!closing) {
      const dictionary = buffer.toString('latin1', Math.max(0, at - 1024), at)
      const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1)
      const start = skipLineEnd(buffer, at + 'stream'.length)
      const end = buffer.indexOf('endstream', start)
      const packed = buffer.subarray(start, end < 0 ? undefined : end)
      if (/FlateDecode|\/Fl\b/.test(own)) {
        const size = inflatedSize(packed, limits.inflatedBytes)
        if (!PICTURE.test(own)) left -= size
        if (left < 0) throw new Refusal('file.zip_bomb')
      }
      if (end < 0) return
      at = end
    }
    at = buffer.indexOf('stream', at + 'endstream'.length - (closing ? 3 : 0))
  }
}

function inflatedSize(packed: Buffer, most: number): number {
  let layer = packed
  let size = 0
  for (let depth = 0; depth < MOST_LAYERS && (layer[0] ?? 0) % 16 === 8; depth++) {
    try {
      layer = inflateSync(layer, { maxOutputLength: most, finishFlush: 2 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('file.zip_bomb')
      return size
    }
    size += layer.byteLength
  }
  return size
}

function skipLineEnd(buffer: Buffer, at: number): number {
  if (buffer[at] === 0x0d && buffer[at + 1] === 0x0a) return at + 2
  return buffer[at] === 0x0a || buffer[at] === 0x0d ? at + 1 : at
}
