import {
  type Concern,
  type Conduct,
  concernNames,
  conductNames,
  type Field,
  fieldNames,
  type Kind,
  kindNames,
  type Said,
} from './fields.ts'

/**
 * The report form as data, and its one evaluator: answers → the steps to show, the faults, and the finished report. Server and browser
 * run this same code; the server's result counts. Answers are flat: one text per name, a list of texts for `conduct` and `files`.
 */
export type Lang = 'vi' | 'en'
export const langs = ['vi', 'en'] as const

export const TEXT_LEAST = 5
export const TEXT_MOST = 20_000
export const MOST_FILES = 10
export const MOST_FILE_BYTES = 100 * 1024 * 1024
/** A file's name is kept in the sealed envelope; longer ones are cut. */
export const MOST_FILE_NAME = 200

export const stepNames = [
  'kind',
  'office',
  'concern',
  'what',
  'when',
  'evidence',
  'identity',
  'reach',
  'holders',
  'code',
] as const
export type StepName = (typeof stepNames)[number]

export const identityModes = ['anonymous', 'sealed', 'given'] as const
export type IdentityMode = (typeof identityModes)[number]

/** Longest text of each field, in UTF-16 units as a browser's `maxlength` counts. Fields that are choices are not here. */
export const longest = {
  officeWords: 300,
  persons: 1_000,
  text: TEXT_MOST,
  when: 300,
  where: 300,
  dossier: 100,
  evidenceWords: 2_000,
  name: 200,
  address: 500,
  phone: 50,
  email: 200,
  reachWhen: 300,
} as const
export type TextField = keyof typeof longest
export const textFields = Object.keys(longest) as TextField[]

const choices = { kind: kindNames, concern: concernNames, field: fieldNames, identity: identityModes } as const
export type ChoiceField = keyof typeof choices
export type FormField = TextField | ChoiceField | 'office' | 'conduct' | 'files'
export const formFields: readonly FormField[] = [
  ...(Object.keys(choices) as ChoiceField[]),
  ...textFields,
  'office',
  'conduct',
  'files',
]

/** What each step asks. A field belongs to one step, so that a fault leads to its page. */
export const fieldsOf: Readonly<Record<StepName, readonly FormField[]>> = {
  kind: ['kind'],
  office: ['office', 'officeWords'],
  concern: ['concern', 'persons'],
  what: ['field', 'conduct', 'text'],
  when: ['when', 'where', 'dossier'],
  evidence: ['files', 'evidenceWords'],
  identity: ['identity', 'name', 'address'],
  reach: ['phone', 'email', 'reachWhen'],
  holders: [],
  code: [],
}

/** Answers read from outside: known names only, texts composed (NFC) and without control characters. Never throws. */
export type Answers = Partial<Record<Exclude<FormField, 'conduct' | 'files'>, string>> & {
  conduct?: readonly string[]
  files?: readonly string[]
}

/** What surrounds the form: whether identity may be kept here, and whether anybody is there to keep it sealed. */
export type Setting = { identityAllowed: boolean; hasCustodians: boolean; lang?: Lang }

/** What is sealed for the handlers. */
export type ReportContent = {
  v: 1
  kind: Kind
  office: { id: number | null; words: string }
  concern: Concern
  persons: string
  field: Field
  conduct: readonly Conduct[]
  text: string
  when: string
  where: string
  dossier: string
  evidenceWords: string
  lang: Lang
  /** Where answers go and whose signature counts, told under seal so that nobody can exchange them; older reports lack it. */
  mailbox?: OwnMailbox
}
/** Recipient and verifying key (hex) of the mailbox that belongs to the sender's code. */
export type OwnMailbox = { recipient: string; verifyKey: string }

/** What is sealed apart: who the sender is and how to reach him. */
export type ReportIdentity = {
  v: 1
  mode: Exclude<IdentityMode, 'anonymous'>
  name: string
  address: string
  phone: string
  email: string
  reachWhen: string
}

export type Report = {
  content: ReportContent
  identity: ReportIdentity | null
  identityMode: IdentityMode
  /** Pending uploads, in the order they were added. */
  files: readonly string[]
}

