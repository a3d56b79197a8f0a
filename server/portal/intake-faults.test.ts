import { createHash } from 'node:crypto'
import { checkReceipt, parseReceipt } from '@liem/sealing/receipt'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { type KyselyPlugin, sql } from 'kysely'
import type { InjectOptions } from 'light-my-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newIntake, receive } from '#modules/petitions/intake'
import { canonicalJson } from '#platform/journal'
import { type TestApp, testApp } from '#test/as'
import { aKeyHolder } from '#test/petitions'
import { type PlainPage, visit } from '#test/plain-browser'
import { aMessage, aSubmission, type Gate, openProof, type Sent } from '#test/submissions'
import { anOfficer, aProvince } from '#test/world'
import { buildPortal } from '../app.ts'

let app: TestApp
let portal: FastifyInstance
let province: Awaited<ReturnType<typeof aProvince>>
let office: number
let gate: Gate
const defects: unknown[] = []
/** Hostile calls per route; thousands when asked for. */
const runs = Number(process.env.HOSTILE ?? 120)
/** What goes wrong next: the n-th question to the database, before it is asked or after it was answered. */
let fault: { at: number; when: 'before' | 'after'; seen: number } | null = null

const breaking: KyselyPlugin = {
  transformQuery({ node }) {
    if (fault && ++fault.seen === fault.at && fault.when === 'before') throw new Error('planted fault')
    return node
  },
  async transformResult({ result }) {
    if (fault && fault.seen === fault.at && fault.when === 'after') throw new Error('planted fault')
    return result
  },
}

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  office = province.communes[0].id
  for (const name of ['Cửa Một', 'Cửa Hai', 'Cửa Ba']) {
    const roles = [{ role: 'gatekeeper' as const, unit: province.province }]
    await aKeyHolder(app.db.owner, await anOfficer(app.db.owner, { unit: province.inspectorate, name, roles }))
  }
  portal = await buildPortal({
    db: app.db.portal.withPlugin(breaking),
    parts: app.parts,
    logLevel: 'silent',
    keepMs: 0,
    limits: { share: { burst: 1e9, perSecond: 1e9 } },
    onDefect: (thrown) => void defects.push(thrown),
  })
  gate = (await post('/api/gate', { office, concern: 'staff' })).json()
})
afterAll(async () => {
  await portal.close()
  await app.end()
})

const post = (url: string, payload: object) => portal.inject({ method: 'POST', url, payload })
const said = (sent: Sent) => createHash('sha256').update(canonicalJson(sent.body)).digest()

/** Rows of every table that would name this report. */
async function traces(sent: Sent): Promise<number> {
  const id = sent.body.report
  const { rows } = await sql<{ n: string }>`
    select (select count(*) from petition where id = ${id}::uuid) + (select count(*) from petition_part where petition_id = ${id}::uuid)
      + (select count(*) from petition_grant where petition_id = ${id}::uuid) + (select count(*) from mailbox where petition_id = ${id}::uuid)
      + (select count(*) from obligation where subject_id = ${id}::uuid) + (select count(*) from notice where subject_id = ${id}::uuid)
      + (select count(*) from journal where subject_id = ${id}) as n`.execute(app.db.owner)
  return Number(rows[0]?.n)
}

test('a fault at any question to the database: nothing is stored, or the receipt holds; the same code works again', async () => {
  const intake = newIntake(app.db.portal.withPlugin(breaking), app.parts, { keepMs: 0 })
  let faults = 0
  for (const when of ['before', 'after'] as const)
    for (let at = 1; at < 12; at++) {
      const sent = await aSubmission(gate, { office })
      fault = { at, when, seen: 0 }
      const thrown = await receive(intake, sent.body, said(sent)).then(
        () => null,
        (error: Error) => error,
      )
      fault = null
      if (thrown) {
        faults++
        expect(thrown.message).toBe('planted fault')
        expect([0, 12]).toContain(await traces(sent))
      }
      const { receipt } = await receive(intake, sent.body, said(sent))
      const read = parseReceipt(receipt)
      expect(read && checkReceipt(read)).toHaveProperty('promised')
      const { rows } = await sql<{ receipt: string; pending: string }>`
        select convert_from(receipt, 'UTF8') as receipt, (select count(*) from log_pending l join journal j on j.id = l.journal_id
          where j.subject_id = ${sent.body.report}) as pending from mailbox where locator = ${Buffer.from(sent.locator, 'hex')}`.execute(
        app.db.owner,
      )
      expect(rows).toEqual([{ receipt, pending: '1' }])
    }
  expect(faults).toBeGreaterThan(6)
})

