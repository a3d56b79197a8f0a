import { randomUUID } from 'node:crypto'
import {
  type Answers,
  type FormField,
  fieldsOf,
  formFields,
  readAnswers,
  type StepName,
  stepNames,
} from '@liem/domain/petitions/form'
import { isIdentity, makeIdentity } from '@liem/sealing/age-key'
import { type Code, codeText, makeCode, parseCode } from '@liem/sealing/code'
import { all, type Fields, one } from './form-body.ts'
import { type Html, html } from './html.ts'
import { langOf, type Say, sayIn } from './say.ts'

/**
 * A report on its way through the pages. All of it travels in the pages' hidden fields: the server keeps nothing between two steps,
 * so back, refresh and a second window are safe. Code and key are made with the first answer, before anything can be sent.
 */
export type Flow = {
  say: Say
  answers: Answers
  code: Code
  /** Number of the report, chosen here, to which envelopes are bound. */
  report: string
  /** Secret of the report's content key: files are sealed to it as they come. Forgotten with the page. */
  key: string
  struck: readonly { officer: number; name: string }[]
  fileNames: ReadonlyMap<string, string>
  /** Keys of the officers last shown, so that nobody else gets the report. */
  shown: string
  /** What was typed into the search for an office. */
  q: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function newFlow(lang: unknown, answers: Answers = {}): Flow {
  return flowOf({ lang: langOf(lang), ...(answers as Fields) })
}

/** Reads the state back. What is missing or was tampered with is made anew; nothing here can fail. */
export function flowOf(fields: Fields): Flow {
  const known = parseCode(one(fields, 'code'))
  const [report, key] = [one(fields, 'report'), one(fields, 'key')]
  const isWhole = 'words' in known && uuid.test(report) && isIdentity(key)
  const answers = readAnswers(fields)
  const names = all(fields, 'fileName').map((pair): [string, string] => [pair.slice(0, 36), pair.slice(37, 300)])
  return {
    say: sayIn(langOf(one(fields, 'lang'))),
    // Files were sealed to the key that came with them.
    answers: isWhole ? answers : { ...answers, files: undefined },
    code: isWhole ? known : makeCode(),
    report: isWhole ? report : randomUUID(),
    key: isWhole ? key : makeIdentity(),
    struck: struckOf(all(fields, 'struck')),
    fileNames: new Map(names.filter(([id]) => uuid.test(id)).slice(0, 50)),
    shown: one(fields, 'shown').slice(0, 600),
    q: one(fields, 'q').slice(0, 200),
  }
}

/** Whether the fields hold a begun report, to which files may be sealed. */
export function isBegun(fields: Fields): boolean {
  return 'words' in parseCode(one(fields, 'code')) && uuid.test(one(fields, 'report')) && isIdentity(one(fields, 'key'))
}

function struckOf(values: readonly string[]): Flow['struck'] {
  const found = new Map<number, string>()
  for (const value of values.slice(0, 100)) {
    const [, officer, name = ''] = /^([1-9]\d{0,8}):(.{0,200})$/u.exec(value) ?? []
    if (officer) found.set(Number(officer), name)
  }
  return [...found].map(([officer, name]) => ({ officer, name }))
}

/** Number of the office chosen; null for anything that is none. */
export const officeNumber = ({ office = '' }: Answers): number | null =>
  /^[1-9]\d{0,8}$/.test(office) ? Number(office) : null

export const stepOf = (name: string): StepName | undefined => stepNames.find((step) => step === name)

/** Everything but what this step itself asks, as hidden fields. */
export function hidden(flow: Flow, step: StepName | null): Html {
  const asked = new Set<FormField>(step ? fieldsOf[step].filter((field) => field !== 'files') : [])
  const rows: [string, string][] = [
    ['lang', flow.say.lang],
    ['code', codeText(flow.code)],
    ['report', flow.report],
    ['key', flow.key],
    ['shown', flow.shown],
    ...(step ? ([['at', step]] as [string, string][]) : []),
  ]
  for (const field of formFields) {
    if (asked.has(field)) continue
    const value = flow.answers[field]
    for (const text of Array.isArray(value) ? value : value === undefined ? [] : [value])
      rows.push([field, text as string])
  }
  for (const id of flow.answers.files ?? []) rows.push(['fileName', `${id} ${flow.fileNames.get(id) ?? ''}`])
  if (step !== 'holders') for (const { officer, name } of flow.struck) rows.push(['struck', `${officer}:${name}`])
  return html`${rows.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}
