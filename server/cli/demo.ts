import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { cannotStart } from '#platform/db/cannot-start'
import { dropDatabase, startDatabase } from '#platform/db/database'
import { startEmbedded } from '#platform/db/embedded'
import { isGiven, loadSettings, type Settings } from '#platform/settings'
import { demoAccounts, demoPassword } from '../seed/accounts.ts'
import { demoPassphrase } from '../seed/reports/keys.ts'
import { newEndings } from '../start/endings.ts'
import { officeSite, portalSite } from '../start/office-build.ts'
import { choosePort } from '../start/ports.ts'
import type { Running } from '../start/roles.ts'
import type { Seed } from '../start/seeded.ts'
import { together } from '../start/together.ts'
import { exit } from './command.ts'

const help = `Cách dùng: npm run demo [-- --fresh [--yes]]

Chạy Liêm với một tỉnh giả định: cơ sở dữ liệu, ứng dụng nghiệp vụ, trang công khai và việc nền trong một tiến trình.
Lần đầu tạo dữ liệu; các lần sau dùng lại. Ctrl-C để dừng.

  --fresh   xóa dữ liệu trình diễn, tạo lại từ đầu (hỏi trước)
  --yes     không hỏi

LIEM_DATA dời thư mục dữ liệu (mặc định ./data/demo). Cổng mặc định 8080 và 8081; đã có nơi dùng thì lấy cổng trống kế tiếp.
Mã thoát: 0 đã dừng, 1 không khởi động được, 2 gọi sai cách.`

const say = (words: string) => process.stdout.write(`${words}\n`)
const marker = 'demo.json'

/** Only a new folder or one of the demonstration's own: a real installation's data is never touched. */
function takeFolder(dataFolder: string): void {
  try {
    const known = existsSync(join(dataFolder, marker))
    if (!known && existsSync(dataFolder) && readdirSync(dataFolder).length > 0) throw foreign(dataFolder)
    mkdirSync(dataFolder, { recursive: true })
    accessSync(dataFolder, constants.W_OK)
    if (!known) writeFileSync(join(dataFolder, marker), `${JSON.stringify({ made: new Date().toISOString() })}\n`)
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error
    throw cannotStart(
      `Không ghi được vào ${dataFolder} (${(error as NodeJS.ErrnoException).code}). Hãy đặt LIEM_DATA tới một thư mục ghi được.`,
      `Cannot write to ${dataFolder}. Set LIEM_DATA to a folder that may be written.`,
      error,
    )
  }
}

const foreign = (dataFolder: string) =>
  cannotStart(
    `Thư mục ${dataFolder} không phải dữ liệu trình diễn. Hãy đặt LIEM_DATA tới một thư mục khác.`,
    `The folder ${dataFolder} does not hold demonstration data. Set LIEM_DATA to another one.`,
  )

async function wipe(dataFolder: string): Promise<void> {
  const server = await startEmbedded(dataFolder)
  try {
    await dropDatabase(server.adminUrl, 'liem')
  } finally {
    await server.stop()
  }
  // The log begins anew with the records; its last checkpoint outside the database belongs to the old ones.
  for (const folder of ['files', 'log']) rmSync(join(dataFolder, folder), { recursive: true, force: true })
}

async function mayWipe(dataFolder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`Xóa dữ liệu trình diễn trong ${dataFolder}? (có/không) `)
  terminal.close()
  return ['có', 'co', 'c', 'y', 'yes'].includes(answer.trim().normalize('NFC').toLowerCase())
}

function accountsTable(): string {
  const width = (key: 'username' | 'words') => Math.max(...demoAccounts.map((one) => one[key].length))
  const [names, words] = [width('username'), width('words')]
  return demoAccounts
    .map((one) => `  ${one.username.padEnd(names)}  ${one.words.padEnd(words)}  ${one.tryThis}`)
    .join('\n')
}

