import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { addPasskey, beginPasskey, challengeSecondFactor } from '@liem/domain/keys/second-factor.contract'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { onConstraint } from '#platform/http'
import { codesForFirst } from './backup-codes.ts'
import { journalOf } from './journal-own.ts'
import { askPassword, markShown } from './showing.ts'

const CHALLENGE_MINUTES = 5
type Options = OkOf<typeof beginPasskey>['options']

// Loaded when first asked for: certificates and their formats are no business of a server that starts.
const webAuthn = () => import('@simplewebauthn/server')

/** As it travels: the library leaves members undefined that JSON does not know. */
const asJson = (options: object): Options => JSON.parse(JSON.stringify(options))

/** The host and the origin a passkey is bound to: the address officers open. */
function relyingParty({ parts }: Pick<Ctx, 'parts'>) {
  const { hostname, origin } = new URL(parts.settings.officeUrl)
  return { rpID: hostname, origin }
}

export const ownPasskeys = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('second_factor')
    .select(['id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('officer_id', '=', ctx.actor.officerId)
    .where('kind', '=', 'passkey')
    .where('removed_at', 'is', null)
    .execute()

type Passkey = Awaited<ReturnType<typeof ownPasskeys>>[number]
const known = (rows: readonly Passkey[]) =>
  rows.map((row) => ({ id: row.credential_id as string, transports: row.transports ?? undefined }))

async function giveChallenge({ tx, session, now }: Ctx, challenge: string): Promise<void> {
  const until = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000)
  await sql`select session_challenge(${session?.id ?? null}, ${challenge}, ${until})`.execute(tx)
}

/** In a transaction of its own: a challenge is used up even when the answer to it is wrong. */
export async function takeChallenge(ctx: OutsideCtx): Promise<string> {
  const challenge = await ctx.transaction(async ({ tx, session, now }) => {
    const { rows } = await sql<{ challenge: string | null }>`
      select session_take_challenge(${session?.id ?? null}, ${now}) as challenge`.execute(tx)
    return rows[0]?.challenge ?? null
  })
  if (!challenge) throw new Refusal('second_factor.wrong')
  return challenge
}

export async function begin(
  ctx: OutsideCtx,
  { body }: { body: BodyOf<typeof beginPasskey> },
): Promise<OkOf<typeof beginPasskey>> {
  const { generateRegistrationOptions } = await webAuthn()
  return askPassword(ctx, body.password, async (inside) => {
    const officer = await inside.tx
      .selectFrom('officer')
      .select(['username', 'full_name'])
      .where('id', '=', inside.actor.officerId)
      .executeTakeFirstOrThrow()
    const options = await generateRegistrationOptions({
      rpName: 'Liêm',
      rpID: relyingParty(inside).rpID,
      userName: officer.username,
      userDisplayName: officer.full_name,
      userID: new TextEncoder().encode(`officer/${inside.actor.officerId}`),
      excludeCredentials: known(await ownPasskeys(inside)),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    })
    await giveChallenge(inside, options.challenge)
    return { options: asJson(options) }
  })
}

export async function add(
  ctx: OutsideCtx,
  { body }: { body: BodyOf<typeof addPasskey> },
): Promise<OkOf<typeof addPasskey>> {
  const expectedChallenge = await takeChallenge(ctx)
  const { verifyRegistrationResponse } = await webAuthn()
  const { rpID, origin } = relyingParty(ctx)
  const verified = await verifyRegistrationResponse({
    response: body.response as unknown as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => null)
  if (!verified?.verified) throw new Refusal('second_factor.wrong')
  const { credential } = verified.registrationInfo
  return ctx.transaction(async (inside) => {
    const { id } = await inside.tx
      .insertInto('second_factor')
      .values({
        officer_id: inside.actor.officerId,
        kind: 'passkey',
        name: body.name,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        counter: String(credential.counter),
        transports: credential.transports ?? null,
        created_at: inside.now,
        confirmed_at: inside.now,
        used_at: inside.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch((thrown) =>
        onConstraint(thrown, { second_factor_credential_id_key: () => new Refusal('second_factor.known') }),
      )
    const backupCodes = await codesForFirst(inside)
    await markShown(inside)
    await journalOf(inside, 'keys.add_second_factor', inside.actor.officerId, { kind: 'passkey', factor: id })
    return { id, backupCodes }
  })
}

/** What the browser's authenticator is to sign, or null without a passkey. */
export async function challenge(ctx: Ctx): Promise<OkOf<typeof challengeSecondFactor>['passkey']> {
  const rows = await ownPasskeys(ctx)
  if (rows.length === 0) return null
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ctx).rpID,
    allowCredentials: known(rows),
    userVerification: 'preferred',
  })
  await giveChallenge(ctx, options.challenge)
  return asJson(options)
}

/** Whether one of the officer's passkeys signed the challenge. */
export async function check(ctx: Ctx, response: object, expectedChallenge: string): Promise<boolean> {
  const answer = response as AuthenticationResponseJSON
  const row = (await ownPasskeys(ctx)).find((one) => one.credential_id === answer.id)
  if (!row?.credential_id || !row.public_key) return false
  const { verifyAuthenticationResponse } = await webAuthn()
  const { rpID, origin } = relyingParty(ctx)
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
    },
  }).catch(() => null)
  if (!verified?.verified) return false
  await ctx.tx
    .updateTable('second_factor')
    .set({ used_at: ctx.now, counter: String(verified.authenticationInfo.newCounter) })
    .where('id', '=', row.id)
    .execute()
  return true
}
