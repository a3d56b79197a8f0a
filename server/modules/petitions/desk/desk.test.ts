import { randomUUID } from 'node:crypto'
import {
  addLetter,
  handOverDesk,
  listDesk,
  readArrival,
  readDeskGate,
  registerEntry,
  seenBefore,
} from '@liem/domain/petitions/desk.contract'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { seal } from '@liem/sealing/envelope'
import { checkReceipt, parseReceipt } from '@liem/sealing/receipt'
import { unwrapKey } from '@liem/sealing/report-key'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runJob } from '#platform/jobs'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aKeyHolder, type KeyHolder } from '#test/petitions'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { petitionChecks } from '../custody/live-checks.ts'
import { letterToday, markOf, sealedEntry, type Typed } from './desk.samples.ts'
import { closeDesks } from './jobs.ts'
import { deskRoutes } from './routes.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let keepers: KeyHolder[]
let custodians: KeyHolder[]
let clerk: KeyHolder
let other: KeyHolder
let commune: Officer

beforeAll(async () => {
  app = await testApp({ modules: [{ name: 'petitions', routes: deskRoutes }] })
  const { owner } = app.db
  world = await aProvince(owner)
  keepers = [await aCleared(owner, world.province, 'gatekeeper'), await aCleared(owner, world.province, 'gatekeeper')]
  custodians = [await aCleared(owner, world.province, 'custodian'), await aCleared(owner, world.province, 'custodian')]
  clerk = await aKeyHolder(owner, await anOfficer(owner, { unit: world.inspectorate, role: 'clerk' }))
  other = await aKeyHolder(owner, await anOfficer(owner, { unit: world.inspectorate, role: 'clerk' }))
  commune = await anOfficer(owner, { unit: world.communes[0], role: 'clerk' })
})
afterAll(async () => {
  // Whatever the tests did: rows and envelopes are what the journal says of them.
  for (const { check } of petitionChecks) expect(await check(app.db.owner)).toEqual([])
  await app.end()
})
beforeEach(() => app.clock.set('2026-11-21T08:00:00+07:00'))

const gateFor = (officer: Officer, typed: Typed) =>
  app.as(officer).ok(readDeskGate, {
    query: {
      office: typed.office ?? undefined,
      concern: typed.concern ?? 'staff',
      without: (typed.struck ?? []).join(',') || undefined,
    },
  })

async function registered(officer: Officer, typed: Typed = {}, files: Parameters<typeof sealedEntry>[2] = []) {
  const office = { office: world.communes[0].id, ...typed }
  const sealed = await sealedEntry(await gateFor(officer, office), office, files)
  const answer = await app.as(officer).ok(registerEntry, { body: sealed.body, files: sealed.files })
  return { ...sealed, answer }
}

const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.db.owner)).rows[0]?.n ?? -1

