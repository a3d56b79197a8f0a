import { readLockedKey } from '@liem/domain/keys/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'

let app: TestApp
let officer: Officer
beforeAll(async () => {
  app = await testApp()
  const { province } = await aProvince(app.db.owner)
  officer = await anOfficer(app.db.owner, { unit: province, role: 'leader' })
})
afterAll(() => app.end())

const inPractice = (practice: boolean) => app.db.owner.updateTable('installation').set({ practice }).execute()

test('only a practice copy lets somebody without a second factor past the steps that ask for one', async () => {
  expect(await app.as(officer).refused(readLockedKey)).toBe('second_factor.missing')
  await inPractice(true)
  expect(await app.as(officer).refused(readLockedKey)).toBe('key.none')
  // Who has set one up learns to use it, in practice too.
  await app.db.owner
    .insertInto('second_factor')
    .values({
      officer_id: officer.id,
      kind: 'totp',
      name: 'Điện thoại',
      secret: Buffer.alloc(20),
      created_at: app.clock.now(),
      confirmed_at: app.clock.now(),
    })
    .execute()
  await app.db.owner.updateTable('session').set({ stepped_up_at: null }).execute()
  expect(await app.as(officer).refused(readLockedKey)).toBe('session.step_up')
})
