import type { Route } from '@liem/domain/kernel/route'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '#test/as'
import { aSecondFactor } from '#test/keys'
import { anOfficer, aPassword, aProvince, type Officer } from '#test/world'
import { modules } from './app.ts'

/** Over all routes; each route gets its share, by every kind of officer. */
const INPUTS = 2_000

let app: TestApp
let officers: Officer[]
const routes = modules.flatMap((module) => module.routes.map((bound) => bound.route))

beforeAll(async () => {
  app = await testApp()
  const { province, inspectorate, finance, communes } = await aProvince(app.db.owner)
  officers = [
    await anOfficer(app.db.owner, { unit: province, role: 'administrator' }),
    await anOfficer(app.db.owner, { unit: inspectorate, roles: [{ role: 'inspector' }, { role: 'administrator' }] }),
    await anOfficer(app.db.owner, { unit: finance, roles: [{ role: 'head' }, { role: 'clerk' }, { role: 'handler' }] }),
    await anOfficer(app.db.owner, { unit: communes[0], role: 'handler' }),
  ]
  for (const officer of officers) {
    await aPassword(app.db.owner, officer)
    // Else what asks for step-up would never see a body.
    await aSecondFactor(app.db.owner, officer)
  }
})
afterAll(() => app.end())

const nasty: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\ufeff',
  '𠀋'.repeat(50),
  'x'.repeat(70_000),
  'ạ'.normalize('NFD').repeat(300),
  "'; drop table officer; --",
  '%',
  '_',
  '\\',
  '%00',
  '../../etc/passwd',
  '{{7*7}}',
  '<script>',
  '=1+1',
  '0000-01-01',
  '9999-12-31',
  '-0001-01-01',
  '2026-02-30',
  '275760-09-14',
  '2026-11-21',
  'NaN',
  'Infinity',
  '1e400',
  '٣',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2147483648',
  '99999999999999999999',
  [],
  {},
  [[]],
  { length: 1e9 },
  { constructor: { prototype: 1 } },
  { toString: 1 },
]
/** As text: this source must not build the object. */
const deep = (depth: number) => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`

/** Values of a shape: right ones by its JSON schema, each part now and then replaced by a nasty one. */
function near(schema: unknown): fc.Arbitrary<unknown> {
  const one = (schema ?? {}) as Record<string, unknown> & {
    anyOf?: unknown[]
    oneOf?: unknown[]
    enum?: unknown[]
    properties?: Record<string, unknown>
  }
  const right = (): fc.Arbitrary<unknown> => {
    if ('const' in one) return fc.constant(one.const)
    if (one.enum) return fc.constantFrom(...one.enum)
    const either = one.anyOf ?? one.oneOf
    if (either) return fc.oneof(...either.map(near))
    switch (one.type) {
      case 'object':
        return fc.record(
          Object.fromEntries(Object.entries(one.properties ?? {}).map(([name, inner]) => [name, near(inner)])),
          { requiredKeys: (one.required as string[]) ?? [] },
        )
      case 'array':
        return fc.array(near(one.items), { maxLength: 4 })
      case 'integer':
        return fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer())
      case 'number':
        return fc.oneof(fc.integer({ min: 1, max: 12 }), fc.double())
      case 'boolean':
        return fc.boolean()
      case 'string':
        if (one.format === 'uuid')
          return fc.oneof(
            { weight: 9, arbitrary: fc.nat({ max: 9999 }).map((n) => `\u27e6${n}\u27e7`) },
            { weight: 1, arbitrary: fc.uuid() },
          )
        if (one.format === 'date') return fc.constantFrom('2026-11-21', '2026-01-01', '0001-01-01', '9999-12-31')
        if (one.format === 'date-time') return fc.constant('2026-11-21T08:00:00+07:00')
        return fc.oneof(
          fc.constantFrom('abc', 'Kế hoạch số 12', '12/QĐ-UBND', 'true', '1', '2026-11-21'),
          fc.string({ unit: 'grapheme', maxLength: 60 }),
        )
      default:
        return fc.anything({ maxDepth: 3, withNullPrototype: false })
    }
  }
  return fc.oneof({ weight: 24, arbitrary: right() }, { weight: 1, arbitrary: fc.constantFrom(...nasty) })
}

/** What an attempt may have taken from the officers who attempt: their way in, their roles, their place. */
async function restore() {
  await app.db.owner.updateTable('credential').set({ must_change: false }).execute()
  await app.db.owner.updateTable('officer_role').set({ to_on: null }).execute()
  await app.db.owner.updateTable('officer').set({ ended_on: null }).execute()
  await app.db.owner.updateTable('unit').set({ ended_on: null }).execute()
}

/** Ids that answers have shown: records that exist are where the deep code lies. */
const seen = new Set<string>()
const withIds = (text: string) => {
  const known = [...seen]
  return text.replace(
    /\u27e6(\d+)\u27e7/g,
    (_, n: string) => known[Number(n) % known.length] ?? '9f1b0f6a-4b5e-4b7e-9d3c-2f6f0a1b2c3d',
  )
}
const remember = (text: string) => {
  for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g))
    if (seen.size < 500) seen.add(id)
}

const shapeOf = (schema: z.ZodType | undefined) =>
  schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown) : undefined
const safeJson = (value: unknown) =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''

function addressWith(route: Route, params: unknown, query: unknown): string {
  const value = (one: unknown) =>
    encodeURIComponent(
      withIds(typeof one === 'string' ? one : safeJson(one)).replace(/\p{Surrogate}/gu, '\ufffd'),
    ).slice(0, 900)
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    value((params as Record<string, unknown> | null)?.[name] ?? 'x'),
  )
  const pairs =
    typeof query === 'object' && query !== null
      ? Object.entries(query).map(([name, one]) => `${value(name)}=${value(one)}`)
      : [value(query)]
  return `/api${path}?${pairs.join('&')}`
}

/** A caller who wants to break it: by the way of a real request, with headers a real browser sends. */
function arbitraryRequest(route: Route) {
  const body = near(shapeOf(route.body)).map(safeJson)
  return fc.record({
    officer: fc.constantFrom(0, 1, 1, 1, 1, 2, 2, 2, 2, 3),
    params: near(shapeOf(route.params)),
    query: near(shapeOf(route.query)),
    payload: fc.oneof(
      { weight: 10, arbitrary: body },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          '[',
          '{"a":',
          'null',
          '"',
          '{"__proto__":{"x":1}}',
          deep(30),
          deep(20_000),
          '\u0000',
          '1e999999',
          `"${'x'.repeat(1_100_000)}"`,
        ),
      },
    ),
    key: fc.oneof(
      { weight: 6, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('x', '\u00ff', 'a'.repeat(5000)) },
    ),
  })
}

const multipart = (json: string) =>
  `--b\r\ncontent-disposition: form-data; name="body"\r\ncontent-type: application/json\r\n\r\n${json}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a\u0000../b.docx"\r\n\r\nPK\u0003\u0004${json.slice(0, 2000)}\r\n--b--\r\n`

