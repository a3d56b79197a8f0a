import { z } from 'zod'

/** First entry of every backup. `v` changes when an older program could misread the rest. */
export const Manifest = z.object({
  v: z.literal(1),
  product: z.literal('liem'),
  madeAt: z.iso.datetime(),
  /** Migrations the records were made under, in order. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() })),
  /** Last signed checkpoint of the log as the records know it; null before the first. */
  checkpoint: z.string().nullable(),
})
export type Manifest = z.infer<typeof Manifest>

/** Last entry: how much there must have been. */
export const Ending = z.object({ rows: z.record(z.string(), z.number().int()), files: z.number().int() })
export type Ending = z.infer<typeof Ending>
