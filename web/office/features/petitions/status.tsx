import type { Petition } from '@liem/domain/petitions/reading.contract'
import { type StatusFacts, statusLetter } from '@liem/domain/petitions/status-words'
import { useId } from 'react'
import { AreaField } from '#ui/form/fields.tsx'
import { mailboxFor } from './own-mailbox.ts'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'

/** Seals what the reporter will read of a step; nothing when the report has no mailbox. */
export async function sealedStatus(petition: Petition, facts: StatusFacts): Promise<string | null> {
  const mailbox = mailboxFor(petition, { words: Boolean(facts.added) })
  if (!mailbox) return null
  const { sealStatus } = await sealingRoom()
  return sealStatus(statusLetter(facts), petition.id, mailbox)
}

type Props = {
  petition: Petition
  facts: StatusFacts
  /** A word of one's own to the reporter; left out where the step has its own text. */
  added?: { value: string; onChange: (value: string) => void }
}

/** Exactly what the reporter will read, before it is sealed. */
export function StatusPreview({ petition, facts, added }: Props) {
  const id = useId()
  if (!petition.mailboxRecipient)
    return <p className={css.about}>Đơn này không có hộp thư theo mã biên nhận: người gửi được báo bằng văn bản.</p>
  const letter = statusLetter(facts)
  return (
    <section className={css.told} aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`}>Người phản ánh sẽ đọc được</h3>
      <p>
        <b>{letter.title}</b>
      </p>
      {letter.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {added && (
        <AreaField
          id={`${id}-added`}
          name="added"
          label="Thêm lời nhắn cho người phản ánh"
          optional
          hint="Không nêu tên cán bộ, không nêu tên người bị phản ánh."
          rows={2}
          maxLength={1000}
          value={added.value}
          onChange={(value) => added.onChange(value ?? '')}
        />
      )}
    </section>
  )
}
