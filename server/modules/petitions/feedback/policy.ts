import { Refusal } from '@liem/domain/kernel/refusal'
import type { PetitionCan } from '@liem/domain/petitions/reading.contract'
import type { Capacity } from '@liem/domain/petitions/words'
import {
  endStates,
  feedbackFlow,
  isOpen,
  type PetitionState,
  type PetitionStep,
  petitionSteps,
} from '@liem/domain/petitions/workflow'
import type { Permission } from '@liem/domain/units/roles'
import type { Ctx } from '#platform/ctx'
import type { OwnGrant } from './store.ts'

/** What decides on an act: where the petition stands and in what capacity the officer holds it. */
export type Standing = {
  state: PetitionState
  grants: readonly OwnGrant[]
  /** Working columns that some acts ask about. */
  hasMailbox: boolean
  hasIdentity: boolean
  isReplied: boolean
  apologyDue: boolean
  isApologised: boolean
  isForwarded: boolean
  /** The forward that runs goes to a unit of the installation; null when none runs. */
  forwardInside: boolean | null
  /** The officer belongs to the side that is to confirm. */
  isReceiving: boolean
  extendable: boolean
  hasHold: boolean
  removalAskedBy: number | null
  /** Somebody else's words wait for approval. */
  toApprove: boolean
  identityAsked: boolean
}

type Asker = Pick<Ctx, 'actor'>
const may = (ctx: Asker, permission: Permission) => ctx.actor.permissions.has(permission)

/** Capacities that act for the gate, and those that verify. A grant for the identity alone gives none. */
const deciding: readonly Capacity[] = ['gate', 'superior']
const checking: readonly Capacity[] = ['gate', 'superior', 'handler', 'verifier']

/** Whoever's key went with a forward still knows of the matter but acts in it no more. */
const acts = (grant: OwnGrant) => grant.part === 'content' && (grant.opens || grant.onPaper === true)
const inCapacity = (grants: readonly OwnGrant[], capacities: readonly Capacity[]) =>
  grants.some((grant) => acts(grant) && capacities.includes(grant.capacity))

/** The gate's right: the role, and to hold it for the gate. */
export const decides = (ctx: Asker, { grants }: Pick<Standing, 'grants'>) =>
  may(ctx, 'petitions.gate') && inCapacity(grants, deciding)

/** Who verifies, and the gate. */
export const checks = (ctx: Asker, { grants }: Pick<Standing, 'grants'>) =>
  may(ctx, 'petitions.handle') && inCapacity(grants, checking)

/** Who signs answers: any holder of the content with the right, and who was sent an extract to answer. */
export const answers = (ctx: Asker, { grants }: Pick<Standing, 'grants'>) =>
  may(ctx, 'petitions.answer') &&
  grants.some((grant) => acts(grant) || (grant.part === 'content' && grant.capacity === 'signer'))

/** Who takes part in a removal can read what is to be destroyed. */
export const removes = (ctx: Asker, { grants }: Pick<Standing, 'grants'>) =>
  may(ctx, 'petitions.remove') && grants.some(acts)

export const holdsContent = ({ grants }: Pick<Standing, 'grants'>) =>
  grants.some((grant) => grant.part === 'content' && grant.opens)

/** Refuses with “permission missing” unless one of the rights above says yes. */
export function ensure(allowed: boolean): void {
  if (!allowed) throw new Refusal('permission.missing')
}

function stepAllowed(ctx: Asker, one: Standing, name: PetitionStep): boolean {
  switch (name) {
    case 'open':
      return one.grants.some((grant) => grant.opens)
    case 'confirmForward':
      return one.forwardInside === true && one.isReceiving && decides(ctx, one)
    case 'returnForward':
      return one.forwardInside === true ? one.isReceiving && decides(ctx, one) : decides(ctx, one)
    case 'confirmOutside':
      return one.forwardInside === false && decides(ctx, one)
    case 'forward':
      return decides(ctx, one) && !one.isForwarded
    case 'conclude':
      return checks(ctx, one)
    case 'answer':
      return answers(ctx, one) && one.isReplied
    case 'publish':
      return answers(ctx, one) && one.toApprove
    case 'close':
      return answers(ctx, one) && !(one.apologyDue && !one.isApologised)
    case 'remove':
      return false
    default:
      return decides(ctx, one)
  }
}

/** What the officer may do now: the buttons of the screen. */
export function canDo(ctx: Asker, one: Standing): PetitionCan[] {
  const { state, grants } = one
  if (grants.length === 0) return []
  const can: PetitionCan[] = petitionSteps.filter(
    (name) =>
      (feedbackFlow.steps[name].from as readonly PetitionState[]).includes(state) && stepAllowed(ctx, one, name),
  )
  if (state === 'removed') return []
  const add = (name: PetitionCan, allowed: boolean) => {
    if (allowed && !can.includes(name)) can.push(name)
  }
  const running = isOpen(state)
  const content = holdsContent(one)
  add(
    'open',
    grants.some((grant) => grant.opens),
  )
  add(
    'reply',
    decides(ctx, one) && !one.isReplied && ['opened', 'classified', 'verifying', 'forwarding'].includes(state),
  )
  add('message', content && one.hasMailbox && !endStates.includes(state))
  add('check', checks(ctx, one) && state === 'verifying')
  add('paper', content && running)
  add('subjects', content && running)
  add('exclude', decides(ctx, one) && running)
  add('recuse', grants.some((grant) => grant.part === 'content') && running)
  add('regrant', content && running)
  add('flags', decides(ctx, one) && running)
  add('extend', answers(ctx, one) && one.extendable)
  add('merge', decides(ctx, one) && (state === 'opened' || state === 'classified'))
  add('apologise', answers(ctx, one) && one.apologyDue && !one.isApologised && running)
  add('propose', checks(ctx, one) && ['concluded', 'answered', 'published'].includes(state))
  add('approve', answers(ctx, one) && one.toApprove && ['concluded', 'answered', 'published'].includes(state))
  add('askIdentity', content && one.hasIdentity && !one.identityAsked && running && !holdsIdentity(grants))
  add('decideIdentity', may(ctx, 'petitions.custody') && holdsIdentity(grants) && one.identityAsked)
  add('hold', decides(ctx, one))
  add('liftHold', decides(ctx, one) && one.hasHold)
  const destroys = removes(ctx, one)
  add('askRemoval', destroys && one.removalAskedBy === null && !one.hasHold)
  add(
    'decideRemoval',
    destroys && one.removalAskedBy !== null && one.removalAskedBy !== ctx.actor.officerId && !one.hasHold,
  )
  return can
}

const holdsIdentity = (grants: readonly OwnGrant[]) => grants.some((grant) => grant.part === 'identity' && grant.opens)
