import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { officeSite } from './office-build.ts'

const shared = fileURLToPath(new URL('../../web/dist', import.meta.url))

test('a stale build is made anew, two copies at once agree, drafts of killed builds go', {
  timeout: 180_000,
}, async () => {
  const data = mkdtempSync(join(tmpdir(), 'liem-build-'))
  try {
    const folder = await officeSite(data)
    writeFileSync(join(folder, '.sources'), 'of another time\n')
    mkdirSync(join(shared, 'office.new-4194305-abcdef'), { recursive: true })
    const sites = await Promise.all([0, 1].map(() => officeSite(data)))
    expect(new Set(sites)).toEqual(new Set([folder]))
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('<script type="module"')
    expect(readFileSync(join(folder, '.sources'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    expect(readdirSync(shared).filter((name) => name.includes('4194305'))).toEqual([])
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
