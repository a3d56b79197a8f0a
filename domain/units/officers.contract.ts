import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  Done,
  Flag,
  IsoDay,
  OfficerId,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
  words,
} from '../kernel/shapes.ts'
import { clearedRoles, roleNames } from './roles.ts'

/* ---- officers ---- */
export const OfficerRow = z.object({
  id: z.number(),
  username: z.string(),
  name: z.string(),
  unit: UnitRef,
  titles: z.array(z.string()),
  roles: z.array(z.string()),
  endedOn: IsoDay.nullable(),
  absentUntil: IsoDay.nullable(),
})
export const listOfficers = route({
  method: 'GET',
  path: '/officers',
  needs: 'units.read',
  does: 'Danh sách cán bộ',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    unitId: UnitId.optional(),
    below: Flag.optional(),
    role: z.enum(roleNames).optional(),
    ended: Flag.optional(),
    ...PageQuery.shape,
  }),
  ok: pageOf(OfficerRow),
})
const email = z
  .email('Địa chỉ thư chưa đúng')
  .max(200)
  .nullish()
  .or(z.literal('').transform(() => null))
const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'Tên đăng nhập gồm 2–40 chữ thường không dấu, số, chấm, gạch')
export const addOfficer = route({
  method: 'POST',
  path: '/officers',
  needs: 'units.manage',
  does: 'Thêm cán bộ; hiện mật khẩu tạm một lần',
  body: z.object({
    username,
    name: words('họ tên', 100),
    email,
    phone: z.string().trim().max(30).nullish(),
    unitId: z.number('Xin chọn đơn vị').int(),
    title: z.string().trim().max(200).nullish(),
    isHead: z.boolean().default(false),
    roles: z.array(z.enum(roleNames)).min(1, 'Xin chọn ít nhất một vai trò'),
  }),
  ok: z.object({ id: z.number(), temporaryPassword: z.string() }),
  refuses: ['officer.username_taken', 'officer.cleared_role', 'unit.ended'],
})
export const readOfficer = route({
  method: 'GET',
  path: '/officers/:id',
  needs: 'units.read',
  does: 'Xem một cán bộ',
  params: z.object({ id: OfficerId }),
  ok: OfficerRow.extend({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    grants: z.array(
      z.object({ id: Uuid, role: z.enum(roleNames), unit: UnitRef, from: IsoDay, to: IsoDay.nullable() }),
    ),
    appointments: z.array(
      z.object({
        id: Uuid,
        title: z.string(),
        unit: UnitRef,
        kind: z.enum(['holder', 'acting']),
        isHead: z.boolean(),
        from: IsoDay,
        to: IsoDay.nullable(),
        documentSymbol: z.string().nullable(),
      }),
    ),
    absences: z.array(
      z.object({
        id: Uuid,
        from: IsoDay,
        to: IsoDay,
        substitute: OfficerRef.nullable(),
        reason: z.string().nullable(),
        revoked: z.boolean(),
      }),
    ),
    can: z.array(z.enum(['manage', 'clear', 'absence'])),
  }),
})
const officerId = z.object({ id: OfficerId })
export const editOfficer = route({
  method: 'PATCH',
  path: '/officers/:id',
  needs: 'units.manage',
  does: 'Sửa thông tin, chuyển đơn vị',
  params: officerId,
  body: z.object({
    name: words('họ tên', 100),
    email,
    phone: z.string().trim().max(30).nullish(),
    unitId: z.number().int(),
  }),
  ok: Done,
})
export const resetPassword = route({
  method: 'POST',
  path: '/officers/:id/password',
  needs: 'units.manage',
  does: 'Đặt lại mật khẩu; mọi phiên bị đăng xuất',
  params: officerId,
  ok: z.object({ temporaryPassword: z.string() }),
})
export const grantRole = route({
  method: 'POST',
  path: '/officers/:id/roles',
  needs: 'units.manage',
  does: 'Giao vai trò',
  params: officerId,
  body: z.object({ role: z.enum(roleNames), unitId: z.number().int(), from: IsoDay.nullish(), to: IsoDay.nullish() }),
  ok: z.object({ id: Uuid }),
  refuses: ['officer.cleared_role'],
})
/** Roles to whose holders reports are sealed come from who answers for the root, never from the administrator alone. */
export const grantClearedRole = route({
  method: 'POST',
  path: '/officers/:id/cleared-roles',
  needs: 'keys.root',
  stepUp: true,
  does: 'Giao vai trò cửa tiếp nhận, xác minh, giữ danh tính',
  params: officerId,
  body: z.object({
    role: z.enum(clearedRoles),
    unitId: z.number().int(),
    from: IsoDay.nullish(),
    to: IsoDay.nullish(),
  }),
  ok: z.object({ id: Uuid }),
  refuses: ['officer.cleared_role'],
})
export const endRole = route({
  method: 'DELETE',
  path: '/officers/:id/roles/:grantId',
  needs: 'units.manage',
  does: 'Thôi vai trò',
  params: z.object({ id: OfficerId, grantId: Uuid }),
  ok: Done,
  refuses: ['officer.last_administrator'],
})
export const appoint = route({
  method: 'POST',
  path: '/officers/:id/appointments',
  needs: 'units.manage',
  does: 'Bổ nhiệm, giao phụ trách hoặc giao quyền',
  params: officerId,
  body: z.object({
    unitId: z.number().int(),
    title: words('chức vụ', 200),
    isHead: z.boolean().default(false),
    kind: z.enum(['holder', 'acting']),
    from: IsoDay,
    documentSymbol: z.string().trim().max(100).nullish(),
  }),
  ok: z.object({ id: Uuid }),
})
export const endAppointment = route({
  method: 'DELETE',
  path: '/officers/:id/appointments/:appointmentId',
  needs: 'units.manage',
  does: 'Thôi giữ chức vụ',
  params: z.object({ id: OfficerId, appointmentId: Uuid }),
  ok: Done,
})
export const recordAbsence = route({
  method: 'POST',
  path: '/officers/:id/absences',
  needs: 'signed-in',
  does: 'Ghi vắng mặt, người thay; người thay có quyền của người vắng trong thời gian đó',
  params: officerId,
  body: z
    .object({
      from: IsoDay,
      to: IsoDay,
      substituteId: z.number().int().nullish(),
      reason: z.string().trim().max(300).nullish(),
      documentSymbol: z.string().trim().max(100).nullish(),
    })
    .refine((v) => v.to >= v.from, { path: ['to'], message: 'Ngày hết phải từ ngày bắt đầu trở đi' }),
  ok: z.object({ id: Uuid }),
  refuses: ['absence.overlaps'],
})
export const revokeAbsence = route({
  method: 'DELETE',
  path: '/officers/:id/absences/:absenceId',
  needs: 'signed-in',
  does: 'Hủy kỳ vắng mặt',
  params: z.object({ id: OfficerId, absenceId: Uuid }),
  ok: Done,
})