describe('registering', () => {
  test('a letter with a scan: counted from its stamp of arrival, sealed to the gate above, under its clocks, with a receipt that verifies', async () => {
    const { body, answer, contentKey } = await registered(clerk.officer, {}, [
      { what: 'scan', bytes: utf8('ảnh chụp lá đơn') },
    ])
    expect(answer).toMatchObject({
      receivedOn: '2026-11-20',
      gate: { id: world.province.id },
      handedOver: false,
      doubts: [],
    })
    expect(answer.because).toContain('dấu bưu điện 18/11/2026')
    expect(answer.dueOn).toBe('2026-12-07')
    const row = await app.db.owner
      .selectFrom('petition')
      .selectAll()
      .where('id', '=', answer.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      channel: 'letter',
      received_on: '2026-11-20',
      state: 'received',
      registered_by: clerk.officer.id,
    })
    const grants = await app.db.owner
      .selectFrom('petition_grant')
      .selectAll()
      .where('petition_id', '=', answer.id)
      .execute()
    expect(grants.map((one) => [one.officer_id, one.capacity]).sort()).toEqual(
      [...keepers.map((one) => [one.officer.id, 'gate']), [clerk.officer.id, 'clerk']].sort(),
    )
    for (const holder of [...keepers, clerk]) {
      const wrap = grants.find((one) => one.officer_id === holder.officer.id)?.wrap
      expect(await unwrapKey(wrap as Buffer, holder.identity, { report: answer.id, part: 'content' })).toBe(contentKey)
    }
    const parts = await app.db.owner
      .selectFrom('petition_part')
      .selectAll()
      .where('petition_id', '=', answer.id)
      .execute()
    expect(parts.map((one) => one.part).sort()).toEqual(['content', 'scan'])
    expect(parts.find((one) => one.part === 'scan')?.id).toBe(body.files[0]?.id)
    const receipt = parseReceipt(answer.receipt)
    expect(receipt && 'fault' in checkReceipt(receipt)).toBe(false)
    const journal = await app.db.owner
      .selectFrom('journal')
      .selectAll()
      .where('subject_id', '=', answer.id)
      .executeTakeFirstOrThrow()
    expect(Buffer.from(receipt?.bytes ?? []).equals(journal.bytes)).toBe(true)
    const notices = await app.db.owner.selectFrom('notice').selectAll().where('subject_id', '=', answer.id).execute()
    expect(notices.map((one) => one.officer_id).sort()).toEqual(keepers.map((one) => one.officer.id).sort())
  })

  test('the same form twice, also at the same moment, is one petition with one receipt; the code is no good for another form', async () => {
    const typed = { office: world.communes[1].id }
    const gate = await gateFor(clerk.officer, typed)
    const { body, files } = await sealedEntry(gate, typed)
    const before = await count('petition')
    const both = await Promise.all([1, 2, 3].map(() => app.as(clerk.officer).call(registerEntry, { body, files })))
    expect(both.map((one) => one.status)).toEqual([200, 200, 200])
    expect(new Set(both.map((one) => one.body.receipt)).size).toBe(1)
    expect(await count('petition')).toBe(before + 1)
    const changed = { ...body, readBack: true }
    expect(await app.as(clerk.officer).refused(registerEntry, { body: changed, files })).toBe('intake.code_used')
  })

  test('each channel keeps its own dates beside the day of receipt', async () => {
    const call = await registered(
      clerk.officer,
      {
        arrival: { channel: 'hotline', arrivedOn: '2026-11-20', arrivedAt: '22:15' },
        readBack: true,
        recordingConsent: true,
      },
      [{ what: 'recording', bytes: utf8('âm thanh') }],
    )
    expect(call.answer.receivedOn).toBe('2026-11-20')
    const press = await registered(clerk.officer, {
      arrival: { channel: 'press', arrivedOn: '2026-11-19', forwardedOn: '2026-11-12', forwardedSymbol: '45/CV-BBD' },
    })
    const arrivals = await app.db.owner
      .selectFrom('petition_arrival')
      .selectAll()
      .where('petition_id', 'in', [call.answer.id, press.answer.id])
      .orderBy('arrived_on')
      .execute()
    expect(arrivals).toMatchObject([
      { forwarded_on: '2026-11-12', forwarded_symbol: '45/CV-BBD', read_back: false },
      { arrived_at: '22:15', recording_consent: true, read_back: true },
    ])
    const read = { params: { id: press.answer.id } }
    expect((await app.as(keepers[0]?.officer as Officer).ok(readArrival, read)).arrival).toMatchObject({
      forwardedOn: '2026-11-12',
      forwardedSymbol: '45/CV-BBD',
    })
    expect(await app.as(other.officer).refused(readArrival, read)).toBe('record.not_found')
    const named = await registered(clerk.officer, {
      arrival: { channel: 'press', arrivedOn: '2026-11-19', forwardedOn: '2026-11-12', forwardedSymbol: 'bà Mẫu gửi' },
    })
    const kept = await app.as(clerk.officer).ok(readArrival, { params: { id: named.answer.id } })
    expect(kept.arrival?.forwardedSymbol).toBeNull()
    const front = await registered(clerk.officer, {
      arrival: { channel: 'front', arrivedOn: '2026-11-20', forwardedOn: '2026-11-18' },
    })
    const rules = await app.db.owner
      .selectFrom('obligation')
      .select('rule')
      .where('subject_id', '=', front.answer.id)
      .execute()
    expect(rules.map((one) => one.rule)).toContain('petitions.front')
  })

  test('what is not right is refused and leaves nothing: future stamp, no read-back, no consent, plain file, a stranger among the wraps', async () => {
    const typed = { office: world.communes[0].id }
    const gate = await gateFor(clerk.officer, typed)
    const before = [await count('petition'), await count('petition_part'), await count('mailbox')]
    const refused = async (change: Partial<Awaited<ReturnType<typeof sealedEntry>>['body']>, more: Typed = {}) => {
      const { body, files } = await sealedEntry(gate, { ...typed, ...more })
      return app.as(clerk.officer).refused(registerEntry, { body: { ...body, ...change }, files })
    }
    expect(await refused({ arrival: { ...letterToday, arrivedOn: '2026-11-22' } })).toBe('request.invalid')
    expect(await refused({ arrival: { channel: 'hotline', arrivedOn: '2026-11-20', arrivedAt: '08:00' } })).toBe(
      'request.invalid',
    )
    const recording = await sealedEntry(gate, typed, [{ what: 'recording', bytes: utf8('x') }])
    expect(await app.as(clerk.officer).refused(registerEntry, { body: recording.body, files: recording.files })).toBe(
      'desk.no_consent',
    )
    const plain = await sealedEntry(gate, typed, [{ what: 'scan', bytes: utf8('x') }])
    expect(
      await app.as(clerk.officer).refused(registerEntry, {
        body: plain.body,
        files: [{ name: plain.body.files[0]?.id ?? '', bytes: 'đơn để trần' }],
      }),
    ).toBe('intake.not_sealed')
    const stranger = await sealedEntry(
      {
        ...gate,
        officers: [keepers[0], other].map((one) => ({
          ...(gate.officers[0] as (typeof gate.officers)[0]),
          keyId: one?.keyId ?? '',
          recipient: one?.recipient ?? '',
        })),
      },
      typed,
    )
    expect(await app.as(clerk.officer).refused(registerEntry, { body: stranger.body })).toBe('intake.gate_changed')
    const one = await sealedEntry({ ...gate, officers: gate.officers.slice(0, 1) }, typed)
    expect(await app.as(clerk.officer).refused(registerEntry, { body: one.body })).toBe('request.invalid')
    expect([await count('petition'), await count('petition_part'), await count('mailbox')]).toEqual(before)
    const head = await anOfficer(app.db.owner, { unit: world.province, role: 'head' })
    expect(await app.as(head).refused(registerEntry, { body: stranger.body })).toBe('permission.missing')
  })

  test('a clerk of the office named writes it down and has nothing of it from that moment', async () => {
    const gate = await gateFor(commune, { office: world.communes[0].id, concern: 'head' })
    expect(gate).toMatchObject({ withinOffice: true, own: null, gate: { id: world.province.id } })
    const { answer } = await registered(commune, { concern: 'head' })
    expect(answer.handedOver).toBe(true)
    const grants = await app.db.owner
      .selectFrom('petition_grant')
      .select('officer_id')
      .where('petition_id', '=', answer.id)
      .execute()
    expect(grants.map((one) => one.officer_id)).not.toContain(commune.id)
    expect((await app.as(commune).ok(listDesk)).rows).toEqual([])
    expect((await app.as(commune).ok(listDesk)).handedOver).toEqual([{ day: '2026-11-21', count: 1 }])
  })

  test('who is struck out gets no wrap and is kept away; the name goes to custodians only', async () => {
    const third = await aCleared(app.db.owner, world.province, 'gatekeeper')
    const identity = {
      v: 1,
      mode: 'sealed',
      name: 'Trần Thị Mẫu',
      address: '',
      phone: '',
      email: '',
      reachWhen: '',
    } as const
    const { answer } = await registered(clerk.officer, { struck: [third.officer.id], identity })
    const grants = await app.db.owner
      .selectFrom('petition_grant')
      .selectAll()
      .where('petition_id', '=', answer.id)
      .execute()
    expect(
      grants
        .filter((one) => one.part === 'identity')
        .map((one) => one.officer_id)
        .sort(),
    ).toEqual(custodians.map((one) => one.officer.id).sort())
    expect(grants.map((one) => one.officer_id)).not.toContain(third.officer.id)
    const excluded = await app.db.owner
      .selectFrom('exclusion')
      .selectAll()
      .where('petition_id', '=', answer.id)
      .execute()
    expect(excluded).toMatchObject([{ officer_id: third.officer.id, ground: 'struck' }])
    await sql`update officer_role set to_on = '2026-11-20' where officer_id = ${third.officer.id}`.execute(app.db.owner)
  })

  test('where the identity is “Mật” only a stub of the paper stands here, and no name is taken', async () => {
    await sql`insert into law_value (key, since, value, source, status, proposed_by, confirmed_by, confirmed_at)
      values ('petitions.identity-class', '2026-11-01', '"mat"', 'Kết luận của tỉnh', 'read', ${clerk.officer.id}, ${other.officer.id}, now())`.execute(
      app.db.owner,
    )
    try {
      const gate = await gateFor(clerk.officer, { office: world.communes[0].id })
      expect(gate.identityAllowed).toBe(false)
      const identity = {
        v: 1,
        mode: 'sealed',
        name: 'Trần Thị Mẫu',
        address: '',
        phone: '',
        email: '',
        reachWhen: '',
      } as const
      const named = await sealedEntry(gate, { office: world.communes[0].id, identity })
      expect(await app.as(clerk.officer).refused(registerEntry, { body: named.body })).toBe('intake.identity_off')
      const { answer } = await registered(clerk.officer, { paper: { number: '12/M', on: '2026-11-20' } })
      const row = await app.db.owner
        .selectFrom('petition')
        .selectAll()
        .where('id', '=', answer.id)
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({
        identity: 'paper',
        paper_stub: 'giữ bản giấy số 12/M, ngày 20/11/2026',
        identity_recipient: null,
      })
      const { body } = await sealedEntry(gate, {
        office: world.communes[0].id,
        paper: { number: 'Nguyễn Văn A', on: '2026-11-20' },
      })
      expect(await app.as(clerk.officer).refused(registerEntry, { body })).toBe('request.invalid')
    } finally {
      await sql`update law_value set withdrawn_at = now() where key = 'petitions.identity-class'`.execute(app.db.owner)
    }
  })
})

