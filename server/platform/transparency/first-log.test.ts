import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryData } from '@liem/sealing/receipt'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { dropDatabase } from '#test/drop-database'
import { migrate } from '../../database/migrate.ts'
import { ensureDatabase } from '../db/database.ts'
import { loginUrls, prepareLogins } from '../db/logins.ts'
import { connect } from '../db/pool.ts'
import { entryRow } from '../journal.ts'

const database = fileURLToPath(new URL('../../database', import.meta.url))

test('an installation older than the log: its entries get salts of their own and wait for the first tick, in their order', async () => {
  const { adminUrl, key, template } = inject('cluster')
  const name = `${template}_${randomBytes(6).toString('hex')}`
  const old = mkdtempSync(join(tmpdir(), 'liem-old-schema-'))
  for (const folder of ['migrations', 'functions', 'policies']) mkdirSync(join(old, folder))
  for (const file of readdirSync(join(database, 'migrations')))
    if (file < '0007') cpSync(join(database, 'migrations', file), join(old, 'migrations', file))
  cpSync(join(database, 'functions', 'journal.sql'), join(old, 'functions', 'journal.sql'))
  const admin = await ensureDatabase(adminUrl, name)
  await prepareLogins(admin, key)
  const { owner: ownerUrl } = loginUrls(admin, key)
  const owner = connect(ownerUrl, { max: 1 })
  try {
    await migrate(ownerUrl, old)
    const rows = Array.from({ length: 50 }, (_none, i) => {
      const { salt: _, ...row } = entryRow(
        { now: new Date(), onBehalfOf: null, actor: { officerId: 0 } },
        { act: 'tasks.claim', subject: { kind: 'task', id: `t${i}` }, unitIds: [] },
      )
      return row
    })
    await owner.insertInto('journal').values(rows).execute()
    expect((await migrate(ownerUrl)).applied[0]).toBe('0007-log.sql')
    const entries = await owner.selectFrom('journal').selectAll().orderBy('id').execute()
    expect(new Set(entries.map(({ salt }) => salt.toString('hex'))).size).toBe(50)
    const pending = await owner.selectFrom('log_pending').selectAll().orderBy('id').execute()
    expect(pending.map(({ journal_id, data }) => [journal_id, data])).toEqual(
      entries.map(({ id, salt, bytes }) => [id, Buffer.from(entryData(salt, bytes))]),
    )
    await expect(sql`update journal set salt = ${randomBytes(16)}`.execute(owner)).rejects.toThrow(
      'journal_insert_only',
    )
    await expect(sql`delete from journal`.execute(owner)).rejects.toThrow('journal_insert_only')
  } finally {
    await owner.destroy()
    await dropDatabase(adminUrl, name)
    rmSync(old, { recursive: true, force: true })
  }
})
