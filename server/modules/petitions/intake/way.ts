import type { Holder } from '@liem/domain/keys/contract'
import type { Bundle, RecoveryCertificate } from '@liem/domain/keys/statements'
import type { Concern } from '@liem/domain/petitions/fields'
import { type GateChoice, type GateUnit, gateFor } from '@liem/domain/petitions/gates'
import { checkBundle, type Eligible, verifySignedByLeaders } from '@liem/sealing/chain'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/as-actor'
import type { Intake } from './intake.ts'

type Key = { id: string; officer: number; recipient: string; verifyKey: string }
type Recovery = { keyId: string; unit: number; unitName: string; recipient: string; certificate: RecoveryCertificate }

/** What the database says of the way (function gate_way). Which of its keys count is decided here, by signatures. */
type Raw = {
  top: number | null
  units: {
    id: number
    name: string
    kind: string
    parentId: number | null
    nextId: number | null
    outside: string | null
  }[]
  posted: { unit: number; role: 'gatekeeper' | 'custodian'; officer: number }[]
  belongs: [officer: number, unit: number][]
  keys: Key[]
  recovery: Recovery[]
  bundle: Bundle | null
}

/** Who opens a report, who keeps the identity, which recovery keys it is sealed to as well. */
export type Chosen = {
  choice: GateChoice
  gate: { id: number; name: string } | null
  officers: Holder[]
  custodians: Holder[]
  recovery: Recovery[]
  bundle: Bundle | null
  /** The office named is one of this house. */
  knowsOffice: boolean
  /** Everybody who sits at a gate or keeps identities on the way: only they can be struck out. */
  posted: ReadonlySet<number>
}

const CUSTODIANS = { least: 2, most: 2 }

type Asked = { office: number | null; concern: Concern; struck: ReadonlySet<number>; day: string }

/** The way from an office upwards, as it stands on a day, and the choice on it. */
export async function chooseGate(db: Db | Tx, asked: Asked): Promise<Chosen> {
  return chooseOn(await readWay(db, asked), asked)
}

/** The same for the portal, where many ask about one office at a time. */
export async function chooseGateLately({ db, lately }: Intake, asked: Asked): Promise<Chosen> {
  return chooseOn(await lately(`way ${asked.office} ${asked.day}`, () => readWay(db, asked)), asked)
}

async function readWay(db: Db | Tx, { office, day }: Asked): Promise<Raw> {
  const { rows } = await sql<{ way: Raw }>`select gate_way(${office}::int, ${day}::date) as way`.execute(db)
  if (!rows[0]?.way) throw new Error('gate_way answered nothing')
  return rows[0].way
}

function chooseOn(way: Raw, { office, concern, struck }: Asked): Chosen {
  const holders = holdersOf(way)
  const belongs = new Map<number, number[]>()
  for (const [officer, unit] of way.belongs) belongs.set(officer, [...(belongs.get(officer) ?? []), unit])
  const postedAt = (unit: number, role: 'gatekeeper' | 'custodian') =>
    way.posted
      .filter((one) => one.unit === unit && one.role === role)
      .map(({ officer }) => ({ officer, belongs: belongs.get(officer) ?? [], hasKey: holders.has(officer) }))
  const unitsOf = (role: 'gatekeeper' | 'custodian') =>
    new Map<number, GateUnit>(way.units.map((unit) => [unit.id, { ...unit, keepers: postedAt(unit.id, role) }]))
  const units = unitsOf('gatekeeper')
  const choice = gateFor({ office, concern, top: way.top, units, struck })
  const officers = choice.keepers.flatMap((officer) => holders.get(officer) ?? [])
  // Keepers of the identity are sought the same way, and are never those who open the content.
  const keeping = gateFor({
    office,
    concern,
    top: way.top,
    units: unitsOf('custodian'),
    struck: new Set([...struck, ...choice.keepers]),
  })
  const custodians = keeping.keepers.slice(0, CUSTODIANS.most).flatMap((officer) => holders.get(officer) ?? [])
  const gate = choice.gate === null ? undefined : units.get(choice.gate)
  return {
    choice,
    gate: gate ? { id: gate.id, name: way.units.find((unit) => unit.id === gate.id)?.name ?? '' } : null,
    officers,
    custodians: custodians.length < CUSTODIANS.least ? [] : custodians,
    recovery: gate ? recoveryFor(gate.id, way, units) : [],
    bundle: way.bundle,
    knowsOffice: office === null || units.has(office),
    posted: new Set(way.posted.map(({ officer }) => officer)),
  }
}

/** Officers whose key leads to the root, by number. The words are those that were countersigned. */
function holdersOf({ bundle, keys }: Raw): Map<number, Holder> {
  const eligible = eligibleOf(bundle)
  const holders = new Map<number, Holder>()
  for (const key of keys) {
    const found = eligible.get(key.verifyKey)
    if (!found || found.officer !== key.officer || found.recipient !== key.recipient) continue
    const { id: keyId, officer, recipient, verifyKey } = key
    holders.set(officer, { keyId, officer, name: found.name, post: found.post, unit: found.unit, recipient, verifyKey })
  }
  return holders
}

const none: ReadonlyMap<string, Eligible> = new Map()
let checked: { said: string; eligible: ReadonlyMap<string, Eligible> } | undefined

/** Signatures are checked once for one and the same set of statements: they never change. */
function eligibleOf(bundle: Bundle | null): ReadonlyMap<string, Eligible> {
  if (!bundle) return none
  const said = bundle.root.signatures
    .concat(bundle.certificates as never[])
    .map(({ by, sig }) => `${by}${sig}`)
    .join()
  if (checked?.said === said) return checked.eligible
  const result = checkBundle(bundle as Parameters<typeof checkBundle>[0])
  const eligible = result.ok ? result.eligible : none
  checked = { said, eligible }
  return eligible
}

/** The recovery key of the gate's nearest superior that has one; at the top, the gate's own unit's. */
function recoveryFor(gate: number, way: Raw, units: ReadonlyMap<number, GateUnit>): Recovery[] {
  const own = way.recovery.find((one) => one.unit === gate)
  let at = units.get(gate)?.parentId ?? null
  for (let steps = 0; at !== null && steps < 40; steps++) {
    const here = way.recovery.find((one) => one.unit === at)
    if (here) return signedFor(here, way.bundle)
    at = units.get(at)?.parentId ?? null
  }
  return own ? signedFor(own, way.bundle) : []
}

function signedFor(recovery: Recovery, bundle: Bundle | null): Recovery[] {
  if (!bundle) return []
  const { certificate, recipient, unit } = recovery
  const isRight = certificate.said.recipient === recipient && certificate.said.unit === unit
  const signed = isRight
    ? verifySignedByLeaders(bundle as Parameters<typeof verifySignedByLeaders>[0], certificate)
    : undefined
  return signed?.ok ? [recovery] : []
}
