import { Refusal } from '@liem/domain/kernel/refusal'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import type { ReadLimits } from './limits.ts'

const ENCRYPTED_FLAG = 0x1
/** Media may sit in the container unread; beyond this the declared total is not an office file any more. */
const DECLARED_FACTOR = 8

/**
 * Takes the wanted parts out of a ZIP container, and nothing else: images and embedded files are never inflated, so
 * containers inside containers cannot unfold. Declared sizes are checked before, real ones while inflating.
 * Refuses `file.zip_bomb`, `file.encrypted`, `file.broken`.
 */
export async function readZipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: Pick<ReadLimits, 'inflatedBytes' | 'entries'>,
): Promise<Map<string, Uint8Array>> {
  const zip = await openZip(bytes)
  try {
    if (zip.entryCount > limits.entries) throw new Refusal('file.zip_bomb')
    const entries = await listEntries(zip, limits)
    const parts = new Map<string, Uint8Array>()
    let left = limits.inflatedBytes
    for (const entry of entries) {
      if (!wanted(entry.fileName)) continue
      if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0) throw new Refusal('file.encrypted')
      // Two parts of one name let two readers see two different documents.
      if (parts.has(entry.fileName)) throw new Refusal('file.broken')
      const part = await inflate(zip, entry, left)
      left -= part.byteLength
      parts.set(entry.fileName, part)
    }
    return parts
  } finally {
    zip.close()
  }
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error || !zip ? reject(new Refusal('file.broken')) : resolve(zip),
    )
  })
}

function listEntries(zip: ZipFile, limits: Pick<ReadLimits, 'inflatedBytes' | 'entries'>): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    let declared = 0
    zip.on('entry', (entry: Entry) => {
      declared += entry.uncompressedSize
      entries.push(entry)
      if (declared > limits.inflatedBytes * DECLARED_FACTOR || entries.length > limits.entries) {
        reject(new Refusal('file.zip_bomb'))
        return
      }
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(new Refusal('file.broken')))
    zip.readEntry()
  })
}

function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > most) return Promise.reject(new Refusal('file.zip_bomb'))
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        reject(new Refusal('file.broken'))
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size > most) {
          stream.destroy()
          reject(new Refusal('file.zip_bomb'))
          return
        }
        chunks.push(chunk)
      })
      stream.on('error', (failure: Error) =>
        reject(new Refusal(/too many bytes/.test(failure.message) ? 'file.zip_bomb' : 'file.broken')),
      )
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}
