/**
 * The database by hand, with the same settings as Liêm itself: npx tsx scripts/database.ts COMMAND
 *   up       start it, migrate it, print its addresses (passwords included), keep it until Ctrl-C
 *   migrate  bring the schema up to date, also beside a running Liêm
 *   stop     stop a PostgreSQL that a killed Liêm left running
 *   roles    print the SQL a database administrator runs when DATABASE_URL's login may not create roles
 */
import { once } from 'node:events'
import { migrate } from '../server/database/migrate.ts'
import { startDatabase } from '../server/platform/db/database.ts'
import { findEmbedded } from '../server/platform/db/embedded.ts'
import { keyOfUrl, rolesScript } from '../server/platform/db/logins.ts'
import { secret } from '../server/platform/db/secret-files.ts'
import { loadSettings } from '../server/platform/settings.ts'

const settings = loadSettings()
const commands: Record<string, () => Promise<void>> = {
  async up() {
    const database = await startDatabase(settings)
    try {
      const { applied } = await migrate(database.urls.owner)
      console.log(`${applied.length} migrations applied`)
      for (const [login, url] of Object.entries(database.urls)) console.log(`${login.padEnd(7)} ${url}`)
      // The timer keeps the process alive: nothing else does.
      const stay = setInterval(() => undefined, 2 ** 30)
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
      clearInterval(stay)
    } finally {
      await database.stop()
    }
  },
  async migrate() {
    const database = await startDatabase(settings, { join: true })
    try {
      const { applied, refreshed } = await migrate(database.urls.owner)
      console.log(
        `applied: ${applied.join(', ') || 'nothing'}; functions and policies: ${refreshed ? 'laid anew' : 'unchanged'}`,
      )
    } finally {
      await database.stop()
    }
  },
  async stop() {
    if (settings.databaseUrl) return console.log('DATABASE_URL is set: that server is not ours to stop')
    if (!(await findEmbedded(settings.dataFolder))) return console.log('not running')
    const database = await startDatabase(settings)
    await database.stop()
    console.log('stopped')
  },
  async roles() {
    const key = settings.databaseUrl && keyOfUrl(settings.databaseUrl)
    process.stdout.write(rolesScript(key || secret(settings.dataFolder, 'database-logins')))
  },
}

const command = commands[process.argv[2] ?? '']
if (command) {
  await command().catch((error: Error) => {
    console.error(error.name === 'CannotStart' ? error.message : error)
    process.exitCode = 1
  })
} else {
  console.error(`commands: ${Object.keys(commands).join(', ')}`)
  process.exitCode = 2
}
