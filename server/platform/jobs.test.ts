import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '#test/as'
import { aProvince } from '#test/world'
import { asActor, systemActor } from './db/as-actor.ts'
import { addJob, job, timetableOf, workOff } from './jobs.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [] })
  await aProvince(app.db.owner)
})
afterAll(() => app.end())

test('a job queued in a transaction runs once as the system itself, sees everything and knows the day', async () => {
  const seen: unknown[] = []
  const look = job({
    name: 'test.look',
    payload: z.object({ id: z.number() }),
    run: async ({ inTx, today }, { id }) => {
      const units = await inTx(({ tx }) => tx.selectFrom('unit').select('id').execute())
      seen.push([id, today, units.length])
    },
  })
  const queue = (id: number, undone = false) =>
    asActor(app.db.office, { ...systemActor('2026-11-21'), officerId: 1 }, async (tx) => {
      await addJob({ tx }, look, { id })
      if (undone) throw new Error('undone')
    })
  await queue(1)
  await expect(queue(2, true)).rejects.toThrow('undone')
  await expect(
    // A payload of another shape is a mistake of the caller, found where it is made.
    asActor(app.db.office, systemActor('2026-11-21'), (tx) => addJob({ tx }, look, { id: 'x' } as never)),
  ).rejects.toThrow()
  const runner = { db: app.db.worker, workerUrl: app.db.urls.worker, jobs: [look], parts: app.parts }
  await workOff(runner)
  await workOff(runner)
  expect(seen).toEqual([[1, '2026-11-21', 9]])
})

test('a failing job stays queued, and its log says what kind of error, not what it held', async () => {
  const lines: object[] = []
  const fail = job({
    name: 'test.fail',
    payload: z.object({}),
    run: async () => {
      throw Object.assign(new Error('tên người tố cáo'), { code: '23505' })
    },
  })
  await asActor(app.db.office, systemActor('2026-11-21'), (tx) => addJob({ tx }, fail, {}))
  await workOff({
    db: app.db.worker,
    workerUrl: app.db.urls.worker,
    jobs: [fail],
    parts: app.parts,
    log: (line) => lines.push(line),
  })
  expect(lines).toEqual([{ level: 'error', job: 'test.fail', message: '23505' }])
})

test.each([
  [{ dailyAt: '06:30' }, ['30 23 * * *']],
  [{ dailyAt: '00:05' }, ['5 17 * * *']],
  [{ everyMinutes: 2 }, ['*/2 * * * *']],
  [{}, []],
])('%j of Viet Nam is %j of the queue’s clock', (when, cron) => {
  const one = job({ name: 'test.when', payload: z.object({}), run: async () => undefined, ...when })
  expect(timetableOf(one).map((item) => item.match)).toEqual(cron)
})
