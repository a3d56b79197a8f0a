import * as tasks from '@liem/domain/tasks/contract'
import * as figuresContract from '@liem/domain/tasks/figures.contract'
import * as steps from '@liem/domain/tasks/steps.contract'
import { bind, bindFile, bindOutside } from '#platform/http'
import * as assigning from './assigning.ts'
import * as claims from './claims.ts'
import * as difficulties from './difficulties.ts'
import * as extensions from './extensions.ts'
import * as figures from './figures.ts'
import * as handovers from './handovers.ts'
import * as imports from './import.ts'
import * as queries from './queries.ts'
import * as reading from './reading.ts'
import * as sheet from './sheet.ts'
import * as urging from './urging.ts'
import * as verdicts from './verdicts.ts'

export const routes = [
  bind(tasks.listTasks, (ctx, { query }) => queries.list(ctx, query)),
  bind(tasks.readTask, (ctx, { params }) => reading.read(ctx, params.id)),
  bindFile(tasks.exportTasks, (ctx, { query }) => sheet.exportList(ctx, query)),
  bind(figuresContract.importTasks, (ctx, { body, files }) => imports.importList(ctx, body, files)),
  bind(figuresContract.draftUrging, (ctx, { body }) => urging.draft(ctx, body)),
  bind(figuresContract.listUrgings, (ctx, { query }) => urging.list(ctx, query)),
  bindFile(figuresContract.downloadUrging, (ctx, { params }) => urging.download(ctx, params.id, params.form)),
  bind(figuresContract.readUnitFigures, (ctx, { params }) => figures.ofUnit(ctx, params.id)),
  bind(steps.listTaskJournal, (ctx, { params }) => reading.timeline(ctx, params.id)),
  bindFile(steps.readEvidence, (ctx, { params }) => reading.evidence(ctx, params.id, params.fileId)),
  bind(steps.assignTask, (ctx, { body }) => assigning.assign(ctx, body)),
  bind(steps.editTask, (ctx, { params, body }) => assigning.edit(ctx, params.id, body)),
  bind(steps.assignOfficer, (ctx, { params, body }) => assigning.setOfficer(ctx, params.id, body)),
  bindOutside(steps.claimDone, (ctx, { params, body, files }) => claims.claim(ctx, params.id, body, files)),
  bind(steps.withdrawClaim, (ctx, { params }) => claims.withdraw(ctx, params.id, params.claimId)),
  bind(steps.reportProgress, (ctx, { params, body }) => difficulties.report(ctx, params.id, body)),
  bind(steps.raiseDifficulty, (ctx, { params, body }) => difficulties.raise(ctx, params.id, body)),
  bind(steps.answerDifficulty, (ctx, { params, body }) =>
    difficulties.answer(ctx, params.id, params.difficultyId, body),
  ),
  bind(steps.extendTask, (ctx, { params, body }) => extensions.extend(ctx, params.id, body)),
  bind(steps.suspendTask, (ctx, { params, body }) => extensions.suspend(ctx, params.id, body)),
  bind(steps.resumeTask, (ctx, { params, body }) => extensions.resume(ctx, params.id, body)),
  bind(steps.recallTask, (ctx, { params, body }) => extensions.recall(ctx, params.id, body)),
  bind(steps.handOverTask, (ctx, { params, body }) => handovers.handOver(ctx, params.id, body)),
  bind(steps.giveVerdict, (ctx, { params, body }) => verdicts.judge(ctx, params.id, params.claimId, body)),
]
