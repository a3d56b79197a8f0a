import * as contract from '@liem/domain/publicity/contract'
import { bind, bindFile } from '#platform/http'
import * as contacts from './contacts.ts'
import * as gates from './gates.ts'
import * as papers from './papers.ts'

export const routes = [
  bind(contract.listContacts, (ctx, { query }) => contacts.list(ctx, query)),
  bind(contract.readContacts, (ctx, { params }) => contacts.read(ctx, params.id)),
  bind(contract.addContact, (ctx, { params, body }) => contacts.add(ctx, params.id, body)),
  bind(contract.endContact, (ctx, { params, body }) => contacts.end(ctx, params.id, body)),
  bindFile(contract.downloadPoster, (ctx, { params }) => papers.poster(ctx, params.id)),
  bindFile(contract.downloadPaperForm, (ctx, { params }) => papers.paperForm(ctx, params.id)),
  bind(contract.listGates, (ctx, { query }) => gates.list(ctx, query)),
  bind(contract.setGate, (ctx, { params, body }) => gates.set(ctx, params.id, body)),
]
