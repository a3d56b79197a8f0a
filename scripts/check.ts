// `npm run check`: everything that must hold before a commit reaches main, except the tests. Stops at nothing, reports all.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const tsx = bin('tsx')

const checks: [what: string, command: string, args: string[]][] = [
  ['format, lint, import rules', bin('biome'), ['check', '.']],
  ['types: domain', bin('tsc'), ['-p', 'domain']],
  ['types: papers', bin('tsc'), ['-p', 'papers']],
  ['types: sealing', bin('tsc'), ['-p', 'sealing']],
  ['types: server', bin('tsc'), ['-p', 'server']],
  ['types: web', bin('tsc'), ['-p', 'web']],
  ['types: journeys', bin('tsc'), ['-p', 'e2e']],
  ['published definitions unchanged', tsx, ['scripts/definitions-lock.ts', '--check']],
  ['schema.sql and tables.ts match the migrations', tsx, ['server/database/generate.ts', '--check']],
  ['docs/permissions.md matches the routes', tsx, ['server/cli/permissions.ts', '--check']],
  ['lock file names every platform package', tsx, ['scripts/lock-platform-packages.ts', '--check']],
]

const failed: string[] = []
for (const [what, command, args] of checks) {
  const started = Date.now()
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  const ok = run.status === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) {
    failed.push(what)
    console.log(run.stdout + run.stderr)
  }
}
console.log(
  failed.length ? `\n${failed.length} of ${checks.length} checks failed` : `\nall ${checks.length} checks clean`,
)
process.exit(failed.length ? 1 : 0)
