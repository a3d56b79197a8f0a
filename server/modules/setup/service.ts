import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { departmentNames } from '@liem/domain/setup/bodies'
import type { doSetup as contract } from '@liem/domain/setup/contract'
import { sql } from 'kysely'
import { administrativeUnits } from '#database/administrative-units'
import { failureLimit } from '#platform/auth/failure-limit'
import { isStrongEnough } from '#platform/auth/password'
import { type Ctx, type OutsideCtx, systemCtx } from '#platform/ctx'
import { connect } from '#platform/db/pool'
import { readHouse } from '#platform/house'
import { onConstraint } from '#platform/http'
import { writeJournal } from '#platform/journal'
import { signingKey } from '#platform/signing-key'
import { addressPrefix } from '#platform/telemetry'
import { forgetSetupCode, isSetupCode } from './code.ts'
import { insertAdministrator } from './store.ts'
import { establishProvince } from './units.ts'

type Wish = BodyOf<typeof contract>

export async function readSetup(ctx: OutsideCtx) {
  const { asOf, source, units } = administrativeUnits()
  const done = (await readHouse(ctx.db)).name !== null
  const communes = new Map<string, number>()
  for (const { parent } of units) if (parent) communes.set(parent, (communes.get(parent) ?? 0) + 1)
  const provinces = units
    .filter((unit) => unit.parent === null)
    .map(({ code, name }) => ({ code, name, communes: communes.get(code) ?? 0 }))
  return { done, provinces: done ? [] : provinces, departments: done ? [] : [...departmentNames], asOf, source }
}

const wrongCodes = failureLimit({ most: 10 })

/**
 * Writes the installation in one transaction of the owner: bodies, province, communes, administrators, the installation itself; makes
 * its signing key and uses up the code. Refuses `setup.done`, `setup.code_wrong`, `password.weak`, `officer.username_taken`.
 */
export async function doSetup(ctx: OutsideCtx, body: Wish) {
  const { parts, now } = ctx
  const { dataFolder, network } = parts.settings
  const { firstRun } = parts
  if (!firstRun || (await readHouse(ctx.db)).name !== null) throw new Refusal('setup.done')
  const giveBack = wrongCodes.attempt(addressPrefix(ctx.address), now)
  if (!isSetupCode(dataFolder, body.code))
    throw new Refusal('setup.code_wrong', {}, [{ path: 'code', words: 'Mã thiết lập không đúng' }])
  giveBack()
  checkAdministrators(body)
  const province = administrativeUnits().units.find((unit) => unit.parent === null && unit.code === body.provinceCode)
  if (!province) throw invalid('provinceCode', 'Không có tỉnh, thành phố nào mang mã này')

  const { fingerprint } = signingKey(dataFolder)
  const owner = connect(firstRun.ownerUrl, { max: 1 })
  try {
    const units = await owner.transaction().execute(async (tx) => {
      await tx
        .insertInto('installation')
        .values({ name: province.name, network })
        .execute()
        .catch((thrown) => onConstraint(thrown, { installation_pkey: () => new Refusal('setup.done') }))
      const inside: Ctx = systemCtx(tx, parts, now)
      await sql`select set_config('app.today', ${inside.today}, true)`.execute(tx)
      const made = await establishProvince(inside, province, body)
      const officers = []
      for (const one of [body.administrator, body.second])
        if (one) officers.push(await insertAdministrator(inside, one, made.office))
      await writeJournal(inside, {
        act: 'setup.complete',
        subject: { kind: 'installation', id: province.code },
        unitIds: [made.office],
        facts: { province: province.code, units: made.count, officers, signingKey: fingerprint.replaceAll(' ', '') },
      })
      return made.count
    })
    forgetSetupCode(dataFolder)
    delete parts.firstRun
    return { units, keyFingerprint: fingerprint }
  } finally {
    await owner.destroy()
  }
}

function checkAdministrators({ administrator, second }: Wish): void {
  if (second && second.username === administrator.username)
    throw new Refusal('officer.username_taken', { username: second.username }, [
      { path: 'second.username', words: 'Hai quản trị viên cần hai tên đăng nhập khác nhau' },
    ])
  for (const [path, one] of [
    ['administrator', administrator],
    ['second', second],
  ] as const)
    if (one && !isStrongEnough(one.password, one.username))
      throw new Refusal('password.weak', {}, [{ path: `${path}.password`, words: 'Mật khẩu chưa đủ mạnh' }])
}

const invalid = (path: string, words: string) => new Refusal('request.invalid', {}, [{ path, words }])
