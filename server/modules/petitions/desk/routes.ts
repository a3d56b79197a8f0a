import * as desk from '@liem/domain/petitions/desk.contract'
import { importBook, MOST_IMPORT_BYTES } from '@liem/domain/petitions/desk-books.contract'
import { bind, bindOutside } from '#platform/http'
import * as arrival from './arrival.ts'
import * as books from './books.ts'
import * as gate from './gate.ts'
import * as key from './key.ts'
import * as letters from './letters.ts'
import * as onDesk from './on-desk.ts'
import { register } from './register.ts'
import { seen } from './seen.ts'

export const deskRoutes = [
  bind(desk.readDeskGate, (ctx, { query }) => gate.read(ctx, query)),
  bindOutside(desk.registerEntry, (ctx, { body, files }) => register(ctx, body, files)),
  bindOutside(desk.addLetter, (ctx, { params, body, files }) => letters.add(ctx, params.id, body, files)),
  bind(desk.readArrival, (ctx, { params }) => arrival.read(ctx, params.id)),
  bind(desk.seenBefore, (ctx, { body }) => seen(ctx, body)),
  bind(desk.listDesk, (ctx) => onDesk.list(ctx)),
  bind(desk.handOverDesk, (ctx, { body }) => onDesk.handOver(ctx, body)),
  bind(desk.readDeskKey, (ctx) => key.read(ctx)),
  bind(desk.giveDeskKey, (ctx, { body }) => key.give(ctx, body)),
  bind(importBook, (ctx, { body }) => books.take(ctx, body), { maxBytes: MOST_IMPORT_BYTES }),
]
