import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { words } from '../kernel/shapes.ts'
import { Password } from '../sessions/contract.ts'

/** First run of a real installation. Open only until it is done, and only with the code printed on the server's own screen. */
export const readSetup = route({
  method: 'GET',
  path: '/setup',
  needs: 'anyone',
  does: 'Hệ thống đã thiết lập chưa; danh sách tỉnh, thành phố để chọn',
  ok: z.object({
    done: z.boolean(),
    provinces: z.array(z.object({ code: z.string(), name: z.string(), communes: z.number() })),
    asOf: z.string(),
    source: z.string(),
  }),
})
export const doSetup = route({
  method: 'POST',
  path: '/setup',
  needs: 'anyone',
  does: 'Thiết lập lần đầu: tỉnh và các xã, phường, quản trị viên thứ nhất và thứ hai',
  body: z.object({
    code: words('mã thiết lập in trên màn hình máy chủ', 40),
    provinceCode: words('tỉnh, thành phố', 10),
    departments: z.array(words('tên sở, ban, ngành', 200)).max(60).default([]),
    administrator: z.object({ username: words('tên đăng nhập', 40), name: words('họ tên', 100), password: Password }),
    second: z
      .object({ username: words('tên đăng nhập', 40), name: words('họ tên', 100), password: Password })
      .nullish(),
  }),
  ok: z.object({ units: z.number() }),
  refuses: ['setup.done', 'password.weak', 'permission.missing', 'officer.username_taken'],
})