test('hostile input never finds a defect', { timeout: 300_000 }, async () => {
  const share = Math.max(6, Math.ceil(INPUTS / 2 / routes.length))
  const statuses = new Map<number, number>()
  const broken: string[] = []
  // Twice around: what the first round made, the second finds.
  for (const route of [...routes, ...routes]) {
    const check = fc.assert(
      fc.asyncProperty(arbitraryRequest(route), async ({ officer, params, query, payload: written, key }) => {
        const payload = withIds(written)
        app.defects.length = 0
        // A new session each time: signing out is among what is tried.
        app.clock.advance({ minutes: 61 })
        const isUpload = route.carries === 'upload'
        const { status, problem, bytes } = await app.as(officers[officer] as Officer).call(
          // The caller fills in addresses itself; ours are already written.
          { ...route, carries: 'json', path: addressWith(route, params, query).slice(4) as `/${string}` },
          {
            body: (isUpload ? multipart(payload) : payload) as never,
            headers: {
              'content-type': isUpload ? 'multipart/form-data; boundary=b' : 'application/json',
              ...(key === undefined ? {} : { 'idempotency-key': key }),
            },
          },
        )
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status === 200) remember(bytes.toString())
        if (status === 200 && route.method !== 'GET') await restore()
        if (app.defects.length > 0) throw app.defects[0]
        expect(status).toBeLessThan(500)
        if (status >= 400) expect(problem?.code).toBeDefined()
      }),
      { numRuns: share, endOnFailure: true },
    )
    await check.catch((error: Error) =>
      broken.push(
        `${route.method} ${route.path}: ${(error.cause as Error | undefined)?.message ?? ''}\n${error.message.slice(0, 700)}`,
      ),
    )
  }
  expect(broken.join('\n\n')).toBe('')
  // Most of what was sent must have come past the first door, or nothing was tried.
  expect([...statuses.values()].reduce((a, b) => a + b)).toBeGreaterThanOrEqual(INPUTS)
  expect(statuses.get(200) ?? 0).toBeGreaterThan(INPUTS / 50)
  expect(statuses.get(422) ?? 0).toBeGreaterThan(INPUTS / 50)
})
