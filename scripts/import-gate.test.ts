import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// One planted violation per import rule: should the linter's configuration die silently, this fails.
const root = resolve(import.meta.dirname, '..')
let house: string

const planted: [rule: string, file: string, code: string, complaint: string][] = [
  [
    'domain imports nothing of Node',
    'domain/tasks/x.ts',
    "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
    'noRestrictedImports',
  ],
  [
    'domain imports no package but zod',
    'domain/tasks/x.ts',
    "import { sql } from 'kysely'\nexport const x = sql\n",
    'noRestrictedImports',
  ],
  [
    'domain declares what it uses',
    'domain/tasks/x.ts',
    "import dayjs from 'dayjs'\nexport const x = dayjs\n",
    'noUndeclaredDependencies',
  ],
  [
    'sealing imports nothing of the house',
    'sealing/x.ts',
    "import { x } from '@liem/domain/kernel/dates'\nexport const y = x\n",
    'noRestrictedImports',
  ],
  [
    'papers know the domain only',
    'papers/x.ts',
    "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
    'noRestrictedImports',
  ],
  [
    'web never imports the server',
    'web/office/x.ts',
    "import { x } from '../../server/app.ts'\nexport const y = x\n",
    'noRestrictedImports',
  ],
  [
    'web cannot use what it does not declare',
    'web/office/x.ts',
    "import pg from 'pg'\nexport const y = pg\n",
    'noUndeclaredDependencies',
  ],
  [
    'platform knows no module',
    'server/platform/x.ts',
    "import { y } from '#modules/tasks'\nexport const x = y\n",
    'noRestrictedImports',
  ],
  [
    'a module stays in its folder',
    'server/modules/tasks/x.ts',
    "import { y } from '../units/store.ts'\nexport const x = y\n",
    'noRestrictedImports',
  ],
  [
    'another module only by its door',
    'server/modules/tasks/x.ts',
    "import { y } from '#modules/units/store'\nexport const x = y\n",
    'noRestrictedImports',
  ],
  ['settings come from one file', 'server/modules/tasks/x.ts', 'export const x = process.env.HOME\n', 'noProcessEnv'],
  ['named exports only', 'server/modules/tasks/x.ts', 'export default 1\n', 'noDefaultExport'],
]

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'liem-gate-'))
  for (const file of [
    'biome.json',
    'package.json',
    'domain/package.json',
    'papers/package.json',
    'sealing/package.json',
    'server/package.json',
    'web/package.json',
  ]) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    cpSync(join(root, file), join(house, file))
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

function lint(files: Record<string, string>): string {
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), code)
  }
  const paths = Object.keys(files)
  try {
    return execFileSync(
      process.execPath,
      [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--vcs-enabled=false', ...paths],
      {
        cwd: house,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
  } catch (error) {
    const failed = error as { stdout: string; stderr: string }
    return failed.stdout + failed.stderr
  } finally {
    for (const path of paths) rmSync(join(house, path))
  }
}

describe('the import gate complains when', () => {
  test.each(planted)('%s is broken', (_rule, file, code, complaint) => {
    expect(lint({ [file]: code })).toContain(complaint)
  })

  test('two files import each other', () => {
    const report = lint({
      'server/modules/tasks/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
      'server/modules/tasks/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
    })
    expect(report).toContain('noImportCycles')
  })

  test('and is silent for what is allowed', () => {
    const report = lint({ 'server/modules/tasks/x.ts': "import { y } from '#modules/units'\nexport const x = y\n" })
    expect(report).not.toContain('noRestrictedImports')
  })
})
