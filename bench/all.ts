// `npm run bench`: every measurement, one after another, each beside a floor of the same run. `npm run bench -- tasks` runs those named.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const all = [
  'deadlines',
  'sealing',
  'reading/run',
  'tasks',
  'petitions',
  'coverage',
  'log',
  'intake',
  'demo',
  'portal-browser',
  '../web/sizes',
  '../web/portal/sizes',
]
const asked = process.argv.slice(2)
const chosen = all.filter(
  (name) => existsSync(join(here, `${name}.ts`)) && (!asked.length || asked.some((one) => name.includes(one))),
)

let failed = 0
for (const name of chosen) {
  console.log(`\n=== ${name}\n`)
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(here, `${name}.ts`)], {
    stdio: 'inherit',
    cwd: join(here, '..'),
  })
  if (run.status !== 0) failed++
}
console.log(
  failed
    ? `\n${failed} of ${chosen.length} measurements missed their target or failed`
    : `\nall ${chosen.length} measurements done`,
)
process.exit(failed ? 1 : 0)
