// Builds the office's screens and the portal's scripts into web/dist if they are missing or older than their sources.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { officeSite, portalSite } from '../server/start/office-build.ts'

const elsewhere = join(tmpdir(), `liem-build-${process.pid}`)
await officeSite(elsewhere)
await portalSite(elsewhere)
