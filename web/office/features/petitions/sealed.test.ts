import { replyLetter } from '@liem/domain/petitions/papers/letters'
import { StatusLetter, statusLetter } from '@liem/domain/petitions/status-words'
import { fromBase64url, toBase64url, utf8 } from '@liem/sealing/bytes'
import { isEnvelope, open, seal } from '@liem/sealing/envelope'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import { expect, test } from 'vitest'
import * as sealed from './sealed.ts'

const id = '0b0f3b5e-7f3a-4c6e-9a55-3a1f0d7b8c11'
const other = '0b0f3b5e-7f3a-4c6e-9a55-3a1f0d7b8c12'
const officer = makeReportKey()
const content = makeReportKey()
const report = { id, contentRecipient: content.recipient, identityRecipient: null }

test('an officer opens the report and hands it on; the next one reads the same content', async () => {
  const wrap = toBase64url(await wrapKey(content.identity, { report: id, part: 'content', to: officer.recipient }))
  const keys = await sealed.openReport(officer.identity, report, [{ part: 'content', keyId: id, wrap }])
  expect(keys).toEqual({ content: content.identity, identity: null })
  const verifier = makeReportKey()
  const next = await sealed.wrapFor(keys.content as string, id, 'content', {
    id: 7,
    keyId: other,
    recipient: verifier.recipient,
  })
  expect(next).toMatchObject({ officerId: 7, keyId: other })
  const again = await sealed.openReport(verifier.identity, report, [{ ...next, part: 'content' }])
  const file = await seal({ purpose: 'content', report: id, part: 'content' }, utf8('{"text":"chậm"}'), [
    content.recipient,
  ])
  const { body } = await sealed.openPart(file, again.content as string, id, {
    id: other,
    part: 'content',
    madeHere: false,
  })
  expect(sealed.jsonOf(body)).toEqual({ text: 'chậm' })
})

test('a wrap with another key than the recorded one, and a part of another report or place, are refused in plain words', async () => {
  const false_ = makeReportKey()
  const wrap = toBase64url(await wrapKey(false_.identity, { report: id, part: 'content', to: officer.recipient }))
  const wrong = await sealed
    .openReport(officer.identity, report, [{ part: 'content', keyId: id, wrap }])
    .catch((e) => e)
  expect(sealed.faultWords(wrong)).toContain('đã bị sửa')
  const file = await seal({ purpose: 'paper', report: id, part: id }, utf8('x'), [content.recipient])
  const moved = (to: string, part: string) =>
    sealed
      .openPart(file, content.identity, to, { id: part, part: 'paper', madeHere: true })
      .then(() => 'opened', sealed.faultWords)
  expect(await moved(id, id)).toBe('opened')
  expect(await moved(other, id)).toContain('vụ việc khác')
  expect(await moved(id, other)).toContain('vụ việc khác')
})

test('what the reporter gets is a status letter of the contract, for the mailbox only', async () => {
  const mailbox = makeReportKey()
  const letter = statusLetter({ step: 'opened', on: '2026-11-21' })
  const bytes = fromBase64url(await sealed.sealStatus(letter, id, mailbox.recipient))
  expect(isEnvelope(bytes)).toBe(true)
  const { body } = await open(bytes, mailbox.identity, { purpose: 'status', report: id })
  expect(StatusLetter.parse(sealed.jsonOf(body))).toEqual(letter)
  await expect(open(bytes, content.identity, { purpose: 'status', report: id })).rejects.toMatchObject({
    why: 'not-for-you',
  })
})

test('a paper comes back as data and as the Word document it became', async () => {
  const paper = replyLetter({
    head: {
      side: 'state',
      sender: 'Thanh tra tỉnh',
      senderAbove: null,
      place: 'Sông Lam',
      on: '2026-11-21',
      number: null,
      tail: 'TTr',
      signer: { authority: null, capacity: null, title: 'Chánh Thanh tra', name: null },
    },
    about: { kind: 'phản ánh', number: null, receivedOn: '2026-11-02', office: null },
    to: null,
    reply: 'accepted',
    forwardedTo: null,
    resultBy: null,
    reasons: 'Đúng thẩm quyền.',
  })
  const stored = await sealed.sealPaper(paper, { report: id, label: 'answer', to: content.recipient })
  const { head, body } = await sealed.openPart(fromBase64url(stored.bytes), content.identity, id, {
    id: stored.id,
    part: 'paper',
    madeHere: true,
  })
  const back = sealed.storedPaper({ media: head.media, body }, true)
  expect(back?.paper).toEqual(paper)
  expect(String.fromCharCode(...(back?.docx.subarray(0, 2) ?? []))).toBe('PK')
})

test('what calls itself an official paper is one only when an officer made it, and broken ones never are', () => {
  const body = (said: unknown) => ({ media: sealed.paperMedia, body: utf8(JSON.stringify(said)) })
  const paper = { form: 'state', title: 'x', symbol: 'x', issuer: 'x', place: 'x', body: [], recipients: [] }
  const whole = { v: 1, paper, docx: 'UEs' }
  expect(sealed.storedPaper(body(whole), true)?.paper).toEqual(paper)
  expect(sealed.storedPaper(body(whole), false)).toBeUndefined()
  for (const broken of [
    null,
    { v: 1 },
    { ...whole, docx: 7 },
    { ...whole, docx: '§' },
    { ...whole, paper: { ...paper, body: 'x' } },
    { ...whole, paper: { ...paper, title: {} } },
  ])
    expect(sealed.storedPaper(body(broken), true)).toBeUndefined()
})
