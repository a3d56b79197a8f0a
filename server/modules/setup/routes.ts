import * as contract from '@liem/domain/setup/contract'
import { bindOutside } from '#platform/http'
import { begin } from './practice.ts'
import { doSetup, readSetup } from './service.ts'

export const routes = [
  bindOutside(contract.readSetup, (ctx) => readSetup(ctx)),
  bindOutside(contract.doSetup, (ctx, { body }) => doSetup(ctx, body)),
  bindOutside(contract.startPractice, (ctx) => begin(ctx)),
]
