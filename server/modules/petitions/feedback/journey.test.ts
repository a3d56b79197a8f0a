import { listPetitions, openPetition, readPart, readPetition } from '@liem/domain/petitions/reading.contract'
import {
  addPaper,
  answerPetition,
  apologise,
  approvePublication,
  assignPetition,
  classifyPetition,
  closePetition,
  concludePetition,
  filePetition,
  mergePetition,
  proposePublication,
  recordCheck,
  replyToPetition,
  sendMessage,
} from '@liem/domain/petitions/steps.contract'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { open } from '@liem/sealing/envelope'
import { unwrapKey } from '@liem/sealing/report-key'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aLetter, aPaper, aPetition, aWrap, type KeyHolder, type SealedPetition } from '#test/petitions'
import { anOfficer, aProvince } from '#test/world'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let gate: [KeyHolder, KeyHolder]
let verifier: KeyHolder
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(owner())
  gate = [
    await aCleared(owner(), province.inspectorate, 'gatekeeper'),
    await aCleared(owner(), province.inspectorate, 'gatekeeper'),
  ]
  verifier = await aCleared(owner(), province.inspectorate, 'verifier')
})
afterAll(() => app.end())

const [commune] = [0]
const report = (more: Partial<Parameters<typeof aPetition>[1]> = {}) =>
  aPetition(owner(), { gate: province.inspectorate, office: province.communes[commune], holders: gate, ...more })
