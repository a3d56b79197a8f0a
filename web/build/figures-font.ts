/**
 * Makes figures of equal width: `npx tsx web/build/figures-font.ts` writes web/ui/look/figures/*.ttf.
 * Be Vietnam Pro has only proportional figures (a 1 is half as wide as a 4), so columns of numbers and dates would not stand
 * under each other. These four small fonts hold its ten digits, unchanged in shape, centred in one width. Licence: SIL OFL 1.1,
 * as the original, which reserves no name.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'

/** Advance of every digit in thousandths of the letter height. */
const WIDTH = 648
const X_SHORT = 2
const Y_SHORT = 4
const REPEAT = 8
const X_SAME = 16

type Tables = Record<string, Buffer>

function readWoff(path: string): Tables {
  const file = readFileSync(path)
  const tables: Tables = {}
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const at = 44 + i * 20
    const [offset, packed, full] = [4, 8, 12].map((field) => file.readUInt32BE(at + field)) as [number, number, number]
    const bytes = file.subarray(offset, offset + packed)
    tables[file.toString('latin1', at, at + 4)] = packed < full ? inflateSync(bytes) : Buffer.from(bytes)
  }
  return tables
}

const table = (tables: Tables, tag: string): Buffer => {
  const found = tables[tag]
  if (!found) throw new Error(`The font has no table ${tag}`)
  return found
}

/** Glyph number of a digit, by the cmap's format 4 subtable. */
function glyphOf(cmap: Buffer, code: number): number {
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(8 + i * 8)
    if (cmap.readUInt16BE(at) !== 4) continue
    const segments = cmap.readUInt16BE(at + 6)
    for (let s = 0; s < segments; s += 2) {
      if (code > cmap.readUInt16BE(at + 14 + s)) continue
      const start = cmap.readUInt16BE(at + 16 + segments + s)
      const delta = cmap.readInt16BE(at + 16 + 2 * segments + s)
      const rangeAt = at + 16 + 3 * segments + s
      const range = cmap.readUInt16BE(rangeAt)
      if (code < start) break
      return range === 0 ? (code + delta) & 0xffff : cmap.readUInt16BE(rangeAt + range + 2 * (code - start)) + delta
    }
  }
  throw new Error(`The font has no figure ${String.fromCodePoint(code)}`)
}

/** The outline moved sideways so that its ink stands in the middle of WIDTH; hinting left out. Simple glyphs only. */
function centred(glyph: Buffer): { bytes: Buffer; left: number } {
  const contours = glyph.readInt16BE(0)
  if (contours < 1) throw new Error('A figure is a composite glyph')
  const [xMin, xMax] = [glyph.readInt16BE(2), glyph.readInt16BE(6)]
  const left = Math.round((WIDTH - (xMax - xMin)) / 2)
  const ends = glyph.subarray(10, 10 + contours * 2)
  const points = ends.readUInt16BE(ends.length - 2) + 1
  let at = 10 + contours * 2
  at += 2 + glyph.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < points) {
    const flag = glyph.readUInt8(at++)
    const times = flag & REPEAT ? glyph.readUInt8(at++) + 1 : 1
    for (let i = 0; i < times; i++) flags.push(flag & ~REPEAT)
  }
  // Coordinates are steps from point to point: only the first step changes.
  const first = flags[0] ?? 0
  const isShort = (first & X_SHORT) !== 0
  const step = isShort ? glyph.readUInt8(at) * (first & X_SAME ? 1 : -1) : first & X_SAME ? 0 : glyph.readInt16BE(at)
  at += isShort ? 1 : first & X_SAME ? 0 : 2
  flags[0] = first & ~X_SHORT & ~X_SAME
  const xLength = flags.slice(1).reduce((sum, flag) => sum + (flag & X_SHORT ? 1 : flag & X_SAME ? 0 : 2), 0)
  const yLength = flags.reduce((sum, flag) => sum + (flag & Y_SHORT ? 1 : flag & 32 ? 0 : 2), 0)
  const moved = Buffer.alloc(2)
  moved.writeInt16BE(step + left - xMin)
  const head = Buffer.from(glyph.subarray(0, 10))
  head.writeInt16BE(left, 2)
  head.writeInt16BE(left + xMax - xMin, 6)
  const bytes = Buffer.concat([
    head,
    ends,
    Buffer.alloc(2),
    Buffer.from(flags),
    moved,
    glyph.subarray(at, at + xLength + yLength),
  ])
  return { bytes: padded(bytes), left }
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => {
    bytes.writeUInt16BE(value & 0xffff, i * 2)
  })
  return bytes
}

