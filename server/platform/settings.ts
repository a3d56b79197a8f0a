import { resolve } from 'node:path'
import { z } from 'zod'

/**
 * Every setting of an installation, read once from the environment. No other file reads `process.env`.
 * The table below is the only list: it validates, it names the mistake, and it prints the documentation.
 */

export const roleNames = ['office', 'portal', 'worker'] as const
export type RoleName = (typeof roleNames)[number]
export const networkNames = ['internet', 'independent-lan'] as const
export type Network = (typeof networkNames)[number]

type Variable<T> = {
  name: string
  meaning: { vi: string; en: string }
  /** What a right value looks like; part of the message for a wrong one. */
  expects: { vi: string; en: string }
  /** Text as it would stand in the environment; undefined = may be left out. */
  default?: string
  /** Holds a password: the value is never printed. */
  secret?: boolean
  shape: z.ZodType<T, string>
}

const variable = <T>(declared: Variable<T>): Variable<T> => declared
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))
const port = whole(0, 65_535)
const webAddress = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''))
const postgresAddress = z.string().refine((address) => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, pathname } = new URL(address)
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && username !== '' && pathname.length > 1
})

const anyPort = {
  vi: 'một số cổng từ 0 đến 65535 (0 = cổng trống bất kỳ)',
  en: 'a port from 0 to 65535 (0 = any free port)',
}
const anyPostgres = {
  vi: 'dạng postgresql://người_dùng:mật_khẩu@máy:cổng/cơ_sở_dữ_liệu',
  en: 'the form postgresql://user:password@host:port/database',
}
const anyWebAddress = { vi: 'một địa chỉ http:// hoặc https://', en: 'an address starting with http:// or https://' }