async function start({ fresh, yes }: { fresh: boolean; yes: boolean }): Promise<void> {
  const started = performance.now()
  const asked = loadSettings(undefined, { LIEM_DATA: './data/demo', LIEM_LOG_LEVEL: 'error' })
  const { dataFolder } = asked
  if (asked.databaseUrl) say('DATABASE_URL không được dùng: bản trình diễn luôn chạy PostgreSQL của mình.')
  takeFolder(dataFolder)
  if (fresh) {
    if (!yes && !(await mayWipe(dataFolder))) {
      say('Giữ nguyên dữ liệu. Thêm --yes để xóa mà không hỏi.')
      await endings.exit(exit.usage)
    }
    await wipe(dataFolder)
  }

  let code: string | undefined
  const openDatabase = async () => {
    const make = async (serverUrl: string, key: string) => {
      say('Đang tạo tỉnh trình diễn…')
      const [{ seededDatabase }, { seedDemo }] = await Promise.all([
        import('../start/seeded.ts'),
        import('../seed/insert.ts'),
      ])
      const seed: Seed = async (owner, { today }) => {
        code = (await seedDemo(owner, { today, site: asked })).code
      }
      await seededDatabase(serverUrl, key, 'liem', seed)
    }
    const database = await startDatabase({ dataFolder }, { make })
    endings.add('cơ sở dữ liệu', () => database.stop())
    const { migrate } = await import('../database/migrate.ts')
    await migrate(database.urls.owner)
    return database
  }
  // The build is a process of its own: it runs while this one makes the database and loads the rest of the program.
  const [site, bundles, { urls }, { startRoles }] = await together(
    officeSite(dataFolder, { quick: true, building: () => say('Đang dựng giao diện nghiệp vụ…') }),
    portalSite(dataFolder),
    openDatabase(),
    import('../start/roles.ts'),
  )
  const running = await startOnFreePorts(asked, (settings) =>
    startRoles({
      settings,
      urls,
      roles: ['office', 'portal', 'worker'],
      endings,
      site,
      bundles,
      more: { cookie: `liem_demo_${settings.officePort}` },
    }),
  )
  say(`
Ứng dụng nghiệp vụ: ${running.office}
Trang công khai:    ${running.portal}

Tài khoản trình diễn — mật khẩu chung: ${demoPassword}
Khóa của cán bộ tiếp nhận, xác minh (mở niêm phong) — cụm mật khẩu chung: ${demoPassphrase}
${accountsTable()}
${code ? `\nMã biên nhận để thử trang “Theo dõi” (chỉ in lần này): ${code}\n` : ''}
Dữ liệu: ${dataFolder} (tỉnh và người trong đó đều là giả định)
Sẵn sàng sau ${((performance.now() - started) / 1000).toFixed(1)} giây. Ctrl-C để dừng.`)
}

/** Two copies may look for a port at the same moment: who loses looks again. */
async function startOnFreePorts(asked: Settings, work: (settings: Settings) => Promise<Running>): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const settings = await withFreePorts(asked)
    try {
      return await work(settings)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === 5) throw error
    }
  }
}

async function withFreePorts(asked: Settings): Promise<Settings> {
  const { host } = asked
  const officePort = await choosePort(host, asked.officePort, {
    mayMove: !isGiven('officePort'),
    setting: 'LIEM_OFFICE_PORT',
  })
  const portalPort = await choosePort(host, asked.portalPort, {
    mayMove: !isGiven('portalPort'),
    setting: 'LIEM_PORTAL_PORT',
    except: [officePort],
  })
  if (officePort !== asked.officePort)
    say(`Cổng ${asked.officePort} đang có nơi dùng: ứng dụng nghiệp vụ chạy ở cổng ${officePort}.`)
  if (portalPort !== asked.portalPort)
    say(`Cổng ${asked.portalPort} đang có nơi dùng: trang công khai chạy ở cổng ${portalPort}.`)
  return {
    ...asked,
    officePort,
    portalPort,
    officeUrl: isGiven('officeUrl') ? asked.officeUrl : `http://localhost:${officePort}`,
    publicUrl: isGiven('publicUrl') ? asked.publicUrl : `http://localhost:${portalPort}`,
  }
}

function argumentsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: { fresh: { type: 'boolean' }, yes: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    return values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}\n`)
    process.exit(exit.usage)
  }
}

const values = argumentsOf(process.argv.slice(2))
if (values.help) {
  say(help)
  process.exit(exit.ok)
}
const endings = newEndings(say)
await start({ fresh: values.fresh ?? false, yes: values.yes ?? false }).catch(async (error: Error) => {
  process.stderr.write(error.name === 'CannotStart' ? `${error.message}\n` : `${error.stack}\n`)
  await endings.exit(exit.refused)
})
