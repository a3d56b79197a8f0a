import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { confirmLawValue, proposeLawValue } from '@liem/domain/calendar/contract'
import * as contract from '@liem/domain/petitions/portal.contract'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { codeText, makeCode } from '@liem/sealing/code'
import { open, seal } from '@liem/sealing/envelope'
import { checkReceipt, parseReceipt } from '@liem/sealing/receipt'
import { unwrapKey } from '@liem/sealing/report-key'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newIntake } from '#modules/petitions/intake'
import { newServer } from '#platform/http/server'
import { type TestApp, testApp } from '#test/as'
import { aKeyHolder, type KeyHolder } from '#test/petitions'
import { visit } from '#test/plain-browser'
import { aMessage, aSubmission, type Gate, openProof } from '#test/submissions'
import { anOfficer, aProvince } from '#test/world'
import { buildPortal } from '../app.ts'
import { petitionChecks } from '../modules/petitions/custody/live-checks.ts'
import { type Abuse, newAbuse } from './abuse.ts'
import { serveFollow } from './follow-flow.ts'
import { parseForms } from './form-body.ts'
import type { Show } from './show.ts'

let app: TestApp
let portal: FastifyInstance
let province: Awaited<ReturnType<typeof aProvince>>
let keepers: KeyHolder[]
const defects: unknown[] = []

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  keepers = []
  for (const name of ['Người Cửa Một', 'Người Cửa Hai', 'Người Cửa Ba'])
    keepers.push(
      await aKeyHolder(
        app.db.owner,
        await anOfficer(app.db.owner, {
          unit: province.inspectorate,
          name,
          roles: [{ role: 'gatekeeper', unit: province.province }],
        }),
      ),
    )
  for (const name of ['Giữ Một', 'Giữ Hai'])
    await aKeyHolder(
      app.db.owner,
      await anOfficer(app.db.owner, {
        unit: province.inspectorate,
        name,
        roles: [{ role: 'custodian', unit: province.province }],
      }),
    )
  portal = await buildPortal({
    db: app.db.portal,
    parts: app.parts,
    logLevel: 'silent',
    keepMs: 0,
    limits: { share: { burst: 1e9, perSecond: 1e9 } },
    onDefect: (thrown) => {
      defects.push(thrown)
      console.error(thrown)
    },
  })
})
afterAll(async () => {
  await portal.close()
  await app.end()
})

const post = (url: string, payload: object) => portal.inject({ method: 'POST', url, payload })
const gateOf = async (office: number, without: number[] = []): Promise<Gate> =>
  (await post('/api/gate', { office, concern: 'staff', without })).json()

test('a sealed report is taken in, promised, opened by its gate and by nobody else', async () => {
  const office = province.communes[0].id
  const gate = await gateOf(office)
  expect(gate.gate?.id).toBe(province.province.id)
  expect(gate.officers.map((one) => one.name)).toEqual(['Người Cửa Một', 'Người Cửa Hai', 'Người Cửa Ba'])
  const sent = await aSubmission(gate, { office, mode: 'sealed' })
  const answer = await post('/api/submissions', sent.body)
  expect(answer.json()).toMatchObject({ receivedAt: expect.any(String) })
  const receipt = parseReceipt(answer.json().receipt)
  expect(receipt && checkReceipt(receipt)).toMatchObject({ promised: { maxDelaySeconds: 900 } })
  // again: the same receipt
  expect((await post('/api/submissions', sent.body)).json().receipt).toBe(answer.json().receipt)
  const other = await aSubmission(gate, { office, code: sent.code })
  expect((await post('/api/submissions', other.body)).json()).toMatchObject({ code: 'intake.code_used' })

  const grants = await app.db.owner
    .selectFrom('petition_grant')
    .selectAll()
    .where('petition_id', '=', sent.body.report)
    .execute()
  expect(grants.map((one) => [one.part, one.capacity]).sort()).toEqual([
    ['content', 'gate'],
    ['content', 'gate'],
    ['content', 'gate'],
    ['identity', 'custodian'],
    ['identity', 'custodian'],
  ])
  const mine = grants.find((one) => one.officer_id === keepers[0]?.officer.id && one.part === 'content')
  const key = await unwrapKey(mine?.wrap as Buffer, keepers[0]?.identity ?? '', {
    report: sent.body.report,
    part: 'content',
    recipient: sent.body.contentRecipient,
  })
  const part = await app.db.owner
    .selectFrom('petition_part')
    .selectAll()
    .where('petition_id', '=', sent.body.report)
    .where('part', '=', 'content')
    .executeTakeFirstOrThrow()
  const { body } = await open(part.bytes as Buffer, key, {
    purpose: 'content',
    report: sent.body.report,
    part: 'content',
  })
  expect(Buffer.from(body).toString()).toContain('đòi thêm tiền')
})

