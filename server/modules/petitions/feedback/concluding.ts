import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import {
  apologise as apologyClock,
  forwardedChannels,
  metByAnswer,
  tellCitizen,
  tellForwarder,
} from '@liem/domain/petitions/deadlines'
import type {
  addPaper as addPaperRoute,
  answerPetition,
  apologise as apologiseRoute,
  concludePetition,
  recordCheck,
} from '@liem/domain/petitions/steps.contract'
import type { Channel } from '@liem/domain/petitions/words'
import type { Ctx } from '#platform/ctx'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { tell } from '../books/ledger.ts'
import { checkGrantable } from '../custody/grants.ts'
import { mustHaveTwo } from '../custody/holders.ts'
import { addLetter, addPaper, addPart, mailboxOf } from './parts.ts'
import { answers, checks, ensure, holdsContent } from './policy.ts'
import { lock, ownGrants, stateAfter, take } from './store.ts'
import { isLate, mustTell } from './telling.ts'

const notFuture = (ctx: Ctx, day: string) => {
  if (day > ctx.today) throw new Refusal('petition.future')
}

/** An unannounced check of the counter: sealed minutes, and whether what was reported was found. */
export async function check(ctx: Ctx, id: string, body: BodyOf<typeof recordCheck>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state !== 'verifying') stateAfter(petition, 'conclude')
  ensure(checks(ctx, { grants: await ownGrants(ctx, id) }))
  notFuture(ctx, body.checkedOn)
  const paper = await addPaper(ctx, id, { ...body.minutes, label: 'unannounced_check' })
  const after = await take(ctx, petition, {
    act: 'petitions.check',
    facts: { checkedOn: body.checkedOn, confirmed: body.confirmed },
    blobs: [paper.hash],
    status: body.status,
  })
  return { version: after.version }
}

