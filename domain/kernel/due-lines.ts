import { z } from 'zod'
import type { Calendar } from './calendar.ts'
import { type IsoDate, isIsoDate } from './dates.ts'
import { dueOn, longestLength } from './deadline.ts'
import { unitWords } from './deadline-words.ts'
import type { Term, Unit } from './reckon.ts'

const date = (what: string) =>
  z
    .string(`${what} phải là chữ dạng năm-tháng-ngày`)
    .refine(isIsoDate, `${what} không phải ngày có thật dạng năm-tháng-ngày, ví dụ 2026-11-21`)
    .transform((text) => text as IsoDate)

const lengthOf = (what: string) =>
  z
    .number(`${what} phải là số nguyên dương`)
    .int(`${what} phải là số nguyên dương`)
    .min(1, `${what} phải là số nguyên dương`)

const forwardUnits = ['WD', 'CD', 'week', 'month', 'year', 'detention-month'] as const
const units = [...forwardUnits, 'WD-before', 'CD-before'] as const

const tooLong = (what: string, { unit, length }: { unit: Unit; length: number }) =>
  length > longestLength(unit) ? [`${what} không được quá ${longestLength(unit)} ${unitWords[unit]}`] : []

/** One line of `npm run liem -- due`. */
export const DueLine = z
  .object(
    {
      id: z.union([z.string(), z.number()], 'id phải là chữ hoặc số'),
      start: date('start'),
      unit: z.enum(units, `unit phải là một trong: ${units.join(', ')}`),
      length: lengthOf('length'),
      roll: z.boolean('roll phải là true hoặc false').optional(),
      pauses: z
        .array(
          z
            .object(
              { from: date('pauses.from'), resume: date('pauses.resume').nullish() },
              'mỗi lần tạm dừng phải là {from, resume}',
            )
            .refine((p) => p.resume == null || p.resume >= p.from, 'pauses.resume không được sớm hơn pauses.from'),
          'pauses phải là danh sách',
        )
        .optional(),
      extensions: z
        .array(
          z.object(
            {
              unit: z.enum(forwardUnits, `extensions.unit phải là một trong: ${forwardUnits.join(', ')}`),
              length: lengthOf('extensions.length'),
            },
            'mỗi lần gia hạn phải là {unit, length}',
          ),
          'extensions phải là danh sách',
        )
        .optional(),
    },
    'Mỗi dòng phải là một đối tượng JSON',
  )
  .refine(
    (line) => !line.unit.endsWith('-before') || !(line.pauses?.length || line.extensions?.length),
    'Thời hạn đếm lùi trước một sự kiện không có tạm dừng hay gia hạn',
  )
  .superRefine((line, report) => {
    const faults = [
      ...(line.start < '1900' || line.start >= '2200' ? ['start phải nằm trong khoảng năm 1900 đến 2199'] : []),
      ...tooLong('length', line),
      ...(line.extensions ?? []).flatMap((extension) => tooLong('extensions.length', extension)),
    ]
    for (const message of faults) report.addIssue({ code: 'custom', message })
  })
export type DueLine = z.infer<typeof DueLine>

export type DueAnswer =
  | { id: string | number; due: IsoDate | null; provisional: boolean; explanation: string }
  | { id: string | number | null; error: string }

/** Answers one JSON line. Never throws: bad input comes back as `{id, error}` with Vietnamese words. */
export function answerDueLine(line: string, calendar: Calendar): DueAnswer {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch {
    return { id: null, error: 'Dòng này không phải JSON hợp lệ.' }
  }
  const read = DueLine.safeParse(raw)
  if (!read.success) {
    const said = [...new Set(read.error.issues.map((issue) => issue.message))]
    return { id: idOf(raw), error: `${said.join('; ')}.` }
  }
  const { id, start, pauses, extensions } = read.data
  const facts = {
    start,
    pauses: pauses?.map(({ from, resume }) => ({ from, resume: resume ?? undefined })),
    extensions,
  }
  const { due, provisional, explanation } = dueOn(termFrom(read.data), facts, calendar)
  return { id, due, provisional, explanation: explanation.join(' ') }
}

/** Working-day and custody terms know no roll: the field is not carried over. */
function termFrom({ unit, length, roll }: DueLine): Term {
  switch (unit) {
    case 'WD':
    case 'WD-before':
    case 'detention-month':
      return { unit, length }
    default:
      return { unit, length, roll }
  }
}

function idOf(raw: unknown): string | number | null {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
