import { today } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import { makeTemporaryPassword, setPassword } from '#platform/auth/passwords'
import { revokeAllSessions } from '#platform/auth/sessions'
import { systemClock } from '#platform/clock'
import { type Ctx, systemCtx } from '#platform/ctx'
import { asActor, systemActor } from '#platform/db/as-actor'
import { connect } from '#platform/db/pool'
import { writeJournal } from '#platform/journal'
import { type Command, exit } from './command.ts'
import { onDatabase } from './on-database.ts'

export const officer: Command = {
  name: 'officer',
  usage: 'liem officer reset-password USERNAME',
  does: 'Cấp mật khẩu tạm cho quản trị viên không vào được hệ thống',
  help: `Chỉ dành cho quản trị viên: mật khẩu của cán bộ khác do quản trị viên cấp lại trong ứng dụng.
In mật khẩu tạm một lần; mọi phiên của người đó bị đăng xuất, lần đăng nhập tới phải đổi mật khẩu. Việc này vào nhật ký dưới tên hệ thống.
Mã thoát: 0 xong, 1 bị từ chối, 2 gọi sai cách.`,
  async run([verb, username, ...more]) {
    if (verb !== 'reset-password' || !username || more.length) return exit.usage
    const password = await onDatabase(async ({ urls }, settings) => {
      const db = connect(urls.worker, { max: 1 })
      try {
        const now = systemClock.now()
        return await asActor(db, systemActor(today(now)), (tx) =>
          resetAdministrator(systemCtx(tx, { settings, clock: systemClock }, now), username.trim().toLowerCase()),
        )
      } finally {
        await db.destroy()
      }
    })
    console.log(
      `Mật khẩu tạm của ${username}: ${password}\nMọi phiên đã bị đăng xuất; lần đăng nhập tới phải đổi mật khẩu.`,
    )
    return exit.ok
  },
}

/** A temporary password for an administrator in office. Refuses `record.not_found` for anybody else. */
async function resetAdministrator(ctx: Ctx, username: string): Promise<string> {
  const { tx, today: day, now } = ctx
  const found = await tx
    .selectFrom('officer as o')
    .innerJoin('officer_role as r', 'r.officer_id', 'o.id')
    .select(['o.id', 'o.unit_id'])
    .where('o.username', '=', username)
    .where('r.role', '=', 'administrator')
    .where('r.from_on', '<=', day)
    .where((eb) => eb.or([eb('r.to_on', 'is', null), eb('r.to_on', '>=', day)]))
    .where((eb) => eb.or([eb('o.ended_on', 'is', null), eb('o.ended_on', '>=', day)]))
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found')
  const password = makeTemporaryPassword()
  await setPassword(tx, found.id, password, true, now)
  const sessionsEnded = await revokeAllSessions(tx, found.id, now)
  await writeJournal(ctx, {
    act: 'units.reset_password',
    subject: { kind: 'officer', id: found.id },
    unitIds: [found.unit_id],
    facts: { from: 'command-line', sessionsEnded },
  })
  return password
}