test('the mailbox answers its owner, and everybody else alike', async () => {
  const gate = await gateOf(province.communes[0].id)
  const sent = await aSubmission(gate, { office: province.communes[0].id })
  await post('/api/submissions', sent.body)
  expect((await post('/api/mailbox', { locator: sent.locator })).json()).toEqual({
    salt: sent.body.salt,
    kdf: 'scrypt-13',
    now: app.clock.now().toISOString(),
  })
  const message = await aMessage(sent, 'Tôi bổ sung tên người.')
  expect((await post('/api/mailbox/items', message)).statusCode).toBe(200)
  expect((await post('/api/mailbox/items', message)).statusCode).toBe(200)
  const view = (await post('/api/mailbox/open', openProof(sent, app.clock.now()))).json()
  expect(view).toMatchObject({
    report: sent.body.report,
    state: 'received',
    items: [{ direction: 'in', kind: 'message', envelope: null }],
  })
  expect(view.clocks.map((one: { rule: string }) => one.rule)).toEqual(['petitions.first-reading', 'petitions.reply'])
  const stranger = await aSubmission(gate, { office: province.communes[0].id })
  const unknown = (await post('/api/mailbox/open', openProof(stranger, app.clock.now()))).json()
  const forged = (
    await post('/api/mailbox/open', { ...openProof(stranger, app.clock.now()), locator: sent.locator })
  ).json()
  expect(unknown).toEqual(forged)
  // A proof that somebody caught opens nothing a quarter of an hour later, nor one made in advance.
  for (const minutes of [-15, 15]) {
    const then = openProof(sent, new Date(app.clock.now().getTime() + minutes * 60_000))
    expect((await post('/api/mailbox/open', then)).json()).toEqual(unknown)
    expect((await post('/api/mailbox/file', { ...then, item: sent.body.report })).json()).toEqual(unknown)
  }
  expect(defects).toEqual([])
})

test('officers struck out are kept from the matter for good, others cannot be', async () => {
  const office = province.communes[0].id
  const supervisor = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'inspector' })
  const first = keepers[0]?.officer.id ?? 0
  const gate = await gateOf(office, [first])
  expect(gate.officers.map((one) => one.name)).toEqual(['Người Cửa Hai', 'Người Cửa Ba'])
  const sent = await aSubmission(gate, { office, struck: [first, supervisor.id] })
  expect((await post('/api/submissions', sent.body)).statusCode).toBe(200)
  const { rows } = await sql<{ officer: number; ground: string }>`
    select officer_id as officer, ground from exclusion where petition_id = ${sent.body.report}`.execute(app.db.owner)
  expect(rows).toEqual([{ officer: first, ground: 'struck' }])
})

test('where the identity is a State secret, this network takes in none: two officers decide, the page says come, an envelope is refused', async () => {
  const inspector = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'inspector' })
  const other = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'inspector' })
  const office = province.communes[0].id
  const before = await gateOf(office)
  expect(before.identityAllowed).toBe(true)
  const body = {
    key: 'petitions.identity-class',
    since: '2026-01-01',
    value: 'mat',
    source: 'Công văn thử',
    status: 'unverified' as const,
  }
  expect(await app.as(inspector).refused(proposeLawValue, { body: { ...body, value: 'khac' } })).toBe('request.invalid')
  const { id } = await app.as(inspector).ok(proposeLawValue, { body })
  expect((await gateOf(office)).identityAllowed).toBe(true)
  expect(await app.as(inspector).refused(confirmLawValue, { params: { id } })).toBe('second_officer.same')
  const sealed = await aSubmission(before, { office, mode: 'sealed' })
  await app.as(other).ok(confirmLawValue, { params: { id } })

  expect((await gateOf(office)).identityAllowed).toBe(false)
  expect((await post('/api/submissions', sealed.body)).json()).toMatchObject({ code: 'intake.identity_off' })
  expect(await app.db.owner.selectFrom('petition').select('id').where('id', '=', sealed.body.report).execute()).toEqual(
    [],
  )
  const anonymous = await aSubmission(before, { office })
  expect((await post('/api/submissions', anonymous.body)).statusCode).toBe(200)

  let page = await visit(portal, '/gui')
  const typed = [
    { kind: 'corruption' },
    { officeWords: 'không rõ' },
    { concern: 'head' },
    { field: 'land', text: 'Năm chữ' },
    {},
    {},
  ]
  for (const one of typed) page = await page.press('next', one as Record<string, string>)
  expect(page.text).toContain('Ai sẽ mở được tin này')
  expect(page.text).toContain('mời quý vị đến')
  // fields added by hand go nowhere
  page = await (await page.press('next', { identity: 'sealed', name: 'Trần Thị Mẫu' })).press('send', {
    identity: 'given',
    name: 'Trần Thị Mẫu',
  })
  expect(page.text).toContain('Đã nhận tin')
  const { rows } = await sql<{ identity: string; parts: string }>`
    select p.identity, (select count(*) from petition_part x where x.petition_id = p.id and x.part = 'identity') as parts
    from petition p where p.kind = 'corruption'`.execute(app.db.owner)
  expect(rows).toEqual([{ identity: 'anonymous', parts: '0' }])
})

