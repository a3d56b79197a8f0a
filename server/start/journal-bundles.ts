import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { today } from '@liem/domain/kernel/dates'
import { type Parts, systemCtx } from '#platform/ctx'
import { asActor, type Db, systemActor } from '#platform/db/as-actor'
import { writeJournal } from '#platform/journal'

/**
 * Writes into the journal, and so into the public log, what this start serves to browsers: each script of the portal by name and
 * SHA-256, and one SHA-256 over the office's files. Who kept what his browser was given can ask for the entry later. `db`: the worker's.
 */
export async function journalBundles(
  db: Db,
  parts: Parts,
  folders: { office?: string; portal?: string },
): Promise<void> {
  const portal = folders.portal ? hashesIn(folders.portal) : []
  const office = folders.office ? hashesIn(folders.office) : []
  const now = parts.clock.now()
  const facts = {
    portal: portal.map(([name, hash]) => `${name}=${hash}`),
    office: office.length ? sha256(office.map(([name, hash]) => `${hash}  ${name}\n`).join('')) : null,
  }
  await asActor(db, systemActor(today(now)), (tx) =>
    writeJournal(systemCtx(tx, parts, now), {
      act: 'system.bundles',
      subject: { kind: 'installation', id: 1 },
      unitIds: [],
      facts,
    }),
  )
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

/** Files as they are served, packed copies left out; by name, as `sha256sum` would list them. */
export function hashesIn(folder: string): [name: string, hash: string][] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.|\.(br|gz)$/.test(entry.name) && entry.name !== 'portal.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), sha256(readFileSync(path))])
}