const variables = {
  databaseUrl: variable({
    name: 'DATABASE_URL',
    meaning: {
      vi: 'Máy chủ PostgreSQL (15 trở lên) dùng chung. Bỏ trống: Liêm tự chạy PostgreSQL của mình trong thư mục dữ liệu',
      en: 'A PostgreSQL server (15 or newer) to use. Left out: Liêm runs its own inside the data folder',
    },
    expects: anyPostgres,
    secret: true,
    shape: postgresAddress,
  }),
  dataFolder: variable({
    name: 'LIEM_DATA',
    meaning: {
      vi: 'Thư mục dữ liệu: cơ sở dữ liệu nhúng, tệp đã niêm phong, khóa và mật khẩu của máy chủ',
      en: 'Data folder: embedded database, sealed files, the server’s keys and passwords',
    },
    expects: { vi: 'đường dẫn một thư mục', en: 'the path of a folder' },
    default: './data',
    shape: z.string().transform((path) => resolve(path)),
  }),
  host: variable({
    name: 'LIEM_HOST',
    meaning: { vi: 'Địa chỉ mạng mà máy chủ lắng nghe', en: 'Network address the server listens on' },
    expects: { vi: 'một địa chỉ IP hoặc tên máy', en: 'an IP address or host name' },
    default: '127.0.0.1',
    shape: z.string().regex(/^[\w.:-]+$/),
  }),
  officePort: variable({
    name: 'LIEM_OFFICE_PORT',
    meaning: { vi: 'Cổng của ứng dụng nghiệp vụ', en: 'Port of the officers’ application' },
    expects: anyPort,
    default: '8080',
    shape: port,
  }),
  portalPort: variable({
    name: 'LIEM_PORTAL_PORT',
    meaning: { vi: 'Cổng của trang công khai', en: 'Port of the public pages' },
    expects: anyPort,
    default: '8081',
    shape: port,
  }),
  roles: variable({
    name: 'LIEM_ROLES',
    meaning: { vi: 'Các phần chạy trong tiến trình này', en: 'Parts that this process runs' },
    expects: {
      vi: 'một hay nhiều trong: office, portal, worker, cách nhau bằng dấu phẩy',
      en: 'one or more of office, portal, worker, separated by commas',
    },
    default: 'office,portal,worker',
    shape: z
      .string()
      .transform((list) => [...new Set(list.split(',').map((word) => word.trim()))])
      .pipe(z.array(z.enum(roleNames)).min(1)),
  }),
  network: variable({
    name: 'LIEM_NETWORK',
    meaning: {
      vi: 'Mạng mà bản cài này đứng trên đó; quyết định nội dung nào được phép lưu ở đây',
      en: 'Network this installation stands on; decides what may be kept here',
    },
    expects: { vi: '“internet” hoặc “independent-lan” (mạng LAN độc lập)', en: '"internet" or "independent-lan"' },
    default: 'internet',
    shape: z.enum(networkNames),
  }),
  logLevel: variable({
    name: 'LIEM_LOG_LEVEL',
    meaning: { vi: 'Mức chi tiết của nhật ký kỹ thuật', en: 'How much the technical log says' },
    expects: { vi: 'silent, error, warn, info hoặc debug', en: 'silent, error, warn, info or debug' },
    default: 'info',
    shape: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
  }),
  maxUploadMb: variable({
    name: 'LIEM_MAX_UPLOAD_MB',
    meaning: { vi: 'Dung lượng lớn nhất của một tệp tải lên (MiB)', en: 'Largest uploaded file (MiB)' },
    expects: { vi: 'một số nguyên từ 1 đến 2048', en: 'a whole number from 1 to 2048' },
    default: '50',
    shape: whole(1, 2048),
  }),
  smtpUrl: variable({
    name: 'LIEM_SMTP_URL',
    meaning: { vi: 'Máy chủ gửi thư. Bỏ trống: không gửi thư', en: 'Mail server. Left out: no mail is sent' },
    expects: {
      vi: 'dạng smtp:// hoặc smtps://người_dùng:mật_khẩu@máy:cổng',
      en: 'smtp:// or smtps://user:password@host:port',
    },
    secret: true,
    shape: z.url({ protocol: /^smtps?$/ }),
  }),
  mailFrom: variable({
    name: 'LIEM_MAIL_FROM',
    meaning: { vi: 'Địa chỉ người gửi ghi trên thư', en: 'Sender address of mails' },
    expects: {
      vi: 'một địa chỉ thư, có thể kèm tên: Liêm <liem@tinh.gov.vn>',
      en: 'a mail address, with or without a name',
    },
    default: 'liem@localhost',
    shape: z.string().regex(/^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
  }),
  officeUrl: variable({
    name: 'LIEM_OFFICE_URL',
    meaning: {
      vi: 'Địa chỉ cán bộ gõ để vào ứng dụng nghiệp vụ. Bỏ trống: http://localhost và cổng nghiệp vụ',
      en: 'Address officers use. Left out: http://localhost with the office port',
    },
    expects: anyWebAddress,
    shape: webAddress,
  }),
  publicUrl: variable({
    name: 'LIEM_PUBLIC_URL',
    meaning: {
      vi: 'Địa chỉ công khai của cổng tiếp nhận. Bỏ trống: http://localhost và cổng công khai',
      en: 'Public address of the portal. Left out: http://localhost with the portal port',
    },
    expects: anyWebAddress,
    shape: webAddress,
  }),
  practicePort: variable({
    name: 'LIEM_PRACTICE_PORT',
    meaning: {
      vi: 'Cổng của bản tập huấn, mở khi cán bộ bấm “Tập huấn”; đã có nơi dùng thì lấy cổng trống kế tiếp',
      en: 'Port of the practice copy, opened on an officer’s click; the next free one when it is taken',
    },
    expects: anyPort,
    default: '8090',
    shape: port,
  }),
  practiceUrl: variable({
    name: 'LIEM_PRACTICE_URL',
    meaning: {
      vi: 'Địa chỉ cán bộ gõ để vào bản tập huấn (khi đứng sau máy chủ HTTPS). Bỏ trống: tên máy của LIEM_OFFICE_URL và cổng tập huấn',
      en: 'Address of the practice copy (behind an HTTPS proxy). Left out: the host of LIEM_OFFICE_URL with the practice port',
    },
    expects: anyWebAddress,
    shape: webAddress,
  }),
  logTickSeconds: variable({
    name: 'LIEM_LOG_TICK',
    meaning: {
      vi: 'Số giây giữa hai nhịp của nhật ký công khai. Mỗi nhịp thêm ít nhất 16 lá, kể cả khi không có việc gì',
      en: 'Seconds between two beats of the transparency log. Each adds at least 16 leaves, also when nothing happened',
    },
    expects: { vi: 'một số nguyên từ 1 đến 600', en: 'a whole number from 1 to 600' },
    default: '60',
    shape: whole(1, 600),
  }),
  sessionHours: variable({
    name: 'LIEM_SESSION_HOURS',
    meaning: { vi: 'Số giờ một phiên đăng nhập còn hiệu lực', en: 'Hours a session stays valid' },
    expects: { vi: 'một số nguyên từ 1 đến 72', en: 'a whole number from 1 to 72' },
    default: '10',
    shape: whole(1, 72),
  }),
  secureCookies: variable({
    name: 'LIEM_SECURE_COOKIES',
    meaning: {
      vi: 'Chỉ gửi cookie qua HTTPS. Bỏ trống: bật khi LIEM_OFFICE_URL là https',
      en: 'Send cookies over HTTPS only. Left out: on when LIEM_OFFICE_URL is https',
    },
    expects: { vi: '“true” hoặc “false”', en: '"true" or "false"' },
    shape: z.enum(['true', 'false']).transform((word) => word === 'true'),
  }),
  browser: variable({
    name: 'LIEM_BROWSER',
    meaning: { vi: 'Tệp chạy của Chromium cho kiểm thử giao diện', en: 'Chromium executable for browser tests' },
    expects: { vi: 'đường dẫn một tệp', en: 'the path of a file' },
    shape: z.string().transform((path) => resolve(path)),
  }),
  testDatabaseUrl: variable({
    name: 'TEST_DATABASE_URL',
    meaning: {
      vi: 'Máy chủ PostgreSQL cho kiểm thử, bằng tài khoản quản trị. Bỏ trống: một máy chủ tạm tự mở rồi tự xóa',
      en: 'PostgreSQL server for the tests, as a superuser. Left out: a throw-away one',
    },
    expects: anyPostgres,
    secret: true,
    shape: postgresAddress,
  }),
}

type Key = keyof typeof variables
type ValueOf<K extends Key> = (typeof variables)[K] extends Variable<infer T> ? T : never
type OptionalKey = 'practiceUrl' | 'databaseUrl' | 'smtpUrl' | 'browser' | 'testDatabaseUrl'
export type Settings = { readonly [K in Exclude<Key, OptionalKey>]: ValueOf<K> } & {
  readonly [K in OptionalKey]?: ValueOf<K>
}
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads all settings, or answers every mistake, one line of Vietnamese and English each, without printing secrets.
 * `defaults` replaces some of the table's own defaults, by the names of the environment.
 */
export function readSettings(
  env: Environment,
  defaults: Environment = {},
): { settings: Settings } | { mistakes: string[] } {
  const mistakes: string[] = []
  const read: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(variables) as [Key, Variable<unknown>][]) {
    const text = env[one.name]?.trim() || defaults[one.name] || one.default
    if (text === undefined) continue
    const parsed = one.shape.safeParse(text)
    if (parsed.success) read[key] = parsed.data
    else mistakes.push(wrongValue(one, text))
  }
  const known = new Set(Object.values(variables).map(({ name }) => name))
  for (const name of Object.keys(env)) {
    if (name.startsWith('LIEM_') && !known.has(name)) {
      mistakes.push(`${name}: không có thiết lập nào tên này. / There is no setting of this name.`)
    }
  }
  if (read.officePort !== undefined && read.officePort === read.portalPort && read.officePort !== 0) {
    mistakes.push(
      'LIEM_PORTAL_PORT: phải khác LIEM_OFFICE_PORT, vì hai phần tách riêng nhau. / Must differ from LIEM_OFFICE_PORT.',
    )
  }
  if (mistakes.length > 0) return { mistakes }
  read.officeUrl ??= `http://localhost:${read.officePort}`
  read.publicUrl ??= `http://localhost:${read.portalPort}`
  read.secureCookies ??= String(read.officeUrl).startsWith('https:')
  return { settings: read as Settings }
}

