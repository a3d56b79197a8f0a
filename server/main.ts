import { startDatabase } from '#platform/db/database'
import { connect } from '#platform/db/pool'
import { readHouse } from '#platform/house'
import { loadSettings, type Settings } from '#platform/settings'
import { migrate } from './database/migrate.ts'
import { newEndings } from './start/endings.ts'
import { officeSite, portalSite } from './start/office-build.ts'
import { choosePort } from './start/ports.ts'
import { together } from './start/together.ts'

/** `npm start`: the real thing. No demonstration data; the first run prints the code that opens the set-up. */
const say = (words: string) => process.stdout.write(`${words}\n`)
const settings = loadSettings()
const endings = newEndings(say)

async function openDatabase() {
  const database = await startDatabase(settings)
  endings.add('cơ sở dữ liệu', () => database.stop())
  await migrate(database.urls.owner)
  return database
}

async function checkPorts({ host, roles, officePort, portalPort }: Settings): Promise<void> {
  if (roles.includes('office')) await choosePort(host, officePort, { mayMove: false, setting: 'LIEM_OFFICE_PORT' })
  if (roles.includes('portal')) await choosePort(host, portalPort, { mayMove: false, setting: 'LIEM_PORTAL_PORT' })
}

async function isSetUp(officeUrl: string): Promise<boolean> {
  const db = connect(officeUrl, { max: 1 })
  try {
    return (await readHouse(db)).name !== null
  } finally {
    await db.destroy()
  }
}

async function start(): Promise<void> {
  const { roles, dataFolder } = settings
  await checkPorts(settings)
  const building = () => say('Đang dựng giao diện nghiệp vụ…')
  // The build is a process of its own: it runs while this one starts the database and loads the rest of the program.
  const [site, bundles, database, { startRoles }, { practiceBeside }, { setupCode }] = await together(
    roles.includes('office') ? officeSite(dataFolder, { building }) : Promise.resolve(''),
    roles.includes('portal') ? portalSite(dataFolder) : Promise.resolve(undefined),
    openDatabase(),
    import('./start/roles.ts'),
    import('./start/practice.ts'),
    import('#modules/setup'),
  )
  const { urls } = database
  const ready = await isSetUp(urls.office)
  const running = await startRoles({
    settings,
    urls,
    roles,
    endings,
    site,
    bundles,
    more: {
      startPractice: practiceBeside(settings, database, site, endings),
      ...(ready ? {} : { firstRun: { ownerUrl: urls.owner } }),
    },
  })
  if (running.office) say(`Ứng dụng nghiệp vụ: ${running.office}`)
  if (running.portal) say(`Trang công khai:    ${running.portal}`)
  if (!ready && running.office) {
    say(`\nHệ thống chưa thiết lập. Mở ${running.office} rồi nhập mã: ${setupCode(dataFolder)}`)
    say(`Not set up yet. Open ${running.office} and enter this code.\n`)
  }
}

await start().catch(async (error: Error) => {
  process.stderr.write(error.name === 'CannotStart' ? `${error.message}\n` : `${error.stack}\n`)
  await endings.exit(1)
})
