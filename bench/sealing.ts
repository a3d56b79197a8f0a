/**
 * Time per act of sealing in Node, beside the same steps made of node:crypto's own parts, and the weight of the code a browser loads.
 * `npx tsx bench/sealing.ts`. Read the ratios: the cores may be shared. Fails when the code weighs more than its budget.
 */
import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
  scryptSync,
} from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { type Bundle, type RootSaid, rootFingerprint, verifyChain } from '../sealing/chain.ts'
import { codeText, locatorOf, makeCode, parseCode } from '../sealing/code.ts'
import { open, seal, sealStream } from '../sealing/envelope.ts'
import { deriveMailbox, type Scrypt } from '../sealing/mailbox.ts'
import { lockKeys, makePassphrase } from '../sealing/passphrase.ts'
import { makeReportKey, unwrapKey, wrapKey } from '../sealing/report-key.ts'
import { signStatement, verifyKeyOf } from '../sealing/statement.ts'

/** Median milliseconds of one call, over `rounds` after a warm-up. */
async function milliseconds(work: () => unknown, rounds = 60): Promise<number> {
  const runs: number[] = []
  for (let i = 0; i < rounds + 5; i++) {
    const began = performance.now()
    await work()
    runs.push(performance.now() - began)
  }
  return runs.slice(5).sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN
}

async function timed(name: string, work: () => unknown, base?: number, rounds?: number): Promise<number> {
  const ms = await milliseconds(work, rounds)
  const ratio = base ? `${(ms / base).toFixed(1)} × floor` : ''
  console.log(`${name.padEnd(66)} ${ms.toFixed(3).padStart(9)} ms  ${ratio}`)
  return ms
}

const report = '0b9d0000-0000-4000-8000-000000000001'
const key = makeReportKey()
const officers = Array.from({ length: 6 }, makeReportKey)
const body = new Uint8Array(randomBytes(4500))
const head = { purpose: 'content', report, part: 'content' } as const

/** The floor: a fresh X25519 key, the agreement, two HKDFs and two ChaCha20-Poly1305, as an age file needs them. */
function nodeSeal(to: KeyObject, bytes: Uint8Array): Uint8Array {
  const { privateKey } = generateKeyPairSync('x25519')
  const shared = diffieHellman({ privateKey, publicKey: to })
  const chacha = (secret: ArrayBuffer, text: Uint8Array) => {
    const cipher = createCipheriv('chacha20-poly1305', Buffer.from(secret), Buffer.alloc(12), { authTagLength: 16 })
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  }
  const fileKey = randomBytes(16)
  const lock = chacha(hkdfSync('sha256', shared, '', 'lock', 32), fileKey)
  return Buffer.concat([lock, chacha(hkdfSync('sha256', fileKey, '', 'payload', 32), bytes)])
}
const to = createPublicKey(generateKeyPairSync('x25519').privateKey)

const base = await timed('floor: seal 4.5 KB to one with node:crypto', () => nodeSeal(to, body))
await timed('seal 4.5 KB to one', () => seal(head, body, [key.recipient]), base)
await timed(
  'seal 4.5 KB to six',
  () =>
    seal(
      head,
      body,
      officers.map((one) => one.recipient),
    ),
  base,
)
const file = await seal(head, body, [key.recipient])
await timed('open 4.5 KB', () => open(file, key.identity, head), base)
const part = 'content'
await timed('wrap a report key', () => wrapKey(key.identity, { report, part, to: officers[0]?.recipient ?? '' }), base)
const wrap = await wrapKey(key.identity, { report, part, to: key.recipient })
await timed('unwrap a report key', () => unwrapKey(wrap, key.identity, { report, part }), base)

const mebibytes = new Uint8Array(randomBytes(8 << 20))
const eight = await timed('floor: seal 8 MiB with node:crypto', () => nodeSeal(to, mebibytes), undefined, 3)
const throughStream = async () => {
  const source = new Blob([mebibytes]).stream() as ReadableStream<Uint8Array>
  for await (const _ of await sealStream({ ...head, purpose: 'evidence' }, source, [key.recipient]));
}
await timed('seal 8 MiB as a stream', throughStream, eight, 3)

