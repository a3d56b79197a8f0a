import { listNotices } from '@liem/domain/agenda/contract'
import { listHolders, makeKey, readLockedKey } from '@liem/domain/keys/contract'
import {
  addPasskey,
  askRemoval,
  beginPasskey,
  beginTotp,
  challengeSecondFactor,
  confirmRemoval,
  confirmTotp,
  listRemovals,
  readSecondFactor,
  removeFactor,
  renewBackupCodes,
  showSecondFactor,
  withdrawRemoval,
} from '@liem/domain/keys/second-factor.contract'
import { listSessions, readMe, signIn, signOut } from '@liem/domain/sessions/contract'
import { resetPassword } from '@liem/domain/units/officers.contract'
import { lockKeys, unlockKeys } from '@liem/sealing/passphrase'
import { signStatement } from '@liem/sealing/statement'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aKeyHolder, aRoot, makeTestKeys } from '#test/keys'
import { anOfficer, aPassword, aProvince, type Officer } from '#test/world'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let officer: Officer
const password = 'Một mật khẩu đủ dài'

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
})
afterAll(() => app.end())
beforeEach(async () => {
  app.clock.advance({ minutes: 1 })
  officer = await anOfficer(app.db.owner, { unit: world.finance, role: 'handler' })
  await aPassword(app.db.owner, officer, password)
})

const codeOf = (secret: string, minutes = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: app.clock.now().getTime() + minutes * 60_000 })

/** Ties a telephone to the officer; answers its secret and the backup codes. */
async function aTelephone(who = officer) {
  const begun = await app.as(who).ok(beginTotp, { body: { password, name: 'Điện thoại' } })
  const { backupCodes } = await app
    .as(who)
    .ok(confirmTotp, { params: { id: begun.id }, body: { code: codeOf(begun.secret) } })
  app.clock.advance({ minutes: 1 })
  return { secret: begun.secret, id: begun.id, backupCodes: backupCodes ?? [] }
}

const cookieOf = (headers: Record<string, unknown>) => {
  const cookie = String(headers['set-cookie'])
  return { headers: { cookie: cookie.slice(0, cookie.indexOf(';')) } }
}
const enter = async () =>
  cookieOf((await app.anyone.call(signIn, { body: { username: officer.username, password } })).headers)

describe('sign-in of an officer with a second factor', () => {
  test('stops after the password: nothing but the second factor can be done', async () => {
    const { secret } = await aTelephone()
    const session = await enter()
    expect((await app.anyone.ok(readMe, session)).secondFactorPending).toBe(true)
    expect(await app.anyone.refused(listSessions, session)).toBe('session.second_factor')
    expect(await app.anyone.refused(renewBackupCodes, session)).toBe('session.second_factor')
    expect((await app.anyone.ok(challengeSecondFactor, session)).kinds).toEqual(['totp', 'backup'])

    await app.anyone.ok(showSecondFactor, { body: { kind: 'totp', code: codeOf(secret) }, ...session })
    expect((await app.anyone.ok(readMe, session)).secondFactorPending).toBe(false)
    expect(await app.anyone.ok(listSessions, session)).not.toEqual([])
  })

  test('goes on as before without one', async () => {
    expect((await app.anyone.ok(readMe, await enter())).secondFactorPending).toBe(false)
  })

  test('can still be given up', async () => {
    await aTelephone()
    const session = await enter()
    await app.anyone.ok(signOut, session)
    expect(await app.anyone.refused(readMe, session)).toBe('session.missing')
  })
})

