import { centralPapers } from './central.ts'
import { formerPapers } from './former.ts'
import { harassmentPapers } from './harassment.ts'
import { harassmentFollowUps } from './harassment-follow-up.ts'
import type { PaperSpec } from './paper.ts'
import { partyPapers } from './party.ts'
import { provincePapers } from './province.ts'
import { yearPapers } from './year-plan.ts'

/** The register of the demonstration, in no particular order. */
export const papers: readonly PaperSpec[] = [
  ...centralPapers,
  ...formerPapers,
  ...partyPapers,
  ...provincePapers,
  ...yearPapers,
  ...harassmentPapers,
  ...harassmentFollowUps,
]

/** A decree that others name before anybody has registered it: a citation without a day. */
export const citation = {
  symbol: '164/2026/NĐ-CP',
  type: 'nghị định',
  title: 'Về kiểm soát tài sản, thu nhập của người có chức vụ, quyền hạn',
  issuerName: 'Chính phủ',
  namedBy: ['kh-nam', 'kh-ct-tu'],
} as const
