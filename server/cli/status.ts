import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatDate, TIME_ZONE, today } from '@liem/domain/kernel/dates'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import { isDataFolderLocked } from '#platform/db/data-lock'
import { connect } from '#platform/db/pool'
import { findSigningKey } from '#platform/signing-key'
import { type Command, exit } from './command.ts'
import { onDatabase } from './on-database.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

export const status: Command = {
  name: 'status',
  usage: 'liem status [--json]',
  does: 'Tình trạng của bản cài: phiên bản, cơ sở dữ liệu, số liệu, việc nền, dấu vân tay khóa ký',
  help: `--json   in dạng JSON, cho chương trình giám sát
Dùng được cả khi Liêm đang chạy và khi đã dừng; không sửa gì.
Mã thoát: 0 bình thường; 1 có điều cần xem (chưa thiết lập, việc nền không chạy, có việc nền bỏ cuộc) hoặc không mở được dữ liệu.`,
  async run(args) {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } })
    const state = await onDatabase(async ({ urls, kind }, { dataFolder, network }) => {
      // Asked before anything of ours connects.
      const running = kind === 'external' || isDataFolderLocked(dataFolder)
      const db = connect(urls.owner, { max: 1 })
      try {
        const fingerprint = findSigningKey(dataFolder)?.fingerprint ?? null
        return {
          version,
          dataFolder,
          network,
          database: kind,
          running,
          ...(await readState(db)),
          keyFingerprint: fingerprint,
        }
      } finally {
        await db.destroy()
      }
    })
    console.log(values.json ? JSON.stringify(state, null, 2) : asLines(state))
    return state.installation && state.workerConnected && state.jobs.failed === 0 ? exit.ok : exit.refused
  },
}

type Counts = Record<
  'units' | 'officers' | 'documents' | 'tasks' | 'openClocks' | 'lateClocks' | 'journalEntries',
  number
>
type State = {
  databaseVersion: string
  migrations: number
  installation: { name: string; practice: boolean } | null
  workerConnected: boolean
  jobs: { waiting: number; failed: number }
  counts: Counts
  /** What is published, and what waits for the next beat. */
  log: { size: number; signedAt: string | null; pending: number }
}

async function readState(db: Db): Promise<State> {
  const day = today(new Date())
  const { rows } = await sql<Omit<State, 'installation'> & { name: string | null; practice: boolean | null }>`
    select current_setting('server_version') as "databaseVersion",
      (select count(*)::int from migration.applied) as migrations,
      i.name, i.practice,
      exists (select from pg_stat_activity a join pg_roles r on r.oid = a.usesysid
        where r.rolname = 'app_worker' and a.datname = current_database() and a.application_name = 'liem') as "workerConnected",
      (select jsonb_build_object('waiting', count(*) filter (where j.run_at <= now() and j.attempts < j.max_attempts),
        'failed', count(*) filter (where j.attempts >= j.max_attempts)) from graphile_worker._private_jobs j) as jobs,
      jsonb_build_object(
        'units', (select count(*) from unit where ended_on is null),
        'officers', (select count(*) from officer where ended_on is null),
        'documents', (select count(*) from document),
        'tasks', (select count(*) from task),
        'openClocks', (select count(*) from obligation where met_on is null and ended_on is null),
        'lateClocks', (select count(*) from obligation where met_on is null and ended_on is null and due_on < ${day}::date),
        'journalEntries', (select count(*) from journal)) as counts,
      (select jsonb_build_object('size', h.signed_size, 'signedAt', h.signed_at, 'pending', (select count(*) from log_pending)) from log_head h) as log
    from (select 1) one left join installation i on true`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no state')
  const { name, practice, ...rest } = row
  return { ...rest, installation: name === null ? null : { name, practice: practice ?? false } }
}

type Shown = State & {
  version: string
  dataFolder: string
  network: string
  database: 'embedded' | 'external'
  running: boolean
  keyFingerprint: string | null
}

function asLines(state: Shown): string {
  const { counts, jobs, installation, log } = state
  const number = (n: number) => n.toLocaleString('vi-VN')
  const name = installation ? `${installation.name}${installation.practice ? ' (bản tập huấn)' : ''}` : 'chưa thiết lập'
  const kind = state.database === 'embedded' ? 'đi kèm' : 'máy chủ riêng'
  const key = state.keyFingerprint ?? 'chưa có (tạo khi thiết lập)'
  return [
    ['Bản cài', name],
    ['Phiên bản', state.version],
    ['Mạng', state.network],
    ['Dữ liệu', state.dataFolder],
    ['Cơ sở dữ liệu', `PostgreSQL ${state.databaseVersion}, ${kind}, ${state.migrations} bước nâng cấp`],
    ['Việc nền', state.workerConnected ? 'đang chạy' : 'KHÔNG chạy'],
    ['Hàng đợi', `${number(jobs.waiting)} việc chờ, ${number(jobs.failed)} việc bỏ cuộc`],
    ['Cơ quan, cán bộ', `${number(counts.units)} cơ quan, ${number(counts.officers)} cán bộ`],
    ['Văn bản, nhiệm vụ', `${number(counts.documents)} văn bản, ${number(counts.tasks)} nhiệm vụ`],
    [
      `Thời hạn (${formatDate(today(new Date()))})`,
      `${number(counts.openClocks)} đang mở, ${number(counts.lateClocks)} quá hạn`,
    ],
    ['Nhật ký', `${number(counts.journalEntries)} dòng`],
    [
      'Nhật ký công khai',
      `${number(log.size)} lá, ${log.signedAt ? `ký lúc ${new Date(log.signedAt).toLocaleString('vi-VN', { timeZone: TIME_ZONE })}` : 'chưa ký lần nào'}, ${number(log.pending)} dòng chờ`,
    ],
    ['Khóa ký (Ed25519)', key],
  ]
    .map(([label = '', value]) => `${label.padEnd(24)}${value}`)
    .join('\n')
}
