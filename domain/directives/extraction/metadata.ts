/** The table of facts that portals put above a text ("Số hiệu | 53/KH-UBND"): no part of the paper, but read when the paper lacks a field. */
import { firstDate } from './dates.ts'
import { typeNames } from './document-types.ts'
import type { DraftHead, DraftWarning, Read } from './draft.ts'
import { folded, sameTones, squeeze } from './normal-text.ts'
import type { Block, Cell, SourceText } from './source-text.ts'
import { parseSymbol, symbolPattern } from './symbols.ts'

type Key = 'symbol' | 'date' | 'issuer' | 'signer' | 'type' | 'title'

const keys: [Key, RegExp][] = [
  ['symbol', /^(?:so hieu(?: van ban)?|so ky hieu|so, ky hieu|so|so_hieu|sohieu|so-hieu|sokyhieu)$/],
  ['date', /^(?:ngay ban hanh|ngay|ngay_ban_hanh|ngaybanhanh|ngay-ban-hanh)$/],
  ['issuer', /^(?:co quan ban hanh|noi ban hanh|co_quan_ban_hanh|coquanbanhanh|co-quan-ban-hanh|bo)$/],
  ['signer', /^(?:nguoi ky|nguoi_ky|nguoiky|nguoi-ky)$/],
  ['type', /^(?:loai van ban|loai|loai_van_ban|loaivanban|loai-van-ban|hinh thuc)$/],
  ['title', /^(?:trich yeu|trich_yeu|trichyeu)$/],
]

const keyOf = (cell: Cell | undefined) =>
  keys.find(([, form]) => form.test(squeeze(folded(cell?.text ?? '')).replace(/:$/, '')))?.[0]

/** Whether a block is such a table: two columns and at least two known names. */
export function isMetadata(block: Block): boolean {
  if (block.kind !== 'table') return false
  const pairs = block.rows.filter((r) => r.length >= 2 && keyOf(r[0])).length
  return pairs >= 2
}

/** The source without tables of facts, and the fields they hold. */
export function withoutMetadata(source: SourceText): { source: SourceText; facts: Partial<Record<Key, Cell>> } {
  const facts: Partial<Record<Key, Cell>> = {}
  const blocks = source.blocks.filter((block, n) => {
    if (n > 25 || !isMetadata(block) || block.kind !== 'table') return true
    for (const row of block.rows) {
      for (let c = 0; c + 1 < row.length; c += 2) {
        const key = keyOf(row[c])
        const value = row[c + 1]
        if (key && value?.text.trim() && !facts[key]) facts[key] = value
      }
    }
    return false
  })
  return { source: { ...source, blocks }, facts }
}

/** Fills empty fields from the facts, each with a reason and a warning. */
export function fillFromFacts(head: DraftHead, facts: Partial<Record<Key, Cell>>, warnings: DraftWarning[]): DraftHead {
  const out = { ...head }
  const reason = 'Lấy từ bảng thông tin kèm theo, không phải từ thể thức của văn bản.'
  const put = <T>(cell: Cell, value: T): Read<T> => {
    warnings.push({
      code: 'head.from_facts',
      words: `"${squeeze(cell.text)}": ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
      span: cell.span,
    })
    return { value, span: cell.span, reason }
  }
  const symbol = facts.symbol && parseSymbol(sameTones(facts.symbol.text).match(symbolPattern)?.[0] ?? '')
  if (!out.symbol.value && symbol && facts.symbol) {
    out.symbol = put(facts.symbol, symbol.symbol)
    if (!out.number.value) out.number = { value: symbol.number, span: facts.symbol.span, reason }
    if (!out.side.value) out.side = { value: symbol.side, span: facts.symbol.span, reason }
  }
  const date = facts.date && (firstDate(facts.date.text)?.iso ?? /\d{4}-\d{2}-\d{2}/.exec(facts.date.text)?.[0])
  if (!out.date.value && date && facts.date) out.date = put(facts.date, date)
  if (!out.issuer.value && facts.issuer) out.issuer = put(facts.issuer, squeeze(facts.issuer.text))
  if (!out.signer.value && facts.signer) {
    const name = squeeze(facts.signer.text.replace(/[(—–].*$/su, ''))
    if (/^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,4}$/u.test(name)) out.signer = put(facts.signer, name)
  }
  const type =
    facts.type &&
    typeNames.find((n) =>
      squeeze(sameTones(facts.type?.text ?? ''))
        .toLowerCase()
        .startsWith(n),
    )
  if (!out.type.value && type && facts.type) out.type = put(facts.type, type)
  if (!out.title.value && facts.title) out.title = put(facts.title, squeeze(facts.title.text))
  return out
}
