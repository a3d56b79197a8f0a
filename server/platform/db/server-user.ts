import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { cannotStart } from './cannot-start.ts'

/** Who PostgreSQL runs as, when that is not who we are. */
export type ServerUser = { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root. Root hands it to the owner of an existing cluster (so that a `postgres` account
 * added later changes nothing), else to `postgres`, else to `nobody`. Anyone else runs it as himself: undefined.
 */
export function serverUser(clusterFolder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = new Map<string, ServerUser>()
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) })
  }
  const user = accounts.get('postgres') ?? accounts.get('nobody')
  if (user) return user
  throw cannotStart(
    'PostgreSQL không chạy được bằng root, và máy này không có người dùng “postgres” hay “nobody”. Hãy chạy Liêm bằng một người dùng thường.',
    'PostgreSQL cannot run as root, and this machine has no user "postgres" or "nobody". Run Liêm as an ordinary user.',
  )
}

/** Whether `user` may walk down to `folder`: the execute bit of every folder on the way, which a 0700 home lacks. */
export function canReach(folder: string, user: ServerUser | undefined): boolean {
  if (!user) return true
  for (let at = resolve(folder); ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat) {
      const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001
      if ((stat.mode & bit) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}
