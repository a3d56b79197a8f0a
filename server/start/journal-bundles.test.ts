import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '#test/as'
import { journalBundles } from './journal-bundles.ts'

test('each start leaves in the journal what browsers are served, file by file', async () => {
  const app = await testApp()
  const portal = mkdtempSync(join(tmpdir(), 'liem-bundles-'))
  try {
    mkdirSync(join(portal, 'deep'))
    writeFileSync(join(portal, 'report-AbC_1.js'), 'alert')
    writeFileSync(join(portal, 'report-AbC_1.js.br'), 'packed')
    writeFileSync(join(portal, 'deep', 'x.css'), 'p{}')
    await journalBundles(app.db.worker, app.parts, { portal })
    const entry = await app.db.owner
      .selectFrom('journal')
      .select(['facts', 'officer_id'])
      .where('act', '=', 'system.bundles')
      .executeTakeFirstOrThrow()
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(entry.facts).toEqual({
      portal: [`deep/x.css=${hash('p{}')}`, `report-AbC_1.js=${hash('alert')}`],
      office: null,
    })
  } finally {
    rmSync(portal, { recursive: true, force: true })
    await app.end()
  }
})
