import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { type Job, job } from './jobs.ts'
import type { Settings } from './settings.ts'

type Letter = { id: string; to: string; locale: string; kind: string; facts: Record<string, number>; onceKey: string }

/** Tried so often, ever further apart (a minute, two, four … about a day in all), then left with its error. */
const MOST_TRIES = 11
const AT_ONCE = 20

type Post = (mail: { to: string; subject: string; text: string; messageId: string }) => Promise<void>

/** The job that sends what waits; none where no mail server is set. */
export function mailJobs(settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'officeUrl'>): Job[] {
  if (!settings.smtpUrl) return []
  const transport = createTransport(settings.smtpUrl)
  return [
    sendWaiting(settings.officeUrl, async (mail) => {
      await transport.sendMail({ from: settings.mailFrom, ...mail })
    }),
  ]
}

/**
 * Sends waiting letters, each taken in a transaction of its own before it goes out: a crash half-way means a second copy later,
 * with the same message id, never a lost letter and never a lock held over the network.
 */
export const sendWaiting = (officeUrl: string, post: Post) =>
  job({
    name: 'mail.send',
    payload: z.object({}),
    everyMinutes: 2,
    run: async ({ inTx, now }) => {
      const letters = await inTx(async ({ tx }) => {
        const { rows } = await sql<Letter>`
          with waiting as (
            select id from mail_outbox where sent_at is null and failed_count < ${MOST_TRIES} and next_at <= ${now}
            order by next_at limit ${AT_ONCE} for update skip locked
          ), taken as (
            update mail_outbox m set failed_count = m.failed_count + 1, last_error = 'not confirmed',
              next_at = ${now}::timestamptz + make_interval(mins => power(2, m.failed_count)::int)
            from waiting w where w.id = m.id returning m.*
          )
          select t.id, o.email as to, o.locale, t.kind, t.facts, t.once_key as "onceKey" from taken t join officer o on o.id = t.officer_id
          where o.email is not null and o.wants_mail`.execute(tx)
        return rows
      })
      for (const letter of letters) {
        const outcome = await post({
          to: letter.to,
          ...wordsOf(letter, officeUrl),
          messageId: messageIdOf(letter),
        }).then(
          () => ({ sent_at: now, last_error: null }),
          (error: { code?: string }) => ({ sent_at: null, last_error: error.code ?? 'error' }),
        )
        await inTx(({ tx }) => tx.updateTable('mail_outbox').set(outcome).where('id', '=', letter.id).execute())
      }
    },
  })

const messageIdOf = ({ onceKey }: Letter) =>
  `<${createHash('sha256').update(onceKey).digest('hex').slice(0, 32)}@liem.invalid>`

/** Counts and a link, nothing of any case: mail leaves the house. */
function wordsOf({ locale, facts }: Letter, officeUrl: string): { subject: string; text: string } {
  const { overdue = 0, soon = 0 } = facts
  return locale === 'en'
    ? {
        subject: `Liêm: ${overdue} overdue, ${soon} due within 7 days`,
        text: `Today you have ${overdue} overdue duties and ${soon} due within 7 days.\n\nOpen: ${officeUrl}/\n\nTo stop these mails: ${officeUrl}/account`,
      }
    : {
        subject: `Liêm: ${overdue} việc quá hạn, ${soon} việc đến hạn trong 7 ngày`,
        text: `Hôm nay đồng chí có ${overdue} việc quá hạn và ${soon} việc đến hạn trong 7 ngày tới.\n\nMở để xem: ${officeUrl}/\n\nKhông nhận thư này nữa: ${officeUrl}/account`,
      }
}