describe('hand-over', () => {
  test('what is handed over is gone for the clerk at once: list, grant, wrap; a count by day is left', async () => {
    const { answer } = await registered(clerk.officer)
    expect((await app.as(clerk.officer).ok(listDesk)).rows.map((one) => one.id)).toContain(answer.id)
    expect(await app.as(other.officer).ok(handOverDesk, { body: { ids: [answer.id] } })).toEqual({ count: 0 })
    expect(await app.as(clerk.officer).ok(handOverDesk, { body: { ids: [answer.id] } })).toEqual({ count: 1 })
    expect((await app.as(clerk.officer).ok(listDesk)).rows.map((one) => one.id)).not.toContain(answer.id)
    const grant = await app.db.owner
      .selectFrom('petition_grant')
      .selectAll()
      .where('petition_id', '=', answer.id)
      .where('officer_id', '=', clerk.officer.id)
      .executeTakeFirstOrThrow()
    expect(grant).toMatchObject({ wrap: null, revoked_why: 'handed_over' })
    const { body, files } = await anotherLetter(answer.id)
    expect(await app.as(clerk.officer).refused(addLetter, { params: { id: answer.id }, body, files })).toBe(
      'record.not_found',
    )
  })

  test('in the evening every desk is cleared and each clerk is told a number; a second run changes nothing', async () => {
    const { answer } = await registered(other.officer)
    app.clock.set('2026-11-21T23:30:00+07:00')
    const worker = { db: app.db.worker, parts: app.parts }
    await runJob(worker, closeDesks)
    await runJob(worker, closeDesks)
    expect((await app.as(other.officer).ok(listDesk)).rows).toEqual([])
    const notices = await app.db.owner
      .selectFrom('notice')
      .selectAll()
      .where('kind', '=', 'petitions.desk_closed')
      .where('officer_id', '=', other.officer.id)
      .execute()
    expect(notices).toMatchObject([{ subject_kind: 'desk', facts: { count: 1, day: '2026-11-21' } }])
    expect(JSON.stringify(notices)).not.toContain(answer.id)
  })
})

