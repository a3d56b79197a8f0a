import { askRecovery, confirmRecovery, makeRecoveryKey } from '@liem/domain/keys/recovery.contract'
import { readRoot } from '@liem/domain/keys/root.contract'
import { unwrapKey, wrapKey } from '@liem/sealing/report-key'
import { signStatement } from '@liem/sealing/statement'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCleared, aPetition } from '../server/test/petitions.ts'
import { makeSheets } from '../web/office/features/keys/sheets.ts'
import { house } from './house.ts'

let h: Awaited<ReturnType<typeof house>>
beforeAll(async () => {
  h = await house()
})
afterAll(() => h?.end())

test('a report nobody can open any more comes back with two of three sheets, for one new holder; the sheets never leave the browser', async () => {
  const { owner } = h.app.db
  const { province, inspectorate } = h.province
  const gone = [await aCleared(owner, inspectorate, 'gatekeeper'), await aCleared(owner, inspectorate, 'gatekeeper')]
  const [asker, second] = [await aCleared(owner, province, 'leader'), await aCleared(owner, province, 'leader')]
  const heir = await aCleared(owner, inspectorate, 'gatekeeper')
  const petition = await aPetition(owner, { gate: inspectorate, holders: gone })

  const made = await makeSheets(3, 2)
  const root = (await h.app.as(asker.officer).ok(readRoot)).active
  const said = {
    v: 1 as const,
    unit: province.id,
    unitName: province.name,
    recipient: made.recipient,
    k: 2,
    n: 3,
    set: made.set,
    root: root?.fingerprint as string,
    made: h.app.clock.now().toISOString(),
  }
  const statement = { ...signStatement('recovery-key', said, asker.signSecret), kind: 'recovery-key' as const }
  const { id: recovery_key_id } = await h.app.as(asker.officer).ok(makeRecoveryKey, { body: { statement } })
  const wrap = await wrapKey(petition.contentIdentity, { report: petition.id, part: 'content', to: made.recipient })
  await owner
    .insertInto('petition_recovery')
    .values({ petition_id: petition.id, part: 'content', recovery_key_id, wrap: Buffer.from(wrap) })
    .execute()
  // Both who held it have lost their keys.
  await sql`update officer_key set revoked_at = ${h.app.clock.now()}, revoked_why = 'lost'
    where id = any (${gone.map((one) => one.keyId)}::uuid[])`.execute(owner)

  const { id } = await h.app.as(asker.officer).ok(askRecovery, {
    body: {
      petitionId: petition.id,
      toOfficerId: heir.officer.id,
      secondId: second.officer.id,
      purpose: 'Hai người giữ đều mất khóa',
    },
  })
  await h.app.as(second.officer).ok(confirmRecovery, { params: { id } })

  const page = await h.signIn(asker.officer)
  // The second factor has its own journey.
  await sql`update session set second_factor_pending = false, stepped_up_at = ${h.app.clock.now()}
    where officer_id = ${asker.officer.id}`.execute(owner)
  const sent: string[] = []
  page.on('request', (request) => void sent.push(request.postData() ?? ''))
  await page.goto(`${h.address}/keys?tab=recovery`)
  await page.getByRole('button', { name: 'Nhập các tờ' }).click()
  const dialog = page.getByRole('dialog')
  const [first, , third] = made.sheets
  const recover = dialog.getByRole('button', { name: /Khôi phục và giao cho/ })
  // A slip is named by its row; the same sheet twice is no two sheets.
  await dialog.getByLabel('Tờ thứ 1').fill((third?.text ?? '').replace(/.$/m, (sign) => (sign === '0' ? '1' : '0')))
  await dialog.getByText('Dòng 1 có ký tự sai').waitFor()
  await dialog.getByLabel('Tờ thứ 1').fill((third?.text ?? '').toLowerCase())
  await dialog.getByLabel('Tờ thứ 2').fill(third?.text ?? '')
  await dialog.getByText('Tờ 3 đã nhập ở trên').waitFor()
  expect(await recover.isDisabled()).toBe(true)
  await dialog.getByLabel('Tờ thứ 2').fill(first?.text ?? '')
  await recover.click()
  await page.getByText('Đã giao lại', { exact: true }).waitFor()

  const given = await owner
    .selectFrom('petition_grant')
    .select(['key_id', 'wrap'])
    .where('petition_id', '=', petition.id)
    .where('officer_id', '=', heir.officer.id)
    .executeTakeFirstOrThrow()
  expect(given.key_id).toBe(heir.keyId)
  const opened = await unwrapKey(new Uint8Array(given.wrap as Buffer), heir.identity, {
    report: petition.id,
    part: 'content',
    recipient: petition.contentRecipient,
  })
  expect(opened).toBe(petition.contentIdentity)
  const acts = await owner
    .selectFrom('journal')
    .select(['act', 'officer_id'])
    .where('subject_id', '=', petition.id)
    .where('act', 'like', '%recover%')
    .orderBy('id')
    .execute()
  expect(acts.map((one) => one.act)).toEqual([
    'keys.ask_recovery',
    'keys.confirm_recovery',
    'custody.recovery_fetched',
    'keys.fetch_recovery',
    'custody.recovered',
    'keys.finish_recovery',
  ])
  for (const sheet of made.sheets)
    for (const line of sheet.text.split('\n')) {
      expect(sent.join('\n')).not.toContain(line.replaceAll(' ', ''))
      expect(sent.join('\n')).not.toContain(line)
    }
})