describe('a code', () => {
  test('counts once, also in another session', async () => {
    const { secret } = await aTelephone()
    const [one, other] = [await enter(), await enter()]
    const shown = { body: { kind: 'totp' as const, code: codeOf(secret) } }
    await app.anyone.ok(showSecondFactor, { ...shown, ...one })
    expect(await app.anyone.refused(showSecondFactor, { ...shown, ...other })).toBe('second_factor.wrong')
  })

  test('is locked after six wrong ones, the right one too, and free again after a quarter of an hour', async () => {
    const { secret } = await aTelephone()
    const session = await enter()
    const show = (code: string) => app.anyone.refused(showSecondFactor, { body: { kind: 'totp', code }, ...session })
    for (let i = 0; i < 6; i++) expect(await show('000000')).toBe('second_factor.wrong')
    expect(await show(codeOf(secret))).toBe('second_factor.locked')
    app.clock.advance({ minutes: 16 })
    await app.anyone.ok(showSecondFactor, { body: { kind: 'totp', code: codeOf(secret) }, ...session })
  })

  test('cannot be guessed by many requests at once', async () => {
    await aTelephone()
    const session = await enter()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        app.anyone.refused(showSecondFactor, { body: { kind: 'totp', code: String(i).padStart(6, '0') }, ...session }),
      ),
    )
    expect(answers.filter((code) => code === 'second_factor.wrong').length).toBeLessThanOrEqual(6)
  })

  test('of the backup set opens once, as typed by hand', async () => {
    const { backupCodes } = await aTelephone()
    expect(backupCodes).toHaveLength(10)
    const typed = (backupCodes[3] ?? '').toUpperCase().replaceAll('-', ' ')
    const [one, other] = [await enter(), await enter()]
    await app.anyone.ok(showSecondFactor, { body: { kind: 'backup', code: typed }, ...one })
    expect(await app.anyone.refused(showSecondFactor, { body: { kind: 'backup', code: typed }, ...other })).toBe(
      'second_factor.wrong',
    )
    expect((await app.anyone.ok(readSecondFactor, one)).backupCodesLeft).toBe(9)
  })

  test('and the secret behind it never lie in the answers kept against repetition', async () => {
    const key = '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
    await app.as(officer).ok(beginTotp, { body: { password, name: 'Điện thoại' }, headers: { 'idempotency-key': key } })
    expect(
      await app.db.owner.selectFrom('idempotency_key').select('key').where('key', '=', key).executeTakeFirst(),
    ).toBeUndefined()
  })
})

describe('step-up', () => {
  test('is asked again after a quarter of an hour, and of nobody without a second factor', async () => {
    expect(await app.as(officer).refused(renewBackupCodes)).toBe('second_factor.missing')
    const { secret } = await aTelephone()
    const session = await enter()
    await app.anyone.ok(showSecondFactor, { body: { kind: 'totp', code: codeOf(secret) }, ...session })
    expect((await app.anyone.ok(renewBackupCodes, session)).backupCodes).toHaveLength(10)
    app.clock.advance({ minutes: 16 })
    expect(await app.anyone.refused(renewBackupCodes, session)).toBe('session.step_up')
    await app.anyone.ok(showSecondFactor, { body: { kind: 'totp', code: codeOf(secret) }, ...session })
    await app.anyone.ok(renewBackupCodes, session)
  })

  test('protects adding a second telephone, once there is one', async () => {
    await app.as(officer).ok(beginTotp, { body: { password, name: 'Một' } })
    await aTelephone()
    const session = await enter()
    const begin = () => app.anyone.refused(beginTotp, { body: { password, name: 'Của kẻ khác' }, ...session })
    expect(await begin()).toBe('session.second_factor')
  })
})

test('a telephone is tied only with the password, and only by its first code', async () => {
  expect(await app.as(officer).refused(beginTotp, { body: { password: 'sai', name: 'X' } })).toBe('password.wrong')
  const { id } = await app.as(officer).ok(beginTotp, { body: { password, name: 'X' } })
  expect((await app.as(officer).ok(readSecondFactor)).factors).toEqual([])
  expect(await app.as(officer).refused(confirmTotp, { params: { id }, body: { code: '000000' } })).toBe(
    'second_factor.wrong',
  )
})

