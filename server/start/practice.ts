import { join } from 'node:path'
import type { Practice } from '#platform/ctx'
import { cannotStart } from '#platform/db/cannot-start'
import { type Database, withDatabase } from '#platform/db/database'
import { loginUrls } from '#platform/db/logins'
import { isGiven, type Settings } from '#platform/settings'
import { migrate } from '../database/migrate.ts'
import { demoAccounts, demoPassword } from '../seed/accounts.ts'
import { seedDemo } from '../seed/insert.ts'
import type { Endings } from './endings.ts'
import { choosePort } from './ports.ts'
import { startRoles } from './roles.ts'
import { seededDatabase } from './seeded.ts'

/**
 * The practice copy: the demonstration beside a real installation, in a database of its own on the same server, at an address of
 * its own, every page marked. Started by the first click, found again by every further one; it ends with the server.
 */
export function practiceBeside(
  settings: Settings,
  database: Database,
  site: string,
  endings: Endings,
): () => Promise<Practice> {
  let starting: Promise<string> | undefined
  return async () => {
    starting ??= start(settings, database, site, endings)
    try {
      return { address: await starting, password: demoPassword, accounts: demoAccounts }
    } catch (error) {
      starting = undefined
      throw error
    }
  }
}

async function start(settings: Settings, database: Database, site: string, endings: Endings): Promise<string> {
  if (settings.officeUrl.startsWith('https:') && !settings.practiceUrl) {
    throw cannotStart(
      'Bản tập huấn cần LIEM_PRACTICE_URL khi LIEM_OFFICE_URL là https.',
      'The practice copy needs LIEM_PRACTICE_URL when LIEM_OFFICE_URL is https.',
    )
  }
  const port = await choosePort(settings.host, settings.practicePort, {
    mayMove: !isGiven('practicePort') && !settings.practiceUrl,
    setting: 'LIEM_PRACTICE_PORT',
    except: [settings.officePort, settings.portalPort],
  })
  const officeUrl = settings.practiceUrl ?? `http://${new URL(settings.officeUrl).hostname}:${port}`
  // A log of its own, under a name and a key of its own: nothing of it can be taken for the real one.
  const dataFolder = join(settings.dataFolder, 'practice')
  const admin = await seededDatabase(
    withDatabase(database.urls.admin, 'postgres'),
    database.key,
    'liem_practice',
    (owner, { today }) => seedDemo(owner, { today, site: { dataFolder, publicUrl: officeUrl } }),
  )
  const urls = loginUrls(admin, database.key)
  await migrate(urls.owner)
  const running = await startRoles({
    // No mail leaves it, and its files lie apart.
    settings: {
      ...settings,
      officePort: port,
      officeUrl,
      secureCookies: officeUrl.startsWith('https:'),
      smtpUrl: undefined,
      publicUrl: officeUrl,
      dataFolder,
    },
    urls,
    roles: ['office', 'worker'],
    endings,
    site,
    more: { cookie: 'liem_practice' },
    connections: 5,
  })
  return running.office as string
}