export type Evaluated = {
  /** The steps this report has, in order. Steps that do not apply are left out. */
  steps: readonly StepName[]
  /** First thing wrong with each field, in the language asked for. Only fields of shown steps. */
  faults: Readonly<Partial<Record<FormField, string>>>
  /** Steps that hold a fault. */
  faulted: readonly StepName[]
  /** The report, when nothing is wrong. */
  report: Report | null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
/** An unreasonable text is cut here before it is looked at; one over its limit but under this is kept, so that nothing typed is lost. */
const MOST_READ = 200_000

/**
 * Takes what a form or a stored draft holds. Unknown names, nested values and wrong kinds fall away; texts keep their line ends as
 * `\n`. Texts over the limit stay (the fault says so), except beyond any reason.
 */
export function readAnswers(raw: unknown): Answers {
  if (typeof raw !== 'object' || raw === null) return {}
  const own = (name: string): unknown => (Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined)
  const answers: { [name: string]: string | readonly string[] } = {}
  for (const name of formFields) {
    const value = own(name)
    if (name === 'conduct' || name === 'files') {
      const list = (Array.isArray(value) ? value : value === undefined ? [] : [value]).slice(0, 50)
      const kept = list.filter((one): one is string => typeof one === 'string' && one.length <= 60)
      if (kept.length > 0) answers[name] = [...new Set(kept)]
    } else {
      // A repeated field of a form arrives as a list; the last one typed counts.
      const one = Array.isArray(value) ? value.at(-1) : value
      if (typeof one === 'string') answers[name] = cleaned(one)
      else if (typeof one === 'number' && Number.isSafeInteger(one)) answers[name] = String(one)
    }
  }
  return answers as Answers
}

/** Composed letters, line ends as `\n`, no control or direction-changing characters. */
export function cleaned(text: string): string {
  return text
    .slice(0, MOST_READ)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t\u200c\u200d]/gu, '')
    .trim()
}

/** Evaluates the form. Pure and total: whatever the answers are, it answers. */
export function evaluate(raw: unknown, setting: Setting): Evaluated {
  const answers = readAnswers(raw)
  const lang = setting.lang ?? 'vi'
  const kind = chosen('kind', answers)
  const mode = setting.identityAllowed ? chosen('identity', answers) : 'anonymous'
  const steps = stepNames.filter((step) => isShown(step, { kind, mode, setting }))
  const faults: Partial<Record<FormField, string>> = {}
  for (const step of steps)
    for (const field of fieldsOf[step]) {
      const fault = faultOf(field, answers, { mode, setting })
      if (fault) faults[field] = fault[lang]
    }
  const faulted = steps.filter((step) => fieldsOf[step].some((field) => faults[field] !== undefined))
  return { steps, faults, faulted, report: faulted.length > 0 ? null : finished(answers, steps, lang) }
}

type Known = { kind?: Kind; mode?: IdentityMode; setting: Setting }

function isShown(step: StepName, { kind, mode, setting }: Known): boolean {
  // A rule has no culprit.
  if (step === 'concern') return kind !== 'rules_feedback'
  if (step === 'identity') return setting.identityAllowed
  if (step === 'reach') return mode === 'sealed' || mode === 'given'
  return true
}

function faultOf(field: FormField, answers: Answers, { mode, setting }: Known): Said | null {
  switch (field) {
    case 'files':
      return filesFault(answers.files ?? [])
    case 'conduct':
      return (answers.conduct ?? []).every((one) => (conductNames as readonly string[]).includes(one))
        ? null
        : words.list
    case 'office':
      if (answers.office) return /^[1-9]\d{0,8}$/.test(answers.office) ? null : words.list
      return answers.officeWords ? null : words.office
    case 'kind':
    case 'concern':
    case 'field':
      return chosen(field, answers) === undefined ? words[field] : null
    case 'identity':
      if (mode === undefined) return words.identity
      return mode === 'sealed' && !setting.hasCustodians ? words.custodians : null
    case 'name':
      if (mode !== 'anonymous' && mode !== undefined && !answers.name) return words.name
      break
    case 'text':
      if (!answers.text) return words.text
      if (answers.text.length < TEXT_LEAST) return words.short
      break
    case 'email':
      if (answers.email && !/^[^\s@]{1,64}@[^\s@]+\.[^\s@.]+$/.test(answers.email.slice(0, longest.email)))
        return words.email
      break
  }
  const most = longest[field as TextField]
  const length = answers[field as TextField]?.length ?? 0
  return length > most ? tooLong(most, length - most) : null
}

