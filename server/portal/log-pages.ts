import {
  type Checkpoint,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  type VerifierKey,
  verifyNote,
} from '@liem/sealing/note'
import { parseTilePath } from '@liem/sealing/tiles'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Parts } from '#platform/ctx'
import type { Db } from '#platform/db/as-actor'
import { readHouse } from '#platform/house'
import { tilesOf } from '#platform/transparency/head'
import { checkpointNote, logState, proofFor } from '#platform/transparency/published'
import { listWitnesses, logPage } from './log-page.ts'
import { langOf, sayIn } from './say.ts'

const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'
/** A tile of an address never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const NOTE_LIMIT = 16 * 1024
/** How far a witness's clock may be off. */
const CLOCK_SECONDS = 86_400

/** The transparency log: one page in words, the rest in the C2SP formats that any reader of such logs understands. */
export function serveLog(app: FastifyInstance, db: Db, { clock }: Pick<Parts, 'clock'>): void {
  const none = (reply: FastifyReply) =>
    reply.code(404).type(TEXT).header('cache-control', 'no-store').send('not found\n')

  app.get<{ Querystring: { lang?: unknown } }>('/log', async ({ query }, reply) => {
    const [house, state, witnesses] = await Promise.all([readHouse(db), logState(db), listWitnesses(db)])
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(logPage({ house, state, witnesses, now: clock.now(), say: sayIn(langOf(query.lang)) }))
  })

  app.get('/log/checkpoint', async (_request, reply) => {
    const note = await checkpointNote(db)
    return note ? reply.type(TEXT).header('cache-control', 'public, max-age=5').send(note) : none(reply)
  })

  app.get('/log/key', async (_request, reply) => {
    const state = await logState(db)
    return state ? reply.type(TEXT).header('cache-control', 'no-cache').send(`${state.vkey}\n`) : none(reply)
  })

  app.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const tile = parseTilePath(`tile/${request.params['*']}`)
    if (!tile) return none(reply)
    const bytes =
      tile.level === 'entries'
        ? await entryBundle(db, tile.n, tile.width)
        : await tilesOf(db, 'published')(tile.level, tile.n, tile.width)
    return bytes.length > 0 ? reply.type(BYTES).header('cache-control', FOR_EVER).send(bytes) : none(reply)
  })

  app.get<{ Params: { data: string } }>('/log/proof/:data', async (request, reply) => {
    const { data } = request.params
    const proof = /^[0-9a-f]{64}$/.test(data) ? await proofFor(db, Buffer.from(data, 'hex')) : undefined
    return proof ? reply.type(TEXT).header('cache-control', 'no-store').send(proof) : none(reply)
  })

  app.register(async (notes) => {
    notes.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit: NOTE_LIMIT }, (_request, body, done) =>
      done(null, body),
    )
    notes.post('/log/cosignature', { bodyLimit: NOTE_LIMIT }, async (request, reply) => {
      const kept =
        typeof request.body === 'string' ? await keepCosignature(db, request.body, clock.now()) : 'not-a-note'
      reply.type(TEXT).header('cache-control', 'no-store')
      return kept === 'kept' ? reply.send('ok\n') : reply.code(kept === 'unknown-witness' ? 403 : 400).send(`${kept}\n`)
    })
  })
}

async function entryBundle(db: Db, n: number, width: number): Promise<Uint8Array> {
  const { rows } = await sql<{ entries: Buffer | null }>`select log_entries(${n}, ${width}) as entries`.execute(db)
  return rows[0]?.entries ?? new Uint8Array(0)
}

type Kept = 'kept' | 'not-a-note' | 'unknown-witness' | 'not-our-checkpoint' | 'wrong-signature' | 'wrong-time'

/** Takes a checkpoint of ours with a line of a registered witness. What costs is done last. */
async function keepCosignature(db: Db, text: string, now: Date): Promise<Kept> {
  const note = parseNote(text)
  if (!note) return 'not-a-note'
  const [state, witnesses] = await Promise.all([logState(db), listWitnesses(db)])
  const log = state && parseVerifierKey(state.vkey)
  if (!state || !log) return 'not-our-checkpoint'
  const keys = witnesses.flatMap(({ vkey }) => parseVerifierKey(vkey) ?? [])
  const key = keys.find((one) => note.lines.some((line) => isBy(line, one)))
  if (!key) return 'unknown-witness'
  const checkpoint = openCheckpoint(text, log)
  if (!checkpoint || checkpoint.size > state.size) return 'not-our-checkpoint'
  const time = verifyNote(note, key)?.time
  if (time === undefined) return 'wrong-signature'
  if (Math.abs(time - now.getTime() / 1000) > CLOCK_SECONDS) return 'wrong-time'
  const own = note.lines.find((line) => isBy(line, log))?.text ?? ''
  const line = note.lines.find((one) => isBy(one, key))?.text ?? ''
  await keep(db, key, checkpoint, { note: `${note.text}\n${own}`, line, time })
  return 'kept'
}

const isBy = (line: { name: string; id: Uint8Array }, key: VerifierKey) =>
  line.name === key.name && Buffer.from(line.id).equals(key.id)

async function keep(
  db: Db,
  key: VerifierKey,
  { size }: Checkpoint,
  { note, line, time }: { note: string; line: string; time: number },
): Promise<void> {
  await sql`select log_cosign(${size}, ${key.name}, ${note}, ${line}, ${new Date(time * 1000)})`.execute(db)
}
