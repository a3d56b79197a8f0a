import { statSync } from 'node:fs'
import { join } from 'node:path'
import { resolver } from '@liem/domain/directives/extraction/resolve-bodies'
import { readMe, signIn } from '@liem/domain/sessions/contract'
import { departmentNames, placeOf, provincialBodies } from '@liem/domain/setup/bodies'
import * as contract from '@liem/domain/setup/contract'
import { listUnits, readUnit } from '@liem/domain/units/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { administrativeUnits } from '#database/administrative-units'
import { sessions } from '#modules/sessions'
import { ledgerView, units } from '#modules/units'
import { findSecret } from '#platform/db/secret-files'
import { findSigningKey } from '#platform/signing-key'
import { type TestApp, testApp } from '#test/as'
import { setup, setupCode } from './index.ts'

let app: TestApp

beforeEach(async () => {
  app = await testApp({ modules: [setup, sessions, units([])] })
  app.parts.firstRun = { ownerUrl: app.db.urls.owner }
})
afterEach(() => app.end())

const folder = () => app.parts.settings.dataFolder
const wish = (more: object = {}) => ({
  code: setupCode(folder()),
  provinceCode: '38',
  administrator: { username: 'quantri', name: 'Lê Văn Quản', password: 'một-mật-khẩu-dài' },
  second: { username: 'quantri2', name: 'Trần Thị Trị', password: 'mật-khẩu-khác-nữa' },
  ...more,
})

test('the national list has 34 provinces and 3,321 communes, each code once, each commune in a province', () => {
  const { units: all, asOf } = administrativeUnits()
  const provinces = new Set(all.filter((unit) => unit.parent === null).map((unit) => unit.code))
  expect(provinces.size).toBe(34)
  expect(all.length - provinces.size).toBe(3321)
  expect(new Set(all.map((unit) => unit.code)).size).toBe(all.length)
  expect(all.every((unit) => unit.parent === null || provinces.has(unit.parent))).toBe(true)
  expect(asOf).toBe('2026-04-30')
})

test('before set-up the provinces can be chosen; afterwards nothing is offered any more', async () => {
  const open = await app.anyone.ok(contract.readSetup)
  expect(open).toMatchObject({ done: false, asOf: '2026-04-30' })
  expect(open.provinces.length).toBe(34)
  expect(open.provinces.find((one) => one.code === '01')).toEqual({
    code: '01',
    name: 'Thành phố Hà Nội',
    communes: 126,
  })
  await app.anyone.ok(contract.doSetup, { body: wish() })
  expect(await app.anyone.ok(contract.readSetup)).toMatchObject({ done: true, provinces: [], departments: [] })
})

test('one call makes a province that can be worked in', async () => {
  const made = await app.anyone.ok(contract.doSetup, { body: wish() })
  const me = await app.anyone.ok(signIn, { body: { username: 'quantri', password: 'một-mật-khẩu-dài' } })
  expect(me).toMatchObject({ mustChangePassword: false, practice: false, unit: { name: 'Thanh tra tỉnh' } })
  expect(me.permissions).toContain('units.manage')
  expect((await app.anyone.ok(signIn, { body: { username: 'quantri2', password: 'mật-khẩu-khác-nữa' } })).name).toBe(
    'Trần Thị Trị',
  )

  const admin = { id: me.officerId, username: me.username, name: me.name, unitId: me.unit.id }
  expect((await app.as(admin).ok(readMe)).provinceName).toBe('Ủy ban nhân dân tỉnh Thanh Hoá')
  const list = await app.as(admin).ok(listUnits, { query: {} })
  expect(list.length).toBe(made.units)
  expect(list.filter((unit) => unit.kind === 'commune').length).toBe(166)
  expect(list.filter((unit) => unit.kind === 'party_committee').length).toBe(166 + 3)
  expect(list.filter((unit) => unit.kind === 'department').map((unit) => unit.code)).toEqual(
    expect.arrayContaining(['38.VPUB', '38.TTR', '38.STC', '38.SNNMT']),
  )
  const commune = list.find((unit) => unit.kind === 'commune')
  const page = await app.as(admin).ok(readUnit, { params: { id: commune?.id as number } })
  expect(page.parent?.name).toBe('Ủy ban nhân dân tỉnh Thanh Hoá')
  expect(page.events).toMatchObject([{ kind: 'establish', documentSymbol: '30/2026/QH16', effectiveOn: '2026-04-30' }])
  expect(page.children).toEqual([])
})

