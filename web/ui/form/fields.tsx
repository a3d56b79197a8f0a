import { NumberInput, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import css from './form.module.css'
import type { Field } from './use-form.ts'

/** What every field shows around its control. */
export type FieldLook = {
  label: string
  hint?: ReactNode
  /** Says “(không bắt buộc)” after the label. */
  optional?: boolean
  disabled?: boolean
}

type Text = string | null | undefined

/** Label, hint and error classes shared by all Mantine inputs. */
export const inputLook = { classNames: { label: css.label, description: css.hint, error: css.error } } as const

export function Label({ label, optional }: FieldLook) {
  const w = useWords()
  return (
    <>
      {label}
      {optional && <span className={css.optional}> ({w.optional})</span>}
    </>
  )
}

const parts = (look: FieldLook) => ({
  ...inputLook,
  label: <Label {...look} />,
  description: look.hint,
  disabled: look.disabled,
})

export type TextFieldProps = Field<Text> &
  FieldLook & {
    type?: 'text' | 'email' | 'tel' | 'search'
    autoComplete?: string
    maxLength?: number
    placeholder?: string
    autoFocus?: boolean
    /** Width of what is expected: a short code gets a short box. */
    width?: 'short' | 'full'
  }

export function TextField({ id, name, value, onChange, error, type = 'text', width, ...look }: TextFieldProps) {
  const { label: _, hint: __, optional: ___, ...rest } = look
  return (
    <TextInput
      {...rest}
      {...parts(look)}
      data-autofocus={rest.autoFocus || undefined}
      id={id}
      name={name}
      type={type}
      value={value ?? ''}
      error={error}
      aria-required={!look.optional}
      onChange={(event) => onChange(event.currentTarget.value)}
      maw={width === 'short' ? '16rem' : undefined}
    />
  )
}

export function AreaField({
  id,
  name,
  value,
  onChange,
  error,
  rows = 3,
  maxLength,
  ...look
}: Field<Text> & FieldLook & { rows?: number; maxLength?: number }) {
  return (
    <Textarea
      {...parts(look)}
      id={id}
      name={name}
      value={value ?? ''}
      error={error}
      autosize
      minRows={rows}
      maxRows={18}
      maxLength={maxLength}
      aria-required={!look.optional}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function PasswordField({
  id,
  name,
  value,
  onChange,
  error,
  fresh,
  autoFocus,
  ...look
}: Field<Text> & FieldLook & { fresh?: boolean; autoFocus?: boolean }) {
  const w = useWords()
  const [caps, setCaps] = useState(false)
  return (
    <PasswordInput
      {...parts(look)}
      description={caps ? w.signIn.capsLock : look.hint}
      id={id}
      name={name}
      value={value ?? ''}
      error={error}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      aria-required
      aria-invalid={error ? true : undefined}
      visibilityToggleButtonProps={{ 'aria-label': w.signIn.show, tabIndex: 0 }}
      onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export type NumberFieldProps = Field<number | null | undefined> &
  FieldLook & { min?: number; max?: number; suffix?: string; decimals?: number }

export function NumberField({
  id,
  name,
  value,
  onChange,
  error,
  min,
  max,
  suffix,
  decimals = 0,
  ...look
}: NumberFieldProps) {
  return (
    <NumberInput
      {...parts(look)}
      id={id}
      name={name}
      value={value ?? ''}
      error={error}
      min={min}
      max={max}
      suffix={suffix}
      clampBehavior="none"
      decimalScale={decimals}
      decimalSeparator=","
      thousandSeparator="."
      hideControls
      maw="16rem"
      onChange={(typed) => onChange(typed === '' ? null : Number(typed))}
    />
  )
}

export type Choice<V extends string = string> = { value: V; words: string; hint?: string; disabled?: boolean }

/** `{ key: words }` as choices. */
export const choicesOf = <V extends string>(words: Readonly<Record<V, string>>): Choice<V>[] =>
  (Object.keys(words) as V[]).map((value) => ({ value, words: words[value] }))

/** The browser's own select: best on phones and for screen readers. Up to a few dozen choices. */
export function SelectField<V extends string>({
  id,
  name,
  value,
  onChange,
  error,
  choices,
  blank,
  ...look
}: Field<V | null | undefined> & FieldLook & { choices: readonly Choice<V>[]; blank?: string }) {
  return (
    <div>
      <label htmlFor={id} className={css.label}>
        <Label {...look} />
      </label>
      {look.hint && (
        <div className={css.hint} id={`${id}-hint`}>
          {look.hint}
        </div>
      )}
      <select
        id={id}
        name={name}
        className={css.native}
        value={value ?? ''}
        disabled={look.disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => onChange((event.target.value || null) as V | null)}
      >
        <option value="">{blank ?? '–'}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.words}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`} words={error} />
    </div>
  )
}

/** One of few, all visible. */
export function RadioField<V extends string>({
  id,
  name,
  value,
  onChange,
  error,
  choices,
  inline,
  ...look
}: Field<V | null | undefined> & FieldLook & { choices: readonly Choice<V>[]; inline?: boolean }) {
  return (
    <fieldset className={css.group} id={id} aria-describedby={`${id}-error`} disabled={look.disabled}>
      <legend className={css.label}>
        <Label {...look} />
      </legend>
      {look.hint && <div className={css.hint}>{look.hint}</div>}
      <div className={css.choices} data-inline={inline ? '' : undefined}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice}>
            <input
              type="radio"
              name={`${id}-${name}`}
              checked={value === choice.value}
              disabled={choice.disabled}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.words}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} words={error} />
    </fieldset>
  )
}

/** Several of few, all visible. */
export function ChecksField<V extends string>({
  id,
  value,
  onChange,
  error,
  choices,
  inline,
  ...look
}: Field<V[] | null | undefined> & FieldLook & { choices: readonly Choice<V>[]; inline?: boolean }) {
  const chosen = value ?? []
  const turn = (one: V, on: boolean) => onChange(on ? [...chosen, one] : chosen.filter((other) => other !== one))
  return (
    <fieldset className={css.group} id={id} aria-describedby={`${id}-error`} disabled={look.disabled}>
      <legend className={css.label}>
        <Label {...look} />
      </legend>
      {look.hint && <div className={css.hint}>{look.hint}</div>}
      <div className={css.choices} data-inline={inline ? '' : undefined}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice}>
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              aria-invalid={error ? true : undefined}
              onChange={(event) => turn(choice.value, event.target.checked)}
            />
            <span>
              {choice.words}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} words={error} />
    </fieldset>
  )
}

/** One yes or no. */
export function CheckField({
  id,
  name,
  value,
  onChange,
  error,
  ...look
}: Field<boolean | null | undefined> & FieldLook) {
  return (
    <div>
      <label className={css.choice}>
        <input
          type="checkbox"
          id={id}
          name={name}
          checked={value ?? false}
          disabled={look.disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-error`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {look.label}
          {look.hint && <small>{look.hint}</small>}
        </span>
      </label>
      <FieldError id={`${id}-error`} words={error} />
    </div>
  )
}

export function FieldError({ id, words }: { id: string; words?: string }) {
  return (
    <div id={id} className={words ? css.error : undefined}>
      {words}
    </div>
  )
}
