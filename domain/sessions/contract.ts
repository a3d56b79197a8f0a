import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, IsoDay, UnitRef, Uuid } from '../kernel/shapes.ts'

export const Me = z.object({
  officerId: z.number().int(),
  username: z.string(),
  name: z.string(),
  unit: UnitRef,
  title: z.string().nullable(),
  locale: z.enum(['vi', 'en']),
  permissions: z.array(z.string()),
  roles: z.array(z.object({ role: z.string(), words: z.string(), unit: UnitRef })),
  /** Officers this one stands in for today. */
  standsInFor: z.array(z.object({ officerId: z.number().int(), name: z.string(), untilOn: IsoDay })),
  /** True after an administrator set or reset the password. */
  mustChangePassword: z.boolean(),
  /** True between the password and the second factor: nothing else can be done. */
  secondFactorPending: z.boolean(),
  today: IsoDay,
  practice: z.boolean(),
  provinceName: z.string(),
})
export type Me = z.infer<typeof Me>

export const Password = z.string('Xin nhập mật khẩu').min(1, 'Xin nhập mật khẩu').max(200, 'Mật khẩu dài quá 200 ký tự')

export const signIn = route({
  method: 'POST',
  path: '/session',
  needs: 'anyone',
  does: 'Đăng nhập',
  body: z.object({
    username: z
      .string('Xin nhập tên đăng nhập')
      .trim()
      .toLowerCase()
      .min(1, 'Xin nhập tên đăng nhập')
      .max(40, 'Tên đăng nhập dài quá 40 ký tự'),
    password: Password,
  }),
  ok: Me,
  refuses: ['session.wrong', 'session.locked'],
})

export const signOut = route({ method: 'DELETE', path: '/session', needs: 'signed-in', does: 'Đăng xuất', ok: Done })

export const readMe = route({
  method: 'GET',
  path: '/session',
  needs: 'signed-in',
  does: 'Xem mình là ai, được làm gì',
  ok: Me,
})

export const changePassword = route({
  method: 'PUT',
  path: '/session/password',
  needs: 'signed-in',
  does: 'Đổi mật khẩu; các phiên khác bị đăng xuất',
  body: z.object({ current: Password, next: Password }),
  ok: Done,
  refuses: ['password.wrong', 'password.weak'],
})

export const SessionRow = z.object({
  id: Uuid,
  device: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean(),
})

export const listSessions = route({
  method: 'GET',
  path: '/session/all',
  needs: 'signed-in',
  does: 'Xem các phiên đăng nhập của mình',
  ok: z.array(SessionRow),
})

export const revokeSession = route({
  method: 'DELETE',
  path: '/session/all/:id',
  needs: 'signed-in',
  does: 'Đăng xuất một phiên khác',
  params: ById,
  ok: Done,
})

export const changeLocale = route({
  method: 'PUT',
  path: '/session/locale',
  needs: 'signed-in',
  does: 'Đổi ngôn ngữ hiển thị, nhận thư nhắc việc',
  body: z.object({ locale: z.enum(['vi', 'en']), wantsMail: z.boolean().optional() }),
  ok: Done,
})