test('a fault while any table is written leaves no trace of the report', async () => {
  const tables = [
    'petition',
    'petition_part',
    'petition_grant',
    'mailbox',
    'obligation',
    'petition_fact',
    'notice',
    'journal',
    'log_pending',
  ]
  await sql`create function planted() returns trigger language plpgsql as 'begin raise exception ''planted''; end'`.execute(
    app.db.owner,
  )
  for (const table of tables) {
    const sent = await aSubmission(gate, { office })
    await sql`create trigger planted after insert on ${sql.table(table)} for each statement execute function planted()`.execute(
      app.db.owner,
    )
    expect((await post('/api/submissions', sent.body)).statusCode).toBe(500)
    await sql`drop trigger planted on ${sql.table(table)}`.execute(app.db.owner)
    expect(await traces(sent)).toBe(0)
    expect((await post('/api/submissions', sent.body)).statusCode).toBe(200)
  }
  defects.length = 0
})

test('64 at once: none is lost, none is doubled, all are promised', async () => {
  const all = await Promise.all(Array.from({ length: 64 }, () => aSubmission(gate, { office })))
  // every one sent twice at the same moment
  const answers = await Promise.all([...all, ...all].map((sent) => post('/api/submissions', sent.body)))
  expect(answers.map((answer) => answer.statusCode)).toEqual(Array(128).fill(200))
  for (let i = 0; i < 64; i++) expect(answers[i]?.json().receipt).toBe(answers[i + 64]?.json().receipt)
  const ids = all.map((sent) => sent.body.report)
  const { rows } = await sql<{ n: string }>`select count(*) as n from petition where id = any(${ids}::uuid[])`.execute(
    app.db.owner,
  )
  expect(rows[0]?.n).toBe('64')
})

test('the server holds the sender to the gate: no other wrap, no fewer, nobody struck, no plain text, no identity by the back door', async () => {
  const refusal = async (change: (sent: Sent) => object) => {
    const sent = await aSubmission(gate, { office })
    const answer = await post('/api/submissions', { ...sent.body, ...change(sent) })
    expect(await traces(sent)).toBe(0)
    return answer.json().code
  }
  const stranger = await aKeyHolder(
    app.db.owner,
    await anOfficer(app.db.owner, { unit: province.communes[0], name: 'Người Ngoài' }),
  )
  const [first, second, third] = gate.officers
  expect(await refusal(({ body }) => ({ wraps: [...body.wraps, { ...body.wraps[0], keyId: stranger.keyId }] }))).toBe(
    'intake.gate_changed',
  )
  expect(
    await refusal(({ body }) => ({
      wraps: [body.wraps[0], body.wraps[1], { ...body.wraps[2], keyId: stranger.keyId }],
    })),
  ).toBe('intake.gate_changed')
  expect(await refusal(() => ({ struck: [first?.officer] }))).toBe('intake.gate_changed')
  expect(await refusal(() => ({ struck: [first?.officer, second?.officer] }))).toBe('intake.no_gate')
  expect(
    await refusal(({ body }) => ({ content: Buffer.from(`Cán bộ đòi tiền${body.content}`).toString('base64url') })),
  ).toBe('intake.not_sealed')
  expect(await refusal(({ body }) => ({ wraps: body.wraps.map((one) => ({ ...one, wrap: 'AAAA' })) }))).toBe(
    'intake.not_sealed',
  )
  expect(await refusal(() => ({ officeId: 99_999 }))).toBe('request.invalid')
  expect(await refusal(() => ({ extra: 1 }))).toBe('request.invalid')
  expect(await refusal(() => ({ website: 'http://x' }))).toBe('request.invalid')
  // a key given up between looking and sending
  const sent = await aSubmission(gate, { office })
  await app.db.owner
    .updateTable('officer_key')
    .set({ revoked_at: new Date(), revoked_why: 'lost' })
    .where('id', '=', third?.keyId ?? '')
    .execute()
  expect((await post('/api/submissions', sent.body)).json().code).toBe('intake.gate_changed')
  gate = (await post('/api/gate', { office, concern: 'staff' })).json()
  expect(gate.officers.map((one) => one.name)).toEqual(['Cửa Một', 'Cửa Hai'])
})