test('a second factor is nobody else’s to see, to use or to remove', async () => {
  const { id } = await aTelephone()
  const administrator = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'administrator' })
  expect((await app.as(administrator).ok(readSecondFactor)).factors).toEqual([])
  await aPassword(app.db.owner, administrator, password)
  await aTelephone(administrator)
  expect(await app.as(administrator).refused(removeFactor, { params: { id } })).toBe('record.not_found')
  expect(await app.as(administrator).refused(confirmTotp, { params: { id }, body: { code: '123456' } })).toBe(
    'record.not_found',
  )
})

describe('a passkey', () => {
  test('offers a challenge bound to the office’s address, and takes none that was not given', async () => {
    const { options } = await app.as(officer).ok(beginPasskey, { body: { password } })
    expect(options).toMatchObject({ rp: { id: 'liem.test' }, attestation: 'none' })
    const body = {
      name: 'Khóa',
      response: { id: 'AA', rawId: 'AA', type: 'public-key', clientExtensionResults: {}, response: {} },
    }
    expect(await app.as(officer).refused(addPasskey, { body })).toBe('second_factor.wrong')
    // Used up by the wrong answer.
    const left = await app.db.owner
      .selectFrom('session')
      .select('challenge')
      .where('officer_id', '=', officer.id)
      .where('challenge', 'is not', null)
      .execute()
    expect(left).toEqual([])
  })
})

