import type { BookLine } from '@liem/domain/petitions/book-import'
import type { ImportLine } from '@liem/domain/petitions/desk-books.contract'
import type { Field } from '@liem/domain/petitions/fields'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { seal } from '@liem/sealing/envelope'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import { newKey } from '#lib/call.ts'

type Recipient = { keyId: string; recipient: string; officer: number }
export type BookKeepers = {
  keepers: readonly Recipient[]
  recovery: { id: string; recipient: string } | null
  /** Keepers who belong to an office (with all units above theirs): they get no wrap for lines about it. */
  belongs: ReadonlyMap<number, readonly number[]>
}

/** Lines as they are sent: the words sealed to the unit's gate, or left out. `told` hears how far it is. */
export async function sealLines(
  lines: readonly BookLine[],
  keepers: BookKeepers | null,
  told: (share: number) => void,
): Promise<ImportLine[]> {
  const sealed: ImportLine[] = []
  for (const line of lines) {
    sealed.push(await sealLine(line, keepers))
    if (sealed.length % 20 === 0) told(sealed.length / lines.length)
  }
  return sealed
}

async function sealLine(line: BookLine, keepers: BookKeepers | null): Promise<ImportLine> {
  const { at: _, content, office, field, ...rest } = line
  const report = newKey()
  const plain = { ...rest, field: field as Field, officeId: office, report, sealed: null }
  if (!keepers || !content) return plain
  const key = makeReportKey()
  const said = { v: 1, kind: line.kind, concern: line.concern, field, text: content }
  const wrap = async (to: string) => toBase64url(await wrapKey(key.identity, { report, part: 'content', to }))
  const holders = keepers.keepers.filter(
    (one) => office === null || !keepers.belongs.get(one.officer)?.includes(office),
  )
  return {
    ...plain,
    sealed: {
      recipient: key.recipient,
      content: toBase64url(
        await seal({ purpose: 'content', report, part: 'content' }, utf8(canonicalJson(said)), [key.recipient]),
      ),
      wraps: await Promise.all(holders.map(async (one) => ({ keyId: one.keyId, wrap: await wrap(one.recipient) }))),
      recovery: keepers.recovery ? [{ keyId: keepers.recovery.id, wrap: await wrap(keepers.recovery.recipient) }] : [],
    },
  }
}
