import type { Catalogue, Column, Table } from './catalogue.ts'

/** TypeScript types by pg_type name, matching the parsers in platform/db/pool.ts. */
const plain: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  float4: 'number',
  float8: 'number',
  oid: 'number',
  timestamptz: 'Instant',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
}

const text = new Set(
  'int8 numeric text varchar bpchar name uuid citext ltree date time timetz timestamp interval inet cidr macaddr tsvector int4range int8range numrange daterange tstzrange daterange tsrange xml'.split(
    ' ',
  ),
)

/** The Kysely types of all tables and views: `DB`. */
export function tableTypes({ tables }: Catalogue): string {
  const bodies = tables.map(tableType)
  const rows = tables.map(({ name }) => `  ${name}: ${pascal(name)}Table`)
  const used = (name: string) => new RegExp(`\\b${name}\\b`).test(bodies.join('\n'))
  const imports = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => name === 'ColumnType' || used(name))
  return `// Generated from the migrated database by \`npx tsx server/database/generate.ts --write\`. Do not edit.
// Dates, int8 and numeric are text ('2026-11-21', '9007199254740993', '0.10'); instants are Date.

import type { ${imports.join(', ')} } from 'kysely'

/** Read as a Date; written as a Date or ISO text. */
export type Instant = ColumnType<Date, Date | string, Date | string>
/** Read as whatever was stored; written as JSON text, since a bare array would become a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>

${bodies.join('\n\n')}

export interface DB {
${rows.join('\n')}
}
`
}

function tableType(table: Table): string {
  const columns = table.columns.map((column) => {
    const comment = column.comment ? `  /** ${column.comment.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n` : ''
    return `${comment}  ${column.name}: ${columnType(column, table.isView)}`
  })
  const comment = table.comment ? `/** ${table.comment.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n` : ''
  return `${comment}export interface ${pascal(table.name)}Table {\n${columns.join('\n')}\n}`
}

function columnType(column: Column, isView: boolean): string {
  const value = valueType(column)
  const orNull = (type: string) => (column.nullable ? `${type} | null` : type)
  const [read, written] =
    value === 'Instant' ? ['Date', 'Date | string'] : value === 'Json' ? ['unknown', 'string'] : [value, value]
  // A nullable view column read as unknown already covers null.
  const answer = read === 'unknown' ? read : orNull(read)
  if (isView) return `ColumnType<${answer}, never, never>`
  if (column.generated || column.identity === 'a') return `GeneratedAlways<${answer}>`
  const optional = column.fallback !== null || column.identity === 'd'
  if (read === written) return optional ? `Generated<${orNull(value)}>` : orNull(value)
  if (!optional && !column.nullable) return value
  return `ColumnType<${answer}, ${orNull(written)} | undefined, ${orNull(written)}>`
}

function valueType({ name, base, isArray, labels, type }: Column): string {
  const one = labels
    ? labels.map((label) => `'${label}'`).join(' | ')
    : (plain[base] ?? (text.has(base) ? 'string' : undefined))
  if (!one) throw new Error(`column ${name}: type ${type} has no TypeScript type; add it to table-types.ts`)
  if (!isArray) return one
  if (one === 'Instant') return 'Date[]'
  if (one === 'Json') return 'unknown[]'
  return one.includes(' ') ? `(${one})[]` : `${one}[]`
}

const pascal = (name: string) => name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
