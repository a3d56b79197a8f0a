import { Refusal } from '@liem/domain/kernel/refusal'
import { route } from '@liem/domain/kernel/route'
import { Done, IsoDay, UnitId, Uuid, words } from '@liem/domain/kernel/shapes'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { bind, bindFile, bindOutside, type Module, onConstraint } from '#platform/http'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'

/* A module of the test's own, on the product's synonyms table: what matters here is the way a request takes. */
const readNote = route({
  method: 'GET',
  path: '/notes/:id',
  needs: 'signed-in',
  does: 'Đọc',
  params: z.object({ id: Uuid }),
  ok: z.object({ id: z.string(), shown: z.string() }),
})
const addNote = route({
  method: 'POST',
  path: '/notes',
  needs: 'units.manage',
  does: 'Ghi',
  body: z.object({
    title: words('tiêu đề', 20),
    unitId: UnitId,
    day: IsoDay.optional(),
    lines: z
      .array(z.object({ percent: z.number().int().max(100), kind: z.enum(['a', 'b']) }))
      .max(3)
      .default([]),
    mail: z.email().optional(),
    done: z.boolean().optional(),
  }),
  ok: z.object({ count: z.number() }),
})
const breakThings = route({
  method: 'POST',
  path: '/break',
  needs: 'signed-in',
  does: 'Làm hỏng',
  body: z.object({ how: z.string(), secret: z.string().optional() }),
  ok: Done,
})
const writeByGet = route({ method: 'GET', path: '/write-by-get', needs: 'signed-in', does: 'Ghi bằng GET', ok: Done })
const readPaper = route({
  method: 'GET',
  path: '/paper',
  needs: 'signed-in',
  does: 'Tải',
  query: z.object({ name: z.string() }),
  ok: z.unknown(),
  carries: 'file',
})
const sendPapers = route({
  method: 'POST',
  path: '/papers',
  needs: 'signed-in',
  does: 'Gửi tệp',
  body: z.object({ final: z.boolean().default(false), note: z.string().optional() }),
  ok: z.object({
    final: z.boolean(),
    note: z.string().nullable(),
    files: z.array(z.object({ field: z.string(), name: z.string(), size: z.number() })),
  }),
  carries: 'upload',
})
const outside = route({
  method: 'POST',
  path: '/outside',
  needs: 'units.manage',
  does: 'Việc lâu',
  body: z.object({ words: z.string() }),
  ok: z.object({ ran: z.number() }),
})
const anyone = route({
  method: 'GET',
  path: '/anyone',
  needs: 'anyone',
  does: 'Ai cũng xem được',
  ok: z.object({ here: z.boolean() }),
})

let crossings = 0
let ran = 0
const addSynonym = (tx: Parameters<Parameters<typeof bind>[1]>[0]['tx'], unit_id: number, text: string) =>
  tx.insertInto('unit_synonym').values({ unit_id, words: text }).execute()

