import { randomBytes, utf8 } from '@liem/sealing/bytes'
import { makeReportKey } from '@liem/sealing/report-key'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'
import { expect, test } from 'vitest'
import { keepMailbox, mailboxFor } from './own-mailbox.ts'
import { isSenders } from './sealed.ts'

const id = '0b0f3b5e-7f3a-4c6e-9a55-3a1f0d7b8c11'
const own = makeReportKey().recipient
const other = makeReportKey().recipient
const petition = (mailboxRecipient: string | null, report = id) => ({
  id: report,
  mailboxRecipient,
  contentRecipient: own,
})

test('words are sealed only to the mailbox that the sender told under seal', () => {
  expect(() => mailboxFor(petition(own), { words: true })).toThrow()
  expect(mailboxFor(petition(own), { words: false })).toBe(own)
  keepMailbox(id, { v: 1, mailbox: { recipient: own, verifyKey: 'aa' } })
  expect(mailboxFor(petition(own), { words: true })).toBe(own)
  for (const words of [true, false]) {
    try {
      expect(mailboxFor(petition(other), { words })).toBe('refused')
    } catch (refused) {
      expect((refused as { words: string }).words).toContain('có thể đã bị thay')
    }
  }
  expect(mailboxFor(petition(null), { words: true })).toBeNull()
  // An older report told none: then there is nothing to compare.
  keepMailbox('older', { v: 1, text: 'x' })
  expect(mailboxFor(petition(other, 'older'), { words: true })).toBe(other)
})

test('a withdrawal put into the database is not the sender’s', () => {
  const secret = randomBytes(32)
  const verifyKey = verifyKeyOf(secret)
  const hash = 'ab'.repeat(32)
  const said = { v: 1, locator: '00'.repeat(16), id, kind: 'withdrawal', hash }
  const text = (signed: object) => Buffer.from(JSON.stringify(signed)).toString('base64')
  const letter = { id, kind: 'withdrawal', proof: text(signStatement('mailbox-item', said, secret)) }
  expect(isSenders(letter, hash, verifyKey)).toBe(true)
  const planted = randomBytes(32)
  for (const false_ of [
    { ...letter, proof: null },
    { ...letter, proof: '!!' },
    { ...letter, proof: text([]) },
    { ...letter, proof: Buffer.from(utf8('{"kind":1}')).toString('base64') },
    { ...letter, proof: text(signStatement('mailbox-item', said, planted)) },
    { ...letter, kind: 'message' },
    { ...letter, id: id.replace('0b', '0c') },
  ])
    expect(isSenders(false_, hash, verifyKey)).toBe(false)
  expect(isSenders(letter, 'cd'.repeat(32), verifyKey)).toBe(false)
})
