import * as cascadeContract from '@liem/domain/directives/cascade.contract'
import * as contract from '@liem/domain/directives/contract'
import * as itemContract from '@liem/domain/directives/items.contract'
import * as readingContract from '@liem/domain/directives/readings.contract'
import { type Bound, bind, bindFile, bindOutside } from '#platform/http'
import * as assigning from './assign.ts'
import * as cascade from './cascade.ts'
import { confirm } from './confirm.ts'
import * as coverage from './coverage.ts'
import * as items from './items.ts'
import { exportRegister, list } from './list.ts'
import * as page from './page.ts'
import * as papers from './papers.ts'
import * as readings from './readings.ts'
import * as receipts from './receipts.ts'
import * as registering from './register.ts'
import * as relations from './relations.ts'
import * as roadmap from './roadmap.ts'

/** A whole plan with its text, or thousands of receiving units, in one body. */
const large = { maxBytes: 16 * 1024 ** 2 }

export const routes: readonly Bound[] = [
  bind(contract.listDocuments, (ctx, { query }) => list(ctx, query)),
  bindFile(contract.exportDocuments, (ctx, { query }) => exportRegister(ctx, query)),
  bind(contract.readDocumentPage, (ctx, { params }) => page.read(ctx, params.id)),
  bind(
    contract.registerDocument,
    async (ctx, { body }) => {
      const { id, incomingNumber } = await registering.register(ctx, body)
      return { id, incomingNumber }
    },
    large,
  ),
  bind(contract.editDocument, (ctx, { params, body }) => registering.edit(ctx, params.id, body)),
  bind(contract.registerStub, (ctx, { params, body }) => registering.registerStub(ctx, params.id, body)),
  bind(contract.publishDocument, (ctx, { params, body }) => registering.publish(ctx, params.id, body.published)),
  bind(contract.relateDocuments, (ctx, { params, body }) => relations.relate(ctx, params.id, body.kind, body.toId)),
  bind(contract.unrelateDocuments, (ctx, { params }) => relations.unrelate(ctx, params.id, params.toId, params.kind)),
  bind(contract.mergeStub, (ctx, { params, body }) => relations.merge(ctx, params.id, body.intoId)),
  bindOutside(contract.attachPaper, (ctx, { params, body, files }) => papers.attachAll(ctx, params.id, body, files)),
  bindFile(contract.readPaper, (ctx, { params }) => papers.download(ctx, params.id, params.paperId)),
  bind(contract.readDocumentText, (ctx, { params }) => page.text(ctx, params.id)),
  bind(contract.listDocumentTimeline, (ctx, { params }) => page.timeline(ctx, params.id)),
  bind(contract.readDocumentGraph, (ctx, { params }) => page.graph(ctx, params.id)),

  bind(itemContract.listItems, (ctx, { params }) => items.list(ctx, params.id)),
  bind(itemContract.addItem, (ctx, { params, body }) => items.add(ctx, params.id, body)),
  bind(itemContract.linkItem, (ctx, { params, body }) => items.link(ctx, params.id, body.upperItemIds)),
  bind(itemContract.assignFromDocument, (ctx, { params, body }) => assigning.assign(ctx, params.id, body.tasks), large),

  bind(cascadeContract.sendDocument, (ctx, { params, body }) => cascade.send(ctx, params.id, body)),
  bind(cascadeContract.listReceipts, (ctx, { params, query }) => receipts.list(ctx, params.id, query)),
  bind(cascadeContract.acknowledgeDocument, (ctx, { params }) => cascade.acknowledge(ctx, params.id, params.unitId)),
  bind(cascadeContract.recordSpreading, (ctx, { params, body }) => cascade.spread(ctx, params.id, params.unitId, body)),
  bind(cascadeContract.listSpreadings, (ctx, { params, query }) => receipts.spreadings(ctx, params.id, query.unitId)),
  bind(cascadeContract.attachPlan, (ctx, { params, body }) => cascade.planFor(ctx, params.id, params.unitId, body)),
  bind(cascadeContract.readCoverage, (ctx, { params, query }) => coverage.read(ctx, params.id, query)),
  bind(cascadeContract.readCoverageCell, (ctx, { params }) =>
    coverage.cell(ctx, params.id, params.itemId, params.unitId),
  ),
  bindFile(cascadeContract.exportCoverage, (ctx, { params }) => coverage.exportMatrix(ctx, params.id)),
  bind(cascadeContract.readRoadmap, (ctx, { query }) => roadmap.read(ctx, query)),
  bind(cascadeContract.markReviewDone, (ctx, { params, body }) => roadmap.markDone(ctx, params.id, body)),

  bindOutside(readingContract.readFile, (ctx, { files }) => readings.upload(ctx, files)),
  bind(readingContract.listReadings, (ctx, { query }) => readings.list(ctx, query)),
  bind(readingContract.readReading, (ctx, { params }) => readings.read(ctx, params.id)),
  bind(readingContract.saveReading, (ctx, { params, body }) => readings.save(ctx, params.id, body), large),
  bind(readingContract.confirmReading, (ctx, { params, body }) => confirm(ctx, params.id, body), large),
  bind(readingContract.discardReading, (ctx, { params }) => readings.discard(ctx, params.id)),
]
