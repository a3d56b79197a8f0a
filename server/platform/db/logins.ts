import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { cannotStart } from './cannot-start.ts'

/** The four database logins. What each may do stands in database/policies. */
export const logins = { owner: 'liem_owner', office: 'app_office', portal: 'app_portal', worker: 'app_worker' } as const
export type LoginName = keyof typeof logins
export type LoginUrls = Record<LoginName, string>

/** Passwords of the logins, derived from one key, so that every server of an installation finds the same ones. */
export function loginPassword(key: string, login: LoginName): string {
  return createHmac('sha256', key).update(`liem database login ${logins[login]}`).digest('base64url')
}

/** `url` with each of the four logins in its place; host, database and options stay. */
export function loginUrls(url: string, key: string): LoginUrls {
  const as = (login: LoginName) => {
    const address = new URL(url)
    address.username = logins[login]
    address.password = loginPassword(key, login)
    return address.href
  }
  return { owner: as('owner'), office: as('office'), portal: as('portal'), worker: as('worker') }
}

/**
 * Makes roles, grants and extensions of the database at `adminUrl`, where its login may, and sees that all four logins work.
 * Answers whether full-text search under row policies may use its index (needs a superuser once).
 */
export async function prepareLogins(adminUrl: string, key: string): Promise<{ fullTextIndexed: boolean }> {
  const admin = new pg.Client({ connectionString: adminUrl })
  admin.on('error', () => undefined)
  await admin.connect().catch((error: Error) => {
    throw cannotStart(
      `Không kết nối được PostgreSQL theo DATABASE_URL: ${error.message}.`,
      'Cannot connect to PostgreSQL at DATABASE_URL.',
      error,
    )
  })
  try {
    const { rows } = await admin.query(
      `select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`,
    )
    if (rows[0].version < 150_000) {
      throw cannotStart('Liêm cần PostgreSQL 15 trở lên.', 'Liêm needs PostgreSQL 15 or newer.')
    }
    if (rows[0].may) await retried(() => admin.query(rolesSql()))
    const refused = await refusedLogins(loginUrls(adminUrl, key))
    if (refused.length > 0 && !rows[0].may) throw rolesMissing(refused)
    for (const login of refused) await retried(() => admin.query(passwordSql(key, login)))
    const still = refused.length > 0 ? await refusedLogins(loginUrls(adminUrl, key)) : []
    if (still.length > 0) throw rolesMissing(still)
    const leakproof = await admin.query(
      `select proleakproof from pg_proc where oid = 'ts_match_vq(tsvector,tsquery)'::regprocedure`,
    )
    return { fullTextIndexed: leakproof.rows[0].proleakproof }
  } finally {
    await admin.end()
  }
}

/** SQL that a database administrator runs when DATABASE_URL's login may not create roles. Holds password verifiers, no passwords. */
export function rolesScript(key: string): string {
  return `${rolesSql()}\n${(Object.keys(logins) as LoginName[]).map((login) => `${passwordSql(key, login)};\n`).join('')}`
}

/** The key of an external server's logins: bound to DATABASE_URL's own password, which every server of the installation knows. */
export function keyOfUrl(url: string): string | undefined {
  const { password } = new URL(url)
  return password ? createHash('sha256').update(`liem ${password}`).digest('base64url') : undefined
}

const rolesSql = () => readFileSync(new URL('../../database/roles.sql', import.meta.url), 'utf8')

const passwordSql = (key: string, login: LoginName) =>
  `alter role ${logins[login]} password '${scramVerifier(loginPassword(key, login))}'`

/** What the server stores of a password (RFC 5803): it never sees, and cannot log, the password itself. */
export function scramVerifier(password: string, salt = randomBytes(16), rounds = 4096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest()
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`
}

async function refusedLogins(urls: LoginUrls): Promise<LoginName[]> {
  const refused: LoginName[] = []
  for (const login of Object.keys(urls) as LoginName[]) {
    const client = new pg.Client({ connectionString: urls[login] })
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      if (!(error as { code?: string }).code?.startsWith('28')) throw error
      refused.push(login)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return refused
}

function rolesMissing(names: LoginName[]): Error {
  const list = names.map((name) => logins[name]).join(', ')
  return cannotStart(
    `Máy chủ PostgreSQL chưa nhận các tài khoản: ${list}. Đề nghị quản trị cơ sở dữ liệu chạy kết quả của lệnh “npx tsx scripts/database.ts roles”.`,
    `The PostgreSQL server does not accept the logins ${list}. Ask its administrator to run the output of "npx tsx scripts/database.ts roles".`,
  )
}

/** Roles belong to the whole server: two databases prepared at once may step on each other's catalogue rows. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      const clash = code === '23505' || code === '42710' || /tuple concurrently updated/.test(message)
      if (!clash || attempt === 5) throw error
      await new Promise((done) => setTimeout(done, 50 * attempt))
    }
  }
}
