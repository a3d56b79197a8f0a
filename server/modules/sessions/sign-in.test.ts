import { changePassword, listSessions, readMe, revokeSession, signIn, signOut } from '@liem/domain/sessions/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anAbsence, anAppointment, anOfficer, aPassword, aProvince, type Officer } from '#test/world'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let officer: Officer
const password = 'Trời-xanh-mây-trắng'

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
})
afterAll(() => app.end())
beforeEach(async () => {
  app.clock.advance({ hours: 1 })
  officer = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  await aPassword(app.db.owner, officer, password)
})

const enter = (body: { username: string; password: string }) => app.anyone.call(signIn, { body })
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String([answer.headers['set-cookie']].flat()[0] ?? '')
const withCookie = (answer: { headers: Record<string, unknown> }) => ({
  headers: { cookie: cookieOf(answer).split(';')[0] as string },
})

describe('signing in', () => {
  test('gives a cookie scripts cannot read and tells who one is', async () => {
    await anAppointment(app.db.owner, officer)
    const answer = await enter({ username: ` ${officer.username.toUpperCase()} `, password })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      officerId: officer.id,
      title: 'Chánh Thanh tra',
      unit: { code: 'TTT' },
      mustChangePassword: false,
      today: '2026-11-21',
    })
    expect(answer.body.permissions).toContain('tasks.verify')
    expect(answer.body.provinceName).toBe('Ủy ban nhân dân tỉnh Thử Nghiệm')
    expect(cookieOf(answer)).toMatch(/^liem_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await app.anyone.ok(readMe, withCookie(answer))).toMatchObject({ officerId: officer.id })
  })

  test('keeps only hashes of the token and of the password', async () => {
    const token = cookieOf(await enter({ username: officer.username, password })).slice('liem_session='.length, 43 + 13)
    const { rows } = await sql<{
      text: string
    }>`select (to_jsonb(s) || to_jsonb(c))::text as text from session s join credential c using (officer_id) where officer_id = ${officer.id}`.execute(
      app.db.owner,
    )
    expect(rows[0]?.text).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(rows[0]?.text).not.toContain(token)
    expect(rows[0]?.text).not.toContain(password)
  })

  test('says the same of a wrong name and a wrong password, and locks both alike after five', async () => {
    const asked = async (username: string) => {
      const answers = []
      for (let i = 0; i < 6; i++) answers.push((await enter({ username, password: 'sai' })).problem)
      return answers
    }
    const known = await asked(officer.username)
    expect(known.map((problem) => problem?.code)).toEqual([...Array(5).fill('session.wrong'), 'session.locked'])
    expect(known[5]?.facts).toEqual({ minutes: 15 })
    expect(await asked('khong.co.ai')).toEqual(known)
  })

  test('does not let the right password past the lock, and opens again after a quarter of an hour', async () => {
    for (let i = 0; i < 5; i++) await enter({ username: officer.username, password: 'sai' })
    expect((await enter({ username: officer.username, password })).problem?.code).toBe('session.locked')
    app.clock.advance({ minutes: 14 })
    expect((await enter({ username: officer.username, password })).problem?.facts).toEqual({ minutes: 1 })
    app.clock.advance({ minutes: 1 })
    expect((await enter({ username: officer.username, password })).status).toBe(200)
  })

  test('counts parallel guesses one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => enter({ username: officer.username, password: 'sai' })),
    )
    expect(answers.filter((answer) => answer.problem?.code === 'session.wrong')).toHaveLength(5)
  })

  test('forgets wrong attempts after a right one', async () => {
    for (let i = 0; i < 4; i++) await enter({ username: officer.username, password: 'sai' })
    await enter({ username: officer.username, password })
    for (let i = 0; i < 4; i++) await enter({ username: officer.username, password: 'sai' })
    expect((await enter({ username: officer.username, password })).status).toBe(200)
  })

  test('takes about as long for a name that does not exist', async () => {
    const time = async (username: string) => {
      const spans = []
      for (let i = 0; i < 5; i++) {
        const from = performance.now()
        await enter({ username, password: 'sai' })
        spans.push(performance.now() - from)
      }
      return spans.sort((a, b) => a - b)[2] as number
    }
    await time(officer.username)
    const other = await anOfficer(app.db.owner, { unit: world.finance })
    await aPassword(app.db.owner, other, password)
    const [known, unknown] = [await time(other.username), await time('ai.do.khac')]
    // A skipped argon2 would make it some ten times faster.
    expect(unknown).toBeGreaterThan(known / 3)
  })

  test('refuses an officer who has left', async () => {
    const left = await anOfficer(app.db.owner, { unit: world.finance, endedOn: '2026-11-20' })
    await aPassword(app.db.owner, left, password)
    expect((await enter({ username: left.username, password })).problem?.code).toBe('session.wrong')
  })

  test('is limited by network, counting only wrong attempts', async () => {
    app.clock.advance({ hours: 1 })
    const from = { headers: { 'x-forwarded-for': '203.0.113.9' } }
    for (let i = 0; i < 40; i++)
      await app.anyone.call(signIn, { body: { username: `doan${i}`, password: 'sai' }, ...from })
    const answer = await app.anyone.call(signIn, { body: { username: officer.username, password }, ...from })
    expect(answer.problem?.code).toBe('request.too_many')
    expect(answer.headers['retry-after']).toBe('900')
    for (let i = 0; i < 45; i++) expect((await enter({ username: officer.username, password })).status).toBe(200)
  })

  test('is journalled, without the name typed', async () => {
    await enter({ username: officer.username, password })
    const entries = await app.db.owner.selectFrom('journal').selectAll().where('officer_id', '=', officer.id).execute()
    expect(entries.map((entry) => entry.act)).toEqual(['sessions.sign_in'])
    expect(entries[0]?.bytes.toString()).not.toContain(officer.username)
  })

  test('sets a cookie with the host prefix when served over HTTPS', async () => {
    const secure = await testApp({ settings: { secureCookies: true, officeUrl: 'https://liem.test' } })
    try {
      const unit = (await aProvince(secure.db.owner)).finance
      const one = await anOfficer(secure.db.owner, { unit })
      await aPassword(secure.db.owner, one, password)
      const answer = await secure.anyone.call(signIn, { body: { username: one.username, password } })
      expect(cookieOf(answer)).toMatch(/^__Host-liem_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
      expect((await secure.anyone.call(readMe, withCookie(answer))).status).toBe(200)
    } finally {
      await secure.end()
    }
  })
})

