// Runs at the end of `npm ci` in a working copy. Points git at .githooks, and builds the office's screens so that the first start
// need not wait for it. Neither is needed: without git there is nothing to hook, and a start builds what is missing.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('.git')) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { stdio: 'ignore' })
  } catch {
    // No git on this machine.
  }
}
const built = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-office.ts'], {
  stdio: 'ignore',
  timeout: 180_000,
})
if (built.status !== 0) console.log('The screens were not built now; the first start builds them.')
