import { changeSynonyms, listUnits, readUnit, recordUnitEvent } from '@liem/domain/units/contract'
import * as contract from '@liem/domain/units/officers.contract'
import { bind } from '#platform/http'
import type { Follower } from './followers.ts'
import * as handover from './handover.ts'
import * as imports from './imports.ts'
import * as ledger from './ledger.ts'
import * as officerQueries from './officer-queries.ts'
import * as officers from './officers.ts'
import * as queries from './queries.ts'
import { changeSynonymsOf } from './synonyms.ts'

/** Routes of the organisation; `followers` are the modules that hold something of a unit or an officer. */
export const unitRoutes = (followers: readonly Follower[]) => [
  bind(listUnits, (ctx, { query }) => queries.list(ctx, query)),
  bind(readUnit, (ctx, { params }) => queries.read(ctx, params.id)),
  bind(recordUnitEvent, (ctx, { body }) => ledger.record(ctx, body, followers)),
  bind(changeSynonyms, (ctx, { params, body }) => changeSynonymsOf(ctx, params.id, body.synonyms)),
  bind(contract.listOfficers, (ctx, { query }) => officerQueries.list(ctx, query)),
  bind(contract.addOfficer, (ctx, { body }) => officers.add(ctx, body)),
  bind(contract.readOfficer, (ctx, { params }) => officerQueries.read(ctx, params.id)),
  bind(contract.editOfficer, (ctx, { params, body }) => officers.edit(ctx, params.id, body, followers)),
  bind(contract.resetPassword, (ctx, { params }) => officers.resetPassword(ctx, params.id)),
  bind(contract.grantClearedRole, (ctx, { params, body }) => officers.grantCleared(ctx, params.id, body)),
  bind(contract.grantRole, (ctx, { params, body }) => officers.grant(ctx, params.id, body)),
  bind(contract.endRole, (ctx, { params }) => officers.endRole(ctx, params.id, params.grantId, followers)),
  bind(contract.appoint, (ctx, { params, body }) => officers.appointOfficer(ctx, params.id, body)),
  bind(contract.endAppointment, (ctx, { params }) =>
    officers.endAppointment(ctx, params.id, params.appointmentId, followers),
  ),
  bind(contract.recordAbsence, (ctx, { params, body }) => officers.recordAbsenceOf(ctx, params.id, body)),
  bind(contract.revokeAbsence, (ctx, { params }) => officers.revokeAbsenceOf(ctx, params.id, params.absenceId)),
  bind(contract.readHandover, (ctx, { params }) => handover.list(ctx, params.id, followers)),
  bind(contract.handOver, (ctx, { params, body }) => handover.hand(ctx, params.id, body, followers)),
  bind(contract.importUnits, (ctx, { body, files }) => imports.importUnits(ctx, body, files)),
  bind(contract.importOfficers, (ctx, { body, files }) => imports.importOfficers(ctx, body, files)),
  bind(contract.downloadTemplate, (_ctx, { params }) => imports.template(params.kind)),
]