/** Everything an outgoing officer still holds; a person leaves only when the list is empty or handed over. */
export const readHandover = route({
  method: 'GET',
  path: '/officers/:id/handover',
  needs: 'units.read',
  does: 'Danh sách bàn giao của cán bộ sắp chuyển đi',
  params: officerId,
  ok: z.object({
    officer: OfficerRow,
    lines: z.array(
      z.object({
        kind: z.enum(['task', 'duty', 'role', 'appointment', 'reading', 'key']),
        id: z.string(),
        words: z.string(),
        dueOn: IsoDay.nullable(),
        opens: z.string().nullable(),
      }),
    ),
    can: z.array(z.enum(['handOver'])),
  }),
})
export const handOver = route({
  method: 'POST',
  path: '/officers/:id/handover',
  needs: 'units.manage',
  does: 'Bàn giao toàn bộ việc đang giữ cho người khác; có thể kết thúc tài khoản',
  params: officerId,
  body: z.object({
    toOfficerId: z.number('Xin chọn người nhận').int(),
    endsOn: IsoDay.nullish(),
    reason: words('lý do', 500),
  }),
  ok: z.object({ tasks: z.number(), duties: z.number() }),
  refuses: ['officer.not_in_unit', 'officer.last_administrator'],
})

export const importUnits = route({
  method: 'POST',
  path: '/units/import',
  needs: 'units.manage',
  does: 'Nhập đơn vị từ bảng tính; báo lỗi từng ô, sai thì không nhập gì',
  body: z.object({
    preview: z.boolean().default(true),
    effectiveOn: IsoDay.nullish(),
    documentSymbol: z.string().trim().max(100).nullish(),
  }),
  ok: z.object({
    applied: z.boolean(),
    count: z.number(),
    faults: z.array(z.object({ path: z.string(), words: z.string() })),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
  carries: 'upload',
})
export const importOfficers = route({
  method: 'POST',
  path: '/officers/import',
  needs: 'units.manage',
  does: 'Nhập cán bộ từ bảng tính; báo lỗi từng ô, sai thì không nhập gì',
  body: z.object({ preview: z.boolean().default(true) }),
  ok: z.object({
    applied: z.boolean(),
    count: z.number(),
    faults: z.array(z.object({ path: z.string(), words: z.string() })),
    rows: z.array(z.record(z.string(), z.unknown())),
    passwords: z.array(z.object({ username: z.string(), password: z.string() })),
  }),
  carries: 'upload',
})
export const downloadTemplate = route({
  method: 'GET',
  path: '/import-templates/:kind',
  needs: 'units.read',
  does: 'Tải mẫu bảng tính để nhập',
  params: z.object({ kind: z.enum(['units', 'officers']) }),
  ok: z.unknown(),
  carries: 'file',
})