test('no answer stands in an address, which proxies write down beside who asked', async () => {
  const asked = Object.values(contract).filter((one) => 'path' in one)
  expect(asked.length).toBeGreaterThan(5)
  for (const one of asked) {
    expect([one.method, one.query, one.params, one.path.includes(':')]).toEqual(['POST', undefined, undefined, false])
    expect((await portal.inject(`/api${one.path}?office=1&concern=staff`)).statusCode).toBe(404)
  }
})

test('a mailbox exchanged, added or taken away behind the program’s back is named', async () => {
  const office = province.communes[0].id
  const sent = await aSubmission(await gateOf(office), { office })
  expect((await post('/api/submissions', sent.body)).statusCode).toBe(200)
  const stranger = await aSubmission(await gateOf(office), { office })
  const named = async () =>
    (await Promise.all(petitionChecks.map((one) => one.check(app.db.owner)))).flat().map(({ words }) => words)
  const mine = sql`petition_id = ${sent.body.report}`
  const fault = [`Hộp thư của tin, đơn ${sent.body.report} không còn là hộp thư lúc tiếp nhận.`]
  const { recipient } = stranger.mailbox
  expect(await named()).toEqual([])
  await sql`update mailbox set recipient = ${recipient} where ${mine}`.execute(app.db.owner)
  expect(await named()).toEqual(fault)
  await sql`update mailbox set recipient = ${sent.mailbox.recipient}, verify_key = ${Buffer.alloc(32)} where ${mine}`.execute(
    app.db.owner,
  )
  expect(await named()).toEqual(fault)
  await sql`update mailbox set verify_key = ${Buffer.from(sent.mailbox.verifyKey, 'hex')} where ${mine}`.execute(
    app.db.owner,
  )
  expect(await named()).toEqual([])
  await sql`insert into mailbox select ${Buffer.alloc(16)}, petition_id, salt, kdf, ${recipient}, verify_key, self, submission_hash, receipt,
    created_at from mailbox where ${mine}`.execute(app.db.owner)
  expect(await named()).toEqual(fault)
  await sql`delete from mailbox where ${mine}`.execute(app.db.owner)
  expect(await named()).toEqual(fault)
})

test('under load a file too waits for the answer to its puzzle, good for this file only', async () => {
  const crowded = await buildPortal({
    db: app.db.portal,
    parts: app.parts,
    logLevel: 'silent',
    keepMs: 0,
    limits: { crowd: 0, share: { burst: 1e9, perSecond: 1e9 } },
  })
  const locator = randomBytes(16).toString('hex')
  const file = async (size: number) =>
    Buffer.from(
      await seal({ purpose: 'evidence', report: randomUUID(), part: 'x' }, randomBytes(size), [
        recipientOf(makeIdentity()),
      ]),
    )
  const put = (payload: Buffer, pow?: string) =>
    crowded.inject({
      method: 'POST',
      url: '/api/uploads',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(payload.length),
        'liem-locator': locator,
        ...(pow ? { 'liem-pow': pow } : {}),
      },
      payload,
    })
  const small = await file(900)
  const refused = (await put(small)).json()
  expect(refused).toMatchObject({ code: 'intake.busy', facts: { bits: expect.any(Number) } })
  const { challenge, bits } = refused.facts
  let nonce = 0
  while (
    Math.clz32(createHash('sha256').update(`${challenge}${locator}${small.length}${nonce}`).digest().readUInt32BE()) <
    bits
  )
    nonce++
  const pow = `${challenge} ${nonce}`
  expect((await put(await file(90_000), pow)).json().code).toBe('intake.busy')
  expect((await put(small, pow)).json()).toMatchObject({ size: small.length })
  await crowded.close()
})

test('without scripts a code is opened in a line of its own', async () => {
  const lines: string[] = []
  const counted = await newServer({ logLevel: 'silent', anonymous: true })
  const abuse = newAbuse({ now: () => 0, puzzleKey: async () => Buffer.alloc(32) })
  const show: Show = async (reply, { title }) => reply.send(title)
  parseForms(counted)
  const inTurn: Abuse['inTurn'] = (line, work) => {
    lines.push(line)
    return abuse.inTurn(line, work)
  }
  serveFollow(counted, newIntake(app.db.portal, app.parts), { ...abuse, inTurn }, show)
  const payload = new URLSearchParams({ code: codeText(makeCode()) }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const url of ['/theo-doi', '/theo-doi/bien-nhan'])
    expect((await counted.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(200)
  expect(lines).toEqual(['plain', 'plain'])
  await counted.close()
})
