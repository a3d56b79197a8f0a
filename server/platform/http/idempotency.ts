import { createHash } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../ctx.ts'
import type { UploadedFile } from '../http.ts'

const KEPT_HOURS = 24
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** What makes two requests the same one. */
export type Once = { key: string; fingerprint: Buffer }

/** Reads `Idempotency-Key` of a POST. The fingerprint covers route, body and files, so that a key cannot be reused for something else. */
export function onceOf(request: FastifyRequest, body: unknown, files: readonly UploadedFile[]): Once | undefined {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return undefined
  if (typeof key !== 'string' || !uuid.test(key)) throw wrongKey('Mã chống gửi trùng không hợp lệ')
  const hash = createHash('sha256').update(JSON.stringify([request.url, body ?? null]))
  for (const file of files) hash.update(createHash('sha256').update(file.bytes).digest())
  return { key: key.toLowerCase(), fingerprint: hash.digest() }
}

const wrongKey = (words: string) => new Refusal('request.invalid', {}, [{ path: 'Idempotency-Key', words }])

/**
 * Claims the key in the same transaction as the work. Answers the first answer's JSON when the work was done before; a second
 * request at the same moment waits here for the first to end.
 */
export async function claim(ctx: Ctx, { key, fingerprint }: Once): Promise<string | undefined> {
  const officer_id = ctx.actor.officerId
  const oldest = new Date(ctx.now.getTime() - KEPT_HOURS * 3_600_000)
  await ctx.tx
    .deleteFrom('idempotency_key')
    .where('officer_id', '=', officer_id)
    .where('created_at', '<', oldest)
    .execute()
  const claimed = await ctx.tx
    .insertInto('idempotency_key')
    .values({ officer_id, key, fingerprint, created_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined
  const first = await ctx.tx
    .selectFrom('idempotency_key')
    .select(['fingerprint', 'body'])
    .where('officer_id', '=', officer_id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (!first.fingerprint.equals(fingerprint)) throw wrongKey('Mã chống gửi trùng đã dùng cho nội dung khác')
  // Done, but the answer was lost half-way: say so rather than do it twice.
  if (first.body === null) throw new Refusal('record.changed')
  return first.body
}

/** Keeps the answer for whoever asks again. */
export async function keepAnswer(ctx: Ctx, { key }: Once, body: string): Promise<void> {
  await ctx.tx
    .updateTable('idempotency_key')
    .set({ status: 200, body })
    .where('officer_id', '=', ctx.actor.officerId)
    .where('key', '=', key)
    .execute()
}
