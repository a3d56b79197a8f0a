import { formatDate, isoDate } from '@liem/domain/kernel/dates'
import { dueOn } from '@liem/domain/kernel/deadline'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { frontRequest, internalReport, reply as replyClock } from '@liem/domain/petitions/deadlines'
import type {
  assignPetition,
  extendPetition,
  replyToPetition,
  sendMessage,
} from '@liem/domain/petitions/steps.contract'
import { localLaw } from '#platform/calendar'
import type { Ctx } from '#platform/ctx'
import * as obligations from '#platform/obligations'
import { tell } from '../books/ledger.ts'
import { give } from '../custody/grants.ts'
import { watchHolders } from '../custody/holders.ts'
import { addLetter, addPaper, addPart } from './parts.ts'
import { answers, decides, ensure, holdsContent } from './policy.ts'
import { lock, note, ownGrants, stateAfter, take } from './store.ts'
import { isLate, mustTell } from './telling.ts'

/** F1: accepted, to be checked, refused, forwarded (Luật Tiếp công dân Điều 28 khoản 1). Said once; the final answer is another act. */
export async function reply(ctx: Ctx, id: string, body: BodyOf<typeof replyToPetition>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  if (!['opened', 'classified', 'verifying', 'forwarding'].includes(petition.state)) stateAfter(petition, 'file')
  if (petition.replied_on) throw new Refusal('petition.replied')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  await mustTell(ctx, id, { letter: body.status, paper: body.paper })
  const paper = body.paper ? await addPaper(ctx, id, body.paper) : null
  const late = await isLate(ctx, id, [replyClock.key])
  const after = await take(ctx, petition, {
    act: 'petitions.reply',
    set: { reply: body.reply, replied_on: ctx.today },
    facts: { reply: body.reply, late },
    blobs: paper ? [paper.hash] : [],
    status: body.status,
  })
  await obligations.meet(ctx, { kind: 'petition', id }, replyClock.key, ctx.today)
  await tell(ctx, after, 'replied', { late })
  return { version: after.version }
}

/** One leads the checking, others take part; each gets the key under his own. Gate officers who lead keep their standing. */
export async function assign(ctx: Ctx, id: string, body: BodyOf<typeof assignPetition>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'assign')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const handlers = body.officers.filter((one) => one.capacity === 'handler')
  const [handler] = handlers
  const isTeam = body.officers.every((one) => one.capacity === 'handler' || one.capacity === 'verifier')
  if (!handler || handlers.length !== 1 || !isTeam) throw new Refusal('petition.one_handler')
  const gate = await ctx.tx
    .selectFrom('petition_grant')
    .select('officer_id')
    .where('petition_id', '=', id)
    .where('part', '=', 'content')
    .where('capacity', 'in', ['gate', 'superior'])
    .where('revoked_at', 'is', null)
    .where('wrap', 'is not', null)
    .execute()
  const atGate = new Set(gate.map((row) => row.officer_id))
  await give(
    ctx,
    petition,
    body.officers.filter((one) => !atGate.has(one.officerId)).map((one) => ({ ...one, part: 'content' as const })),
  )
  const after = await take(ctx, petition, {
    act: 'petitions.assign',
    set: { state, handler_id: handler.officerId },
    facts: { handler: handler.officerId, team: body.officers.map((one) => one.officerId) },
    status: body.status,
  })
  await obligations.moveHolder(ctx, { kind: 'petition', id }, { officerId: handler.officerId })
  await watchHolders(ctx, after)
  return { version: after.version }
}

/** F5, F6: a complex matter may take up to thirty days in all from the day of receipt, decided once. */
export async function extend(ctx: Ctx, id: string, body: BodyOf<typeof extendPetition>) {
  const petition = await lock(ctx, id, body.version)
  ensure(answers(ctx, { grants: await ownGrants(ctx, id) }))
  const subject = { kind: 'petition', id } as const
  const running = (await obligations.listOpen(ctx, subject)).map((one) => one.rule)
  const rule = [internalReport, frontRequest].find((one) => running.includes(one.key))
  if (!rule) throw new Refusal('petition.no_extension')
  if (petition.extended_on) throw new Refusal('petition.extended')
  if (!petition.is_complex) throw new Refusal('petition.not_complex')
  const { calendar, values } = await localLaw(ctx.tx)
  const { due } = dueOn(
    rule,
    { start: isoDate(petition.received_on), extensions: [{ unit: 'CD', length: body.days }], local: values },
    calendar,
  )
  if (!due) throw new Refusal('petition.no_extension')
  const after = await take(ctx, petition, {
    act: 'petitions.extend',
    set: { extended_on: ctx.today },
    facts: { rule: rule.key, days: body.days, dueOn: due },
    status: body.status,
  })
  const why = `Gia hạn ${body.days} ngày vì vụ việc phức tạp, hạn mới ${formatDate(due)}.`
  await obligations.extendTo(ctx, subject, rule.key, due, why)
  return { version: after.version, dueOn: due }
}

/** A message to the reporter, with a copy for the file sealed to the report's key. */
export async function message(ctx: Ctx, id: string, body: BodyOf<typeof sendMessage>) {
  const petition = await lock(ctx, id)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  ensure(holdsContent({ grants: await ownGrants(ctx, id) }))
  const letter = await addLetter(ctx, id, { kind: 'message', bytes: body.letter })
  const copy = body.copy
    ? await addPart(ctx, id, { id: body.copy.id, part: 'message', sealedTo: 'report', bytes: body.copy.bytes })
    : null
  await note(ctx, id, 'petitions.message', {}, [letter.hash, ...(copy ? [copy.hash] : [])])
  return { version: petition.version }
}