/** A sealed paper of the file. An extract may be sealed to one officer who must answer and holds nothing else. */
export async function paper(ctx: Ctx, id: string, body: BodyOf<typeof addPaperRoute>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  const own = await ownGrants(ctx, id)
  ensure(holdsContent({ grants: own }))
  const toOfficer = body.toOfficerId ?? null
  let hash: string
  if (toOfficer === null) hash = (await addPaper(ctx, id, body.paper)).hash
  else {
    await checkGrantable(ctx, id, [toOfficer])
    hash = (
      await addPart(ctx, id, {
        id: body.paper.id,
        part: 'extract',
        sealedTo: 'officer',
        bytes: body.paper.bytes,
        label: 'extract',
      })
    ).hash
    await ctx.tx
      .insertInto('petition_grant')
      .values({
        petition_id: id,
        officer_id: toOfficer,
        part: 'content',
        capacity: 'signer',
        given_by: ctx.actor.officerId,
        given_at: ctx.now,
        received_at: petition.received_at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await notifyOfficers(ctx, [toOfficer], {
      kind: 'petitions.extract',
      subject: { kind: 'petition', id },
      facts: {},
      once: `extract:${body.paper.id}`,
    })
  }
  const after = await take(ctx, petition, {
    act: 'petitions.paper',
    facts: { label: body.paper.label, toOfficer },
    blobs: [hash],
    status: body.status,
  })
  await noticesGiven(ctx, id, body.paper.label)
  return { version: after.version }
}

/** F3 and F4: the paper that tells the forwarder, and then the citizen, is what meets the clock. */
async function noticesGiven(ctx: Ctx, id: string, label: string) {
  const subject = { kind: 'petition', id } as const
  if (label === 'citizen_notice') await obligations.meet(ctx, subject, tellCitizen.key, ctx.today)
  if (label !== 'forwarder_notice') return
  await obligations.meet(ctx, subject, tellForwarder.key, ctx.today)
  const sent = await ctx.tx
    .selectFrom('petition_forward')
    .select('from_unit_id')
    .where('petition_id', '=', id)
    .where('to_unit_id', 'is not', null)
    .where('received_on', 'is not', null)
    .executeTakeFirst()
  // Who has a mailbox reads the answer there; nobody needs to pass it on.
  if (sent && !(await mailboxOf(ctx, id)))
    await obligations.startTerm(ctx, {
      deadline: tellCitizen,
      subject,
      holder: { unitId: sent.from_unit_id },
      start: ctx.today,
    })
}

export async function conclude(ctx: Ctx, id: string, body: BodyOf<typeof concludePetition>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'conclude')
  ensure(checks(ctx, { grants: await ownGrants(ctx, id) }))
  const report = await addPaper(ctx, id, body.report)
  const after = await take(ctx, petition, {
    act: 'petitions.conclude',
    set: { state, outcome: body.outcome, apology_due: body.apologyDue },
    facts: { outcome: body.outcome, apologyDue: body.apologyDue },
    blobs: [report.hash],
    status: body.status,
  })
  await tell(ctx, after, 'concluded')
  if (body.apologyDue)
    await obligations.startTerm(ctx, {
      deadline: apologyClock,
      subject: { kind: 'petition', id },
      holder: { unitId: after.handling_unit_id ?? after.gate_unit_id },
      start: ctx.today,
    })
  return { version: after.version }
}

/** The final answer, in the mailbox or on paper. It ends the clocks of the settlement and starts that of telling a forwarder. */
export async function answer(ctx: Ctx, id: string, body: BodyOf<typeof answerPetition>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'answer')
  ensure(answers(ctx, { grants: await ownGrants(ctx, id) }))
  await mustHaveTwo(ctx, id)
  if (!petition.replied_on && petition.kind !== 'internal_report') throw new Refusal('petition.not_replied')
  await mustTell(ctx, id, {
    letter: body.letter,
    paper: body.paper,
    anonymous: petition.identity === 'anonymous',
  })
  const letter = body.letter ? await addLetter(ctx, id, { kind: 'reply', bytes: body.letter }) : null
  const paper = body.paper ? await addPaper(ctx, id, body.paper) : null
  const late = await isLate(ctx, id, metByAnswer)
  const after = await take(ctx, petition, {
    act: 'petitions.answer',
    set: { state, answered_on: ctx.today },
    facts: { late },
    blobs: [letter, paper].flatMap((one) => (one ? [one.hash] : [])),
    status: body.status,
  })
  const subject = { kind: 'petition', id } as const
  for (const rule of metByAnswer) await obligations.meet(ctx, subject, rule, ctx.today)
  await tell(ctx, after, 'answered', { late, letters: after.letter_count })
  const isInside = await ctx.tx
    .selectFrom('petition_forward')
    .select('id')
    .where('petition_id', '=', id)
    .where('to_unit_id', 'is not', null)
    .where('returned_on', 'is', null)
    .executeTakeFirst()
  if (isInside || forwardedChannels.includes(after.channel as Channel))
    await obligations.startTerm(ctx, {
      deadline: tellForwarder,
      subject,
      holder: { unitId: after.handling_unit_id ?? after.gate_unit_id },
      start: ctx.today,
    })
  return { version: after.version }
}

/** A public apology counts once its words are published; a letter or a meeting once it was given. */
export async function apologise(ctx: Ctx, id: string, body: BodyOf<typeof apologiseRoute>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  ensure(answers(ctx, { grants: await ownGrants(ctx, id) }))
  if (!petition.apology_due || petition.apologised_on) throw new Refusal('petition.no_apology_due')
  notFuture(ctx, body.on)
  if (body.way === 'publication') {
    const published = await ctx.tx
      .selectFrom('petition_publication')
      .select('id')
      .where('petition_id', '=', id)
      .where('kind', '=', 'apology')
      .where('published_on', 'is not', null)
      .executeTakeFirst()
    if (!published) throw new Refusal('petition.apology_unpublished')
  }
  const paper = body.paper ? await addPaper(ctx, id, body.paper) : null
  const after = await take(ctx, petition, {
    act: 'petitions.apologise',
    set: { apologised_on: body.on, apology_way: body.way },
    facts: { on: body.on, way: body.way },
    blobs: paper ? [paper.hash] : [],
    status: body.status,
  })
  await obligations.meet(ctx, { kind: 'petition', id }, apologyClock.key, body.on)
  await tell(ctx, after, 'apologised')
  return { version: after.version }
}