describe('a session', () => {
  test('ends after two idle hours', async () => {
    const answer = await enter({ username: officer.username, password })
    for (let i = 0; i < 3; i++) {
      app.clock.advance({ minutes: 110 })
      expect((await app.anyone.call(readMe, withCookie(answer))).status).toBe(200)
    }
    app.clock.advance({ minutes: 121 })
    expect(await app.anyone.refused(readMe, withCookie(answer))).toBe('session.missing')
  })

  test('ends ten hours after sign-in, however busy', async () => {
    const answer = await enter({ username: officer.username, password })
    for (let i = 0; i < 9; i++) {
      app.clock.advance({ hours: 1 })
      expect((await app.anyone.call(readMe, withCookie(answer))).status).toBe(200)
    }
    app.clock.advance({ hours: 1 })
    expect(await app.anyone.refused(readMe, withCookie(answer))).toBe('session.missing')
  })

  test('ends at once when signed out, revoked, or the officer leaves', async () => {
    const [first, second, third] = [
      await enter({ username: officer.username, password }),
      await enter({ username: officer.username, password }),
      await enter({ username: officer.username, password }),
    ]
    const out = await app.anyone.call(signOut, withCookie(first))
    expect(cookieOf(out)).toMatch(/^liem_session=; .*Expires=Thu, 01 Jan 1970/)
    expect(await app.anyone.refused(readMe, withCookie(first))).toBe('session.missing')

    const rows = await app.anyone.ok(listSessions, withCookie(second))
    expect(rows).toHaveLength(2)
    const other = rows.find((row) => !row.current)
    await app.anyone.ok(revokeSession, { params: { id: other?.id as string }, ...withCookie(second) })
    expect(await app.anyone.refused(readMe, withCookie(third))).toBe('session.missing')

    await app.db.owner.updateTable('officer').set({ ended_on: '2026-11-20' }).where('id', '=', officer.id).execute()
    expect(await app.anyone.refused(readMe, withCookie(second))).toBe('session.missing')
  })

  test('of somebody else cannot be ended or seen', async () => {
    const other = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'administrator' })
    await app.as(other).ok(readMe)
    await enter({ username: officer.username, password })
    const own = await app.as(officer).ok(listSessions)
    expect(await app.as(other).refused(revokeSession, { params: { id: own[0]?.id as string } })).toBe(
      'record.not_found',
    )
    expect(await app.as(officer).ok(listSessions)).toHaveLength(own.length)
  })

  test('with a token of another shape is no session', async () => {
    for (const token of ['', 'a'.repeat(43), `${'a'.repeat(42)}%`, 'x'.repeat(5000)]) {
      expect(await app.anyone.refused(readMe, { headers: { cookie: `liem_session=${token}` } })).toBe('session.missing')
    }
  })

  test('carries the roles of an absent officer, save those that cannot be delegated', async () => {
    const head = await anOfficer(app.db.owner, {
      unit: world.finance,
      roles: [{ role: 'head' }, { role: 'administrator' }],
      name: 'Trần Thị Vắng',
    })
    const deputy = await anOfficer(app.db.owner, { unit: world.finance, role: 'handler' })
    await anAbsence(app.db.owner, head, { substitute: deputy, from: '2026-11-20', to: '2026-12-31' })
    const me = await app.as(deputy).ok(readMe)
    expect(me.permissions).toContain('tasks.verify')
    expect(me.permissions).not.toContain('units.manage')
    expect(me.standsInFor).toEqual([{ officerId: head.id, name: 'Trần Thị Vắng', untilOn: '2026-12-31' }])
    await app.db.owner
      .updateTable('absence')
      .set({ revoked_at: app.clock.now() })
      .where('substitute_id', '=', deputy.id)
      .execute()
    expect((await app.as(deputy).ok(readMe)).permissions).not.toContain('tasks.verify')
  })
})

