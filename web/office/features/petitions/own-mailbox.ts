import type { OwnMailbox } from '@liem/domain/petitions/form'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { cannot } from './act.tsx'

/** Mailboxes as the senders told them under seal, of reports opened in this page; null where an older report told none. */
const told = new Map<string, OwnMailbox | null>()

/** Keeps the mailbox that a report's opened content names. */
export function keepMailbox(report: string, content: unknown): void {
  told.set(report, mailboxIn(content))
}
export const mailboxOf = (report: string): OwnMailbox | null | undefined => told.get(report)

function mailboxIn(content: unknown): OwnMailbox | null {
  const box = typeof content === 'object' && content !== null && 'mailbox' in content ? content.mailbox : null
  if (typeof box !== 'object' || box === null) return null
  const { recipient, verifyKey } = box as Partial<Record<keyof OwnMailbox, unknown>>
  return typeof recipient === 'string' && typeof verifyKey === 'string' ? { recipient, verifyKey } : null
}

/**
 * To whom words for the reporter are sealed; null without a mailbox. Whoever writes the database could put his own key in the place
 * of the reporter's, so the one under seal must be the same. `words`: free words, for which the report must have been opened here.
 */
export function mailboxFor(
  { id, mailboxRecipient, contentRecipient }: Pick<Petition, 'id' | 'mailboxRecipient' | 'contentRecipient'>,
  { words }: { words: boolean },
): string | null {
  if (!mailboxRecipient) return null
  const own = told.get(id)
  if (own && own.recipient !== mailboxRecipient)
    throw cannot(
      'Khóa hộp thư trên máy chủ khác khóa mà người gửi ghi trong tin đã niêm phong: có thể đã bị thay. Chưa gửi gì. Xin báo ngay người phụ trách và bộ phận kiểm tra nhật ký.',
    )
  if (own === undefined && words && contentRecipient)
    throw cannot('Xin mở niêm phong tin này trước: cần đối chiếu hộp thư với khóa người gửi ghi trong tin.')
  return mailboxRecipient
}
