import { chmodSync, chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import type { ServerUser } from './server-user.ts'

/** What a data folder remembers of its cluster, in `postgres.json`. */
export type ClusterRecord = {
  /** Folder of the cluster: `postgres` in the data folder; absolute when PostgreSQL's user cannot reach into that. */
  folder: string
  /** The data folder it was made for: tells a copied data folder from a moved one. */
  madeFor: string
  port: number
  /** Build that made the cluster: another build's files must not be opened (its ICU and C library sort otherwise). */
  build: string
}

export function findRecord(dataFolder: string): ClusterRecord | undefined {
  const file = join(dataFolder, 'postgres.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ClusterRecord) : undefined
}

/** Where the recorded cluster lies. */
export const clusterFolder = (dataFolder: string, { folder }: ClusterRecord) => resolve(dataFolder, folder)

export function writeRecord(dataFolder: string, record: ClusterRecord): void {
  replaceFile(join(dataFolder, 'postgres.json'), `${JSON.stringify(record, null, 2)}\n`, 0o644)
}

/** `postmaster.pid`: the server that runs, or ran, on this cluster. */
export function findPostmaster(clusterFolder: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

/** Writes the server's configuration. Whoever wants more writes `local.conf` beside it; this file is made anew at each start. */
export function writeConfiguration(clusterFolder: string, port: number, throwaway: boolean, user?: ServerUser): void {
  const lines: [string, string | number][] = [
    ['listen_addresses', '127.0.0.1'],
    ['port', port],
    ['unix_socket_directories', ''],
    ['max_connections', 100],
    ['password_encryption', 'scram-sha-256'],
    ['shared_buffers', '256MB'],
    ['work_mem', '16MB'],
    ['maintenance_work_mem', '128MB'],
    ['random_page_cost', '1.1'],
    ['jit', 'off'],
    ['max_wal_size', '2GB'],
    // Enough log to copy the cluster while it runs (base backup over SQL).
    ['wal_keep_size', '512MB'],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    ['datestyle', 'iso, dmy'],
    ['lc_messages', 'C'],
    ['default_text_search_config', 'pg_catalog.simple'],
    // Statements, parameters and error details may hold personal data: none of them goes to the log.
    ['log_min_messages', 'warning'],
    ['log_min_error_statement', 'panic'],
    ['log_error_verbosity', 'terse'],
    ['log_parameter_max_length', 0],
    ['log_parameter_max_length_on_error', 0],
    ['log_line_prefix', '%m [%p] %u@%d '],
  ]
  if (throwaway) {
    lines.push(['fsync', 'off'], ['synchronous_commit', 'off'], ['full_page_writes', 'off'], ['autovacuum', 'off'])
    lines.push(['wal_level', 'minimal'], ['max_wal_senders', 0], ['wal_keep_size', 0], ['shared_buffers', '128MB'])
  }
  const text = lines.map(([name, value]) => `${name} = '${value}'\n`).join('')
  replaceFile(join(clusterFolder, 'postgresql.conf'), `${text}include_if_exists 'local.conf'\n`, 0o600, user)
}

function replaceFile(file: string, text: string, mode: number, owner?: ServerUser): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode })
  chmodSync(draft, mode)
  if (owner) chownSync(draft, owner.uid, owner.gid)
  renameSync(draft, file)
}

/** A port nobody listens on, below the ranges that systems hand out to outgoing connections. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = 15_432 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
  throw new Error('no free port between 15432 and 27431')
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
}
