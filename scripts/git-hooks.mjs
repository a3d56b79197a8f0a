// Points git at .githooks in a working copy; does nothing in an archive or where git is absent. No dependency.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('.git')) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { stdio: 'ignore' })
  } catch {
    // Without git there is nothing to hook.
  }
}
