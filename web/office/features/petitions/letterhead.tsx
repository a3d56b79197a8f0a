import type { UnitRef } from '@liem/domain/kernel/shapes'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import { readUnit } from '@liem/domain/units/contract'
import { useAsk } from '#lib/query.ts'
import { TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { useMe } from '../../me.ts'
import css from './petition.module.css'

/** Kept on this machine between papers: how this body heads its papers. Nothing of any petition. */
type Kept = Pick<Letterhead, 'side' | 'sender' | 'senderAbove' | 'place' | 'tail' | 'signer'>
const slot = (unitId: number) => `liem.letterhead.${unitId}`

function readKept(unitId: number): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(slot(unitId)) ?? 'null') as Kept | null
    return kept && typeof kept.sender === 'string' && typeof kept.signer?.title === 'string' ? kept : null
  } catch {
    return null
  }
}

export function keepLetterhead(unitId: number, { side, sender, senderAbove, place, tail, signer }: Letterhead) {
  try {
    localStorage.setItem(slot(unitId), JSON.stringify({ side, sender, senderAbove, place, tail, signer }))
  } catch {
    // A full or closed store: the next paper is headed by hand again.
  }
}

/** “UBND xã Lộc Thọ” writes from Lộc Thọ, a body of the province from the province. */
export const placeOf = (unit: string, province: string) =>
  unit.match(/(?:xã|phường|đặc khu) (.+)$/iu)?.[1] ?? province.replace(/^.*?(tỉnh|thành phố) /iu, '')

const isCommittee = (unit: string) => /^(ủy ban nhân dân|ubnd)/iu.test(unit)

/** The letterhead of the body that answers, else of the officer's own unit; null while it is asked for. */
export function useLetterhead(body?: UnitRef): Letterhead | null {
  const me = useMe()
  const from = body ?? me.unit
  const unit = useAsk(readUnit, { params: { id: from.id } })
  const open = { on: me.today, number: null }
  const kept = readKept(from.id)
  if (kept) return { ...kept, ...open }
  if (unit.isLoading) return null
  const head = unit.data?.heads[0]
  return {
    ...open,
    side: unit.data?.side === 'party' ? 'party' : 'state',
    sender: from.name,
    // A people's committee names no body above itself, and is signed for as a whole (NĐ 30/2020, Phụ lục I).
    senderAbove: isCommittee(from.name) ? null : (unit.data?.parent?.name ?? null),
    place: placeOf(from.name, me.provinceName),
    tail: from.code,
    signer: {
      authority: isCommittee(from.name) ? 'TM. Ủy ban nhân dân' : null,
      capacity: null,
      title: head?.title ?? 'Thủ trưởng',
      name: head?.officer.name ?? null,
    },
  }
}

/** Number, place and signer of a paper, folded away: they rarely change. */
export function LetterheadFields({ value, onChange }: { value: Letterhead; onChange: (next: Letterhead) => void }) {
  const set = (change: Partial<Letterhead>) => onChange({ ...value, ...change })
  const sign = (change: Partial<Letterhead['signer']>) => set({ signer: { ...value.signer, ...change } })
  const field = (name: string, now: string | null, put: (text: string) => void) => ({
    id: `head-${name}`,
    name,
    value: now,
    onChange: (text: string | null | undefined) => put(text ?? ''),
  })
  return (
    <details className={css.quiet}>
      <summary>Số, nơi ban hành, người ký</summary>
      <div className={css.form}>
        <FieldRow>
          <TextField
            {...field('number', value.number, (text) => set({ number: text || null }))}
            label="Số"
            optional
            hint="Bỏ trống để văn thư ghi khi ký."
          />
          <TextField {...field('tail', value.tail, (tail) => set({ tail }))} label="Ký hiệu cơ quan" />
          <TextField {...field('place', value.place, (place) => set({ place }))} label="Địa danh" />
        </FieldRow>
        <TextField
          {...field('above', value.senderAbove, (text) => set({ senderAbove: text || null }))}
          label="Cơ quan cấp trên"
          optional
        />
        <TextField {...field('sender', value.sender, (sender) => set({ sender }))} label="Cơ quan ban hành" />
        <FieldRow>
          <TextField
            {...field('capacity', value.signer.capacity, (text) => sign({ capacity: text || null }))}
            label="Thẩm quyền ký"
            optional
            hint="Ví dụ: KT. Chánh Thanh tra"
          />
          <TextField {...field('title', value.signer.title, (title) => sign({ title }))} label="Chức vụ người ký" />
          <TextField
            {...field('signer', value.signer.name, (text) => sign({ name: text || null }))}
            label="Họ tên người ký"
            optional
          />
        </FieldRow>
      </div>
    </details>
  )
}
