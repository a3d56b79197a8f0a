import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import { dayWords } from '#lib/format.ts'
import { useWords, wordsNow } from '#lib/words/language.ts'
import type { FieldLook } from './form/fields.tsx'
import { type Option, Picker } from './picker.tsx'

type Common = FieldLook & { id: string; name: string; error?: string; compact?: boolean; placeholder?: string }
type One<T> = { many?: false; value: T | null | undefined; onChange: (value: T | null) => void }
type Many<T> = { many: true; value: readonly T[] | null | undefined; onChange: (value: T[]) => void }

export type UnitLoader = (typed: string) => Promise<readonly UnitRef[]>
export type OfficerChoice = OfficerRef & { unit?: UnitRef; titles?: readonly string[] }
export type OfficerLoader = (typed: string) => Promise<readonly OfficerChoice[]>

export type UnitPickerProps = Common & { load: UnitLoader } & (One<UnitRef> | Many<UnitRef>)
export type OfficerPickerProps = Common & {
  load: OfficerLoader
  /** Set when the loader depends on something (a chosen unit). */
  within?: string | number
} & (One<OfficerChoice> | Many<OfficerChoice>)

const unitOption = (unit: UnitRef): Option<number> => ({
  value: unit.id,
  words: unit.name,
  detail: unit.endedOn ? `${unit.code} · ${wordsNow().pick.endedOn(dayWords(unit.endedOn))}` : unit.code,
})
const officerOption = (officer: OfficerChoice): Option<number> => ({
  value: officer.id,
  words: officer.name,
  detail: [officer.titles?.[0], officer.unit?.name].filter(Boolean).join(' · ') || undefined,
})

function refs<T extends { id: number }>(
  known: readonly T[],
  seen: ReadonlyMap<number, T>,
  options: readonly Option<number>[],
): T[] {
  return options.flatMap(({ value }) => known.find((one) => one.id === value) ?? seen.get(value) ?? [])
}

const listed = <T,>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value as T]

const units = new Map<number, UnitRef>()
const officers = new Map<number, OfficerChoice>()

/** Chooses one unit or several. The value is the `UnitRef`, so that the name shows without asking again. */
export function UnitPicker({ load, value, onChange, many, placeholder, ...rest }: UnitPickerProps) {
  const w = useWords()
  const known = listed(value) as readonly UnitRef[]
  return (
    <Picker
      {...rest}
      many={many}
      placeholder={placeholder ?? w.pick.unit}
      loadKey={['units', rest.name]}
      chosen={known.map(unitOption)}
      load={async (typed) => {
        const found = await load(typed)
        for (const one of found) units.set(one.id, one)
        return found.map(unitOption)
      }}
      onChange={(options) => {
        const next = refs(known, units, options)
        if (many) (onChange as (value: UnitRef[]) => void)(next)
        else (onChange as (value: UnitRef | null) => void)(next[0] ?? null)
      }}
    />
  )
}

/** Chooses one officer or several. */
export function OfficerPicker({ load, value, onChange, many, placeholder, within, ...rest }: OfficerPickerProps) {
  const w = useWords()
  const known = listed(value) as readonly OfficerChoice[]
  return (
    <Picker
      {...rest}
      many={many}
      placeholder={placeholder ?? w.pick.officer}
      loadKey={['officers', rest.name, within]}
      chosen={known.map(officerOption)}
      load={async (typed) => {
        const found = await load(typed)
        for (const one of found) officers.set(one.id, one)
        return found.map(officerOption)
      }}
      onChange={(options) => {
        const next = refs(known, officers, options)
        if (many) (onChange as (value: OfficerChoice[]) => void)(next)
        else (onChange as (value: OfficerChoice | null) => void)(next[0] ?? null)
      }}
    />
  )
}

type IdOne = { many?: false; value: number | null | undefined; onChange: (value: number | null) => void }
type IdMany = { many: true; value: readonly number[] | null | undefined; onChange: (value: number[]) => void }

/** `UnitPicker` for a form field that holds the unit's number(s). `known`: units already on the record, for their names. */
export function UnitField({
  known = [],
  ...props
}: Common & { load: UnitLoader; known?: readonly UnitRef[] } & (IdOne | IdMany)) {
  const named = (id: number): UnitRef =>
    known.find((one) => one.id === id) ?? units.get(id) ?? { id, code: '', name: `#${id}` }
  const ids = listed(props.value) as readonly number[]
  if (props.many)
    return (
      <UnitPicker
        {...props}
        many
        value={ids.map(named)}
        onChange={(next) => props.onChange(next.map((one) => one.id))}
      />
    )
  const [only] = ids
  return (
    <UnitPicker
      {...props}
      many={false}
      value={only === undefined ? null : named(only)}
      onChange={(next) => (props as IdOne).onChange(next?.id ?? null)}
    />
  )
}

/** `OfficerPicker` for a form field that holds the officer's number(s). */
export function OfficerField({
  known = [],
  ...props
}: Common & { load: OfficerLoader; within?: string | number; known?: readonly OfficerChoice[] } & (IdOne | IdMany)) {
  const named = (id: number): OfficerChoice =>
    known.find((one) => one.id === id) ?? officers.get(id) ?? { id, name: `#${id}` }
  const ids = listed(props.value) as readonly number[]
  if (props.many)
    return (
      <OfficerPicker
        {...props}
        many
        value={ids.map(named)}
        onChange={(next) => props.onChange(next.map((one) => one.id))}
      />
    )
  const [only] = ids
  return (
    <OfficerPicker
      {...props}
      many={false}
      value={only === undefined ? null : named(only)}
      onChange={(next) => (props as IdOne).onChange(next?.id ?? null)}
    />
  )
}