const anotherLetter = async (report: string) => {
  const recipient = (
    await app.db.owner
      .selectFrom('petition')
      .select('content_recipient')
      .where('id', '=', report)
      .executeTakeFirstOrThrow()
  ).content_recipient
  const partId = randomUUID()
  const content = await seal({ purpose: 'content', report, part: partId }, utf8('{"text":"gửi lại"}'), [
    recipient ?? '',
  ])
  return { body: { arrival: letterToday, partId, content: toBase64url(content), files: [] }, files: [] }
}

describe('seen before', () => {
  const asks = (officer: Officer, marks: string[], office = world.communes[2].id) =>
    app.as(officer).ok(seenBefore, { body: { officeId: office, kind: null, field: null, on: '2026-11-21', marks } })

  test('letters are counted apart from matters', async () => {
    const typed = { office: world.communes[2].id, marks: [markOf('a')] }
    const first = await registered(clerk.officer, typed)
    const { near } = await asks(clerk.officer, [markOf('a')])
    expect(near).toMatchObject([{ id: first.answer.id, sameSender: true, onDesk: true, letters: 1 }])
    const { body, files } = await anotherLetter(first.answer.id)
    expect(await app.as(clerk.officer).ok(addLetter, { params: { id: first.answer.id }, body, files })).toEqual({
      letters: 2,
    })
    const neighbour = await registered(clerk.officer, { ...typed, marks: [markOf('b')], matterId: first.answer.id })
    const rows = await app.db.owner
      .selectFrom('petition')
      .select(['id', 'letter_count', 'matter_id'])
      .where('id', 'in', [first.answer.id, neighbour.answer.id])
      .orderBy('received_at')
      .execute()
    expect(rows).toEqual([
      { id: first.answer.id, letter_count: 2, matter_id: null },
      { id: neighbour.answer.id, letter_count: 1, matter_id: first.answer.id },
    ])
    await app.as(clerk.officer).ok(handOverDesk, { body: { ids: null } })
  })

  test('what the asker may not know of is not there: handed over, a colleague’s, excluded; the answer is the same as for nothing', async () => {
    const office = world.communes[1].id
    const mark = markOf('người dân ấy')
    await registered(other.officer, { office, marks: [mark] })
    const own = await registered(clerk.officer, { office, marks: [mark] })
    const seen = await asks(clerk.officer, [mark], office)
    expect(seen.near.map((one) => one.id)).toEqual([own.answer.id])
    await app.as(clerk.officer).ok(handOverDesk, { body: { ids: null } })
    const known = await app
      .as(clerk.officer)
      .call(seenBefore, { body: { officeId: office, kind: null, field: null, on: '2026-11-21', marks: [mark] } })
    const unknown = await app.as(clerk.officer).call(seenBefore, {
      body: { officeId: office, kind: null, field: null, on: '2026-11-21', marks: [markOf('không ai')] },
    })
    expect(known.bytes.equals(unknown.bytes)).toBe(true)
    expect(known.body).toEqual({ near: [] })
    // Who holds both at the gate sees both; there the sender's fingerprint, of another desk, says nothing.
    const held = await asks(keepers[0]?.officer as Officer, [mark], office)
    expect(held.near.length).toBeGreaterThanOrEqual(2)
    expect(held.near.some((one) => one.sameSender)).toBe(false)
  })

  test('an excluded clerk sees nothing of a matter that he still has on his desk', async () => {
    const { answer } = await registered(clerk.officer, { office: world.communes[2].id, marks: [markOf('x')] })
    await app.db.owner
      .insertInto('exclusion')
      .values({ petition_id: answer.id, officer_id: clerk.officer.id, ground: 'relative', recorded_at: new Date() })
      .execute()
    expect((await asks(clerk.officer, [markOf('x')])).near).toEqual([])
    expect((await app.as(clerk.officer).ok(listDesk)).rows.map((one) => one.id)).not.toContain(answer.id)
    const { body, files } = await anotherLetter(answer.id)
    expect(await app.as(clerk.officer).refused(addLetter, { params: { id: answer.id }, body, files })).toBe(
      'record.not_found',
    )
  })
})
