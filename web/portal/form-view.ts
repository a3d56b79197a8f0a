import {
  type Concern,
  type Conduct,
  concernNames,
  concerns,
  conducts,
  conductsOf,
  type Field,
  fieldNames,
  fields,
  type Kind,
  kindNames,
  kinds,
} from '@liem/domain/petitions/fields'
import {
  type Answers,
  type Evaluated,
  type FormField,
  fieldsOf,
  identityModes,
  longest,
  type StepName,
  type TextField,
} from '@liem/domain/petitions/form'
import { hints, identityWords, labels, titles } from '@liem/domain/petitions/form-words'
import { fill, h } from './dom.ts'
import { lang, numberWords, saidIn, say } from './words.ts'

export type FormView = {
  element: HTMLElement
  /** Shows the steps that apply, and the faults of the fields named. */
  show(evaluated: Evaluated, shown: ReadonlySet<FormField>): void
  /** Moves to the first field that has a fault. */
  goTo(field: FormField): void
}

type Parts = {
  answers: Answers
  onInput: (field: FormField) => void
  onLeave: (field: FormField) => void
  /** Made elsewhere and put at their steps. */
  office: HTMLElement
  evidence: HTMLElement
  holders: HTMLElement
  code: HTMLElement
}

/** Not on the page for one step at a time: its limits are counted there by the server. */
const filesHint = {
  vi: 'Nhiều nhất 10 tệp, mỗi tệp đến 100 MB. Tệp được niêm phong ngay trên máy này. Ảnh và tài liệu có thể chứa tên máy, nơi chụp; hãy xóa trước nếu cần.',
  en: 'Up to 10 files of 100 MB each. They are sealed on this device. Pictures and documents may hold device names or places: remove those first if need be.',
}
const officeHint = {
  vi: 'Gõ tên, không cần dấu, rồi chọn trong danh sách.',
  en: 'Type a name, accents do not matter, and choose.',
}
const hintOf = (field: FormField) => (field === 'files' ? filesHint : field === 'office' ? officeHint : hints[field])
/** Where a step asks one thing, its heading is the question. */
const headed = (field: FormField): boolean => labels[field] === titles[stepOf(field)]

const idOf = (field: FormField) => `f-${field}`
/** Texts that want more than one line. */
const tall: Readonly<Partial<Record<TextField, number>>> = { text: 9, persons: 2, evidenceWords: 3 }
const kindOf: Readonly<Partial<Record<TextField, string>>> = { phone: 'tel', email: 'email' }