test('a fault while a plain report is sent gives everything back, and the same page sends it', async () => {
  let page: PlainPage = await visit(portal, `/d/${province.communes[0].code}`)
  expect(page.text).toContain('Quý vị đang phản ánh về: Ủy ban nhân dân xã An Bình')
  for (const typed of [
    { kind: 'corruption' },
    {},
    { concern: 'head' },
    { field: 'budget', text: 'Chữ quý giá' },
    {},
    {},
    { identity: 'anonymous' },
    {},
  ])
    page = await page.press('next', typed as Record<string, string>)
  expect(page.code).toMatch(/\S+( \S+){10}/)
  for (const at of [1, 3, 5, 7]) {
    fault = { at, when: 'before', seen: 0 }
    const broken = await page.press('send')
    fault = null
    expect(broken.status).toBe(503)
    expect(Object.fromEntries(broken.fields)).toMatchObject({ text: 'Chữ quý giá', code: page.code })
    page = { ...page, press: broken.press }
  }
  expect((await page.press('send')).text).toContain('Đã nhận tin')
})

test('hostile calls are refused, never a defect', async () => {
  const whole = await aSubmission(gate, { office })
  await post('/api/submissions', whole.body)
  const message = await aMessage(whole, 'x')
  const deep = (levels: number) => JSON.parse(`${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`)
  const nasty = fc.oneof(
    fc.anything({ maxDepth: 3, withBigInt: false, withDate: false }),
    fc.constantFrom(
      '\0',
      '\ud800',
      'A'.repeat(70_000),
      -1,
      1e308,
      null,
      [],
      {},
      deep(500),
      '__proto__',
      "'; drop table petition; --",
      '../../etc/passwd',
    ),
  )
  const mangled = (valid: object) =>
    fc
      .dictionary(fc.constantFrom(...Object.keys(valid), '__proto__', 'extra'), nasty, { maxKeys: 3 })
      .map((change) => ({ ...valid, ...change }))
  const bodies: Record<string, object> = {
    '/api/submissions': whole.body,
    '/api/mailbox': { locator: whole.locator },
    '/api/mailbox/open': openProof(whole, app.clock.now()),
    '/api/mailbox/file': { ...openProof(whole, app.clock.now()), item: whole.body.report },
    '/api/mailbox/items': message,
  }
  const call = async (options: string | InjectOptions) => {
    const answer = await portal.inject(options)
    expect(answer.statusCode).toBeLessThan(500)
  }
  for (const [url, valid] of Object.entries(bodies)) {
    await fc.assert(
      fc.asyncProperty(mangled(valid), (payload) =>
        call({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(payload) ?? 'null',
        }),
      ),
      { numRuns: runs },
    )
    for (const payload of [
      '',
      '{',
      'null',
      '[]',
      `${'['.repeat(100_000)}`,
      `{"locator":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ])
      await call({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload })
  }
  const names = [
    'kind',
    'office',
    'concern',
    'text',
    'at',
    'go',
    'code',
    'key',
    'report',
    'files',
    'struck',
    'shown',
    'q',
    'identity',
    'lang',
    'item',
    'rating',
    'fileName',
    'website',
  ]
  const words = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      'next',
      'send',
      'back',
      'find',
      'holders',
      'code',
      'evidence',
      'drop:x',
      '1',
      '999999999',
      'unsure',
      'harassment',
      '\0',
    ),
  )
  const form = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 10 })), words), {
    maxLength: 12,
  })
  for (const url of ['/gui', '/theo-doi', '/theo-doi/bien-nhan'])
    await fc.assert(
      fc.asyncProperty(form, (pairs) =>
        call({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams(pairs).toString(),
        }),
      ),
      { numRuns: runs },
    )
  await fc.assert(
    fc.asyncProperty(fc.webQueryParameters({ size: 'medium' }), fc.string({ maxLength: 80 }), async (query, path) => {
      await call({
        method: 'POST',
        url: `/api/gate?${query}`,
        payload: { office: path, concern: 'head', without: [path] },
      })
      await call({ method: 'POST', url: '/api/offices', payload: { q: path, code: path } })
      await call(`/d/${encodeURIComponent(path)}?${query}`)
      await call(`/gui?lang=${encodeURIComponent(path)}&loai=${encodeURIComponent(path)}`)
    }),
    { numRuns: runs },
  )
  for (const payload of [Buffer.alloc(0), Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(200_000, 7)])
    for (const locator of [whole.locator, 'x', ''])
      await call({
        method: 'POST',
        url: '/api/uploads',
        headers: { 'content-type': 'application/octet-stream', 'liem-locator': locator },
        payload,
      })
  for (const payload of [
    '',
    '--x\r\n',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    '--x--',
  ])
    for (const url of ['/gui', '/theo-doi'])
      await call({ method: 'POST', url, headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload })
  expect(defects).toEqual([])
})