const notes: Module = {
  name: 'notes',
  routes: [
    bind(readNote, async (_ctx, { params }) => {
      if (params.id.startsWith('0')) throw new Refusal('record.not_found')
      return { id: params.id, shown: 'có', hidden: 'không được lọt ra' } as { id: string; shown: string }
    }),
    bind(addNote, async ({ tx }, { body }) => {
      await addSynonym(tx, body.unitId, body.title).catch((error) =>
        onConstraint(error, { unit_synonym_pkey: () => new Refusal('record.changed') }),
      )
      return {
        count: Number(
          (
            await tx
              .selectFrom('unit_synonym')
              .select(({ fn }) => fn.countAll().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        ),
      }
    }),
    bind(breakThings, async ({ tx }, { body }) => {
      if (body.how === 'throw') throw new Error(`bí mật: ${body.secret}`)
      if (body.how === 'sql') await sql`select ${body.secret}::uuid`.execute(tx)
      if (body.how === 'constraint')
        await sql`insert into long_work (kind, officer_id) values (null, app_uid())`.execute(tx)
      if (body.how === 'policy') await sql`insert into long_work (kind, officer_id) values ('x', 999)`.execute(tx)
      if (body.how === 'shape') return { done: false } as unknown as { done: true }
      if (body.how === 'cross' && ++crossings < 3) throw Object.assign(new Error('crossed'), { code: '40P01' })
      return { done: true } as const
    }),
    bind(writeByGet, async ({ tx }) => {
      await sql`update idempotency_key set body = 'x'`.execute(tx)
      return { done: true } as const
    }),
    bindFile(readPaper, async (_ctx, { query }) => ({
      name: query.name,
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF'),
    })),
    bind(sendPapers, async (_ctx, { body, files }) => ({
      final: body.final,
      note: body.note ?? null,
      files: files.map(({ field, name, bytes }) => ({ field, name, size: bytes.length })),
    })),
    bindOutside(outside, async (ctx, { body }) => {
      await ctx.transaction(({ tx }) => addSynonym(tx, unitId, body.words))
      return { ran: ++ran }
    }),
    bindOutside(anyone, async () => ({ here: true })),
  ],
}

let app: TestApp
let administrator: Officer
let handler: Officer
let unitId: number

beforeAll(async () => {
  app = await testApp({ modules: [notes], expectDefects: true })
  const world = await aProvince(app.db.owner)
  unitId = world.finance.id
  administrator = await anOfficer(app.db.owner, { unit: world.province, role: 'administrator' })
  handler = await anOfficer(app.db.owner, { unit: world.finance, role: 'handler' })
})
afterAll(() => app.end())

const count = async () =>
  Number(
    (
      await app.db.owner
        .selectFrom('unit_synonym')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const raw = (officer: Officer, payload: string, headers: Record<string, string> = {}) =>
  app.as(officer).call(addNote, { body: payload as never, headers: { 'content-type': 'application/json', ...headers } })

describe('the way of a request', () => {
  test('asks for a session first, then the right, then the shapes', async () => {
    const wrong = { body: {} as never }
    expect(await app.anyone.refused(addNote, wrong)).toBe('session.missing')
    expect(await app.as(handler).refused(addNote, wrong)).toBe('permission.missing')
    expect(await app.as(administrator).refused(addNote, wrong)).toBe('request.invalid')
    expect(await app.anyone.ok(anyone)).toEqual({ here: true })
  })

  test('leaves a line of ids only when a right is missing', async () => {
    await app.as(handler).call(addNote, { body: { title: 'Lời riêng', unitId } })
    expect(app.log.findLast((line) => line.event === 'right.refused')).toMatchObject({
      officer: handler.id,
      needs: 'units.manage',
      method: 'POST',
      route: '/notes',
    })
  })

  test('tells every fault at its field, in Vietnamese', async () => {
    const body = {
      title: ' ',
      unitId: 0,
      day: '2026-02-30',
      lines: [{ percent: 1, kind: 'a' }, { percent: 101.5, kind: 'c' }, { kind: 'a' }],
      mail: 'x',
      done: 'có',
    }
    const { problem, headers, status } = await app.as(administrator).call(addNote, { body: body as never })
    expect(status).toBe(422)
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(problem).toMatchObject({
      type: 'urn:liem:request.invalid',
      title: 'Thông tin gửi lên chưa đúng. Xin xem từng ô được đánh dấu.',
      code: 'request.invalid',
    })
    expect(Object.fromEntries((problem?.faults ?? []).map(({ path, words: said }) => [path, said]))).toEqual({
      title: 'Xin nhập tiêu đề',
      unitId: 'Cần lớn hơn 0',
      day: 'Xin nhập ngày, dạng ngày/tháng/năm',
      'lines.1.percent': expect.stringMatching(/Cần nhập một số nguyên|Cần từ 100 trở xuống/),
      'lines.1.kind': 'Giá trị này không có trong danh sách được chọn',
      'lines.2.percent': 'Xin điền thông tin này',
      mail: 'Địa chỉ thư điện tử chưa đúng dạng',
      done: 'Cần chọn có hoặc không',
    })
  })

  test('refuses what the database could not store', async () => {
    for (const title of ['a\0b', 'a\ud800b']) {
      const { problem } = await app.as(administrator).call(addNote, { body: { title, unitId } })
      expect(problem?.faults).toEqual([{ path: 'title', words: 'Có ký tự không dùng được' }])
    }
    expect(await app.as(administrator).refused(addNote, { body: { title: 'Số quá lớn', unitId: 9e15 } })).toBe(
      'request.invalid',
    )
  })

  test.each([
    ['broken JSON', '{"title":', {}],
    ['a prototype', '{"__proto__":{"a":1}}', {}],
    ['nothing', '', {}],
    ['another media type', 'title=x', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', 'x', { 'content-type': 'text/plain' }],
    ['deep nesting', `{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, {}],
  ])('refuses %s as a problem document', async (_what, payload, headers) => {
    expect((await raw(administrator, payload, headers)).problem?.code).toBe('request.invalid')
  })

  test('refuses a body over its limit and says the limit', async () => {
    const { problem } = await raw(administrator, JSON.stringify({ title: 'x'.repeat(1024 ** 2) }))
    expect(problem).toMatchObject({ code: 'request.too_large', facts: { limit: '1 MB' } })
  })

  test('leaves out of the answer what the contract does not name', async () => {
    const id = '9f1b0f6a-4b5e-4b7e-9d3c-2f6f0a1b2c3d'
    expect(await app.as(handler).ok(readNote, { params: { id } })).toEqual({ id, shown: 'có' })
  })

  test('answers the same for a missing record and a route that does not exist', async () => {
    const missing = await app.as(handler).call(readNote, { params: { id: '0f1b0f6a-4b5e-4b7e-9d3c-2f6f0a1b2c3d' } })
    const nowhere = await app.as(handler).call({ ...readNote, path: '/nowhere/:id' }, { params: { id: '1' } })
    expect(missing.status).toBe(404)
    expect(nowhere.problem).toEqual(missing.problem)
  })

  test('lets a GET write nothing', async () => {
    expect((await app.as(handler).call(writeByGet)).status).toBe(500)
    expect(app.defects.at(-1)).toMatchObject({ code: '25006' })
  })

  test('is refused beyond the limit of its network, others are not', async () => {
    const small = await testApp({ modules: [notes], perMinute: 5 })
    try {
      const from = (address: string) => small.anyone.call(anyone, { headers: { 'x-forwarded-for': address } })
      for (let i = 0; i < 5; i++) expect((await from('2001:db8:1:2::1')).status).toBe(200)
      const sixth = await from('2001:db8:1:2:ffff::9')
      expect(sixth.problem?.code).toBe('request.too_many')
      expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0)
      expect((await from('2001:db8:1:3::1')).status).toBe(200)
    } finally {
      await small.end()
    }
  })

  test('carries strict headers', async () => {
    const { headers } = await app.anyone.call(anyone)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

describe('a defect', () => {
  test.each([
    ['throw', { name: 'Error' }],
    ['constraint', { name: 'error', code: '23502', column: 'kind' }],
    ['shape', { name: 'AnswerMismatch', issues: ['invalid_value done'] }],
  ])('(%s) shows an incident number, and the log no parameter', async (how, described) => {
    const secret = 'Nguyễn Văn Mật'
    const { status, problem } = await app.as(handler).call(breakThings, { body: { how, secret } })
    expect(status).toBe(500)
    expect(problem?.incident).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(Object.keys(problem as object).sort()).toEqual(['incident', 'status', 'title', 'type'])
    const line = app.log.find((one) => one.event === 'defect' && one.incident === problem?.incident)
    expect(line?.error).toMatchObject({ ...described, at: expect.arrayContaining([expect.stringContaining('at ')]) })
    expect(JSON.stringify(app.log)).not.toContain('Mật')
    await app.as(handler).call(readNote, { params: { id: 'x' } })
    expect(app.log.find((one) => one.incident === problem?.incident && one.status === 500)).toMatchObject({
      officer: handler.id,
      route: '/api/break',
    })
  })

  test('stopped by a row policy is answered as a missing right and logged', async () => {
    expect(await app.as(handler).refused(breakThings, { body: { how: 'policy' } })).toBe('permission.missing')
    expect(app.log.findLast((line) => line.event === 'right.refused_by_database')).toMatchObject({
      officer: handler.id,
    })
  })

  test('of crossing transactions is tried again', async () => {
    crossings = 0
    await app.as(handler).ok(breakThings, { body: { how: 'cross' } })
    expect(crossings).toBe(3)
  })
})

test('the request log knows routes, not addresses, names or queries', async () => {
  app.log.length = 0
  await app.as(handler).call(readPaper, {
    query: { name: 'Đơn của ông Mật.pdf' },
    headers: { 'x-forwarded-for': '198.51.100.77', 'user-agent': 'Mật/1.0' },
  })
  await app.as(handler).call({ ...readNote, path: '/khong-co/mat' })
  await app.as(handler).call({ ...readNote, path: '/notes/%E0%A4%A' })
  const text = JSON.stringify(app.log)
  expect(app.log.map(({ route: pattern, status }) => [pattern, status])).toContainEqual(['/api/paper', 200])
  expect(text).not.toMatch(/Mật|%E1|198\.51|khong-co|mat"|liem_session/)
})

describe('a repeated POST', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() })

  test('with the same key happens once and gets the first answer', async () => {
    const before = await count()
    const input = { body: { title: 'Gửi hai lần', unitId }, headers: key() }
    const [first, second] = await Promise.all([
      app.as(administrator).ok(addNote, input),
      app.as(administrator).ok(addNote, input),
    ])
    expect(first).toEqual(second)
    expect(await app.as(administrator).ok(addNote, input)).toEqual(first)
    expect(await count()).toBe(before + 1)
  })

  test('with the same key and another body is refused', async () => {
    const headers = key()
    await app.as(administrator).ok(addNote, { body: { title: 'Lần đầu', unitId }, headers })
    const { problem } = await app.as(administrator).call(addNote, { body: { title: 'Lần khác', unitId }, headers })
    expect(problem?.faults?.[0]).toEqual({
      path: 'Idempotency-Key',
      words: 'Mã chống gửi trùng đã dùng cho nội dung khác',
    })
  })

  test('after a refusal may be tried again', async () => {
    const headers = key()
    await app.as(administrator).ok(addNote, { body: { title: 'Trùng tên', unitId } })
    expect(await app.as(administrator).refused(addNote, { body: { title: 'Trùng tên', unitId }, headers })).toBe(
      'record.changed',
    )
    await app.db.owner.deleteFrom('unit_synonym').where('words', '=', 'Trùng tên').execute()
    await app.as(administrator).ok(addNote, { body: { title: 'Trùng tên', unitId }, headers })
  })

  test('is forgotten after a day', async () => {
    const input = { body: { title: 'Hôm sau', unitId }, headers: key() }
    await app.as(administrator).ok(addNote, input)
    app.clock.advance({ hours: 25 })
    expect(await app.as(administrator).refused(addNote, input)).toBe('record.changed')
  })

  test('does not give one officer the answer of another', async () => {
    const other = await anOfficer(app.db.owner, { unit: { id: unitId, code: '', name: '' }, role: 'administrator' })
    const input = { body: { title: 'Cùng một mã', unitId }, headers: key() }
    await app.as(administrator).ok(addNote, input)
    expect(await app.as(other).refused(addNote, input)).toBe('record.changed')
  })

  test('of work outside a transaction happens once too', async () => {
    const before = await count()
    const input = { body: { words: 'Việc lâu' }, headers: key() }
    const first = await app.as(administrator).ok(outside, input)
    expect(await app.as(administrator).ok(outside, input)).toEqual(first)
    expect(await count()).toBe(before + 1)
  })

  test('with a key of another shape is refused', async () => {
    expect(
      await app
        .as(administrator)
        .refused(addNote, { body: { title: 'Mã sai', unitId }, headers: { 'idempotency-key': 'abc' } }),
    ).toBe('request.invalid')
  })
})

describe('files', () => {
  test('go out to be kept, under their Vietnamese name', async () => {
    const { headers, bytes } = await app
      .as(handler)
      .call(readPaper, { query: { name: 'Kế hoạch "số 1"\r\nX: y;đợt 2.pdf' } })
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Ke hoach _so 1___X: y_dot 2.pdf"; filename*=UTF-8''${encodeURIComponent('Kế hoạch "số 1"\r\nX: y;đợt 2.pdf')}`,
    )
    expect(headers.x).toBeUndefined()
    expect(bytes.toString()).toBe('%PDF')
  })

  test('come in with their fields', async () => {
    const answer = await app.as(handler).ok(sendPapers, {
      body: { final: true, note: 'ghi chú' },
      files: [
        { name: 'Báo cáo quý IV.docx', bytes: 'abc' },
        { name: '../../etc/passwd', bytes: 'abcd', field: 'khac' },
      ],
    })
    expect(answer).toEqual({
      final: true,
      note: 'ghi chú',
      files: [
        { field: 'file', name: 'Báo cáo quý IV.docx', size: 3 },
        { field: 'khac', name: 'passwd', size: 4 },
      ],
    })
  })

  test('over the limit are refused', async () => {
    const mib = Buffer.alloc(1024 ** 2)
    const send = (...sizes: number[]) =>
      app.as(handler).call(sendPapers, {
        body: {},
        files: sizes.map((size) => ({ name: 'a.bin', bytes: Buffer.concat(Array(size).fill(mib)) })),
      })
    expect((await send(6)).problem).toMatchObject({ status: 413, code: 'request.too_large', facts: { limit: '5 MB' } })
    expect((await send(4, 4, 4)).problem).toMatchObject({ code: 'request.too_large', facts: { limit: '10 MB' } })
    expect((await send(5, 5)).status).toBe(200)
  })

  test('are asked for as a form', async () => {
    const json = { ...sendPapers, carries: 'json' as const }
    expect(await app.as(handler).refused(json, { body: {} })).toBe('request.invalid')
  })
})
