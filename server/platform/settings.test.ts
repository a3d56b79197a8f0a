import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { childEnvironment, describeSettings, readSettings } from './settings.ts'

const mistakesOf = (env: Record<string, string>) => {
  const read = readSettings(env)
  return 'mistakes' in read ? read.mistakes : []
}
const settingsOf = (env: Record<string, string>) => {
  const read = readSettings(env)
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'))
  return read.settings
}

test('an empty environment is a complete single-machine installation', () => {
  expect(settingsOf({})).toMatchObject({
    host: '127.0.0.1',
    officePort: 8080,
    portalPort: 8081,
    roles: ['office', 'portal', 'worker'],
    network: 'internet',
    officeUrl: 'http://localhost:8080',
    publicUrl: 'http://localhost:8081',
    secureCookies: false,
  })
  expect(settingsOf({}).databaseUrl).toBeUndefined()
  expect(settingsOf({}).dataFolder).toMatch(/^(?:\/|[A-Z]:).*data$/)
})

test('an empty value counts as left out', () => {
  expect(settingsOf({ DATABASE_URL: ' ', LIEM_OFFICE_PORT: '' })).toMatchObject({ officePort: 8080 })
})

test('cookies are secure once the office is reached over https, unless said otherwise', () => {
  expect(settingsOf({ LIEM_OFFICE_URL: 'https://liem.tinh.gov.vn/' })).toMatchObject({
    officeUrl: 'https://liem.tinh.gov.vn',
    secureCookies: true,
  })
  expect(settingsOf({ LIEM_OFFICE_URL: 'https://x.vn', LIEM_SECURE_COOKIES: 'false' }).secureCookies).toBe(false)
})

test.each([
  ['LIEM_OFFICE_PORT', '80a'],
  ['LIEM_PORTAL_PORT', '65536'],
  ['LIEM_ROLES', 'office,kitchen'],
  ['LIEM_NETWORK', 'lan'],
  ['LIEM_LOG_LEVEL', 'loud'],
  ['LIEM_MAX_UPLOAD_MB', '0'],
  ['LIEM_SESSION_HOURS', '-1'],
  ['LIEM_SECURE_COOKIES', 'yes'],
  ['LIEM_MAIL_FROM', 'not an address'],
  ['LIEM_PUBLIC_URL', 'ftp://x.vn'],
])('a wrong %s is named with its value in both languages', (name, value) => {
  const mistakes = mistakesOf({ [name]: value })
  expect(mistakes).toHaveLength(1)
  expect(mistakes[0]).toMatch(
    new RegExp(`^${name}: giá trị “${value}” chưa đúng; cần .+ / Wrong value “${value}”; expected .+\\.$`),
  )
})

test.each(['DATABASE_URL', 'LIEM_SMTP_URL', 'TEST_DATABASE_URL'])('a wrong %s never prints its password', (name) => {
  const [line = ''] = mistakesOf({ [name]: 'http://user:bi-mat@host/x' })
  expect(line).toContain(name)
  expect(line).not.toContain('bi-mat')
})

test('a misspelt setting is a mistake, not silence', () => {
  expect(mistakesOf({ LIEM_OFICE_PORT: '80' })[0]).toContain('LIEM_OFICE_PORT')
})

test('both applications on one port are refused, but any free port twice is fine', () => {
  expect(mistakesOf({ LIEM_OFFICE_PORT: '9000', LIEM_PORTAL_PORT: '9000' })[0]).toContain('LIEM_PORTAL_PORT')
  expect(mistakesOf({ LIEM_OFFICE_PORT: '0', LIEM_PORTAL_PORT: '0' })).toEqual([])
})

test('a process with wrong settings names them all and ends with code 2', () => {
  const file = fileURLToPath(new URL('./settings.ts', import.meta.url))
  const ran = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `(await import(${JSON.stringify(file)})).loadSettings(); console.log('ran on')`,
    ],
    { encoding: 'utf8', env: { ...childEnvironment(), LIEM_NETWORK: 'lan', LIEM_OFFICE_PORT: 'x' } },
  )
  expect(ran.status).toBe(2)
  expect(ran.stdout).toBe('')
  expect(ran.stderr).toMatch(/LIEM_OFFICE_PORT.*\n.*LIEM_NETWORK/)
})

test('programs we start do not inherit our passwords', () => {
  expect(childEnvironment({ PATH: '/bin', DATABASE_URL: 'postgresql://a:b@c/d', PGPASSWORD: 'x' })).toEqual({
    PATH: '/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
  })
})

test('the manual’s table lists every setting with its default', () => {
  const table = describeSettings('en')
  expect(table).toContain('| `LIEM_OFFICE_PORT` |')
  expect(table).toContain('`8080`')
  expect(describeSettings('vi').split('\n')).toHaveLength(table.split('\n').length)
})
