import { identityOf, makeIdentity, recipientOf, secretOf } from '@liem/sealing/age-key'
import { randomBytes } from '@liem/sealing/bytes'
import { joinShares, parseSheet, type SheetFault, sheetText, splitSecret } from '@liem/sealing/shares'

export type Sheet = { index: number; text: string }
export type Sheets = { recipient: string; set: string; k: number; n: number; sheets: Sheet[] }

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A recovery key, split; its secret half lives in these sheets only. Proven here: the first k and the last k give it back. */
export async function makeSheets(n: number, k: number): Promise<Sheets> {
  const identity = makeIdentity()
  const set = Array.from(randomBytes(6), (byte) => signs[byte & 31]).join('')
  const shares = await splitSecret(secretOf(identity), n, k)
  const sheets = shares.map((share, i) => ({ index: i + 1, text: sheetText(share, { set, index: i + 1, k, n }) }))
  for (const some of [sheets.slice(0, k), sheets.slice(-k)])
    if ((await joinSheets(some.map((sheet) => sheet.text))) !== identity) throw new Error('sheets do not join')
  return { recipient: recipientOf(identity), set, k, n, sheets }
}

/** What a typed sheet is, in words, or null when it reads well. */
export function sheetProblem(typed: string, set?: string): string | null {
  const read = parseSheet(typed)
  if ('kind' in read) return faultWords(read)
  if (set && read.set !== set) return `Tờ này thuộc bộ ${read.set}, không phải bộ ${set}`
  return null
}

/** The number of a sheet that reads well. */
export function sheetIndex(typed: string): number | null {
  const read = parseSheet(typed)
  return 'kind' in read ? null : read.index
}

/** The recovery identity out of k typed sheets; null when they do not fit together. */
export async function joinSheets(typed: readonly string[]): Promise<string | null> {
  const read = typed.map(parseSheet)
  const shares = read.flatMap((one) => ('share' in one ? [one.share] : []))
  if (shares.length !== typed.length) return null
  const secret = await joinShares(shares)
  return secret?.length === 32 ? identityOf(secret) : null
}

function faultWords(fault: SheetFault): string {
  if (fault.kind === 'row') return `Dòng ${fault.row} có ký tự sai hoặc thiếu`
  return fault.kind === 'length' ? 'Chưa đủ các dòng' : 'Các dòng chưa khớp nhau; xin xem lại thứ tự'
}