function figuresOf(source: Tables): Buffer {
  const loca = table(source, 'loca')
  const isLong = table(source, 'head').readInt16BE(50) === 1
  const start = (glyph: number) => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  const digits = [...'0123456789'].map((digit) => {
    const glyph = glyphOf(table(source, 'cmap'), digit.charCodeAt(0))
    return centred(table(source, 'glyf').subarray(start(glyph), start(glyph + 1)))
  })
  const count = digits.length + 1
  const head = Buffer.from(table(source, 'head'))
  head.writeInt16BE(1, 50)
  head.writeUInt32BE(0, 8)
  const hhea = Buffer.from(table(source, 'hhea'))
  hhea.writeUInt16BE(count, 34)
  const maxp = Buffer.from(table(source, 'maxp'))
  maxp.writeUInt16BE(count, 4)
  const post = Buffer.from(table(source, 'post').subarray(0, 32))
  post.writeUInt32BE(0x00030000, 0)
  let end = 0
  const offsets = [0, 0, ...digits.map(({ bytes }) => (end += bytes.length))]
  const location = Buffer.alloc(offsets.length * 4)
  offsets.forEach((offset, i) => {
    location.writeUInt32BE(offset, i * 4)
  })
  // One segment for the digits, one for the obligatory last code.
  const map = words(4, 32, 0, 4, 4, 1, 0, 0x39, 0xffff, 0, 0x30, 0xffff, 1 - 0x30, 1, 0, 0)
  return packed({
    'OS/2': table(source, 'OS/2'),
    cmap: Buffer.concat([words(0, 1, 3, 1, 0, 12), map]),
    glyf: Buffer.concat(digits.map(({ bytes }) => bytes)),
    head,
    hhea,
    hmtx: words(WIDTH, 0, ...digits.flatMap(({ left }) => [WIDTH, left])),
    loca: location,
    maxp,
    name: table(source, 'name'),
    post,
  })
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

function packed(tables: Tables): Buffer {
  const tags = Object.keys(tables).sort()
  const power = 2 ** Math.floor(Math.log2(tags.length))
  const directory = Buffer.alloc(12 + tags.length * 16)
  directory.writeUInt32BE(0x00010000, 0)
  words(tags.length, power * 16, Math.log2(power), (tags.length - power) * 16).copy(directory, 4)
  let offset = directory.length
  const parts = tags.map((tag, i) => {
    const bytes = table(tables, tag)
    const full = padded(bytes)
    const at = 12 + i * 16
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum(full), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(bytes.length, at + 12)
    offset += full.length
    return full
  })
  const font = Buffer.concat([directory, ...parts])
  const headAt = directory.readUInt32BE(12 + tags.indexOf('head') * 16 + 8)
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8)
  return font
}

const resolve = createRequire(import.meta.url).resolve
const folder = fileURLToPath(new URL('../ui/look/figures/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const weight of [400, 500, 600, 700]) {
  const source = resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-${weight}-normal.woff`)
  const font = figuresOf(readWoff(source))
  writeFileSync(`${folder}be-vietnam-figures-${weight}.ttf`, font)
  console.log(`be-vietnam-figures-${weight}.ttf ${font.length} bytes`)
}