test('documents find the bodies by the names papers use', async () => {
  await app.anyone.ok(contract.doSetup, { body: wish() })
  const view = await app.db.owner.transaction().execute((tx) => ledgerView(tx))
  const resolve = resolver({
    units: view.map((unit) => ({
      code: unit.code,
      name: unit.name,
      ...(unit.short_name ? { shortName: unit.short_name } : {}),
      kind: unit.kind as 'commune',
      side: unit.side as 'state',
      synonyms: unit.synonyms,
    })),
  })
  const found = (text: string) => resolve({ text, span: { start: 0, end: text.length }, collective: false }).units
  expect(found('UBND tỉnh')).toEqual(['38'])
  expect(found('Ủy ban nhân dân tỉnh Thanh Hóa')).toEqual(['38'])
  expect(found('Sở Nông nghiệp và Môi trường')).toEqual(['38.SNNMT'])
  expect(found('Thanh tra tỉnh')).toEqual(['38.TTR'])
  expect(found('Ban Nội chính Tỉnh ủy')).toEqual(['38.BNC'])
  expect(found('Thanh tra Chính phủ')).toEqual(['TW.TTCP'])
  const commune = administrativeUnits().units.find((unit) => unit.parent === '38' && unit.kind === 'Phường')
  expect(found(`UBND ${commune?.name.toLowerCase()}`)).toEqual([commune?.code])
})

test('a centrally run city gets the names of a city', async () => {
  await app.anyone.ok(contract.doSetup, {
    body: wish({ provinceCode: '01', communeCommittees: false, departments: ['Sở Tài chính', 'Sở Tư pháp'] }),
  })
  const names = new Map(
    (await app.db.owner.selectFrom('unit').select(['code', 'name']).execute()).map((unit) => [unit.code, unit.name]),
  )
  expect(names.get('01')).toBe('Ủy ban nhân dân thành phố Hà Nội')
  expect(names.get('01.TU')).toBe('Thành ủy Hà Nội')
  expect(names.get('01.TTR')).toBe('Thanh tra thành phố')
  expect(names.get('00004')).toBe('Ủy ban nhân dân phường Ba Đình')
  expect(names.get('01.STC')).toBe('Sở Tài chính')
  expect([...names.keys()].filter((code) => /^\d{5}\.DU$/.test(code))).toEqual([])
})

test('no two bodies of any province share a code', () => {
  for (const { code, name, parent } of administrativeUnits().units) {
    if (parent) continue
    const names = departmentNames.map((one) => one.name)
    const { people, top, ...rest } = provincialBodies(placeOf(code, name), names)
    const codes = [people, top, ...Object.values(rest).flat()].map((body) => body.code)
    expect(new Set(codes).size).toBe(codes.length)
  }
})

test('only the code on the screen opens it, once', async () => {
  expect(await app.anyone.refused(contract.doSetup, { body: wish({ code: 'AAAA-BBBB-CCCC' }) })).toBe(
    'setup.code_wrong',
  )
  const code = setupCode(folder())
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  expect(statSync(join(folder(), 'secrets', 'setup-code')).mode & 0o777).toBe(0o600)
  await app.anyone.ok(contract.doSetup, { body: wish({ code: code.toLowerCase().replaceAll('-', ' ') }) })
  expect(findSecret(folder(), 'setup-code')).toBeUndefined()
  expect(await app.anyone.refused(contract.doSetup, { body: wish({ code }) })).toBe('setup.done')
  app.parts.firstRun = { ownerUrl: app.db.urls.owner }
  expect(await app.anyone.refused(contract.doSetup, { body: wish() })).toBe('setup.done')
})