describe('a lost second factor', () => {
  const anAdministrator = () => anOfficer(app.db.owner, { unit: world.inspectorate, role: 'administrator' })
  const ask = (who: Officer) => ({ body: { officerId: who.id, reason: 'Mất điện thoại' } })
  const hasFactor = async () => (await app.as(officer).ok(readSecondFactor)).factors.length > 0

  test('goes when a second administrator confirms; sessions end, the journal names both', async () => {
    await aTelephone()
    const [first, second] = [await anAdministrator(), await anAdministrator()]
    const session = await enter()
    const { id } = await app.as(first).ok(askRemoval, ask(officer))
    expect(await app.as(first).refused(confirmRemoval, { params: { id } })).toBe('second_officer.same')
    await app.as(second).ok(confirmRemoval, { params: { id } })
    expect(await app.anyone.refused(readMe, session)).toBe('session.missing')
    expect((await app.anyone.ok(readMe, await enter())).secondFactorPending).toBe(false)
    const acts = await app.db.owner
      .selectFrom('journal')
      .select(['act', 'officer_id'])
      .where('subject_id', '=', String(officer.id))
      .where('act', 'like', 'keys.%removal%')
      .execute()
    expect(acts).toEqual([{ act: 'keys.ask_factor_removal', officer_id: first.id }])
    const done = await app.db.owner
      .selectFrom('journal')
      .select('officer_id')
      .where('act', '=', 'keys.remove_lost_factor')
      .where('subject_id', '=', String(officer.id))
      .execute()
    expect(done).toEqual([{ officer_id: second.id }])
  })

  test('stays when the second is an administrator made yesterday, or made by who asks: then it takes the head', async () => {
    await aTelephone()
    const first = await anAdministrator()
    const made = async (set: object) => {
      const second = await anAdministrator()
      await app.db.owner.updateTable('officer_role').set(set).where('officer_id', '=', second.id).execute()
      return second
    }
    const puppets = [
      await made({ granted_by: first.id }),
      await made({ from_on: '2026-11-20' }),
      // A date set back does not make the role any older.
      await made({ from_on: '2020-01-01', granted_at: '2026-11-20T01:00:00Z' }),
    ]
    const { id } = await app.as(first).ok(askRemoval, ask(officer))
    for (const puppet of puppets)
      expect(await app.as(puppet).refused(confirmRemoval, { params: { id } })).toBe('permission.missing')
    const head = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
    await app.as(head).ok(confirmRemoval, { params: { id } })
  })

  test('goes with the head of the officer’s unit, and with no other head', async () => {
    await aTelephone()
    const first = await anAdministrator()
    const head = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
    const stranger = await anOfficer(app.db.owner, { unit: world.construction, role: 'head' })
    const { id } = await app.as(first).ok(askRemoval, ask(officer))
    expect(await app.as(stranger).refused(confirmRemoval, { params: { id } })).toBe('record.not_found')
    expect((await app.as(head).ok(listRemovals))[0]).toMatchObject({
      officer: { id: officer.id },
      can: ['confirm', 'withdraw'],
    })
    await app.as(head).ok(confirmRemoval, { params: { id } })
    expect(await app.as(head).refused(confirmRemoval, { params: { id } })).toBe('record.changed')
  })

  test('stays when the officer says no, or when nobody but the asker agrees', async () => {
    await aTelephone()
    const { id } = await app.as(await anAdministrator()).ok(askRemoval, ask(officer))
    expect((await app.as(officer).ok(readSecondFactor)).removal).toMatchObject({ id })
    const [notice] = (await app.as(officer).ok(listNotices, { query: {} })).rows
    expect(notice).toMatchObject({ kind: 'keys.factor_removal', opens: '/account' })
    expect(await app.as(officer).refused(confirmRemoval, { params: { id } })).toBe('second_officer.same')
    await app.as(officer).ok(withdrawRemoval, { params: { id } })
    expect(await hasFactor()).toBe(true)
  })

  test('lets two administrators together into the account, and no further: the key stays locked, a new one is nobody’s recipient', async () => {
    const root = await aRoot(app.db.owner, [
      await anOfficer(app.db.owner, { unit: world.province, role: 'leader' }),
      await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' }),
    ])
    const key = await aKeyHolder(app.db.owner, officer, { root })
    const locked = await lockKeys(key, 'ruộng lúa xanh rì', 10)
    await app.db.owner
      .updateTable('locked_key')
      .set({ locked: Buffer.from(locked) })
      .where('key_id', '=', key.keyId)
      .execute()
    const [first, second] = [await anAdministrator(), await anAdministrator()]
    const { id } = await app.as(first).ok(askRemoval, ask(officer))
    await app.as(second).ok(confirmRemoval, { params: { id } })
    const { temporaryPassword } = await app.as(first).ok(resetPassword, { params: { id: officer.id } })
    await aPassword(app.db.owner, officer, temporaryPassword)
    const session = cookieOf(
      (await app.anyone.call(signIn, { body: { username: officer.username, password: temporaryPassword } })).headers,
    )
    const begun = await app.anyone.ok(beginTotp, {
      body: { password: temporaryPassword, name: 'Của kẻ khác' },
      ...session,
    })
    await app.anyone.ok(confirmTotp, { params: { id: begun.id }, body: { code: codeOf(begun.secret) }, ...session })
    const got = await app.anyone.ok(readLockedKey, session)
    const file = new Uint8Array(Buffer.from(got.locked, 'base64url'))
    for (const guess of [temporaryPassword, password]) await expect(unlockKeys(file, guess)).rejects.toThrow()
    const made = makeTestKeys(officer)
    const said = { v: 1 as const, officer: officer.id, recipient: made.recipient, verifyKey: made.verifyKey }
    const body = {
      request: { ...signStatement('key-request', said, made.signSecret), kind: 'key-request' as const },
      locked: Buffer.from(await lockKeys(made, 'bốn từ của kẻ khác', 10)).toString('base64url'),
      why: 'replaced' as const,
    }
    expect(await app.anyone.ok(makeKey, { body, ...session })).toMatchObject({ state: 'waiting' })
    expect((await app.as(first).ok(listHolders, { query: { officers: String(officer.id) } })).holders).toEqual([])
  })

  test('cannot be asked for by an administrator for himself, nor for who has none', async () => {
    const first = await anAdministrator()
    expect(await app.as(first).refused(askRemoval, ask(first))).toBe('second_officer.same')
    expect(await app.as(first).refused(askRemoval, ask(officer))).toBe('second_factor.none')
  })
})