function wrongValue(one: Variable<unknown>, text: string): string {
  const shown = one.secret ? '' : ` “${text}”`
  return `${one.name}: giá trị${shown} chưa đúng; cần ${one.expects.vi}. / Wrong value${shown}; expected ${one.expects.en}.`
}

/** Settings of this process. Mistakes go to standard error and end the process with exit code 2. */
export function loadSettings(env: Environment = process.env, defaults: Environment = {}): Settings {
  const read = readSettings(env, defaults)
  if ('settings' in read) return read.settings
  process.stderr.write(
    `Thiết lập chưa đúng, chưa khởi động. / Wrong settings, not started.\n${read.mistakes.map((line) => `  ${line}\n`).join('')}`,
  )
  process.exit(2)
}

/** Whether somebody set this, rather than leaving it to its default. */
export function isGiven(key: Key, env: Environment = process.env): boolean {
  return Boolean(env[variables[key].name]?.trim())
}

/** The little that programs we start may know of our environment: never our settings, which hold passwords. */
export function childEnvironment(env: Environment = process.env): Record<string, string> {
  const passed: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = env[name]
    if (value !== undefined) passed[name] = value
  }
  return passed
}

/** The table of settings as Markdown, for the operations manual. */
export function describeSettings(language: 'vi' | 'en'): string {
  const heads = { vi: ['Biến', 'Ý nghĩa', 'Giá trị', 'Mặc định'], en: ['Variable', 'Meaning', 'Value', 'Default'] }[
    language
  ]
  const lines = Object.values(variables).map((one) => [
    `\`${one.name}\``,
    one.meaning[language],
    one.expects[language],
    one.default === undefined ? '—' : `\`${one.default}\``,
  ])
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
