import { sha256, toHex, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { type Signed, verifyStatement } from './statement.ts'

/** A person as a statement names him. */
type Person = { officer: number; name: string; post: string; unit: string }
/** An officer's key pair set: what is sealed to, and what verifies what he signs. */
export type OfficerKey = { officer: number; recipient: string; verifyKey: string }
type Leader = Person & OfficerKey

/** “These n leaders vouch for the keys of this house; k of them may name their successors.” */
export type RootSaid = {
  v: 1
  host: string
  k: number
  n: number
  leaders: Leader[]
  made: string
  /** Fingerprint of the root this one takes the place of. */
  replaces?: string
}

/** “This key is this officer's.” `root` is the fingerprint of the root it stands under. */
export type OfficerKeySaid = Person & OfficerKey & { v: 1; root: string; made: string }

export type SignedRoot = { said: RootSaid; signatures: Signed<RootSaid>[] }

/** Everything a chain is proven with; nothing in it is secret. `former` are earlier roots, newest first, for who knows only an old one. */
export type Bundle = { root: SignedRoot; certificates: Signed<OfficerKeySaid>[]; former?: SignedRoot[] }

export type ChainFault = 'no-root' | 'root-changed' | 'no-path' | 'bad-signature' | 'mismatch' | 'duplicate'
type Fault = { ok: false; why: ChainFault }

/** An officer whose key leads to the root, and by whose names. */
export type Eligible = Person & OfficerKey & { path: string[] }

const deepest = 8

/** SHA-256 of the root's canonical text, hex: what posters print and what certificates name. */
export function rootFingerprint(said: RootSaid): string {
  return toHex(sha256(utf8(canonicalJson(said))))
}

/** SHA-256 over both public keys of an officer, hex: what two people compare before one signs for the other. */
export function keyFingerprint({ recipient, verifyKey }: { recipient: string; verifyKey: string }): string {
  return toHex(sha256(utf8(canonicalJson({ recipient, verifyKey }))))
}

/** A fingerprint as it is printed and read aloud: groups of four. */
export function fingerprintText(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}

/**
 * Whether a key leads, by signatures that are all checked here, from a leader of the root to the officer. `pinned` is a fingerprint
 * the asker knows already; a root that neither is it nor follows from it is `root-changed`. The server can leave a certificate out,
 * so that a key is refused; it cannot make one.
 */
export function verifyChain(
  bundle: Bundle,
  key: OfficerKey,
  pinned?: string,
): { ok: true; path: string[]; name: string; post: string; unit: string } | Fault {
  const checked = checkBundle(bundle, pinned)
  if (!checked.ok) return checked
  const found = checked.eligible.get(key.verifyKey)
  if (!found) return fault('no-path')
  if (found.officer !== key.officer || found.recipient !== key.recipient) return fault('mismatch')
  return { ok: true, path: found.path, name: found.name, post: found.post, unit: found.unit }
}

/** Whether an eligible officer signed this statement under this root. What opens much needs more: `verifySignedByLeaders`. */
export function verifySignedBy(
  bundle: Bundle,
  signed: Signed<{ root: string }>,
  pinned?: string,
): { ok: true; path: string[]; name: string; post: string; unit: string } | Fault {
  const checked = checkBundle(bundle, pinned)
  if (!checked.ok) return checked
  if (!verifyStatement(signed)) return fault('bad-signature')
  if (signed.said.root !== checked.fingerprint) return fault('root-changed')
  const found = checked.eligible.get(signed.by)
  return found ? { ok: true, path: found.path, name: found.name, post: found.post, unit: found.unit } : fault('no-path')
}

/** A statement with the signatures of several under the same words. */
export type SignedByMany<Said extends object> = Signed<Said> & { also?: readonly { by: string; sig: string }[] }

/**
 * Whether k different leaders of this root (its own k) signed the statement: the certificate of a recovery key, with which one set of
 * sheets opens every report below a unit. Signatures of others are checked and do not count. Answers the leaders' names.
 */
export function verifySignedByLeaders(
  bundle: Bundle,
  { kind, said, by, sig, also = [] }: SignedByMany<{ root: string }>,
  pinned?: string,
): { ok: true; leaders: string[] } | Fault {
  const checked = checkBundle(bundle, pinned)
  if (!checked.ok) return checked
  const signatures = [{ by, sig }, ...also]
  if (!signatures.every((one) => verifyStatement({ kind, said, by: one.by, sig: one.sig })))
    return fault('bad-signature')
  if (said.root !== checked.fingerprint) return fault('root-changed')
  const signers = new Set(signatures.map((one) => one.by))
  const leaders = bundle.root.said.leaders.filter((leader) => signers.has(leader.verifyKey))
  return leaders.length >= bundle.root.said.k
    ? { ok: true, leaders: leaders.map((leader) => leader.name) }
    : fault('no-path')
}

/** Checks root, succession and every certificate once; answers who is eligible, by verify key. For many keys of one bundle. */
export function checkBundle(
  bundle: Bundle,
  pinned?: string,
): { ok: true; fingerprint: string; eligible: ReadonlyMap<string, Eligible> } | Fault {
  try {
    const why = rootFault(bundle.root) ?? successionFault(bundle, pinned)
    if (why) return fault(why)
    const fingerprint = rootFingerprint(bundle.root.said)
    for (const one of bundle.certificates)
      if (one.kind !== 'officer-key' || one.said.v !== 1 || !verifyStatement(one)) return fault('bad-signature')
    const certificates = bundle.certificates.filter((one) => one.said.root === fingerprint)
    if (shared([...bundle.root.said.leaders, ...certificates.map((one) => one.said)])) return fault('duplicate')
    return { ok: true, fingerprint, eligible: climb(bundle.root.said.leaders, certificates) }
  } catch {
    // Not even of the right shape: the asker has no root to go by
    return fault('no-root')
  }
}

/** Whether `next` follows lawfully from `former`: it names it, and at least k of its leaders signed. Both must be whole roots. */
export function follows(next: SignedRoot, former: SignedRoot): boolean {
  if (rootFault(next) || rootFault(former) || next.said.replaces !== rootFingerprint(former.said)) return false
  const signers = new Set(next.signatures.map((one) => one.by))
  return former.said.leaders.filter((leader) => signers.has(leader.verifyKey)).length >= former.said.k
}

/** A root holds when all n leaders, all different, signed exactly it. Signatures of others (of a former root) must be right too. */
function rootFault(root: SignedRoot | null | undefined): ChainFault | null {
  if (!root?.said?.leaders?.length) return 'no-root'
  const { said, signatures } = root
  if (said.v !== 1 || said.n !== said.leaders.length || !(said.k >= 1 && said.k <= said.n)) return 'no-root'
  if (new Set(said.leaders.map((leader) => leader.officer)).size !== said.n || shared(said.leaders)) return 'duplicate'
  const text = canonicalJson(said)
  for (const one of signatures)
    if (one.kind !== 'root' || canonicalJson(one.said) !== text || !verifyStatement(one)) return 'bad-signature'
  const signers = new Set(signatures.map((one) => one.by))
  return said.leaders.every((leader) => signers.has(leader.verifyKey)) ? null : 'no-root'
}

function successionFault({ root, former = [] }: Bundle, pinned: string | undefined): ChainFault | null {
  const known = pinned?.replaceAll(' ', '').toLowerCase()
  let newest = root
  if (!known || rootFingerprint(newest.said) === known) return null
  for (const older of former) {
    if (!follows(newest, older)) return 'root-changed'
    if (rootFingerprint(older.said) === known) return null
    newest = older
  }
  return 'root-changed'
}

/** One key of two officers, or one verify key with two recipients: someone lent or copied keys, and nothing here can be trusted. */
function shared(keys: readonly OfficerKey[]): boolean {
  const owners = new Map<string, string>()
  return keys.some(({ officer, recipient, verifyKey }) =>
    [
      [verifyKey, `${officer} ${recipient}`],
      [recipient, `${officer} ${verifyKey}`],
    ].some(([key, owner]) => {
      const first = owners.get(key as string) ?? (owner as string)
      owners.set(key as string, first)
      return first !== owner
    }),
  )
}

/** From the leaders outwards, a step at a time, so that the shortest path is found and a circle of signatures leads nowhere. */
function climb(leaders: readonly Leader[], certificates: readonly Signed<OfficerKeySaid>[]): Map<string, Eligible> {
  const eligible = new Map<string, Eligible>()
  for (const leader of leaders) eligible.set(leader.verifyKey, { ...person(leader), path: [leader.name] })
  for (let depth = 1; depth <= deepest; depth++) {
    const found: Eligible[] = []
    for (const { by, said } of certificates) {
      const signer = eligible.get(by)
      // Nobody vouches for himself, not even with another key of his own
      if (!signer || signer.officer === said.officer || eligible.has(said.verifyKey)) continue
      found.push({ ...person(said), path: [...signer.path, said.name] })
    }
    if (!found.length) break
    for (const one of found) if (!eligible.has(one.verifyKey)) eligible.set(one.verifyKey, one)
  }
  return eligible
}

function person({ officer, name, post, unit, recipient, verifyKey }: Leader): Leader {
  return { officer, name, post, unit, recipient, verifyKey }
}

function fault(why: ChainFault): Fault {
  return { ok: false, why }
}