test('guessing the code is cut off', async () => {
  const guesses = []
  for (let i = 0; i < 12; i++)
    guesses.push(
      await app.anyone.refused(contract.doSetup, {
        body: wish({ code: `AAAA-BBBB-${i}` }),
        headers: { 'x-forwarded-for': '10.1.2.3' },
      }),
    )
  expect(guesses.slice(0, 10)).toEqual(Array(10).fill('setup.code_wrong'))
  expect(guesses.slice(10)).toEqual(Array(2).fill('request.too_many'))
})

test('two at once: one wins, the other is told, nothing is written twice', async () => {
  const headers = { 'x-forwarded-for': '10.1.2.4' }
  const answers = await Promise.all([0, 1].map(() => app.anyone.call(contract.doSetup, { body: wish(), headers })))
  expect(answers.map((one) => one.problem?.code ?? 'ok').sort()).toEqual(['ok', 'setup.done'])
  const { count } = await app.db.owner
    .selectFrom('officer')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe('2')
})

test('a mistake leaves nothing behind', async () => {
  const headers = { 'x-forwarded-for': '10.1.2.5' }
  const weak = wish({ second: { username: 'quantri2', name: 'Trần Thị Trị', password: 'quantri2' } })
  const answer = await app.anyone.call(contract.doSetup, { body: weak, headers })
  expect(answer.problem).toMatchObject({ code: 'password.weak', faults: [{ path: 'second.password' }] })
  expect(await app.anyone.refused(contract.doSetup, { body: wish({ provinceCode: '999' }), headers })).toBe(
    'request.invalid',
  )
  const same = wish({ second: { username: 'QuanTri', name: 'Trần Thị Trị', password: 'mật-khẩu-khác-nữa' } })
  expect(await app.anyone.refused(contract.doSetup, { body: same, headers })).toBe('officer.username_taken')
  expect(await app.db.owner.selectFrom('unit').select('id').execute()).toEqual([])
  expect((await app.anyone.ok(contract.readSetup)).done).toBe(false)
})

test('the signing key is made, kept for this user only, and its print stands in the journal', async () => {
  const { keyFingerprint } = await app.anyone.ok(contract.doSetup, { body: wish() })
  expect(keyFingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
  const key = findSigningKey(folder())
  expect(key?.fingerprint).toBe(keyFingerprint)
  expect(key?.privateKey.asymmetricKeyType).toBe('ed25519')
  expect(statSync(join(folder(), 'secrets', 'signing-key.pem')).mode & 0o777).toBe(0o600)
  const entry = await app.db.owner
    .selectFrom('journal')
    .select('facts')
    .where('act', '=', 'setup.complete')
    .executeTakeFirstOrThrow()
  expect(entry.facts).toMatchObject({ province: '38', signingKey: keyFingerprint.replaceAll(' ', '') })
})

test('the practice copy is opened for any officer, and refused where there is none', async () => {
  await app.anyone.ok(contract.doSetup, { body: wish() })
  const me = await app.anyone.ok(signIn, { body: { username: 'quantri', password: 'một-mật-khẩu-dài' } })
  const admin = app.as({ id: me.officerId, username: me.username, name: me.name, unitId: me.unit.id })
  expect(await app.anyone.refused(contract.startPractice)).toBe('session.missing')
  expect(await admin.refused(contract.startPractice)).toBe('practice.not_possible')
  const there = {
    address: 'http://localhost:8082',
    password: 'liem-thuc-hanh',
    accounts: [{ username: 'a', words: 'b', tryThis: 'c' }],
  }
  app.parts.startPractice = async () => there
  expect(await admin.ok(contract.startPractice)).toEqual(there)
})
