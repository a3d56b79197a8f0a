import { verifierKeyText } from '@liem/sealing/note'
import type { Parts } from '#platform/ctx'
import type { Db } from '#platform/db/as-actor'
import { findSigningKey, type SigningKey, signingKey } from '#platform/signing-key'
import { originOf } from '#platform/transparency/names'
import { logState } from '#platform/transparency/published'
import { verifierOf } from '#platform/transparency/signer'
import { identityAllowed, type Law, readLaw } from './law.ts'

/** What the portal's side of petitions works with: its own login, the clock, and what was read a moment ago. */
export type Intake = {
  db: Db
  parts: Parts
  /**
   * Answers the same question once within a moment, however many ask: law, ways to gates, the log's name. Whether a key or role still
   * stands is asked again in the transaction that stores a report.
   */
  lately<T>(question: string, ask: () => Promise<T>): Promise<T>
  kept: { law?: Law }
}

export type Signer = { key: SigningKey; origin: string; vkey: string }

const MOST_LATELY = 1000

export function newIntake(db: Db, parts: Parts, { keepMs = 250 }: { keepMs?: number } = {}): Intake {
  const answers = new Map<string, { until: number; answer: Promise<unknown> }>()
  const lately = <T>(question: string, ask: () => Promise<T>): Promise<T> => {
    const found = answers.get(question)
    if (found && found.until > performance.now()) return found.answer as Promise<T>
    if (answers.size >= MOST_LATELY) answers.clear()
    const answer = ask()
    if (keepMs > 0) {
      answers.set(question, { until: performance.now() + keepMs, answer })
      answer.catch(() => answers.delete(question))
    }
    return answer
  }
  return { db, parts, lately, kept: {} }
}

/** The law in force, kept until a row is confirmed or withdrawn. */
export function lawOf(intake: Intake): Promise<Law> {
  return intake.lately('law', async () => {
    intake.kept.law = await readLaw(intake.db, intake.kept.law)
    return intake.kept.law
  })
}

export async function mayGiveIdentity(intake: Intake, day: string): Promise<boolean> {
  return identityAllowed(await lawOf(intake), day, intake.parts.settings.network)
}

/**
 * The log's key and name. A promise under another key than the published one would be worth nothing, so then nothing is taken in:
 * a portal on a machine of its own needs the installation's signing key in its data folder.
 */
export function signerOf(intake: Intake): Promise<Signer> {
  return intake.lately('signer', async () => {
    const { settings } = intake.parts
    const published = await logState(intake.db)
    const key = findSigningKey(settings.dataFolder) ?? (published ? undefined : signingKey(settings.dataFolder))
    if (!key) throw new Error('the signing key of the log is not in this data folder')
    const origin = published?.origin ?? originOf(settings.publicUrl)
    const vkey = verifierKeyText(verifierOf(key, origin))
    if (published && published.vkey !== vkey)
      throw new Error('the signing key here is not the key of the published log')
    return { key, origin, vkey }
  })
}