const code = makeCode()
const salt = new Uint8Array(randomBytes(16))
const cost = { N: 2 ** 13, r: 8, p: 1 }
const native: Scrypt = (password, with_, { dkLen, ...rest }) =>
  new Promise((done, failed) =>
    scrypt(password, with_, dkLen, rest, (error, out) => (error ? failed(error) : done(new Uint8Array(out)))),
  )
const stretched = await timed('floor: scrypt 2^13 of node:crypto', () => scryptSync(code.entropy, salt, 32, cost))
await timed(
  'mailbox with scrypt of node:crypto',
  () => deriveMailbox(code.entropy, salt, undefined, { scrypt: native }),
  stretched,
)
await timed('mailbox with scrypt in JavaScript, as a browser does', () => deriveMailbox(code.entropy, salt), stretched)

const text = codeText(code)
await timed('make a code and its locator', () => locatorOf(makeCode()))
await timed('read a code', () => parseCode(text))
await timed('read a code with a word that is none', () => parseCode(text.replace(/\S+$/, 'nghiêngg')))

const people = officers.map((one, officer) => {
  const seed = new Uint8Array(randomBytes(32))
  return {
    seed,
    said: { officer, name: `${officer}`, post: '', unit: '', recipient: one.recipient, verifyKey: verifyKeyOf(seed) },
  }
})
const leaders = people.slice(0, 3)
const said: RootSaid = { v: 1, host: 'x', k: 2, n: 3, leaders: leaders.map((one) => one.said), made: '' }
const bundle: Bundle = {
  root: { said, signatures: leaders.map((one) => signStatement('root', said, one.seed)) },
  certificates: people
    .slice(3)
    .map((one, i) =>
      signStatement(
        'officer-key',
        { v: 1 as const, ...one.said, root: rootFingerprint(said), made: '' },
        people[i]?.seed ?? salt,
      ),
    ),
}
const last = people[5]?.said
if (!last || !verifyChain(bundle, last).ok) throw new Error('the chain does not hold')
await timed('verify a chain: 3 leaders, 3 certificates', () => verifyChain(bundle, last))
await timed(
  "lock an officer's keys under a passphrase",
  () => lockKeys({ identity: key.identity, signSecret: people[0]?.seed ?? salt }, makePassphrase()),
  undefined,
  5,
)

/** Weight of what a page loads to seal, minified and compressed. */
async function weigh(entries: readonly string[], without: RegExp | null = null): Promise<number> {
  const contents = entries.map((one) => `export * from './${one}.ts'`).join('\n')
  const folder = new URL('../sealing', import.meta.url).pathname
  const made = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    plugins: without ? [leaveOut(without)] : [],
  })
  return gzipSync(made.outputFiles[0]?.contents ?? '', { level: 9 }).length / 1024
}

/** As a bundler's alias to an empty module would. */
function leaveOut(filter: RegExp): Plugin {
  return {
    name: 'leave-out',
    setup(building) {
      building.onResolve({ filter }, ({ path }) => ({ path, namespace: 'empty' }))
      building.onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }))
    },
  }
}

const budget = 70
const whole = ['code', 'mailbox', 'envelope', 'report-key', 'chain']
const weights: [string, number][] = [
  ['code, mailbox, envelope, report key, chain', await weigh(whole)],
  ['the same without post-quantum parts', await weigh(whole, /^@noble\/post-quantum/)],
  ['the same without post-quantum and P-256 parts', await weigh(whole, /^@noble\/(post-quantum|curves\/nist)/)],
  ['code alone', await weigh(['code'])],
  ['code and mailbox', await weigh(['code', 'mailbox'])],
  ['chain alone', await weigh(['chain'])],
]
console.log()
for (const [name, weight] of weights) {
  const over = weight > budget
  if (over) process.exitCode = 1
  console.log(`${over ? 'OVER' : '  ok'}  ${name.padEnd(60)} ${weight.toFixed(1).padStart(6)} KB gz of ${budget}`)
}
