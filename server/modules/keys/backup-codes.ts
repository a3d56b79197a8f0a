import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/ctx'

const COUNT = 10
/** No letters that are read for others; 80 random bits each, so a plain hash of it cannot be searched. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

function makeCode(): string {
  const text = [...randomBytes(16)].map((byte) => letters[byte & 31]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** Typed as read: capitals, hyphens and spaces do not matter, and o, i, l are taken for 0, 1, 1. */
const plain = (typed: string) =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')

const hashOf = (officerId: number, typed: string) =>
  createHash('sha256')
    .update(`backup-code/${officerId}/${plain(typed)}`)
    .digest()

/** A new set in the place of the old one; answered once, kept as hashes. */
export async function makeCodes(ctx: Ctx): Promise<string[]> {
  const officer_id = ctx.actor.officerId
  await ctx.tx.deleteFrom('backup_code').where('officer_id', '=', officer_id).execute()
  const codes = Array.from({ length: COUNT }, makeCode)
  await ctx.tx
    .insertInto('backup_code')
    .values(codes.map((code) => ({ officer_id, hash: hashOf(officer_id, code), made_at: ctx.now })))
    .execute()
  return codes
}

/** The first factor brings a set along; a further one leaves the set as it is. */
export async function codesForFirst(ctx: Ctx): Promise<string[] | null> {
  return (await codesLeft(ctx)) === 0 ? makeCodes(ctx) : null
}

export async function codesLeft(ctx: Ctx): Promise<number> {
  const rows = await ctx.tx
    .selectFrom('backup_code')
    .select('hash')
    .where('officer_id', '=', ctx.actor.officerId)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}

/** Uses a code up. False: there is no such code, or it was used. */
export async function useCode(ctx: Ctx, typed: string): Promise<boolean> {
  const used = await ctx.tx
    .updateTable('backup_code')
    .set({ used_at: ctx.now })
    .where('officer_id', '=', ctx.actor.officerId)
    .where('hash', '=', hashOf(ctx.actor.officerId, typed))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}
