import { verifierKeyText } from '@liem/sealing/note'
import type { Parts } from '#platform/ctx'
import type { Db } from '#platform/db/as-actor'
import { findSigningKey, type SigningKey, signingKey } from '#platform/signing-key'
import { logOrigin, logState } from '#platform/transparency/published'
import { verifierOf } from '#platform/transparency/signer'
import { identityAllowed, type Law, readLaw } from './law.ts'

/** What the portal's side of petitions works with: its own login, the clock, and what was read once. */
export type Intake = {
  db: Db
  parts: Parts
  kept: { law?: Law; signer?: Signer }
}

export type Signer = { key: SigningKey; origin: string; vkey: string }

export function newIntake(db: Db, parts: Parts): Intake {
  return { db, parts, kept: {} }
}

/** The law in force, kept until a row is confirmed or withdrawn. */
export async function lawOf(intake: Intake): Promise<Law> {
  intake.kept.law = await readLaw(intake.db, intake.kept.law)
  return intake.kept.law
}

export async function mayGiveIdentity(intake: Intake, day: string): Promise<boolean> {
  return identityAllowed(await lawOf(intake), day, intake.parts.settings.network)
}

/**
 * The log's key and name. A promise under another key than the published one would be worth nothing, so then nothing is taken in:
 * a portal on a machine of its own needs the installation's signing key in its data folder.
 */
export async function signerOf(intake: Intake): Promise<Signer> {
  const kept = intake.kept.signer
  if (kept) return kept
  const { settings } = intake.parts
  const published = await logState(intake.db)
  const key = findSigningKey(settings.dataFolder) ?? (published ? undefined : signingKey(settings.dataFolder))
  if (!key) throw new Error('the signing key of the log is not in this data folder')
  const origin = await logOrigin(intake.db, settings.publicUrl)
  const vkey = verifierKeyText(verifierOf(key, origin))
  if (published && published.vkey !== vkey) throw new Error('the signing key here is not the key of the published log')
  const signer = { key, origin, vkey }
  // Before the first tick the name may still change with the settings.
  if (published) intake.kept.signer = signer
  return signer
}
