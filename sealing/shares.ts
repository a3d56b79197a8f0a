import { combine, split } from 'shamir-secret-sharing'
import { type Bytes, concat, equalBytes, fromUtf8, sha256, utf8 } from './bytes.ts'

/** What a sheet says besides its share: `set` names the splitting (4–12 capital letters or digits), `index` counts from 1. */
export type SheetLabel = { set: string; index: number; k: number; n: number }

/** Why typed text is no sheet. `row` counts from 1: that row has a slip, or not its 16 signs. */
export type SheetFault = { kind: 'row'; row: number } | { kind: 'length' } | { kind: 'checksum' }

const checkBytes = 4

/**
 * Splits a secret of 1 to 60 bytes so that any k of the n shares give it back and fewer tell nothing (Shamir over GF(256)). Four
 * bytes of its hash are split with it, so that joining can tell a wrong share.
 */
export async function splitSecret(secret: Uint8Array, n: number, k: number): Promise<Uint8Array[]> {
  if (!(secret.length >= 1 && secret.length <= 60)) throw new TypeError('shares: a secret of 1 to 60 bytes')
  if (!(k >= 2 && k <= n && n <= 15)) throw new TypeError('shares: 2 ≤ k ≤ n ≤ 15')
  return split(concat(secret, sha256(secret).subarray(0, checkBytes)), n, k)
}

/** The secret, or null when the shares are too few, one twice, damaged, or not of one splitting. */
export async function joinShares(shares: readonly Uint8Array[]): Promise<Uint8Array | null> {
  try {
    const joined = await combine(shares.map((share) => new Uint8Array(share)))
    const secret = joined.slice(0, -checkBytes)
    return equalBytes(sha256(secret).subarray(0, checkBytes), joined.subarray(-checkBytes)) ? secret : null
  } catch {
    return null
  }
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const rowSigns = 16

/**
 * A share as it is printed: rows of four groups of four signs (Crockford's base32: no I, L, O, U), the last sign of each row checking
 * it. Inside: 1 ‖ k ‖ n ‖ index ‖ length of set ‖ length of share ‖ set ‖ share ‖ first 4 bytes of SHA-256 of all before ‖ zeros.
 */
export function sheetText(share: Uint8Array, { set, index, k, n }: SheetLabel): string {
  if (!/^[0-9A-Z]{4,12}$/.test(set) || !(index >= 1 && index <= n && k >= 2 && k <= n && n <= 15) || share.length > 100)
    throw new TypeError('shares: malformed label')
  const said = concat(new Uint8Array([1, k, n, index, set.length, share.length]), utf8(set), share)
  const values = toFives(concat(said, sha256(said).subarray(0, checkBytes)))
  const rows: string[] = []
  for (let at = 0; at < values.length; at += rowSigns - 1) {
    const row = Array.from({ length: rowSigns - 1 }, (_, i) => values[at + i] ?? 0)
    row.push(rowCheck(row, rows.length))
    rows.push(
      row
        .map((value) => signs[value])
        .join('')
        .replace(/(.{4})(?=.)/g, '$1 '),
    )
  }
  return rows.join('\n')
}

/** Reads a sheet as it is typed: either case, any spaces or hyphens, O for 0, I and L for 1; with its line ends or without any. Never throws. */
export function parseSheet(typed: string): (SheetLabel & { share: Uint8Array }) | SheetFault {
  const lines = typed
    .slice(0, 2000)
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .split(/[\r\n]+/)
    .map((line) => line.replace(/[\s-]/g, ''))
    .filter((line) => line)
  const rows = lines.length === 1 ? ((lines[0] as string).match(/.{1,16}/gsu) ?? []) : lines
  const values: number[] = []
  for (const [at, row] of rows.entries()) {
    const read = [...row].map((sign) => signs.indexOf(sign))
    const check = read.pop()
    if (row.length !== rowSigns || read.includes(-1) || check !== rowCheck(read, at))
      return { kind: 'row', row: at + 1 }
    values.push(...read)
  }
  return readLabelled(fromFives(values))
}

function readLabelled(bytes: Bytes): (SheetLabel & { share: Uint8Array }) | SheetFault {
  const [version, k = 0, n = 0, index = 0, setLength = 0, shareLength = 0] = bytes
  const end = 6 + setLength + shareLength
  if (bytes.length < end + checkBytes) return { kind: 'length' }
  const right = equalBytes(
    sha256(bytes.subarray(0, end)).subarray(0, checkBytes),
    bytes.subarray(end, end + checkBytes),
  )
  // Of rows that belong to the sheet none is left over
  const rest = bytes.subarray(end + checkBytes)
  if (!right || version !== 1 || rest.length > 10 || rest.some((byte) => byte !== 0)) return { kind: 'checksum' }
  return { set: fromUtf8(bytes.subarray(6, 6 + setLength)), index, k, n, share: bytes.slice(6 + setLength, end) }
}

/**
 * The sign that checks a row: the row as a polynomial over GF(32), taken at the generator, plus the row's place. One wrong sign and
 * two exchanged ones are always seen, and so are two exchanged rows.
 */
function rowCheck(row: readonly number[], place: number): number {
  let sum = (place + 1) & 31
  for (const value of row) {
    sum ^= value
    sum = (sum << 1) ^ (sum & 16 ? 0x25 : 0)
  }
  return sum
}

function toFives(bytes: Uint8Array): number[] {
  const count = Math.ceil((bytes.length * 8) / 5)
  return Array.from({ length: count }, (_, i) => {
    const [at, shift] = [(i * 5) >> 3, 11 - ((i * 5) & 7)]
    return ((((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0)) >> shift) & 31
  })
}

function fromFives(values: readonly number[]): Bytes {
  const bytes = new Uint8Array(Math.floor((values.length * 5) / 8))
  for (const [i, value] of values.entries()) {
    const [at, shift] = [(i * 5) >> 3, 11 - ((i * 5) & 7)]
    const pair = value << shift
    if (at < bytes.length) bytes[at] = (bytes[at] as number) | (pair >> 8)
    if (at + 1 < bytes.length) bytes[at + 1] = (bytes[at + 1] as number) | (pair & 255)
  }
  return bytes
}
