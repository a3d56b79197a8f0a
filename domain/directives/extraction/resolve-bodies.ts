/** Bodies as written → codes of the units ledger; collective names expanded by rule, for a person to confirm. */
import { nameKey } from '../../units/names.ts'
import type { FoundBody } from './bodies.ts'
import type { BodyRef } from './draft.ts'
import type { LedgerUnit, LedgerView } from './ledger-view.ts'

export type Resolver = (found: FoundBody) => BodyRef

const postWords =
  /^(?:(?:cac|dong chi|ong|ba) )*(?:thu truong|giam doc|tong giam doc|pho chu tich|chu tich|bo truong|chanh van phong|chanh thanh tra|chanh an|vien truong|cuc truong|chi cuc truong|truong ban|truong phong|truong|bi thu|nguoi dung dau|lanh dao|chu nhiem|chi huy truong|hieu truong) (?:cua )?/

/** Rules for collective names: words that must stand in the key, and the kinds they mean. */
const rules: { words: RegExp; kinds: string[] }[] = [
  { words: /\b(?:so|so ban nganh|cac so)\b(?! huu)/, kinds: ['department'] },
  { words: /\bban nganh\b|\bnganh\b/, kinds: ['department', 'agency'] },
  {
    words:
      /\b(?:uy ban nhan dan|chu tich uy ban nhan dan)\b.*\b(?:xa|phuong|dac khu|cap xa)\b|^(?:cac )?xa phuong|\bcap xa\b|^xa phuong|^(?:cac )?phuong xa/,
    kinds: ['commune'],
  },
  { words: /\bdia phuong\b/, kinds: ['commune'] },
  { words: /\b(?:dang uy (?:xa|cac xa|truc thuoc)|cap uy|to chuc dang|dang bo|dang uy)\b/, kinds: ['party_committee'] },
  { words: /\b(?:ban dang|ban xay dung dang|co quan tham muu giup viec)\b/, kinds: ['party_body'] },
  { words: /\b(?:doan the|to chuc chinh tri xa hoi)\b/, kinds: ['mass_org'] },
  { words: /\b(?:bo|co quan ngang bo|co quan thuoc chinh phu)\b/, kinds: ['central'] },
]

/** Makes the look-up once for a ledger. `context`: names of the province, left off when names are compared. */
export function resolver(ledger: LedgerView): Resolver {
  const byKey = new Map<string, string>()
  const put = (key: string, code: string) => {
    if (key && !byKey.has(key)) byKey.set(key, code)
  }
  for (const unit of ledger.units) for (const key of keysOf(unit)) put(key, unit.code)
  const byKind = new Map<string, string[]>()
  for (const unit of ledger.units) byKind.set(unit.kind, [...(byKind.get(unit.kind) ?? []), unit.code])

  return ({ text, span, collective }) => {
    const key = nameKey(text)
    const plain = key.replace(postWords, '')
    const direct = byKey.get(key) ?? byKey.get(plain) ?? byKey.get(stripped(plain))
    if (direct) return { text, span, units: [direct], collective: false }
    if (collective) {
      const named = new Set<string>()
      for (const rule of rules)
        if (rule.words.test(plain))
          for (const kind of rule.kinds) for (const code of byKind.get(kind) ?? []) named.add(code)
      return {
        text,
        span,
        units: [...named],
        collective: true,
        reason:
          named.size > 0
            ? 'Tên chung, mở ra theo quy tắc: cần người xác nhận danh sách.'
            : 'Tên chung, sổ đơn vị không có nhóm tương ứng.',
      }
    }
    return {
      text,
      span,
      units: [],
      collective,
      ...(ledger.units.length > 0 ? { reason: 'Không tìm thấy trong sổ đơn vị.' } : {}),
    }
  }
}

const place = /\s(?:tinh|thanh pho|tp)(?:\s.*)?$/
/** Name without its province ("so noi vu tinh thanh hoa" → "so noi vu"). */
const stripped = (key: string) => key.replace(place, '')

function keysOf(unit: LedgerUnit): string[] {
  const keys = new Set<string>()
  for (const name of [unit.name, unit.shortName, ...(unit.synonyms ?? [])]) {
    if (!name) continue
    const key = nameKey(name)
    keys.add(key)
    // The People's Committee of the province keeps its level; a department may drop it.
    if (!/^(?:uy ban nhan dan|hoi dong nhan dan|dang uy|tinh uy|thanh uy)/.test(key)) {
      keys.add(stripped(key))
      keys.add(`${stripped(key)} tinh`)
    }
    if (unit.kind === 'province') {
      keys.add('uy ban nhan dan tinh')
      keys.add('uy ban nhan dan thanh pho')
    }
    const party = /^(tinh uy|thanh uy)\s/.exec(key)
    if (party?.[1]) keys.add(party[1])
  }
  return [...keys].filter(Boolean)
}
