import * as custody from '@liem/domain/petitions/custody.contract'
import * as figuresContract from '@liem/domain/petitions/figures.contract'
import * as reading from '@liem/domain/petitions/reading.contract'
import { paperBytes } from '@liem/domain/petitions/sealed'
import * as steps from '@liem/domain/petitions/steps.contract'
import { bind, bindFile } from '#platform/http'
import * as books from './books/books.ts'
import * as clocks from './books/clocks.ts'
import * as figures from './books/figures.ts'
import * as grants from './custody/grants.ts'
import * as identity from './custody/identity.ts'
import * as relations from './custody/relations.ts'
import * as removal from './custody/removal.ts'
import * as classifying from './feedback/classifying.ts'
import * as concluding from './feedback/concluding.ts'
import * as ending from './feedback/ending.ts'
import * as forwarding from './feedback/forwarding.ts'
import { list } from './feedback/list.ts'
import * as opening from './feedback/opening.ts'
import { read } from './feedback/page.ts'
import * as publishing from './feedback/publishing.ts'
import * as replying from './feedback/replying.ts'

/** Steps that carry sealed papers. */
const papers = { maxBytes: paperBytes }

export const routes = [
  bind(figuresContract.listBooks, (ctx, { query }) => books.list(ctx, query)),
  bind(figuresContract.listClocks, (ctx, { query }) => clocks.list(ctx, query)),
  bind(figuresContract.urgeUnit, (ctx, { body }) => clocks.urge(ctx, body)),
  bind(figuresContract.readFigures, (ctx, { query }) => figures.read(ctx, query)),
  bind(custody.listIdentityRequests, (ctx) => identity.listRequests(ctx)),
  bind(reading.listPetitions, (ctx, { query }) => list(ctx, query)),
  bind(reading.readPetition, (ctx, { params }) => read(ctx, params.id)),
  // Keys are handed out, not kept: an answer kept for a repetition would outlive the grant.
  bind(reading.openPetition, (ctx, { params, body }) => opening.open(ctx, params.id, body), { unkept: true }),
  bindFile(reading.readPart, (ctx, { params }) => opening.part(ctx, params.id, params.partId)),
  bind(steps.classifyPetition, (ctx, { params, body }) => classifying.classify(ctx, params.id, body), papers),
  bind(steps.addSubjects, (ctx, { params, body }) => classifying.name(ctx, params.id, body), papers),
  bind(steps.excludeOfficer, (ctx, { params, body }) => classifying.excludeOne(ctx, params.id, body)),
  bind(steps.recuse, (ctx, { params, body }) => classifying.recuse(ctx, params.id, body)),
  bind(steps.setFlags, (ctx, { params, body }) => classifying.flag(ctx, params.id, body)),
  bind(steps.replyToPetition, (ctx, { params, body }) => replying.reply(ctx, params.id, body), papers),
  bind(steps.assignPetition, (ctx, { params, body }) => replying.assign(ctx, params.id, body)),
  bind(steps.extendPetition, (ctx, { params, body }) => replying.extend(ctx, params.id, body)),
  bind(steps.sendMessage, (ctx, { params, body }) => replying.message(ctx, params.id, body)),
  bind(steps.forwardPetition, (ctx, { params, body }) => forwarding.forward(ctx, params.id, body), papers),
  bind(steps.confirmForward, (ctx, { params, body }) => forwarding.confirm(ctx, params.id, body)),
  bind(steps.returnForward, (ctx, { params, body }) => forwarding.giveBack(ctx, params.id, body)),
  bind(steps.recordCheck, (ctx, { params, body }) => concluding.check(ctx, params.id, body), papers),
  bind(steps.addPaper, (ctx, { params, body }) => concluding.paper(ctx, params.id, body), papers),
  bind(steps.concludePetition, (ctx, { params, body }) => concluding.conclude(ctx, params.id, body), papers),
  bind(steps.answerPetition, (ctx, { params, body }) => concluding.answer(ctx, params.id, body), papers),
  bind(steps.apologise, (ctx, { params, body }) => concluding.apologise(ctx, params.id, body), papers),
  bind(steps.proposePublication, (ctx, { params, body }) => publishing.propose(ctx, params.id, body)),
  bind(steps.approvePublication, (ctx, { params, body }) =>
    publishing.approve(ctx, params.id, params.publicationId, body),
  ),
  bind(steps.closePetition, (ctx, { params, body }) => ending.close(ctx, params.id, body)),
  bind(steps.filePetition, (ctx, { params, body }) => ending.file(ctx, params.id, body)),
  bind(steps.mergePetition, (ctx, { params, body }) => ending.merge(ctx, params.id, body)),
  bind(custody.regrant, (ctx, { params, body }) => grants.again(ctx, params.id, body)),
  bind(custody.revokeGrant, (ctx, { params, body }) => grants.revoke(ctx, params.id, params.officerId, body)),
  bind(custody.askIdentity, (ctx, { params, body }) => identity.ask(ctx, params.id, body)),
  bind(custody.decideIdentity, (ctx, { params, body }) => identity.decide(ctx, params.id, params.requestId, body)),
  bind(custody.giveBackIdentity, (ctx, { params }) => identity.giveBack(ctx, params.id)),
  bind(custody.setHold, (ctx, { params, body }) => removal.hold(ctx, params.id, body)),
  bind(custody.liftHold, (ctx, { params }) => removal.lift(ctx, params.id, params.holdId)),
  bind(custody.askRemoval, (ctx, { params, body }) => removal.ask(ctx, params.id, body)),
  bind(custody.decideRemoval, (ctx, { params, body }) => removal.decide(ctx, params.id, body)),
  bind(custody.listRelations, (ctx, { query }) => relations.list(ctx, query.officerId)),
  bind(custody.recordRelation, (ctx, { body }) => relations.record(ctx, body)),
  bind(custody.confirmRelation, (ctx, { params }) => relations.confirm(ctx, params.id)),
  bind(custody.endRelation, (ctx, { params, body }) => relations.end(ctx, params.id, body)),
]
