import { type DocumentRef, listDocuments } from '@liem/domain/directives/contract'
import { call } from '#lib/call.ts'
import type { FieldLook } from '#ui/form/fields.tsx'
import { type Option, Picker } from '#ui/picker.tsx'
import { citedAs } from './words.ts'

const seen = new Map<string, DocumentRef>()
const optionOf = (document: DocumentRef): Option<string> => ({
  value: document.id,
  words: citedAs(document),
  detail: document.symbol ? document.title : undefined,
})

export type DocumentPickerProps = FieldLook & {
  id: string
  name: string
  error?: string
  value: DocumentRef | null
  onChange: (document: DocumentRef | null) => void
  /** Narrows what is offered: `{ status: 'registered' }`. */
  within?: { status?: 'stub' | 'draft' | 'registered'; issuerUnitId?: number; cascaded?: 'true' | 'false' }
  /** Left out of what is offered. */
  without?: string
}

/** Chooses one document of the register, by symbol or words of its title. */
export function DocumentPicker({ value, onChange, within, without, ...rest }: DocumentPickerProps) {
  return (
    <Picker
      {...rest}
      placeholder="Gõ số, ký hiệu hoặc trích yếu"
      loadKey={['documents', within]}
      chosen={value ? [optionOf(value)] : []}
      load={async (typed) => {
        const { rows } = await call(listDocuments, { query: { q: typed || undefined, limit: 30, ...within } })
        for (const row of rows) seen.set(row.id, row)
        return rows.filter((row) => row.id !== without).map(optionOf)
      }}
      onChange={([option]) => onChange(option ? (seen.get(option.value) ?? null) : null)}
    />
  )
}
