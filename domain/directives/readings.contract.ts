import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, IsoDay, OfficerRef, PageQuery, pageOf, Uuid } from '../kernel/shapes.ts'
import { NewTask } from '../tasks/steps.contract.ts'
import { NewDocument } from './contract.ts'

/* ---- reading files ---- */
export const readFile = route({
  method: 'POST',
  path: '/readings',
  needs: 'directives.register',
  does: 'Đọc tệp văn bản thành bản thảo để xác nhận',
  ok: z.object({ id: Uuid }),
  carries: 'upload',
  refuses: [
    'document.secret',
    'file.empty',
    'file.encrypted',
    'file.no_text',
    'file.zip_bomb',
    'file.wrong_kind',
    'file.too_large',
    'file.broken',
    'file.kind_unknown',
  ],
})
/** The draft as the screen edits it. Loose on purpose: what must hold is checked when it is confirmed. */
export const ReadingDraft = z.object({
  document: z.record(z.string(), z.unknown()),
  tasks: z.array(z.record(z.string(), z.unknown())),
  extra: z.record(z.string(), z.unknown()).default({}),
})
export const readReading = route({
  method: 'GET',
  path: '/readings/:id',
  needs: 'directives.register',
  does: 'Xem bản đọc: văn bản bên trái, bản thảo bên phải',
  params: ById,
  ok: z.object({
    id: Uuid,
    fileName: z.string(),
    state: z.enum(['open', 'confirmed', 'discarded']),
    version: z.number(),
    source: z.unknown(),
    draft: z.unknown(),
    edited: z.unknown().nullable(),
    documentId: Uuid.nullable(),
    createdAt: Instant,
  }),
})
export const listReadings = route({
  method: 'GET',
  path: '/readings',
  needs: 'directives.register',
  does: 'Các bản đọc đang chờ xác nhận',
  query: PageQuery,
  ok: pageOf(
    z.object({
      id: Uuid,
      fileName: z.string(),
      state: z.enum(['open', 'confirmed', 'discarded']),
      title: z.string().nullable(),
      symbol: z.string().nullable(),
      tasks: z.number(),
      by: OfficerRef,
      createdAt: Instant,
    }),
  ),
})
export const saveReading = route({
  method: 'PUT',
  path: '/readings/:id',
  needs: 'directives.register',
  does: 'Lưu bản đang sửa',
  params: ById,
  body: z.object({ version: z.number().int(), edited: z.unknown() }),
  ok: z.object({ version: z.number() }),
  refuses: ['reading.closed', 'record.changed'],
})
/** `document` as the register takes it, and tasks whose `itemKey` names an item of the document. */
export const confirmReading = route({
  method: 'POST',
  path: '/readings/:id/confirm',
  needs: 'directives.register',
  does: 'Xác nhận bản đọc: vào sổ, tạo khoản, giao nhiệm vụ trong một bước',
  params: ById,
  body: z.object({
    document: NewDocument,
    tasks: z
      .array(
        NewTask.omit({ leadUnitId: true, documentId: true, itemId: true }).extend({
          itemKey: z.string().max(40).nullish(),
          leadUnitIds: z.array(z.number().int()).min(1, 'Xin chọn cơ quan chủ trì').max(5000),
        }),
      )
      .max(2000)
      .default([]),
    sendTo: z
      .object({ unitIds: z.array(z.number().int()).max(6000), needsPlan: z.boolean(), planDueOn: IsoDay.nullish() })
      .nullish(),
  }),
  ok: z.object({ documentId: Uuid, assigned: z.number() }),
  refuses: ['reading.closed', 'document.number_taken', 'document.cycle', 'unit.ended'],
})
export const discardReading = route({
  method: 'DELETE',
  path: '/readings/:id',
  needs: 'directives.register',
  does: 'Bỏ bản đọc',
  params: ById,
  ok: Done,
  refuses: ['reading.closed'],
})
