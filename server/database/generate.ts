/**
 * Writes schema.sql and tables.ts from a freshly migrated throw-away database (`--write`), or says whether the committed
 * ones are what the migrations give (`--check`, exit code 1 when not).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readCatalogue } from './catalogue.ts'
import { schemaText } from './schema-text.ts'
import { tableTypes } from './table-types.ts'
import { migratedDatabase, startThrowaway } from './throwaway.ts'

const server = await startThrowaway()
try {
  const urls = await migratedDatabase(server.adminUrl, server.key, 'liem')
  const catalogue = await readCatalogue(urls.admin)
  const wanted = { 'schema.sql': schemaText(catalogue), 'tables.ts': tableTypes(catalogue) }
  for (const [name, text] of Object.entries(wanted)) {
    const file = new URL(name, import.meta.url)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    if (process.argv.includes('--write')) {
      writeFileSync(file, text)
      console.log(`server/database/${name} written`)
    } else {
      console.error(`server/database/${name} is not what the migrations give; run with --write`)
      process.exitCode = 1
    }
  }
} finally {
  await server.stop()
}
