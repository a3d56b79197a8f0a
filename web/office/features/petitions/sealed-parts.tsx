import type { PartMeta, Petition } from '@liem/domain/petitions/reading.contract'
import { useEffect, useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/page.tsx'
import { Attachment } from './attachment.tsx'
import { IdentityWords, MessageWords, ReportWords, SealedName } from './content.tsx'
import { ClosedReport, useOpened } from './opened.tsx'
import { mailboxOf } from './own-mailbox.ts'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'

const files: readonly PartMeta['part'][] = ['evidence', 'scan', 'paper', 'extract', 'note']

/** What is sealed in the report: closed, or opened in this page. */
export function SealedPart({ petition }: { petition: Petition }) {
  const { keys } = useOpened()
  const shown = petition.parts.filter((part) => part.sealedTo !== 'mailbox')
  const content = shown.filter((part) => part.part === 'content')
  const identity = shown.filter((part) => part.part === 'identity')
  const attached = shown.filter((part) => files.includes(part.part))
  return (
    <>
      {!keys && <ClosedReport />}
      {keys?.content &&
        content.map((part, index) => (
          <Section
            key={part.id}
            title={content.length > 1 ? `Nội dung, lá đơn ${index + 1}` : 'Nội dung'}
            hint="Lời của người gửi, mở trong trang này. Rời trang là đóng lại."
          >
            <ReportWords part={part} />
          </Section>
        ))}
      {keys?.identity &&
        identity.map((part) => (
          <Section key={part.id} title="Danh tính người phản ánh" hint="Chỉ dùng cho mục đích đã nêu.">
            <div className={css.read}>
              <IdentityWords part={part} />
            </div>
          </Section>
        ))}
      {attached.length > 0 && (
        <Section title={`Tài liệu, văn bản (${attached.length})`}>
          <ul className={css.list}>
            {attached.map((part) => (
              <Attachment key={part.id} part={part} place={placeOf(attached, part)} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** “Tài liệu kèm theo 2”: counted among its like, where there are several. */
function placeOf(all: readonly PartMeta[], part: PartMeta): number | undefined {
  const like = all.filter((one) => one.part === part.part && one.label === part.label)
  return like.length > 1 ? like.indexOf(part) + 1 : undefined
}

/** Who is named: officers and units as they stand on record, other names once the report is open. */
export function SealedSubjects({ petition }: { petition: Petition }) {
  const { keys } = useOpened()
  return (
    <ul className={css.list}>
      {petition.subjects.map((one) => {
        const part = petition.parts.find((found) => found.id === one.partId)
        return (
          <li key={one.id}>
            <div>
              {one.officer?.name ?? one.unit?.name}
              {part &&
                (keys?.content ? <SealedName part={part} /> : <span className={css.about}>Tên đang niêm phong</span>)}
            </div>
            {one.withdrawnAt && <span className={css.about}>đã bỏ {instantWords(one.withdrawnAt)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

const letterWords: Readonly<Record<string, string>> = {
  message: 'Tin nhắn',
  evidence: 'Gửi thêm tài liệu',
  protection: 'Đề nghị được bảo vệ',
  withdrawal: 'Muốn rút phản ánh',
  rating: 'Chấm điểm việc xử lý',
  reply: 'Trả lời',
  status: 'Báo tình trạng',
  offer: 'Mời làm việc, hướng dẫn',
}

/** What went to and fro. What was sealed to the mailbox only its owner reads again; our copies are sealed to the report. */
export function Letters({ petition }: { petition: Petition }) {
  const { keys } = useOpened()
  if (petition.letters.length === 0)
    return (
      <Empty
        words="Chưa có trao đổi nào với người phản ánh"
        hint={petition.mailboxRecipient ? undefined : 'Đơn này không có hộp thư theo mã biên nhận.'}
      />
    )
  return (
    <div className={css.stack}>
      {petition.letters.map((one) => {
        const part = copyOf(petition, one) ?? petition.parts.find((found) => found.id === one.partId)
        const readable = part && part.sealedTo === 'report' && part.part === 'message'
        return (
          <div key={one.id} className={css.letter} data-out={one.direction === 'out' ? '' : undefined}>
            <b>{letterWords[one.kind] ?? one.kind}</b>
            <span className={css.small}>
              {one.direction === 'in' ? 'Người phản ánh' : (one.by?.name ?? 'Cơ quan')} · {instantWords(one.at)}
            </span>
            {one.direction === 'in' && keys?.content && (
              <Unsigned
                report={petition.id}
                letter={one}
                hash={petition.parts.find((p) => p.id === one.partId)?.hash ?? ''}
              />
            )}
            {readable && keys?.content ? (
              <MessageWords part={part} />
            ) : (
              <p className={css.about}>{closedWords(one.direction, part, readable === true)}</p>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Marks what the sender's own key has not signed: anybody who writes the database could have put it there. */
function Unsigned({ report, letter, hash }: { report: string; letter: Petition['letters'][number]; hash: string }) {
  const [isFalse, setFalse] = useState(false)
  const own = mailboxOf(report)
  useEffect(() => {
    let gone = false
    if (own) void sealingRoom().then((room) => !gone && setFalse(!room.isSenders(letter, hash, own.verifyKey)))
    return () => {
      gone = true
    }
  }, [own, letter, hash])
  if (!isFalse) return null
  return (
    <p className={css.warn} role="alert">
      Không có chữ ký của người gửi: không được coi là lời của người phản ánh. Xin báo bộ phận kiểm tra nhật ký.
    </p>
  )
}

/** Our own words went to the mailbox, which only its owner opens; the copy for the file was made in the same act. */
function copyOf(petition: Petition, letter: Petition['letters'][number]): PartMeta | undefined {
  if (letter.direction === 'in') return undefined
  return petition.parts.find(
    (part) =>
      part.part === 'message' &&
      part.sealedTo === 'report' &&
      part.madeAt === letter.at &&
      part.madeBy?.id === letter.by?.id,
  )
}

function closedWords(direction: 'in' | 'out', part: PartMeta | undefined, readable: boolean): string {
  if (readable) return 'Đang niêm phong: mở niêm phong để đọc.'
  if (part?.part === 'evidence') return 'Tệp nằm ở phần Tài liệu, văn bản.'
  if (direction === 'out') return 'Niêm phong cho người phản ánh; chỉ mã biên nhận mở lại được.'
  return ''
}
