import {
  listReceipts,
  listSpreadings,
  readCoverage,
  readCoverageCell,
  readRoadmap,
} from '@liem/domain/directives/cascade.contract'
import {
  listDocuments,
  listDocumentTimeline,
  readDocumentGraph,
  readDocumentPage,
} from '@liem/domain/directives/contract'
import { listItems } from '@liem/domain/directives/items.contract'
import { listTasks } from '@liem/domain/tasks/contract'

/** Answers that a step on a document makes out of date. */
export const touched = [
  readDocumentPage,
  listDocuments,
  listDocumentTimeline,
  readDocumentGraph,
  listItems,
  listReceipts,
  listSpreadings,
  readCoverage,
  readCoverageCell,
  readRoadmap,
  listTasks,
] as const
