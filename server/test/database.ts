import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db } from '#platform/db/as-actor'
import { withDatabase } from '#platform/db/database'
import { type LoginUrls, loginUrls } from '#platform/db/logins'
import { connect } from '#platform/db/pool'
import { dropDatabase } from './drop-database.ts'

export type TestDatabase = {
  urls: LoginUrls & { admin: string }
  /** Pools of the four logins; each connects at its first query. */
  owner: Db
  office: Db
  portal: Db
  worker: Db
  /** Closes the pools and drops the database; for `afterAll`. */
  drop(): Promise<void>
}

/** A fresh migrated database, empty of records, under the same logins and row policies as in production. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { adminUrl, key, template, strategy } = inject('cluster')
  const name = `${template}_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${template} strategy ${strategy}`)
    // Rights on a database are not copied with it (see database/roles.sql).
    await client.query(`revoke all on database ${name} from public;
      grant connect, create, temporary on database ${name} to liem_owner;
      grant connect on database ${name} to app_portal, app_office, app_worker`)
  } finally {
    await client.end()
  }
  const admin = withDatabase(adminUrl, name)
  const urls = { ...loginUrls(admin, key), admin }
  const pools = {
    owner: connect(urls.owner, { max: 4 }),
    office: connect(urls.office, { max: 8 }),
    portal: connect(urls.portal, { max: 4 }),
    worker: connect(urls.worker, { max: 4 }),
  }
  const drop = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.destroy()))
    await dropDatabase(adminUrl, name)
  }
  return { urls, ...pools, drop }
}
