import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, namesOf, Uuid, words } from '../kernel/shapes.ts'
import { NewTask } from '../tasks/steps.contract.ts'
import { DocumentRef } from './contract.ts'
import { itemKinds } from './words.ts'

/* ---- items and assigning from them ---- */
export const Item = z.object({
  id: Uuid,
  parentId: Uuid.nullable(),
  position: z.number(),
  path: z.string(),
  marker: z.string().nullable(),
  kind: z.enum(namesOf(itemKinds)),
  words: z.string(),
  isDuty: z.boolean(),
  spanStart: z.number().nullable(),
  spanEnd: z.number().nullable(),
  tasks: z.number(),
  upper: z.array(z.object({ itemId: Uuid, path: z.string(), words: z.string(), document: DocumentRef })),
  lower: z.number(),
})
export const listItems = route({
  method: 'GET',
  path: '/documents/:id/items',
  needs: 'directives.read',
  does: 'Các điều, khoản, điểm của văn bản',
  params: ById,
  ok: z.array(Item),
})
export const addItem = route({
  method: 'POST',
  path: '/documents/:id/items',
  needs: 'directives.register',
  does: 'Thêm một khoản, điểm',
  params: ById,
  body: z.object({
    parentId: Uuid.nullish(),
    path: words('số mục', 200),
    kind: z.enum(namesOf(itemKinds)),
    words: words('nội dung', 20000),
    isDuty: z.boolean().default(true),
  }),
  ok: z.object({ id: Uuid }),
})
export const linkItem = route({
  method: 'POST',
  path: '/items/:id/upper',
  needs: 'directives.receive',
  does: 'Ghi rằng khoản này thực hiện khoản của văn bản cấp trên',
  params: ById,
  body: z.object({ upperItemIds: z.array(Uuid).max(50) }),
  ok: Done,
})

/** One duty for several lead units: one task each, since a task has one lead. */
export const assignFromDocument = route({
  method: 'POST',
  path: '/documents/:id/assign',
  needs: 'directives.issue',
  does: 'Giao nhiệm vụ từ văn bản: mỗi cơ quan chủ trì một nhiệm vụ',
  params: ById,
  body: z.object({
    tasks: z
      .array(
        NewTask.omit({ leadUnitId: true, documentId: true }).extend({
          leadUnitIds: z.array(z.number().int()).min(1, 'Xin chọn cơ quan chủ trì').max(5000),
        }),
      )
      .min(1)
      .max(2000),
  }),
  ok: z.object({ assigned: z.number(), series: z.number() }),
  refuses: ['unit.ended'],
})
