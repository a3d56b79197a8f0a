import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { Refusal } from '@liem/domain/kernel/refusal'

/**
 * Limits of the portal. Where a call comes from is held only as an HMAC of its network's prefix, in memory, under a key that is
 * forgotten every hour. A network that calls very much is slowed down, never shut out: behind one address there may be a whole office,
 * or a whole town. Only machines that hold hundreds of calls open at once are told to wait.
 */
export type Abuse = {
  /** Waits as long as this network has to. */
  enter(address: string, cost: number): Promise<void>
  /** Runs the work when it is its turn. Those without scripts have places of their own, which nobody else can fill. */
  inTurn<T>(line: 'sealed' | 'plain', work: () => Promise<T>): Promise<T>
  /**
   * Takes in a file when it is its turn: so many at a time in all, fewer from one network. Each MiB costs the network of its share, so
   * that a network which sends very much is slowed down on the way.
   */
  upload<T>(
    line: 'sealed' | 'plain',
    address: string,
    file: AsyncIterable<Uint8Array>,
    work: (file: AsyncIterable<Uint8Array>) => Promise<T>,
  ): Promise<T>
  /** The puzzle to be solved now, or null: only under load, or for a network far over its share. */
  puzzle(address: string): Promise<Puzzle | null>
  /** Whether the answer is right for this very thing (a locator, or a locator and a file's size) and not too old. */
  solves(subject: string, answer: { challenge: string; nonce: string } | undefined): Promise<boolean>
}
export type Puzzle = { challenge: string; bits: number }

export type AbuseOptions = {
  now: () => number
  /** Secret of the puzzles: the same on every node. */
  puzzleKey: () => Promise<Buffer>
  /** Longest that anybody is made to wait. */
  longestMs?: number
  /** Submissions worked on at a time. */
  places?: { sealed: number; plain: number }
  /** Files taken in at a time, from everybody and from one network. */
  uploads?: { all: number; ofOne: number }
  /** So many waiting mean load. */
  crowd?: number
  /** What one network may cost before it is slowed down. */
  share?: { burst: number; perSecond: number }
}

const HOUR = 3_600_000
/** Generous: a clinic's whole waiting room behind one address goes unnoticed. */
const SHARE = { burst: 1200, perSecond: 20 }
const MIB = 1024 ** 2
/** Of a network's share, for each MiB of a file: 300 MiB at once, then 5 MiB a second. */
const MIB_COST = 4
const MOST_NETWORKS = 100_000
const MOST_WAITING = 400
const BITS = 17
const PUZZLE_MS = 20 * 60_000

/** The network a caller comes from: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.')
  const [head = '', tail = ''] = plain.split('%', 1)[0]?.split('::') ?? []
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const filled = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return filled
    .slice(0, 3)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

export function newAbuse({
  now,
  puzzleKey,
  longestMs = 4_000,
  places = { sealed: 64, plain: 16 },
  uploads = { all: 48, ofOne: 16 },
  crowd = 128,
  share = SHARE,
}: AbuseOptions): Abuse {
  let secret: Promise<Buffer> | undefined
  let key = randomBytes(32)
  let since = now()
  let networks = new Map<string, Network>()
  const lines = { sealed: newLine(places.sealed), plain: newLine(places.plain) }
  const files = { sealed: newLine(uploads.all), plain: newLine(uploads.all) }

  const networkFor = (address: string) => {
    if (now() - since > HOUR || networks.size > MOST_NETWORKS) {
      key = randomBytes(32)
      since = now()
      networks = new Map()
    }
    const name = createHmac('sha256', key).update(networkOf(address)).digest('base64url')
    let found = networks.get(name)
    if (!found) {
      found = { tokens: share.burst, at: now(), waiting: 0, files: newLine(uploads.ofOne) }
      networks.set(name, found)
    }
    const passed = Math.max(0, now() - found.at) / 1000
    found.tokens = Math.min(share.burst, found.tokens + passed * share.perSecond)
    found.at = now()
    return found
  }

  const sign = async (said: string) => {
    secret ??= puzzleKey()
    return createHmac('sha256', await secret)
      .update(said)
      .digest('base64url')
      .slice(0, 22)
  }

  async function enter(address: string, cost: number) {
    const network = networkFor(address)
    network.tokens = Math.max(-share.burst, network.tokens - cost)
    if (network.tokens >= 0) return
    if (network.waiting >= MOST_WAITING) throw new Refusal('request.too_many', { seconds: 10 })
    network.waiting++
    try {
      await new Promise((done) => setTimeout(done, Math.min(longestMs, (-network.tokens / share.perSecond) * 1000)))
    } finally {
      network.waiting--
    }
  }

  async function* paidFor(address: string, file: AsyncIterable<Uint8Array>) {
    let unpaid = 0
    for await (const piece of file) {
      unpaid += piece.length
      for (; unpaid >= MIB; unpaid -= MIB) await enter(address, MIB_COST)
      yield piece
    }
  }

  return {
    enter,
    inTurn: (line, work) => lines[line](work),
    upload: (line, address, file, work) =>
      networkFor(address).files(() => files[line](() => work(paidFor(address, file)))),
    async puzzle(address) {
      if (
        lines.sealed.waiting() < crowd &&
        files.sealed.waiting() < crowd &&
        networkFor(address).tokens > -share.burst / 2
      )
        return null
      const said = `${(now() + PUZZLE_MS).toString(36)}.${BITS}`
      return { challenge: `${said}.${await sign(said)}`, bits: BITS }
    },
    async solves(subject, answer) {
      const [until = '', bits = '', signature = ''] = answer?.challenge.split('.') ?? []
      const right = Buffer.from(await sign(`${until}.${bits}`))
      const given = Buffer.from(signature)
      if (!answer || given.length !== right.length || !timingSafeEqual(given, right)) return false
      if (Number.parseInt(until, 36) < now()) return false
      return (
        leadingZeros(
          createHash('sha256')
            .update(answer.challenge + subject + answer.nonce)
            .digest(),
        ) >= Number(bits)
      )
    },
  }
}

type Network = { tokens: number; at: number; waiting: number; files: ReturnType<typeof newLine> }

/** So many at a time, the others in the order they came. */
function newLine(places: number) {
  const queue: (() => void)[] = []
  let running = 0
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= places) await new Promise<void>((go) => queue.push(go))
    else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
  return Object.assign(inTurn, { waiting: () => queue.length })
}

function leadingZeros(bytes: Uint8Array): number {
  let zeros = 0
  for (const byte of bytes) {
    if (byte !== 0) return zeros + Math.clz32(byte) - 24
    zeros += 8
  }
  return zeros
}