const as = (holder: KeyHolder) => app.as(holder.officer)
const page = (holder: KeyHolder, id: string) => as(holder).ok(readPetition, { params: { id } })
const versionOf = async (id: string) =>
  (await owner().selectFrom('petition').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version

async function classified(petition: SealedPetition, body: object = {}) {
  await as(gate[0]).ok(openPetition, { params: { id: petition.id }, body: { purpose: 'first_reading' } })
  return as(gate[0]).ok(classifyPetition, {
    params: { id: petition.id },
    body: {
      version: await versionOf(petition.id),
      kind: 'harassment',
      field: 'land',
      concern: 'staff',
      officeId: province.communes[0].id,
      handling: 'own',
      subjects: [],
      ...body,
    },
  })
}

describe('a report on harassment at a counter', () => {
  test('is opened, classified, checked unannounced, answered in term, apologised for, published and closed', async () => {
    const petition = await report()
    const { id } = petition
    const row = (await as(gate[0]).ok(listPetitions, { query: {} })).rows.find((one) => one.id === id)
    expect(row).toMatchObject({ state: 'received', book: null, alarm: false })
    expect(row?.can).toContain('open')

    expect(await as(gate[0]).refused(readPart, { params: { id, partId: petition.contentPartId } })).toBe(
      'petition.not_opened',
    )
    const opened = await as(gate[0]).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
    const wrap = Buffer.from(opened.wraps[0]?.wrap ?? '', 'base64url')
    const key = await unwrapKey(wrap, gate[0].identity, {
      report: id,
      part: 'content',
      recipient: petition.contentRecipient,
    })
    const file = await as(gate[0]).call(readPart, { params: { id, partId: petition.contentPartId } })
    const { body } = await open(file.bytes, key, { purpose: 'content', report: id })
    expect(Buffer.from(body).toString()).toContain('đòi thêm tiền')

    const { version, book } = await classified(petition)
    expect(book).toMatchObject({ kind: 'open', year: 2026, unit: { id: province.inspectorate.id } })
    expect(await as(gate[0]).refused(replyToPetition, { params: { id }, body: { version, reply: 'accepted' } })).toBe(
      'petition.tell_reporter',
    )
    let now = await as(gate[0]).ok(replyToPetition, {
      params: { id },
      body: { version, reply: 'accepted', status: await aLetter(petition) },
    })
    now = await as(gate[0]).ok(assignPetition, {
      params: { id },
      body: {
        version: now.version,
        officers: [
          {
            officerId: verifier.officer.id,
            capacity: 'handler',
            keyId: verifier.keyId,
            wrap: await aWrap(petition, verifier),
          },
        ],
      },
    })
    expect((await page(verifier, id)).can).toEqual(expect.arrayContaining(['conclude', 'check', 'open']))
    now = await as(verifier).ok(recordCheck, {
      params: { id },
      body: {
        version: now.version,
        checkedOn: '2026-11-21',
        confirmed: true,
        minutes: await aPaper(petition, 'unannounced_check'),
      },
    })
    now = await as(verifier).ok(concludePetition, {
      params: { id },
      body: { version: now.version, outcome: 'substantiated', apologyDue: true, report: await aPaper(petition) },
    })
    now = await as(gate[1]).ok(answerPetition, {
      params: { id },
      body: { version: now.version, letter: await aLetter(petition, 'message') },
    })
    expect(await as(gate[1]).refused(closePetition, { params: { id }, body: { version: now.version } })).toBe(
      'petition.apology_due',
    )
    const words = 'UBND xã xin lỗi người dân đã phải đi lại nhiều lần.'
    const apology = await as(verifier).ok(proposePublication, {
      params: { id },
      body: { version: now.version, kind: 'apology', words },
    })
    now = await as(gate[1]).ok(approvePublication, {
      params: { id, publicationId: apology.id },
      body: { version: apology.version },
    })
    now = await as(gate[1]).ok(apologise, {
      params: { id },
      body: { version: now.version, on: '2026-11-21', way: 'publication' },
    })
    const result = await as(gate[0]).ok(proposePublication, {
      params: { id },
      body: { version: now.version, kind: 'result', words: 'Đã xử lý.' },
    })
    expect(
      await as(gate[0]).refused(approvePublication, {
        params: { id, publicationId: result.id },
        body: { version: result.version },
      }),
    ).toBe('second_officer.same')
    now = await as(gate[1]).ok(approvePublication, {
      params: { id, publicationId: result.id },
      body: { version: result.version },
    })
    expect(await as(gate[1]).refused(closePetition, { params: { id }, body: { version: now.version } })).toBe(
      'petition.closed_by_answerer',
    )
    expect((await page(gate[1], id)).can).not.toContain('close')
    expect((await page(gate[0], id)).can).toContain('close')
    await as(gate[0]).ok(closePetition, { params: { id }, body: { version: now.version } })

    const end = await page(gate[0], id)
    expect(end).toMatchObject({ state: 'closed', outcome: 'substantiated', apologyWay: 'publication' })
    expect(end.clocks.filter((clock) => clock.metOn === null)).toEqual([])
    expect(end.timeline.map((one) => one.act)).toEqual([
      'petitions.receive',
      'petitions.open',
      'petitions.open',
      'petitions.classify',
      'petitions.reply',
      'petitions.assign',
      'petitions.check',
      'petitions.conclude',
      'petitions.answer',
      'petitions.propose_publication',
      'petitions.publish',
      'petitions.apologise',
      'petitions.propose_publication',
      'petitions.publish',
      'petitions.close',
    ])
    const { rows } = await sql<{ words: string }>`select words from portal_publications(10)`.execute(app.db.portal)
    expect(rows.map((one) => one.words)).toContain(words)
  })

  test('anything that is not an envelope is refused, and so is a step on an older version', async () => {
    const petition = await report()
    const { version } = await classified(petition)
    const plain = toBase64url(utf8('Kính gửi ông/bà, '.repeat(100)))
    const send = (body: object) =>
      as(gate[0]).refused(replyToPetition, { params: { id: petition.id }, body: body as never })
    expect(await send({ version, reply: 'accepted', status: plain })).toBe('petition.not_envelope')
    expect(await send({ version: version - 1, reply: 'accepted', status: await aLetter(petition) })).toBe(
      'record.changed',
    )
  })

  test('a paper for the file, and an extract sealed to who must answer and holds nothing else', async () => {
    const petition = await report()
    const { version } = await classified(petition)
    const head = await aCleared(owner(), province.finance, 'head')
    const extract = await aPaper(petition, 'extract')
    await as(gate[0]).ok(addPaper, {
      params: { id: petition.id },
      body: { version, paper: extract, toOfficerId: head.officer.id },
    })
    const opened = await as(head).ok(openPetition, { params: { id: petition.id }, body: { purpose: 'answering' } })
    expect(opened.wraps).toEqual([])
    expect((await as(head).call(readPart, { params: { id: petition.id, partId: extract.id } })).status).toBe(200)
    expect(await as(head).refused(readPart, { params: { id: petition.id, partId: petition.contentPartId } })).toBe(
      'record.not_found',
    )
    expect((await page(head, petition.id)).can).not.toContain('regrant')
  })

  test('a message leaves a sealed copy; without a mailbox there is nobody to write to', async () => {
    const petition = await report()
    await as(gate[0]).ok(openPetition, { params: { id: petition.id }, body: { purpose: 'first_reading' } })
    await as(gate[0]).ok(sendMessage, {
      params: { id: petition.id },
      body: { letter: await aLetter(petition, 'message') },
    })
    expect((await page(gate[1], petition.id)).letters).toMatchObject([{ direction: 'out', kind: 'message' }])
    const letter = await report({ channel: 'letter' })
    expect(
      await as(gate[0]).refused(sendMessage, {
        params: { id: letter.id },
        body: { letter: await aLetter(petition, 'message') },
      }),
    ).toBe('petition.no_mailbox')
  })
})

describe('letters and matters', () => {
  test('a second letter joins the matter: letters add up, matters do not', async () => {
    const matter = await report()
    await classified(matter)
    const second = await report({ channel: 'letter' })
    const { version } = await classified(second)
    await as(gate[0]).ok(mergePetition, { params: { id: second.id }, body: { version, intoId: matter.id } })
    expect(await page(gate[0], matter.id)).toMatchObject({ letterCount: 2, state: 'classified' })
    expect(await page(gate[0], second.id)).toMatchObject({ state: 'filed', matterId: matter.id })
  })

  test('what nobody may process is filed, and the reporter is told in the same act', async () => {
    const petition = await report()
    const { version } = await classified(petition)
    const body = { version, ground: 'no_content' as const }
    expect(await as(gate[0]).refused(filePetition, { params: { id: petition.id }, body })).toBe(
      'petition.tell_reporter',
    )
    await as(gate[0]).ok(filePetition, {
      params: { id: petition.id },
      body: { ...body, status: await aLetter(petition) },
    })
    const end = await page(gate[0], petition.id)
    expect(end).toMatchObject({ state: 'filed', repliedOn: '2026-11-21' })
  })
})

test('nobody without a grant knows of a report: an inspector who reaches the whole province gets not found', async () => {
  const petition = await report()
  const inspector = await anOfficer(owner(), { unit: province.inspectorate, role: 'inspector' })
  expect(await app.as(inspector).refused(readPetition, { params: { id: petition.id } })).toBe('record.not_found')
  expect((await app.as(inspector).ok(listPetitions, { query: {} })).rows).toEqual([])
})
