import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatabase } from './database.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { keyOfUrl, loginUrls, rolesScript, scramVerifier } from './logins.ts'

let folder: string
let server: EmbeddedServer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liem-logins-'))
  chmodSync(folder, 0o711)
  server = await startEmbedded(join(folder, 'server'), { throwaway: true })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function run(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}
const urlOf = (user: string, database: string) => `postgresql://${user}:pw-${user}@127.0.0.1:${server.port}/${database}`

test('the verifier is the one of RFC 7677’s example exchange', () => {
  // Server key computed from RFC 7677 §3: user "user", password "pencil", 4096 rounds.
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})

test('an external login without the right to make roles is told what to do, and its administrator can do it', async () => {
  await run(server.adminUrl, `create role plain login password 'pw-plain'`)
  await run(server.adminUrl, `create database office_db owner plain template template0 encoding 'UTF8'`)
  const settings = { databaseUrl: urlOf('plain', 'office_db'), dataFolder: join(folder, 'client') }
  await expect(startDatabase(settings)).rejects.toThrow(/liem_owner.*scripts\/database\.ts roles/)

  const script = rolesScript(keyOfUrl(settings.databaseUrl) as string)
  expect(script).not.toContain(
    new URL(loginUrls(settings.databaseUrl, keyOfUrl(settings.databaseUrl) as string).office).password,
  )
  const asAdmin = new URL(server.adminUrl)
  asAdmin.pathname = '/office_db'
  await run(asAdmin.href, script)
  await run(asAdmin.href, script)
  const database = await startDatabase(settings)
  expect(database).toMatchObject({ kind: 'external', fullTextIndexed: true })
  expect(await run(database.urls.office, 'select current_user as who')).toEqual([{ who: 'app_office' }])
  await run(server.adminUrl, 'drop database office_db with (force)')
  for (const role of ['liem_owner', 'app_office', 'app_portal', 'app_worker', 'app_wide', 'app_scoped']) {
    await run(server.adminUrl, `drop role ${role}`)
  }
})

test('an external login that may make roles, but is no superuser, sets everything up by itself', async () => {
  await run(server.adminUrl, `create role maker login createrole password 'pw-maker'`)
  await run(server.adminUrl, `create database made owner maker template template0 encoding 'UTF8'`)
  const settings = { databaseUrl: urlOf('maker', 'made'), dataFolder: join(folder, 'client') }
  const first = await startDatabase(settings)
  expect(first).toMatchObject({ kind: 'external', fullTextIndexed: false })
  expect((await startDatabase({ ...settings, dataFolder: join(folder, 'second-server') })).urls).toEqual(first.urls)
  expect(await run(first.urls.worker, 'set role app_wide')).toEqual([])
  await expect(run(first.urls.portal, 'set role app_wide')).rejects.toThrow('permission denied')
  await expect(run(first.urls.office, 'create table mine ()')).rejects.toThrow('permission denied')
})

test('a wrong external password is reported in both languages without showing it', async () => {
  const wrong = startDatabase({
    databaseUrl: urlOf('maker', 'made').replace('pw-maker', 'oops-secret'),
    dataFolder: folder,
  })
  await expect(wrong).rejects.toThrow(/Không kết nối được .* Cannot connect/)
  await expect(wrong).rejects.not.toThrow('oops-secret')
})
