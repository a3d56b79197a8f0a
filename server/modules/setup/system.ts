import { readFileSync } from 'node:fs'
import type { OkOf } from '@liem/domain/kernel/route'
import type { readSystem } from '@liem/domain/setup/contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { readHouse } from '#platform/house'
import { findSigningKey } from '#platform/signing-key'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

type State = {
  databaseVersion: string
  isHere: boolean
  databaseBytes: string
  connected: boolean
  ranAt: Date | null
  waiting: number
  failed: number
  oldestAt: Date | null
  files: number
  fileBytes: string
  entries: string
  journalBytes: string
  lastAt: Date | null
}

/** The installation as its administrators see it. The database answers only to an administrator. */
export async function read(ctx: Ctx): Promise<OkOf<typeof readSystem>> {
  const { rows } = await sql<State>`
    select database_version as "databaseVersion", on_this_machine as "isHere", database_bytes as "databaseBytes",
      worker_connected as connected, worker_ran_at as "ranAt", jobs_waiting as waiting, jobs_failed as failed,
      oldest_waiting_at as "oldestAt", files, file_bytes as "fileBytes", journal_entries as entries,
      journal_bytes as "journalBytes", journal_last_at as "lastAt"
    from system_state()`.execute(ctx.tx)
  const state = rows[0]
  if (!state) throw new Error('system_state answered nobody')
  const { network, dataFolder } = ctx.parts.settings
  return {
    version,
    network,
    practice: (await readHouse(ctx.tx)).practice,
    now: ctx.now.toISOString(),
    database: {
      kind: state.isHere ? 'this-machine' : 'server',
      version: state.databaseVersion,
      bytes: Number(state.databaseBytes),
    },
    worker: { connected: state.connected, ranAt: state.ranAt?.toISOString() ?? null },
    queue: { waiting: state.waiting, failed: state.failed, oldestAt: state.oldestAt?.toISOString() ?? null },
    files: { count: state.files, bytes: Number(state.fileBytes) },
    journal: {
      entries: Number(state.entries),
      bytes: Number(state.journalBytes),
      lastAt: state.lastAt?.toISOString() ?? null,
    },
    keyFingerprint: findSigningKey(dataFolder)?.fingerprint ?? null,
  }
}
