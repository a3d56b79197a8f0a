import { readHome } from '@liem/domain/agenda/contract'
import {
  addContact,
  downloadPaperForm,
  downloadPoster,
  endContact,
  listContacts,
  listGates,
  readContacts,
  setGate,
} from '@liem/domain/publicity/contract'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aKeyHolder } from '#test/petitions'
import { anOfficer, aProvince, type Officer } from '#test/world'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let clerk: Officer
let inspector: Officer

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  clerk = await anOfficer(app.db.owner, { unit: province.communes[0], role: 'clerk' })
  inspector = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'inspector' })
})
afterAll(() => app.end())

const add = (value: string, validFrom = '2026-11-01', replaces?: string) =>
  app.as(clerk).ok(addContact, {
    params: { id: province.communes[0].id },
    body: { kind: 'hotline', value, validFrom, replaces },
  })

test('a clerk publishes for his own unit only, and is told what is still missing', async () => {
  const reminder = async () => (await app.as(clerk).ok(readHome)).waiting.filter((one) => one.kind === 'contacts')
  expect(await reminder()).toMatchObject([{ count: 1, opens: '/contacts?missing=all' }])
  await add('0236 3888 999')
  expect(await reminder()).toEqual([])
  const mine = await app.as(clerk).ok(listContacts)
  expect(mine.rows.map((row) => row.unit.id)).toEqual([province.communes[0].id])
  expect(mine.rows[0]?.missing).toEqual(['reception', 'address', 'email'])
  expect(mine.summary).toEqual({ whole: 0, part: 1, none: 0 })
  const other = { id: province.communes[1].id }
  expect(await app.as(clerk).refused(readContacts, { params: other })).toBe('record.not_found')
  expect(
    await app.as(clerk).refused(addContact, {
      params: other,
      body: { kind: 'hotline', value: '0236 3888 999', validFrom: '2026-11-01' },
    }),
  ).toBe('record.not_found')
  const all = await app.as(inspector).ok(listContacts, { query: { missing: 'all', q: 'binh minh' } })
  expect(all.rows.map((row) => row.unit.code)).toEqual(['X02'])
})

test('a number that is replaced stays on record, and the page shows one of them on any day', async () => {
  const first = (await app.as(clerk).ok(readContacts, { params: { id: province.communes[0].id } })).rows[0]
  await add('1900 1234', '2026-11-25', first?.id)
  const { rows } = await app.as(clerk).ok(readContacts, { params: { id: province.communes[0].id } })
  expect(rows.map((row) => [row.value, row.standing, row.validTo])).toEqual([
    ['1900 1234', 'coming', null],
    ['0236 3888 999', 'now', '2026-11-25'],
  ])
  expect(await app.as(clerk).refused(endContact, { params: { id: first?.id ?? '' }, body: { on: '2026-12-01' } })).toBe(
    'record.changed',
  )
  const past = { params: { id: rows[0]?.id ?? '' }, body: { on: '2026-11-20' } }
  expect(await app.as(clerk).refused(endContact, past)).toBe('request.invalid')
  await expect(
    app.db.office.deleteFrom('contact_point').execute(),
    'nobody deletes what was published',
  ).rejects.toThrow(/permission denied/)
})

test('the poster names number, address and keys; the paper form carries no code of a report', async () => {
  await aKeyHolder(app.db.owner, inspector)
  const root = await app.db.owner.selectFrom('root_statement').select('fingerprint').executeTakeFirstOrThrow()
  const params = { id: province.communes[0].id }
  const textOf = async (route: typeof downloadPoster | typeof downloadPaperForm) => {
    const { bytes } = await app.as(clerk).call(route, { params })
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
    return `${totalPages} pages\n${text}`
  }
  const poster = await textOf(downloadPoster)
  expect(poster).toMatch(/^1 pages\n/)
  expect(poster).toContain('0236 3888 999')
  expect(poster).toContain('cong.test/d/X01')
  expect(poster.replace(/\s+/g, ' ')).toContain(root.fingerprint?.match(/.{4}/g)?.join(' '))
  expect(await textOf(downloadPaperForm)).toMatch(/^2 pages[\s\S]*Mẫu PA\.1/)
})

test('gates say who is missing; a way that comes back to itself is refused', async () => {
  const { province: top } = province
  await anOfficer(app.db.owner, { unit: top, role: 'gatekeeper' })
  const before = await app.as(inspector).ok(listGates)
  expect(before.rows.find((row) => row.unit.id === top.id)).toMatchObject({ state: 'few_people', next: null, below: 6 })
  await aKeyHolder(app.db.owner, await anOfficer(app.db.owner, { unit: top, role: 'gatekeeper' }))
  const half = await app.as(inspector).ok(listGates, { query: { notReady: 'true' } })
  const row = half.rows.find((one) => one.unit.id === top.id)
  expect([row?.state, row?.keepers.map((one) => one.hasKey).sort()]).toEqual(['few_keys', [false, true]])
  await app.as(inspector).ok(setGate, {
    params: { id: top.id },
    body: { nextUnitId: province.internalAffairs.id, outsideAuthority: 'Thanh tra Chính phủ' },
  })
  const round = { params: { id: province.committee.id }, body: { nextUnitId: top.id, outsideAuthority: null } }
  expect(await app.as(inspector).refused(setGate, round)).toBe('request.invalid')
  expect(await app.as(clerk).refused(listGates)).toBe('permission.missing')
})
