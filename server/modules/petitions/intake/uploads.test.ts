import { randomBytes } from 'node:crypto'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { seal } from '@liem/sealing/envelope'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { newIntake } from './intake.ts'
import { takeUpload } from './uploads.ts'

const GIB = 1024 ** 3
let free = 100 * GIB
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  statfs: async () => ({ bavail: free, bsize: 1 }),
}))

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.end())

test('a file that finds the disk filling up on its way in is refused and leaves nothing', async () => {
  const intake = newIntake(app.db.portal, app.parts)
  const head = { purpose: 'evidence', report: crypto.randomUUID(), part: 'evidence-1' } as const
  const sealed = await seal(head, randomBytes(6 * 1024 ** 2), [recipientOf(makeIdentity())])
  async function* slowly(fillsUp: boolean) {
    for (let at = 0; at < sealed.length; at += 65_536) {
      if (fillsUp && at > sealed.length / 2) free = GIB
      yield sealed.subarray(at, at + 65_536)
    }
  }
  const locator = randomBytes(16).toString('hex')
  await expect(takeUpload(intake, locator, slowly(true))).rejects.toMatchObject({ code: 'intake.no_room' })
  await expect(takeUpload(intake, locator, slowly(false))).rejects.toMatchObject({ code: 'intake.no_room' })
  const { rows } = await sql`select from pending_upload`.execute(app.db.owner)
  expect(rows).toHaveLength(0)
  free = 100 * GIB
  expect(await takeUpload(intake, locator, slowly(false))).toMatchObject({ size: sealed.length })
})
