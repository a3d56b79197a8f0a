import * as contract from '@liem/domain/setup/contract'
import { bind, bindOutside } from '#platform/http'
import { begin } from './practice.ts'
import { doSetup, readSetup } from './service.ts'
import { read } from './system.ts'

export const routes = [
  bindOutside(contract.readSetup, (ctx) => readSetup(ctx)),
  bindOutside(contract.doSetup, (ctx, { body }) => doSetup(ctx, body)),
  bindOutside(contract.startPractice, (ctx) => begin(ctx)),
  bind(contract.readSystem, (ctx) => read(ctx)),
]