function filesFault(files: readonly string[]): Said | null {
  if (files.length > MOST_FILES) return words.files
  return files.every((id) => uuid.test(id)) ? null : words.list
}

function chosen<F extends ChoiceField>(field: F, answers: Answers): (typeof choices)[F][number] | undefined {
  const value = answers[field]
  return (choices[field] as readonly string[]).includes(value ?? '')
    ? (value as (typeof choices)[F][number])
    : undefined
}

/** Puts the report together. Answers to steps that are no longer shown are left out, whatever was typed there before. */
function finished(answers: Answers, steps: readonly StepName[], lang: Lang): Report {
  const shown = (field: TextField, step: StepName) => (steps.includes(step) ? (answers[field] ?? '') : '')
  const mode = steps.includes('identity') ? (chosen('identity', answers) as IdentityMode) : 'anonymous'
  const content: ReportContent = {
    v: 1,
    kind: chosen('kind', answers) as Kind,
    office: { id: answers.office ? Number(answers.office) : null, words: answers.officeWords ?? '' },
    concern: steps.includes('concern') ? (chosen('concern', answers) as Concern) : 'office',
    persons: shown('persons', 'concern'),
    field: chosen('field', answers) as Field,
    conduct: (answers.conduct ?? []) as readonly Conduct[],
    text: answers.text ?? '',
    when: answers.when ?? '',
    where: answers.where ?? '',
    dossier: answers.dossier ?? '',
    evidenceWords: answers.evidenceWords ?? '',
    lang,
  }
  const identity: ReportIdentity | null =
    mode === 'anonymous'
      ? null
      : {
          v: 1,
          mode,
          name: answers.name ?? '',
          address: answers.address ?? '',
          phone: shown('phone', 'reach'),
          email: shown('email', 'reach'),
          reachWhen: shown('reachWhen', 'reach'),
        }
  return { content, identity, identityMode: mode, files: answers.files ?? [] }
}

const words = {
  kind: { vi: 'Xin chọn loại việc', en: 'Please choose what this is about' },
  concern: {
    vi: 'Xin chọn việc này liên quan đến ai; không rõ thì chọn “Tôi không chắc”',
    en: 'Please choose whom this concerns',
  },
  field: {
    vi: 'Xin chọn lĩnh vực; không rõ thì chọn “Việc khác, hoặc không rõ”',
    en: 'Please choose a field; “not sure” is fine',
  },
  identity: { vi: 'Xin chọn có cho biết mình là ai hay không', en: 'Please choose whether to say who you are' },
  custodians: {
    vi: 'Hiện chưa có người giữ danh tính niêm phong. Xin chọn gửi không nêu tên, hoặc nêu tên công khai với người thụ lý',
    en: 'Nobody is appointed yet to keep sealed identities. Please choose another way',
  },
  name: {
    vi: 'Xin ghi họ và tên, hoặc quay lại chọn gửi không nêu tên',
    en: 'Please give your name, or choose to stay anonymous',
  },
  office: {
    vi: 'Xin chọn cơ quan trong danh sách, hoặc ghi tên cơ quan vào ô; không biết thì ghi “không rõ”',
    en: 'Please choose the office, or write its name; “not known” is fine',
  },
  text: { vi: 'Xin kể lại sự việc', en: 'Please tell what happened' },
  short: { vi: `Xin viết ít nhất ${TEXT_LEAST} ký tự`, en: `Please write at least ${TEXT_LEAST} characters` },
  email: { vi: 'Địa chỉ thư điện tử chưa đúng dạng, ví dụ: ten@vidu.vn', en: 'This e-mail address looks wrong' },
  files: { vi: `Nhiều nhất ${MOST_FILES} tệp. Xin bỏ bớt`, en: `At most ${MOST_FILES} files. Please remove some` },
  list: {
    vi: 'Giá trị này không có trong danh sách. Xin chọn lại',
    en: 'This is not in the list. Please choose again',
  },
} as const satisfies Record<string, Said>

const tooLong = (most: number, over: number): Said => ({
  vi: `Dài quá ${over.toLocaleString('vi-VN')} ký tự (nhiều nhất ${most.toLocaleString('vi-VN')}). Xin rút gọn; chữ đã gõ vẫn còn nguyên`,
  en: `${over.toLocaleString('en-GB')} characters too long (at most ${most.toLocaleString('en-GB')}). Nothing you typed is lost`,
})
