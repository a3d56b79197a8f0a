import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as contract from '@liem/domain/directives/contract'
import * as readings from '@liem/domain/directives/readings.contract'
import { readTask } from '@liem/domain/tasks/contract'
import { assignTask, claimDone, readEvidence } from '@liem/domain/tasks/steps.contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { aDocument, planText } from './directives.samples.ts'

const secretText = planText.replace('Số: 53/KH-UBND', 'MẬT\n\nSố: 53/KH-UBND')
let app: TestApp
let lan: TestApp
let clerk: Officer
let lanClerk: Officer

/** Everything this process writes to disk goes here: data folders and temporary files. */
let disk: string

beforeAll(async () => {
  disk = mkdtempSync(join(tmpdir(), 'liem-secrecy-'))
  process.env.TMPDIR = disk
  app = await testApp()
  lan = await testApp({ settings: { network: 'independent-lan' } })
  clerk = await anOfficer(app.db.owner, { unit: (await aProvince(app.db.owner)).inspectorate, role: 'inspector' })
  lanClerk = await anOfficer(lan.db.owner, { unit: (await aProvince(lan.db.owner)).inspectorate, role: 'inspector' })
})
afterAll(async () => {
  await app.end()
  await lan.end()
  rmSync(disk, { recursive: true, force: true })
})

/** Rows of every table, and every file in the data folder and in the folder for temporary ones. */
async function everything(of: TestApp) {
  const { rows: tables } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(of.db.owner)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    if (name === 'session') continue
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(of.db.owner)
    counts[name] = rows[0]?.n ?? 0
  }
  return { counts, files: filesIn(disk) }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}

test('a file with a secrecy mark is refused and nothing of it stays', async () => {
  const before = await everything(app)
  const headers = { 'idempotency-key': '6f0c3f0e-7a3b-4d7e-9a53-0f8a4bb0c001' }
  const files = [{ name: 'ke-hoach.txt', bytes: secretText }]
  const answer = await app.as(clerk).call(readings.readFile, { files, headers })
  expect(answer.problem).toMatchObject({ code: 'document.secret', facts: { mark: 'Mật' } })
  expect(await everything(app)).toEqual(before)
})

test('so is a secret paper attached to a document, with all that came with it', async () => {
  const { id } = await app.as(clerk).ok(contract.registerDocument, { body: aDocument() })
  const before = await everything(app)
  const files = [
    { name: 'phu-luc.txt', bytes: 'Phụ lục thường' },
    { name: 'kem-theo.txt', bytes: 'TUYỆT MẬT\n\nNội dung' },
  ]
  const headers = { 'idempotency-key': '6f0c3f0e-7a3b-4d7e-9a53-0f8a4bb0c002' }
  const answer = await app
    .as(clerk)
    .call(contract.attachPaper, { params: { id }, body: { purpose: 'annex' }, files, headers })
  expect(answer.problem).toMatchObject({ code: 'document.secret', facts: { mark: 'Tuyệt mật' } })
  expect(await everything(app)).toEqual(before)
  await app.as(clerk).ok(contract.attachPaper, { params: { id }, body: { purpose: 'annex' }, files: files.slice(0, 1) })
  expect((await app.as(clerk).ok(contract.readDocumentPage, { params: { id } })).papers).toMatchObject([
    { name: 'phu-luc.txt', purpose: 'annex' },
  ])
})

test.each([
  ['empty', 'trong.docx', '', 'file.empty'],
  ['broken', 'hong.docx', 'PK\u0003\u0004 not a document', 'file.broken'],
  ['of another kind', 'la.exe', 'MZ\u0090', 'file.kind_unknown'],
] as const)('a file that is %s is refused and leaves nothing behind', async (_, name, bytes, code) => {
  const before = await everything(app)
  const answer = await app.as(clerk).call(readings.readFile, { files: [{ name, bytes: Buffer.from(bytes, 'latin1') }] })
  expect(answer.problem?.code).toBe(code)
  expect(await everything(app)).toEqual(before)
})

test('on an independent network the same file is read', async () => {
  const { id } = await lan.as(lanClerk).ok(readings.readFile, { files: [{ name: 'ke-hoach.txt', bytes: secretText }] })
  expect(await lan.as(lanClerk).ok(readings.readReading, { params: { id } })).toMatchObject({ state: 'open' })
})

test('a discarded reading keeps none of the words', async () => {
  const { id } = await app.as(clerk).ok(readings.readFile, { files: [{ name: 'a.txt', bytes: planText }] })
  await app.as(clerk).ok(readings.discardReading, { params: { id } })
  const row = await app.db.owner
    .selectFrom('reading')
    .select(['state', 'source', 'draft', 'edited'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(row).toEqual({ state: 'discarded', source: {}, draft: {}, edited: null })
  expect(await app.as(clerk).refused(readings.saveReading, { params: { id }, body: { version: 1, edited: {} } })).toBe(
    'reading.closed',
  )
})

test('a proof with a secrecy mark is refused with its claim and nothing of it stays; a photograph is kept', async () => {
  const { ids } = await app.as(clerk).ok(assignTask, {
    body: {
      title: 'Rà soát quy định',
      product: 'Báo cáo',
      leadUnitId: clerk.unitId,
      dueKind: 'date',
      due: '2026-12-15',
    },
  })
  const params = { id: ids[0] as string }
  const body = { product: 'Báo cáo số 5' }
  const before = await everything(app)
  const headers = { 'idempotency-key': '6f0c3f0e-7a3b-4d7e-9a53-0f8a4bb0c0a1' }
  const secret = [{ name: 'bao-cao.txt', bytes: secretText }]
  expect(await app.as(clerk).refused(claimDone, { params, body, files: secret, headers })).toBe('document.secret')
  expect(await everything(app)).toEqual(before)
  const photograph = [
    { name: 'ảnh "1".jpg', mediaType: 'image/ảnh\u0001', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') },
  ]
  await app.as(clerk).ok(claimDone, { params, body, files: photograph })
  const { claims } = await app.as(clerk).ok(readTask, { params })
  const fileId = claims[0]?.evidence[0]?.id as string
  const file = await app.as(clerk).call(readEvidence, { params: { ...params, fileId } })
  expect(file.status).toBe(200)
  expect(file.headers['content-disposition']).toMatch(/^attachment; /)
  expect(file.headers['x-content-type-options']).toBe('nosniff')
})
