import { today } from '@liem/domain/kernel/dates'
import { type Permission, permissionsOf } from '@liem/domain/units/roles'
import type { Clock } from './clock.ts'
import { type Actor, type Db, systemActor, type Tx } from './db/as-actor.ts'
import type { Settings } from './settings.ts'

/** A role in force today: the officer's own, or (`onBehalfOf`) that of an absent officer he stands in for. */
export type Grant = {
  role: string
  unitId: number
  reach: 'own' | 'subtree' | 'all'
  onBehalfOf: number | null
  /** Units within reach; null = all. */
  units: readonly number[] | null
}

/** What the composition root hands to every use case. */
export type Parts = {
  settings: Pick<
    Settings,
    'officeUrl' | 'publicUrl' | 'sessionHours' | 'secureCookies' | 'maxUploadMb' | 'network' | 'dataFolder'
  >
  clock: Clock
  /** Name of the session cookie, where another copy on the same host needs its own. */
  cookie?: string
  /** Only in a server whose installation is not set up yet: the owner's address, for the one transaction that writes it. */
  firstRun?: { ownerUrl: string }
  /** Starts the practice copy beside this installation, or finds it running. Absent where there is none. */
  startPractice?: () => Promise<Practice>
}

/** Where the practice copy is, and who may sign in there. */
export type Practice = {
  address: string
  password: string
  accounts: readonly { username: string; words: string; tryThis: string }[]
}

/** What an answer carries besides its body. Applied only when the work succeeded. */
export type Outgoing = {
  /** A new session token, or null to forget the old one. */
  sessionToken?: string | null
}

/** Everything a use case may touch: one transaction, bound to one officer, at one moment. */
export type Ctx = {
  tx: Tx
  actor: Actor
  grants: readonly Grant[]
  /** The absent officer whose role makes this act possible; null when the officer's own roles do. Goes into the journal. */
  onBehalfOf: number | null
  /** Null for the system itself. */
  session: { id: string } | null
  now: Date
  /** The day in Asia/Ho_Chi_Minh. */
  today: string
  parts: Parts
  outgoing: Outgoing
}

/** Work outside a transaction: sign-in, reading a large file. Opens its own transactions. */
export type OutsideCtx = Omit<Ctx, 'tx' | 'actor' | 'session'> & {
  db: Db
  /** Null where the route is open to anyone. */
  actor: Actor | null
  session: { id: string } | null
  /** Network address, for limits only: never stored, never logged. */
  address: string
  device: string | null
  log: SafeLog
  /** One transaction of the signed-in officer; repeated when the database asks for it. */
  transaction<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** Lines of the technical log that modules may write: names and ids, never words or addresses. */
export type SafeLog = (line: { event: string; [name: string]: string | number | boolean | null }) => void

/** The actor that a list of grants makes. `wide` when any of them reaches all. */
export function actorOf(
  officerId: number,
  grants: readonly Grant[],
  standsInFor: readonly number[],
  day: string,
): Actor {
  return {
    officerId,
    wide: grants.some((grant) => grant.reach === 'all'),
    unitIds: [...new Set(grants.flatMap((grant) => [grant.unitId, ...(grant.units ?? [])]))],
    permissions: permissionsOf(grants.map((grant) => grant.role)),
    onBehalfOf: standsInFor,
    today: day,
  }
}

const gives = (grant: Grant, permission: string) => permissionsOf([grant.role]).has(permission as Permission)

/**
 * The same officer as far as the roles reach that give what is asked for: an administrator who also handles tasks in one unit
 * reads the tasks of that unit, an auditor who heads a commune assigns in his commune. What every officer may call sees as far
 * as the roles that read tasks.
 */
export function actingWith(actor: Actor, grants: readonly Grant[], needs: string): Actor {
  const asked = needs === 'signed-in' ? 'tasks.read' : needs
  const giving = grants.filter((grant) => gives(grant, asked))
  return {
    ...actor,
    wide: giving.some((grant) => grant.reach === 'all'),
    unitIds: [...new Set(giving.flatMap((grant) => [grant.unitId, ...(grant.units ?? [])]))],
  }
}

/**
 * Whether one role gives the permission *for this unit*. Permissions and units of different roles must not be mixed:
 * who may verify in his office and look at the whole province may not verify in the whole province.
 */
export function mayInUnit(ctx: Pick<Ctx, 'grants'>, permission: Permission, unitId: number): boolean {
  return ctx.grants.some((grant) => gives(grant, permission) && (grant.units?.includes(unitId) ?? true))
}

/** The absent officer whose role gives the permission, if the officer's own roles do not. */
export function actsFor(grants: readonly Grant[], permission: string): number | null {
  const giving = grants.filter((grant) => gives(grant, permission))
  return giving.some((grant) => grant.onBehalfOf === null) ? null : (giving[0]?.onBehalfOf ?? null)
}

/** The system's own context, for the worker. */
export function systemCtx(tx: Tx, parts: Parts, now = parts.clock.now()): Ctx {
  const day = today(now)
  return {
    tx,
    actor: systemActor(day),
    grants: [],
    onBehalfOf: null,
    session: null,
    now,
    today: day,
    parts,
    outgoing: {},
  }
}
