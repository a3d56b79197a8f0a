import { today } from '@liem/domain/kernel/dates'
import type { Db } from '#platform/db/as-actor'
import { dropDatabase, ensureDatabase, hasDatabase, renameDatabase, withDatabase } from '#platform/db/database'
import { loginUrls, prepareLogins } from '#platform/db/logins'
import { connect } from '#platform/db/pool'
import { migrate } from '../database/migrate.ts'

/** Fills an empty migrated database with the demonstration, through the owner. */
export type Seed = (owner: Db, options: { today: string }) => Promise<unknown>

/**
 * A database with demonstration data, made at first use. It is filled under a draft's name and renamed when whole, so that a crash
 * on the way leaves no half province. Answers the administrator's URL of the database.
 */
export async function seededDatabase(serverUrl: string, key: string, name: string, seed: Seed): Promise<string> {
  if (await hasDatabase(serverUrl, name)) return withDatabase(serverUrl, name)
  const draft = `${name}_draft`
  await dropDatabase(serverUrl, draft)
  const admin = await ensureDatabase(serverUrl, draft)
  await prepareLogins(admin, key)
  const urls = loginUrls(admin, key)
  await migrate(urls.owner)
  const owner = connect(urls.owner, { max: 4 })
  try {
    await seed(owner, { today: today(new Date()) })
  } finally {
    await owner.destroy()
  }
  await renameDatabase(serverUrl, draft, name)
  return withDatabase(serverUrl, name)
}