describe('changing the password', () => {
  test('ends the other sessions and keeps this one', async () => {
    const [here, there] = [
      await enter({ username: officer.username, password }),
      await enter({ username: officer.username, password }),
    ]
    await app.anyone.ok(changePassword, {
      body: { current: password, next: 'Một mật khẩu khác hẳn' },
      ...withCookie(here),
    })
    expect((await app.anyone.call(readMe, withCookie(here))).status).toBe(200)
    expect(await app.anyone.refused(readMe, withCookie(there))).toBe('session.missing')
    expect((await enter({ username: officer.username, password })).problem?.code).toBe('session.wrong')
    expect(
      (await enter({ username: officer.username, password: 'Một mật khẩu khác hẳn'.normalize('NFD') })).status,
    ).toBe(200)
  })

  test.each(['ngắn quá', '1234567890', 'matkhau@123', 'Qwerty12345', 'aaaaaaaaaaaaaa', password])(
    'refuses “%s” as the next one',
    async (next) => {
      expect(await app.as(officer).refused(changePassword, { body: { current: password, next } })).toBe('password.weak')
    },
  )

  test('refuses one made of the user’s name', async () => {
    const named = await anOfficer(app.db.owner, { unit: world.finance, username: 'nguyenvanphuc' })
    await aPassword(app.db.owner, named, password)
    expect(await app.as(named).refused(changePassword, { body: { current: password, next: 'NguyenVanPhuc1' } })).toBe(
      'password.weak',
    )
  })

  test('refuses a wrong current one, and does not let it be guessed', async () => {
    const change = () =>
      app.as(officer).refused(changePassword, { body: { current: 'sai', next: 'Một mật khẩu khác hẳn' } })
    for (let i = 0; i < 10; i++) expect(await change()).toBe('password.wrong')
    expect(await change()).toBe('request.too_many')
  })

  test('comes before everything else when somebody else set it', async () => {
    await aPassword(app.db.owner, officer, password, { mustChange: true })
    const answer = await enter({ username: officer.username, password })
    expect(answer.body.mustChangePassword).toBe(true)
    expect(await app.anyone.refused(listSessions, withCookie(answer))).toBe('password.must_change')
    expect((await app.anyone.ok(readMe, withCookie(answer))).mustChangePassword).toBe(true)
    await app.anyone.ok(changePassword, {
      body: { current: password, next: 'Mật khẩu của riêng tôi' },
      ...withCookie(answer),
    })
    expect(await app.anyone.ok(listSessions, withCookie(answer))).toHaveLength(1)
  })
})

describe('another site', () => {
  test.each([
    [{ origin: 'http://evil.test' }],
    [{ origin: 'null' }],
    [{ origin: '' }],
    [{ origin: 'http://liem.test', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'http://liem.test', 'sec-fetch-site': 'same-site' }],
    [{ origin: 'http://liem.test.evil.test' }],
  ])('cannot make a browser change anything: %o', async (headers) => {
    expect(await app.anyone.refused(signIn, { body: { username: officer.username, password }, headers })).toBe(
      'request.origin',
    )
    expect(await app.as(officer).refused(signOut, { headers })).toBe('request.origin')
  })
})
