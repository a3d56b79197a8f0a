import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Instant, words } from '../kernel/shapes.ts'
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
    /** Departments to choose from; `usual` ones are chosen when the answer names none. */
    departments: z.array(z.object({ name: z.string(), usual: z.boolean() })),
    /** The day the list of provinces describes. */
    asOf: z.string(),
    source: z.string(),
  }),
})

const Administrator = z.object({
  username: z
    .string('Xin nhập tên đăng nhập')
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'Tên đăng nhập gồm 2–40 chữ thường không dấu, số, chấm, gạch'),
  name: words('họ tên', 100),
  password: Password,
})

export const doSetup = route({
  method: 'POST',
  path: '/setup',
  needs: 'anyone',
  does: 'Thiết lập lần đầu: tỉnh và các xã, phường, quản trị viên thứ nhất và thứ hai, khóa ký của bản cài',
  body: z.object({
    code: words('mã thiết lập in trên màn hình máy chủ', 40),
    provinceCode: words('tỉnh, thành phố', 10),
    /** Names of departments; empty: the usual ones. */
    departments: z.array(words('tên sở, ban, ngành', 200)).max(60).default([]),
    /** Also the Party committee of every commune. */
    communeCommittees: z.boolean().default(true),
    administrator: Administrator,
    second: Administrator.nullish(),
  }),
  ok: z.object({
    units: z.number(),
    /** Of the installation's signing key (Ed25519, SHA-256 of its public part), to be written down. */
    keyFingerprint: z.string(),
  }),
  refuses: ['setup.done', 'setup.code_wrong', 'password.weak', 'officer.username_taken'],
})

/** The demonstration beside the real installation: other database, other address, every page marked. */
export const startPractice = route({
  method: 'POST',
  path: '/practice',
  needs: 'signed-in',
  does: 'Mở bản tập huấn (dữ liệu giả định) bên cạnh bản thật; trả về địa chỉ và các tài khoản tập huấn',
  ok: z.object({
    address: z.string(),
    password: z.string(),
    accounts: z.array(z.object({ username: z.string(), words: z.string(), tryThis: z.string() })),
  }),
  refuses: ['practice.not_possible'],
})

/** How the installation is: numbers and moments, nothing of any record. */
export const readSystem = route({
  method: 'GET',
  path: '/system',
  needs: 'system.read',
  does: 'Tình trạng hệ thống: phiên bản, cơ sở dữ liệu, việc nền, tệp, nhật ký, dấu vân tay khóa ký',
  ok: z.object({
    version: z.string(),
    network: z.enum(['internet', 'independent-lan']),
    practice: z.boolean(),
    now: Instant,
    database: z.object({
      /** `this-machine`: PostgreSQL answers on this machine; `server`: on another one. */
      kind: z.enum(['this-machine', 'server']),
      version: z.string(),
      bytes: z.number(),
    }),
    /** `ranAt`: when its timetable last ran; null when it never did. */
    worker: z.object({ connected: z.boolean(), ranAt: Instant.nullable() }),
    /** Jobs due and not done; `failed` were given up after all their tries. */
    queue: z.object({ waiting: z.number(), failed: z.number(), oldestAt: Instant.nullable() }),
    files: z.object({ count: z.number(), bytes: z.number() }),
    journal: z.object({ entries: z.number(), bytes: z.number(), lastAt: Instant.nullable() }),
    /** Null before the installation has a signing key (the demonstration never needs one). */
    keyFingerprint: z.string().nullable(),
  }),
})
