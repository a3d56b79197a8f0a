import * as contract from '@liem/domain/calendar/contract'
import { bind } from '#platform/http'
import * as days from './days.ts'
import * as lawValues from './law-values.ts'
import { readProgress } from './recounting.ts'
import { readYear } from './year.ts'

export const routes = [
  bind(contract.readCalendar, (ctx, { query }) => readYear(ctx, query.year)),
  bind(contract.proposeDay, (ctx, { body }) => days.propose(ctx, body)),
  bind(contract.confirmDay, (ctx, { params }) => days.confirm(ctx, params.id)),
  bind(contract.withdrawDay, (ctx, { params }) => days.withdraw(ctx, params.id)),
  bind(contract.listLawValues, (ctx) => lawValues.list(ctx)),
  bind(contract.proposeLawValue, (ctx, { body }) => lawValues.propose(ctx, body)),
  bind(contract.confirmLawValue, (ctx, { params }) => lawValues.confirm(ctx, params.id)),
  bind(contract.withdrawLawValue, (ctx, { params }) => lawValues.withdraw(ctx, params.id)),
  bind(contract.readRecount, (ctx, { params }) => readProgress(ctx, params.id)),
]
