import { checkMinutes } from '@liem/domain/petitions/papers/check-minutes'
import type { Letterhead } from '@liem/domain/petitions/papers/letterhead'
import { verificationReport } from '@liem/domain/petitions/papers/report'
import { kinds, outcomes } from '@liem/domain/petitions/words'
import { writeDocx } from '@liem/papers/write-docx'
import { toBase64url } from '@liem/sealing/bytes'
import type { Officer } from '../officers.ts'
import type { Story } from './texts.ts'

const head = (officer: Officer, on: string): Letterhead => ({
  side: 'state',
  sender: officer.unit.name,
  senderAbove: officer.unit.parent?.name ?? null,
  place: 'Trung Tâm',
  on,
  number: null,
  tail: 'TTr',
  signer: { authority: null, capacity: null, title: officer.title, name: officer.name },
})

/** Minutes of the check as the verifier's browser would store them: data, and the Word document it became. */
export function minutesOf(story: Story, place: string, officer: Officer, on: string) {
  return stored(
    checkMinutes(head(officer, on), {
      on,
      from: '08:30',
      to: '10:15',
      place,
      checkers: `${officer.name}, ${officer.title}`,
      present: 'Người trực tại nơi được kiểm tra',
      seen: story.seen ?? '',
      explained: '',
      taken: 'Bản sao các trang sổ có liên quan.',
    }),
  )
}

export function reportOf(story: Story, receivedOn: string, officer: Officer, on: string) {
  const outcome = story.outcome ?? 'not_verifiable'
  return stored(
    verificationReport({
      head: head(officer, on),
      about: { kind: kinds[story.kind].toLocaleLowerCase('vi'), number: null, receivedOn, office: null },
      to: 'Chủ tịch Ủy ban nhân dân tỉnh',
      done: 'Kiểm tra đột xuất tại chỗ; xem sổ sách, hồ sơ; nghe người có liên quan.',
      findings: story.seen ?? '',
      outcome: `Phản ánh: ${outcomes[outcome].toLocaleLowerCase('vi')}`,
      proposals: 'Trả lời người phản ánh, công bố kết quả; chấn chỉnh việc đã nêu.',
    }),
  )
}

async function stored(paper: Parameters<typeof writeDocx>[0]) {
  return { v: 1, paper, docx: toBase64url(await writeDocx(paper)) }
}