/** The whole form on one page. Choices and texts are kept in `answers`, in memory only. */
export function formView({ answers, onInput, onLeave, office, evidence, holders, code }: Parts): FormView {
  const faults = new Map<FormField, HTMLElement>()
  const set = (field: FormField, value: string | readonly string[] | undefined) => {
    Object.assign(answers, { [field]: value })
    onInput(field)
  }
  const fault = (field: FormField) => {
    const line = h('p', { class: 'fault', id: `${idOf(field)}-fault`, hidden: true })
    faults.set(field, line)
    return line
  }
  const described = (field: FormField) => `${idOf(field)}-hint ${idOf(field)}-fault`
  const hint = (field: FormField) => {
    const words = hintOf(field)
    return words ? h('p', { class: 'hint', id: `${idOf(field)}-hint` }, saidIn(words)) : null
  }

  const radios = <V extends string>(field: FormField, choices: readonly { value: V; words: string; hint?: string }[]) =>
    h(
      'fieldset',
      { id: idOf(field), class: 'field', tabindex: '-1', 'aria-describedby': described(field) },
      h('legend', { class: headed(field) && 'unseen' }, saidIn(labels[field])),
      hint(field),
      choices.map(({ value, words, hint }) =>
        h(
          'label',
          { class: 'choice' },
          h('input', {
            type: 'radio',
            name: field,
            value,
            checked: answers[field] === value,
            onchange: () => {
              set(field, value)
              onLeave(field)
            },
          }),
          h('span', {}, words, hint ? h('small', {}, hint) : null),
        ),
      ),
      fault(field),
    )

  const text = (field: TextField) => {
    const counter = field === 'text' ? h('p', { class: 'counter', 'aria-live': 'off' }) : null
    const count = (typed: string) => {
      if (counter)
        counter.textContent = `${numberWords(typed.length)} / ${numberWords(longest.text)} ${say('ký tự', 'characters')}`
    }
    const props = {
      id: idOf(field),
      name: field,
      autocomplete: 'off',
      'aria-describedby': described(field),
      oninput: ({ target }: { target: HTMLTextAreaElement }) => {
        count(target.value)
        set(field, target.value)
      },
      onblur: () => onLeave(field),
    }
    const control = tall[field]
      ? h('textarea', { ...props, rows: tall[field] })
      : h('input', { ...props, type: kindOf[field] ?? 'text', maxlength: longest[field] })
    control.value = answers[field] ?? ''
    count(control.value)
    return h(
      'div',
      { class: 'field' },
      h('label', { for: idOf(field) }, saidIn(labels[field])),
      hint(field),
      control,
      counter,
      fault(field),
    )
  }

  const select = h(
    'select',
    {
      id: idOf('field'),
      'aria-describedby': described('field'),
      onchange: ({ target }: { target: HTMLSelectElement }) => {
        set('field', target.value || undefined)
        onLeave('field')
      },
    },
    h('option', { value: '' }, say('Chọn lĩnh vực', 'Choose a field')),
    fieldNames.map((name: Field) => h('option', { value: name, selected: answers.field === name }, fields[name][lang])),
  )

  const ticks = h('div')
  let ticksFor: Kind | undefined
  const drawTicks = (kind: Kind) => {
    if (ticksFor === kind) return
    ticksFor = kind
    fill(
      ticks,
      conductsOf[kind].map((one: Conduct) =>
        h(
          'label',
          { class: 'choice' },
          h('input', {
            type: 'checkbox',
            checked: answers.conduct?.includes(one),
            onchange: ({ target }: { target: HTMLInputElement }) => {
              const others = (answers.conduct ?? []).filter((name) => name !== one)
              set('conduct', target.checked ? [...others, one] : others)
            },
          }),
          h('span', {}, conducts[one][lang]),
        ),
      ),
    )
  }

  const wrapped = (field: FormField, control: HTMLElement) =>
    h(
      'div',
      { class: 'field' },
      h('label', { for: idOf(field), class: headed(field) && 'unseen' }, saidIn(labels[field])),
      hint(field),
      control,
      fault(field),
    )

  const inside: Readonly<Record<StepName, () => readonly HTMLElement[]>> = {
    kind: () => [
      radios(
        'kind',
        kindNames.map((value) => ({ value, words: kinds[value][lang] })),
      ),
    ],
    office: () => [wrapped('office', office), text('officeWords')],
    concern: () => [
      radios(
        'concern',
        concernNames.map((value: Concern) => ({ value, words: concerns[value][lang] })),
      ),
      text('persons'),
    ],
    what: () => [
      wrapped('field', select),
      h(
        'fieldset',
        { class: 'field', id: idOf('conduct') },
        h('legend', {}, saidIn(labels.conduct)),
        ticks,
        fault('conduct'),
      ),
      text('text'),
    ],
    when: () => [text('when'), text('where'), text('dossier')],
    evidence: () => [
      h('div', { class: 'field' }, h('h3', {}, saidIn(labels.files)), hint('files'), evidence, fault('files')),
      text('evidenceWords'),
    ],
    identity: () => [
      radios(
        'identity',
        identityModes.map((value) => ({
          value,
          words: saidIn(identityWords[value].words),
          hint: saidIn(identityWords[value].hint),
        })),
      ),
      h('div', { 'data-named': true }, text('name'), text('address')),
    ],
    reach: () => [text('phone'), text('email'), text('reachWhen')],
    holders: () => [holders],
    code: () => [code],
  }
  const sections = (Object.keys(titles) as StepName[]).map((step) =>
    h(
      'section',
      { 'data-step': step, 'aria-labelledby': `s-${step}` },
      h('h2', { id: `s-${step}` }, saidIn(titles[step])),
      inside[step](),
    ),
  )
  const element = h('div', { class: 'flow' }, sections)

  return {
    element,
    show({ steps, faults: found }, shown) {
      for (const section of sections) section.hidden = !steps.includes(section.dataset.step as StepName)
      const named = element.querySelector<HTMLElement>('[data-named]')
      if (named) named.hidden = answers.identity !== 'sealed' && answers.identity !== 'given'
      if (answers.kind) drawTicks(answers.kind as Kind)
      for (const [field, line] of faults) {
        const words = shown.has(field) ? (found[field] ?? '') : ''
        if (line.textContent !== words) line.textContent = words
        line.hidden = words === ''
        const control = element.querySelector(`#${idOf(field)}`)
        if (words) control?.setAttribute('aria-invalid', 'true')
        else control?.removeAttribute('aria-invalid')
      }
    },
    goTo(field) {
      const control = element.querySelector<HTMLElement>(`#${idOf(field)}`)
      const target = control?.matches('fieldset') ? control.querySelector<HTMLElement>('input') : control
      target?.scrollIntoView({ block: 'center' })
      target?.focus({ preventScroll: true })
    },
  }
}

/** The step a field is asked at. */
export const stepOf = (field: FormField): StepName =>
  (Object.keys(fieldsOf) as StepName[]).find((step) => fieldsOf[step].includes(field)) as StepName
