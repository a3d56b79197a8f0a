import * as cascade from '@liem/domain/directives/cascade.contract'
import { registerDocument } from '@liem/domain/directives/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type TestApp, testApp } from '#test/as'
import { insertProvince } from './insert.ts'
import { makeProvince, type Province } from './province.ts'
import type { JournalRow } from './rows.ts'

/** The cascade of one plan to the departments, lived again: sent, acknowledged, spread, answered by the departments' own plans. */
const today = '2026-11-21'
let app: TestApp
let made: Province
let acts: JournalRow[]
let told: Province['rows']['document'][number]
beforeAll(async () => {
  app = await testApp()
  made = makeProvince({ today, passwordHash: 'x' })
  await app.db.owner.transaction().execute((tx) => insertProvince(tx, made, today))
  const found = made.rows.document.find(
    (one) => one.symbol === '06/KH-UBND' && one.issuer_unit_id === made.ledger.get('UBND').id,
  )
  if (!found) throw new Error('the plan is not there')
  told = found
  const departments = new Set(made.ledger.departments.map((unit) => unit.id))
  const isOurs = (entry: JournalRow) => {
    const { unit } = JSON.parse(entry.facts) as { unit?: number }
    return unit === undefined
      ? entry.unit_ids.some((id) => departments.has(id)) && entry.unit_ids.length < 30
      : departments.has(unit)
  }
  acts = [...made.journal(4000)]
    .flat()
    .filter((entry) => entry.subject_kind === 'document' && entry.subject_id === told.id && isOurs(entry))
}, 60_000)
afterAll(() => app.end())

function by(officerId: number | null | undefined, at: JournalRow['at']): Caller {
  const officer = made.staff.all.find((one) => one.id === officerId)
  if (!officer) throw new Error('an act by nobody')
  app.clock.set((at as Date).toISOString())
  return app.as({ id: officer.id, username: officer.username, name: officer.name, unitId: officer.unit.id })
}

/** Registers a document like a told one, under a number that is still free. */
async function registerLike(caller: Caller, doc: typeof told): Promise<string> {
  const tail = String(doc.symbol).replace(/^\d+/, '')
  const items = made.rows.item.filter((item) => item.document_id === doc.id)
  const { id } = await caller.ok(registerDocument, {
    body: {
      side: doc.side as 'state',
      issuerUnitId: doc.issuer_unit_id,
      issuerName: doc.issuer_name,
      type: doc.type ?? '',
      symbol: `9${doc.number}${tail}`,
      title: doc.title,
      issuedOn: String(doc.issued_on),
      supervisingUnitId: doc.supervising_unit_id,
      items: items.map((item) => ({
        key: String(item.id),
        parentKey: item.parent_id,
        path: item.path,
        kind: item.kind as 'clause',
        words: item.words,
        isDuty: item.is_duty,
      })),
    },
  })
  return id
}

async function actAgain(again: string, entry: JournalRow) {
  const caller = by(entry.officer_id, entry.at)
  const facts = JSON.parse(entry.facts) as {
    unit: number
    date: string
    way: 'meeting'
    people: number
    document: string
  }
  const params = { id: again, unitId: facts.unit }
  switch (entry.act) {
    case 'directives.send': {
      const departments = made.ledger.departments.map((unit) => unit.id)
      const receipt = made.rows.document_receipt.find(
        (one) => one.document_id === told.id && one.unit_id === departments[0],
      )
      return caller.ok(cascade.sendDocument, {
        params: { id: again },
        body: { unitIds: departments, needsPlan: true, planDueOn: receipt?.plan_due_on },
      })
    }
    case 'directives.acknowledge':
      return caller.ok(cascade.acknowledgeDocument, { params })
    case 'directives.spread':
      return caller.ok(cascade.recordSpreading, {
        params,
        body: { heldOn: facts.date, way: facts.way, peopleCount: facts.people },
      })
    case 'directives.plan': {
      const plan = made.rows.document.find((one) => one.id === facts.document)
      if (!plan) throw new Error('no such plan')
      const planDocumentId = await registerLike(caller, plan)
      return caller.ok(cascade.attachPlan, { params, body: { planDocumentId } })
    }
  }
}

/** What the database knows of the departments and the document, without ids and the numbers that had to differ. */
async function knownOf(id: string) {
  const departments = made.ledger.departments.map((unit) => unit.id)
  const { rows } = await sql<{ all: unknown }>`
    select jsonb_build_object(
      'receipts', (select jsonb_agg(to_jsonb(r) - '{document_id,plan_document_id}'::text[] || jsonb_build_object('planned',
          (select p.issued_on from document p where p.id = r.plan_document_id)) order by r.unit_id)
        from document_receipt r where r.document_id = ${id} and r.unit_id = any(${departments}::int[])),
      'spreadings', (select jsonb_agg(to_jsonb(s) - '{id,document_id,recorded_at}'::text[] order by s.unit_id, s.held_on)
        from spreading s where s.document_id = ${id} and s.unit_id = any(${departments}::int[])),
      'clocks', (select jsonb_agg(to_jsonb(o) - '{id,subject_id,created_at,escalated_on}'::text[] order by o.rule, o.holder_unit_id)
        from obligation o where o.subject_id = ${id} and o.holder_unit_id = any(${departments}::int[])),
      'related', (select count(*) from document_relation d where d.to_id = ${id} and d.kind = 'implements'),
      'journal', (select jsonb_agg(jsonb_build_object('at', j.at, 'act', j.act, 'officer', j.officer_id, 'units', j.unit_ids,
          'facts', j.facts - '{symbol,document}'::text[]) order by j.at, j.act, j.facts ->> 'unit')
        from journal j where j.subject_kind = 'document' and j.subject_id = ${id}
          and case when j.facts ? 'unit' then (j.facts ->> 'unit')::int = any(${departments}::int[]) else cardinality(j.unit_ids) < 30 end)
    ) as all`.execute(app.db.owner)
  return rows[0]?.all
}

test('the cascade of a plan, lived again through the product, leaves the same records', async () => {
  const [registered, ...later] = acts
  if (!registered) throw new Error('never registered')
  expect(new Set(later.map((entry) => entry.act))).toEqual(
    new Set([
      'directives.send',
      'directives.ask_plan',
      'directives.acknowledge',
      'directives.spread',
      'directives.plan',
    ]),
  )
  const again = await registerLike(by(registered.officer_id, registered.at), told)
  for (const entry of later) await actAgain(again, entry)
  expect(await knownOf(again)).toEqual(await knownOf(String(told.id)))
}, 120_000)
