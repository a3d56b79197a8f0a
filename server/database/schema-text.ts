import type { Catalogue, Column, Routine, Table } from './catalogue.ts'

/** The schema as a page to read and compare: what the migrations, functions and policies add up to. Not meant to be run. */
export function schemaText({ extensions, tables, routines }: Catalogue): string {
  const parts = [
    '-- Generated from the migrated database by `npx tsx server/database/generate.ts --write`. Do not edit, do not run.',
    extensions.map((name) => `create extension ${name};`).join('\n'),
    ...tables.map(tableText),
    ...routines.map(routineText),
  ]
  return `${parts.join('\n\n')}\n`
}

function tableText(table: Table): string {
  const head = table.comment ? `-- ${table.comment.replaceAll('\n', '\n-- ')}\n` : ''
  const after = [
    ...table.indexes.map(({ text }) => `${text.replace(' ON public.', ' ON ').replace(' USING btree', '')};`),
    ...table.triggers.map(({ text }) => `${text};`),
    table.isView ? '' : `-- row security: ${table.rowSecurity || 'NONE'}`,
    ...table.policies.map(({ name, text }) => `create policy ${name} on ${table.name} ${oneLine(text)};`),
    ...table.grants.map((line) => `grant ${line};`),
  ].filter((line) => line !== '')
  if (table.isView) {
    return [`${head}create view ${table.name} as\n${(table.viewText ?? '').trimEnd()}`, ...after].join('\n')
  }
  const inside = [
    ...table.columns.map(columnText),
    ...table.constraints.map(({ name, text }) => `  constraint ${name} ${oneLine(text)}`),
  ]
  return [`${head}create table ${table.name} (\n${inside.join(',\n')}\n);`, ...after].join('\n')
}

function columnText(column: Column): string {
  const words = [`  ${column.name} ${column.type}`]
  if (!column.nullable) words.push('not null')
  if (column.identity !== '') words.push(`generated ${column.identity === 'a' ? 'always' : 'by default'} as identity`)
  if (column.generated) words.push(`generated always as (${oneLine(column.fallback ?? '')}) stored`)
  else if (column.fallback !== null) words.push(`default ${oneLine(column.fallback)}`)
  return words.join(' ')
}

const routineText = ({ signature, attributes, grants }: Routine) =>
  `${signature}\n  -- ${attributes}; may be called by: ${grants}`

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
