import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Route } from '@liem/domain/kernel/route'
import { listPetitions, openPetition } from '@liem/domain/petitions/reading.contract'
import { assignPetition, classifyPetition, replyToPetition } from '@liem/domain/petitions/steps.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJob } from '#platform/jobs'
import { signingKey } from '#platform/signing-key'
import { outsideFiles } from '#platform/transparency/outside'
import { tick } from '#platform/transparency/sequencer'
import { type TestApp, testApp } from '#test/as'
import { aSecondFactor } from '#test/keys'
import { aCleared, aLetter, aPetition, aWrap, type KeyHolder } from '#test/petitions'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { buildPortal, modules } from './app.ts'

let app: TestApp
let portal: Awaited<ReturnType<typeof buildPortal>>
let province: Awaited<ReturnType<typeof aProvince>>
let gate: [KeyHolder, KeyHolder, KeyHolder]
let verifier: KeyHolder
let excluded: Officer[]
const logFolder = mkdtempSync(join(tmpdir(), 'liem-crawl-'))

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  const { owner } = app.db
  gate = [
    await aCleared(owner, province.province, 'gatekeeper'),
    await aCleared(owner, province.province, 'gatekeeper'),
    await aCleared(owner, province.province, 'gatekeeper'),
  ]
  verifier = await aCleared(owner, province.province, 'verifier')
  const [commune] = province.communes
  excluded = [
    // The chairman himself, his clerk, and one who sees the whole province but belongs to the commune's office.
    await anOfficer(owner, { unit: commune, role: 'head' }),
    await anOfficer(owner, { unit: commune, role: 'clerk' }),
    await anOfficer(owner, {
      unit: commune,
      roles: [
        { role: 'inspector' },
        { role: 'leader', unit: province.province },
        { role: 'gatekeeper', unit: province.province },
      ],
    }),
    await anOfficer(owner, { unit: province.province, role: 'administrator' }),
  ]
  for (const officer of excluded) await aSecondFactor(owner, officer)
  portal = await buildPortal({ db: app.db.portal, parts: app.parts, logLevel: 'silent' })
})
afterAll(async () => {
  await portal.close()
  await app.end()
  rmSync(logFolder, { recursive: true, force: true })
})

const routes: Route[] = modules
  .flatMap((module) => module.routes.map(({ route }) => route))
  .filter(({ method }) => method === 'GET')

/** What every reading route answers this officer, with every id he could try: his units, himself, the report. */
async function crawl(officer: Officer, ids: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const route of routes) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
    for (const id of names.length ? ids : ['']) {
      const params = Object.fromEntries(names.map((name) => [name, id]))
      for (const query of [{}, { q: 'a' }, { subject: 'petition', id }]) {
        const answer = await app.as(officer).call(route as never, { params, query } as never)
        // A made file bears the moment it was made: of those the answer's kind is compared.
        const text = route.carries === 'file' && answer.status === 200 ? '' : answer.bytes.toString('utf8')
        // Whether the worker's login has a connection open is the test's own doing.
        const body = text.replace(/"connected":(true|false)/, '')
        seen.set(`${route.path} ${id} ${JSON.stringify(query)}`, `${answer.status} ${body}`)
      }
    }
  }
  return seen
}

const publicPages = [
  '/',
  '/gui',
  '/theo-doi',
  '/duong-day-nong',
  '/van-ban',
  '/ket-qua',
  '/khieu-nai',
  '/kien-nghi',
  '/d/X01',
  '/api/offices',
  '/health',
]
async function crawlPortal(): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const path of publicPages) {
    const { statusCode, body } = await portal.inject(path)
    // The form carries a number and a key of its own making, new with every visit.
    seen.set(path, `${statusCode} ${body.replace(/<input type="hidden"[^>]*>/g, '')}`)
  }
  return seen
}

/** What the worker does by itself about reports. */
async function runJobs(): Promise<void> {
  for (const job of modules.flatMap((module) => module.jobs ?? []).filter(({ name }) => name.startsWith('petitions.')))
    await runJob({ db: app.db.worker, parts: app.parts }, job as never).catch(() => undefined)
}

async function beat(): Promise<number> {
  const done = await tick({
    db: app.db.worker,
    outside: outsideFiles(logFolder),
    key: signingKey(app.parts.settings.dataFolder),
    origin: 'cong.test/log',
    now: () => app.clock.now(),
  } as never)
  if (!('size' in done)) throw new Error(JSON.stringify(done))
  return Number(done.size)
}

test('with and without a report about them, excluded officers, the administrator and the public see the same, byte for byte', {
  timeout: 240_000,
}, async () => {
  const { owner } = app.db
  const id = '5f0f2d8e-8d5c-4d0e-9a39-0b6f5e1c7a11'
  const [commune] = province.communes
  const ids = [id, String(commune.id), ...excluded.map((officer) => String(officer.id))]
  expect(routes.length).toBeGreaterThan(60)
  const look = async () => ({
    officers: new Map(
      await Promise.all(excluded.map(async (officer) => [officer.id, await crawl(officer, ids)] as const)),
    ),
    pages: await crawlPortal(),
  })
  await runJobs()
  await look()
  await beat()
  const quiet = await beat()
  const before = await look()

  const made = await aPetition(owner, { gate: province.province, office: commune, holders: gate, concern: 'head' })
  const params = { params: { id: made.id } }
  const version = async () =>
    (await owner.selectFrom('petition').select('version').where('id', '=', made.id).executeTakeFirstOrThrow()).version
  const reader = app.as(gate[0].officer)
  await reader.ok(openPetition, { ...params, body: { purpose: 'first_reading' } })
  await reader.ok(classifyPetition, {
    ...params,
    body: {
      version: await version(),
      status: await aLetter(made),
      kind: 'harassment',
      field: 'land',
      concern: 'head',
      officeId: commune.id,
      handling: 'own',
      subjects: [{ officerId: excluded[0]?.id }, { unitId: commune.id }],
    },
  })
  await reader.ok(replyToPetition, {
    ...params,
    body: { version: await version(), status: await aLetter(made), reply: 'accepted' },
  })
  await reader.ok(assignPetition, {
    ...params,
    body: {
      version: await version(),
      status: await aLetter(made),
      officers: [
        {
          officerId: verifier.officer.id,
          capacity: 'handler',
          keyId: verifier.keyId,
          wrap: await aWrap(made, verifier),
        },
      ],
    },
  })
  await runJobs()
  expect((await reader.ok(listPetitions, { query: {} })).rows).toHaveLength(1)

  const after = await look()
  for (const officer of excluded) {
    const [was, is] = [before.officers.get(officer.id), after.officers.get(officer.id)]
    const differing = [...(was ?? [])]
      .filter(([what, text]) => is?.get(what) !== text)
      .map(([what, text]) => ({ what, text, now: is?.get(what) }))
    expect(differing, `officer ${officer.username}`).toEqual([])
    // The report's own number, tried by who guesses it, answers like any number that never was.
    const own = await crawl(officer, [made.id])
    for (const [what, text] of own)
      expect(text.replaceAll(made.id, id), what).toBe(was?.get(what.replaceAll(made.id, id)) ?? text)
  }
  expect(
    [...after.pages]
      .filter(([path, text]) => before.pages.get(path) !== text)
      .map(([path, text]) => [path, text, before.pages.get(path)]),
  ).toEqual([])
  // A beat with the acts of a report is as long as one without.
  expect((await beat()) - quiet).toBe(16)
})
