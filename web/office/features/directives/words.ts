import type { DocumentRef, DocumentRow, validities } from '@liem/domain/directives/contract'
import { typeNames } from '@liem/domain/directives/extraction/document-types'
import type { CoverageState } from '@liem/domain/directives/words'
import { coverageStates } from '@liem/domain/directives/words'
import { dayWords } from '#lib/format.ts'
import type { CellClass, CellKind } from '#ui/charts/matrix-grid.tsx'
import type { Choice } from '#ui/form/fields.tsx'
import type { Tone } from '#ui/state-badge.tsx'

export const statusWords = { stub: 'Mới được trích dẫn', draft: 'Bản thảo', registered: 'Đã vào sổ' } as const
export const statusTones: Record<DocumentRow['status'], Tone> = { stub: 'amber', draft: 'plain', registered: 'accent' }

export const validityTones: Record<keyof typeof validities, Tone> = {
  in_force: 'green',
  not_yet: 'plain',
  expired: 'grey',
  replaced: 'grey',
  recalled: 'grey',
  unknown: 'grey',
}

export const waitingWords = { acknowledge: 'Chờ xác nhận đã nhận', plan: 'Chờ kế hoạch của đơn vị' } as const

export const reviewWords = { so_ket: 'Sơ kết', tong_ket: 'Tổng kết', report: 'Báo cáo' } as const

export const paperWords = {
  original: 'Bản chính',
  annex: 'Phụ lục',
  decision: 'Quyết định kèm theo',
  evidence: 'Tài liệu',
} as const

/** Kế hoạch → "Kế hoạch". The register keeps types in small letters. */
export const typeWords = (type: string | null | undefined) => (type ? `${type[0]?.toUpperCase()}${type.slice(1)}` : '')

const collator = new Intl.Collator('vi')
/** Types of documents to choose from; one already on the record stays in the list. */
export function typeChoices(now?: string | null): Choice[] {
  const names = new Set([...typeNames, ...(now ? [now] : [])])
  return [...names].sort(collator.compare).map((value) => ({ value, words: typeWords(value) }))
}

/** How other places name a document: its symbol, else its title. */
export const nameOf = (document: Pick<DocumentRef, 'symbol' | 'title'>) => document.symbol || document.title

/** "53/KH-UBND ngày 02/11/2026". */
export const citedAs = (document: Pick<DocumentRef, 'symbol' | 'title' | 'issuedOn'>) =>
  `${nameOf(document)}${document.issuedOn ? ` ngày ${dayWords(document.issuedOn)}` : ''}`

const cellClasses: Record<CoverageState, CellClass> = {
  none: 'blank',
  no_plan: 'amber',
  late: 'red',
  planned: 'grey',
  in_progress: 'accent',
  claimed: 'accent',
  verified: 'green',
}
/** Cells of the coverage matrix: colour, sign and words. */
export const cellKinds = Object.fromEntries(
  (Object.keys(coverageStates) as CoverageState[]).map((state) => [
    state,
    { class: cellClasses[state], ...coverageStates[state] },
  ]),
) as Record<CoverageState, CellKind>

export const stateTones: Record<CoverageState, Tone> = {
  none: 'grey',
  no_plan: 'amber',
  late: 'red',
  planned: 'plain',
  in_progress: 'accent',
  claimed: 'accent',
  verified: 'green',
}

/** Kinds of files the reader takes. */
export const readable = ['.docx', '.pdf', '.html', '.htm', '.txt', '.md']
export const attachable = [...readable, '.doc', '.xlsx', '.xls', '.jpg', '.jpeg', '.png', '.zip']
export const mostBytes = 20 * 1024 * 1024
