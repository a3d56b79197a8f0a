import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cannotStart } from '#platform/db/cannot-start'
import { type Database, startDatabase } from '#platform/db/database'
import { isGiven, loadSettings, type Settings } from '#platform/settings'

/**
 * Work of a command on the installation's database: the one a running Liêm has, or else started for as long as the work takes.
 * Never makes a new one: a mistyped folder must not look like an empty installation.
 */
export async function onDatabase<T>(work: (database: Database, settings: Settings) => Promise<T>): Promise<T> {
  const settings = loadSettings()
  const { dataFolder } = settings
  if (!settings.databaseUrl && !existsSync(join(dataFolder, 'postgres.json'))) {
    throw cannotStart(
      `Chưa có dữ liệu nào ở ${dataFolder}.${isGiven('dataFolder') ? '' : ' Đặt LIEM_DATA nếu dữ liệu nằm nơi khác.'}`,
      `There is no data at ${dataFolder}. Set LIEM_DATA if it lies elsewhere.`,
    )
  }
  const database = await startDatabase(settings, { join: true })
  try {
    return await work(database, settings)
  } finally {
    await database.stop()
  }
}
