// `npm test`: every test this machine can run, then one closing line with the counts.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../e2e/browser.ts'

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; name: string; message: string }[]
}

const root = join(import.meta.dirname, '..')
const asked = process.argv.slice(2)

function vitest(projects: string[], extra: string[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'liem-test-'))
  const out = join(folder, 'report.json')
  const args = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${out}`,
    ...projects.flatMap((name) => ['--project', name]),
    ...extra,
  ]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('close', (code) => {
      const report: Report = existsSync(out)
        ? (JSON.parse(readFileSync(out, 'utf8')) as Report)
        : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, testResults: [] }
      // A file that does not load fails no test of its own, yet it is a failure.
      const broken = report.testResults.filter((file) => file.status === 'failed' && file.message).length
      if (code !== 0 && report.numFailedTests === 0) report.numFailedTests = Math.max(1, broken)
      rmSync(folder, { recursive: true, force: true })
      resolve(report)
    })
  })
}

const browser = findBrowser()
const required = process.env.LIEM_BROWSER === 'required'
const reports = [await vitest(['domain', 'sealing', 'web', 'house', 'server'], asked)]
if (browser) reports.push(await vitest(['e2e'], asked))

const sum = (key: 'numPassedTests' | 'numFailedTests') => reports.reduce((n, report) => n + report[key], 0)
let failed = sum('numFailedTests')
if (!browser) {
  const journeys = readdirSync(join(root, 'e2e')).filter((name) => name.endsWith('.e2e.ts'))
  console.log(
    `\nNo Chromium on this machine: ${journeys.length} browser journeys were NOT run (${journeys.join(', ')}).`,
  )
  console.log('Install Chromium or set CHROMIUM_PATH=/path/to/chromium to run them.')
  if (required) {
    console.log('LIEM_BROWSER=required: that is a failure here.')
    failed += 1
  }
}
console.log(`\n${sum('numPassedTests')} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
