import { type Holder, listHolders } from '@liem/domain/keys/contract'
import { readRecoveryFor } from '@liem/domain/keys/recovery.contract'
import type { Bundle } from '@liem/domain/keys/statements'
import { type ChainFault, checkBundle, type Eligible, verifySignedByLeaders } from '@liem/sealing/chain'
import { call, type QueryInput } from '#lib/call.ts'
import { pinnedRoot, pinRoot } from './root-pin.ts'

/** A recipient whose chain of signatures was followed to the root, in this browser. */
export type Recipient = Holder & { path: string[] }

/** The root is not the one this browser knows, or the bundle does not hold: nothing may be sealed. */
export type NoTrust = { noTrust: ChainFault }
export const isNoTrust = (thrown: unknown): thrown is NoTrust =>
  typeof thrown === 'object' && thrown !== null && 'noTrust' in thrown

/** Words for a chain that does not hold. */
export const chainWords: Record<ChainFault, string> = {
  'no-root': 'Cơ quan chưa lập xong gốc tin cậy, nên chưa niêm phong được cho ai.',
  'root-changed':
    'Gốc tin cậy máy chủ đưa ra không phải gốc mà trình duyệt này đã biết. Chưa niêm phong gì; xin mở mục Khóa › Gốc tin cậy để đối chiếu dấu vân tay với bản niêm yết.',
  'no-path': 'Khóa này không có chuỗi chữ ký dẫn đến gốc tin cậy.',
  'bad-signature': 'Có chữ ký không đúng trong chuỗi chữ ký máy chủ đưa ra. Chưa niêm phong gì.',
  mismatch: 'Khóa máy chủ đưa ra không khớp với khóa đã được ký.',
  duplicate: 'Một khóa được khai cho hai người. Chưa niêm phong gì.',
}

/** Follows every signature of a bundle. Throws `NoTrust`. Pins the root at first sight and after a lawful succession. */
export function trusted(bundle: Bundle): { fingerprint: string; eligible: ReadonlyMap<string, Eligible> } {
  const checked = checkBundle(bundle, pinnedRoot())
  if (!checked.ok) throw { noTrust: checked.why } satisfies NoTrust
  pinRoot(checked.fingerprint)
  return checked
}

/**
 * Officers to whom may be sealed: of a role at a unit, of a unit, or named ones. Only those whose chain holds; names, posts and units
 * are those of the signed statement. Throws `NoTrust`, `CallRefused`.
 */
export async function recipientsFor(query: QueryInput<typeof listHolders>): Promise<Recipient[]> {
  const { holders, bundle } = await call(listHolders, { query })
  if (!bundle) return []
  const { eligible } = trusted(bundle)
  return holders.flatMap((holder) => {
    const found = eligible.get(holder.verifyKey)
    if (!found || found.officer !== holder.officer || found.recipient !== holder.recipient) return []
    const { officer, name, post, unit, recipient, verifyKey, path } = found
    return [{ keyId: holder.keyId, officer, name, post, unit, recipient, verifyKey, path }]
  })
}

/** The recovery key to which keys of matters of this unit are also wrapped; null where no level above has one. Throws `NoTrust`. */
export async function recoveryRecipientFor(unit: number): Promise<{ id: string; recipient: string } | null> {
  const { key, bundle } = await call(readRecoveryFor, { query: { unit } })
  if (!key || !bundle) return null
  const { said } = key.statement
  const proven = verifySignedByLeaders(bundle, key.statement, pinnedRoot())
  if (!proven.ok) throw { noTrust: proven.why } satisfies NoTrust
  if (said.recipient !== key.recipient) throw { noTrust: 'mismatch' } satisfies NoTrust
  pinRoot(said.root)
  return { id: key.id, recipient: said.recipient }
}
