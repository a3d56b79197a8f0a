import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { modules } from '../app.ts'
import { permissionsPage } from './permissions-page.ts'

/** `npx tsx server/cli/permissions.ts --write | --check`: docs/permissions.md from the contracts and the roles. */
const file = fileURLToPath(new URL('../../docs/permissions.md', import.meta.url))
const page = permissionsPage(modules)

if (process.argv.includes('--write')) writeFileSync(file, page)
else if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    process.stderr.write(
      'docs/permissions.md không khớp mã nguồn; chạy lại với --write. / is out of date; run again with --write.\n',
    )
    process.exitCode = 1
  }
} else process.stdout.write(page)
