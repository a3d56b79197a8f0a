// Builds the office's screens into web/dist if they are missing or older than their sources.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { officeSite } from '../server/start/office-build.ts'

await officeSite(join(tmpdir(), `liem-build-${process.pid}`))
