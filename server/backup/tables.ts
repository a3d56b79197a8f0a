import type pg from 'pg'

export type Table = { schema: string; name: string; columns: string[] }
export type Sequence = { schema: string; name: string; last: string; called: boolean }

/** Everything of ours: records, and the queue of follow-up work. What ran as migration is in the manifest. */
const schemas = ['public', 'graphile_worker']
/** Made by the queue's own set-up on every start. */
const skipped = new Set(['graphile_worker.migrations'])

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const fullName = ({ schema, name }: { schema: string; name: string }) => `${quoted(schema)}.${quoted(name)}`

/** All tables with the columns that are stored rather than computed, in the order of their names. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by 1, 2 order by 1, 2`,
    [schemas],
  )
  return rows.filter(({ schema, name }) => !skipped.has(`${schema}.${name}`))
}

/** Where every counter stands. */
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, sequencename as name from pg_sequences where schemaname = any ($1) order by 1, 2`,
    [schemas],
  )
  const sequences: Sequence[] = []
  for (const one of rows) {
    const { rows: state } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value, is_called from ${fullName(one)}`,
    )
    sequences.push({ ...one, last: state[0]?.last_value ?? '1', called: state[0]?.is_called ?? false })
  }
  return sequences
}
