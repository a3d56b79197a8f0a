import { readTask } from '@liem/domain/tasks/contract'
import * as steps from '@liem/domain/tasks/steps.contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type TestApp, testApp } from '#test/as'
import { insertProvince } from './insert.ts'
import { makeProvince, type Province } from './province.ts'
import type { JournalRow } from './rows.ts'
import { mergedOn } from './units.ts'

/**
 * The seed writes histories without asking the services. Here a sample is lived again through the product itself, act by act, by
 * the same officers at the same instants; what then stands in the database must be what the seed wrote.
 */
const today = '2026-11-21'
let app: TestApp
let made: Province
let acts: Map<string, JournalRow[]>
beforeAll(async () => {
  app = await testApp()
  made = makeProvince({ today, passwordHash: 'x' })
  await app.db.owner.transaction().execute((tx) => insertProvince(tx, made, today))
  acts = new Map()
  for (const entry of [...made.journal(4000)].flat()) {
    if (entry.subject_kind !== 'task') continue
    const known = acts.get(entry.subject_id)
    if (known) known.push(entry)
    else acts.set(entry.subject_id, [entry])
  }
}, 60_000)
afterAll(() => app.end())

const instantOf = (entry: JournalRow) => (entry.at as Date).toISOString()

/** Tasks whose whole life may be lived again: given by an officer, after the present province began. */
function sample(): string[] {
  const chosen: string[] = []
  const missing = new Map<string, number>()
  const inSeries = new Set(made.rows.task.filter((task) => task.series_id).map((task) => task.id))
  for (const [id, entries] of acts) {
    const first = entries[0]
    if (!first?.officer_id || instantOf(first) < `${mergedOn}T01` || inSeries.has(id)) continue
    // Until every kind of act has been seen three times.
    const names = new Set(entries.map((entry) => entry.act))
    // A letter is about many tasks at once.
    if (names.has('tasks.urge')) continue
    if (![...names].some((name) => (missing.get(name) ?? 0) < 3)) continue
    for (const name of names) missing.set(name, (missing.get(name) ?? 0) + 1)
    chosen.push(id)
  }
  return chosen
}

/** Lives the acts of a task again and answers the new task's id. */
async function relive(id: string): Promise<string> {
  const task = made.rows.task.find((one) => one.id === id)
  if (!task) throw new Error('no such task')
  let again = ''
  const ids = new Map<string, string>()
  for (const entry of acts.get(id) ?? []) {
    const at = instantOf(entry)
    app.clock.set(at)
    const officer = made.staff.all.find((one) => one.id === entry.officer_id)
    if (!officer) throw new Error(`${entry.act} by nobody`)
    const caller = app.as({ id: officer.id, username: officer.username, name: officer.name, unitId: officer.unit.id })
    const facts = JSON.parse(entry.facts) as Record<string, string>
    if (entry.act === 'tasks.assign') again = await assignAgain(caller, task)
    else await actAgain(caller, { old: id, id: again }, entry.act, at, facts, ids)
  }
  return again
}

async function assignAgain(caller: Caller, task: Province['rows']['task'][number]): Promise<string> {
  const due = task.due_original_on ?? null
  const { ids } = await caller.ok(steps.assignTask, {
    body: {
      documentId: task.document_id,
      itemId: task.item_id,
      title: task.title,
      product: task.product,
      leadUnitId: task.original_lead_unit_id,
      supportUnitIds: task.support_unit_ids as number[],
      supervisingUnitId: task.supervising_unit_id,
      officerId: assignedOfficer(task),
      assignedOn: task.assigned_on,
      dueKind: writtenKind(task) as 'date',
      dueAsWritten: task.due_as_written,
      due: due && dueAsGiven(writtenKind(task), due),
    },
  })
  return ids[0] as string
}

/** An extension of a task without a date makes it a dated one; a handed over task has lost its officer. */
const writtenKind = (task: Province['rows']['task'][number]) =>
  task.due_original_on === null && task.due_kind === 'date'
    ? task.due_as_written === 'Thường xuyên'
      ? 'ongoing'
      : task.due_as_written
        ? 'event'
        : 'none'
    : String(task.due_kind)
const assignedOfficer = (task: Province['rows']['task'][number]) =>
  made.rows.task_handover.find((row) => row.task_id === task.id)?.from_officer_id ?? task.officer_id ?? null

function dueAsGiven(kind: string, due: string): string {
  if (kind === 'month') return due.slice(0, 7)
  if (kind === 'quarter') return `${due.slice(0, 4)}-Q${Math.ceil(Number(due.slice(5, 7)) / 3)}`
  return kind === 'year' ? due.slice(0, 4) : due
}

async function actAgain(
  caller: Caller,
  { old, id }: { old: string; id: string },
  act: string,
  at: string,
  facts: Record<string, string>,
  ids: Map<string, string>,
) {
  const { rows } = made
  const params = { id }
  switch (act) {
    case 'tasks.progress': {
      const note = rows.task_progress.find((one) => one.task_id === old && one.written_at === at)
      return caller.ok(steps.reportProgress, {
        params,
        body: { words: note?.words ?? '', percent: note?.percent ?? null },
      })
    }
    case 'tasks.claim': {
      const claim = rows.claim.find((one) => one.id === facts.claim)
      const answer = await caller.ok(steps.claimDone, {
        params,
        body: {
          claimedOn: claim?.claimed_on,
          product: claim?.product ?? '',
          productSymbol: claim?.product_symbol,
          note: claim?.note,
        },
      })
      ids.set(String(facts.claim), answer.id)
      return
    }
    case 'tasks.withdraw_claim':
      return caller.ok(steps.withdrawClaim, { params: { id, claimId: ids.get(String(facts.claim)) ?? '' } })
    case 'tasks.extend': {
      const extension = rows.extension.find(
        (one) => one.task_id === old && one.to_due_on === facts.to && one.document_symbol === facts.document,
      )
      return caller.ok(steps.extendTask, {
        params,
        body: {
          toDueOn: String(facts.to),
          documentSymbol: String(facts.document),
          documentDate: extension?.document_date ?? '',
          reason: extension?.reason ?? '',
        },
      })
    }
    case 'tasks.raise_difficulty': {
      const raised = rows.difficulty.find((one) => one.id === facts.difficulty)
      const answer = await caller.ok(steps.raiseDifficulty, {
        params,
        body: { words: raised?.words ?? '', proposal: raised?.proposal, askedUnitId: raised?.asked_unit_id },
      })
      ids.set(String(facts.difficulty), answer.id)
      return
    }
    case 'tasks.answer_difficulty': {
      const raised = rows.difficulty.find((one) => one.id === facts.difficulty)
      return caller.ok(steps.answerDifficulty, {
        params: { id, difficultyId: ids.get(String(facts.difficulty)) ?? '' },
        body: { answer: raised?.answer ?? '' },
      })
    }
    case 'tasks.suspend':
    case 'tasks.recall': {
      const decision = rows.task_decision.find(
        (one) => one.task_id === old && one.document_symbol === facts.document && one.kind === act.slice(6),
      )
      return caller.ok(act === 'tasks.suspend' ? steps.suspendTask : steps.recallTask, {
        params,
        body: { reason: decision?.reason ?? '', documentSymbol: String(facts.document) },
      })
    }
    case 'tasks.resume':
      return caller.ok(steps.resumeTask, {
        params,
        body: {
          dueOn: String(facts.dueOn),
          reason: rows.task_decision.find((one) => one.task_id === old && one.kind === 'resume')?.reason ?? '',
        },
      })
    case 'tasks.hand_over': {
      const row = rows.task_handover.find(
        (one) => one.task_id === old && one.to_unit_id === Number(facts.to) && one.event_id === null,
      )
      return caller.ok(steps.handOverTask, { params, body: { toUnitId: Number(facts.to), reason: row?.reason ?? '' } })
    }
    default: {
      const verdict = rows.verdict.find((one) => one.claim_id === facts.claim)
      return caller.ok(steps.giveVerdict, {
        params: { id, claimId: ids.get(String(facts.claim)) ?? '' },
        body: { kind: act.replace('tasks.verdict_', '') as 'accepted', reasons: verdict?.reasons },
      })
    }
  }
}

/** Everything the database knows of a task, without ids and codes, which are new each time. */
async function told(id: string) {
  const { rows } = await sql<{ all: unknown }>`
    with claims as (select id from claim where task_id = ${id}), asked as (select id from difficulty where task_id = ${id})
    select jsonb_build_object(
      'task', (select to_jsonb(t) - '{id,code,search_key,created_at}'::text[] from task t where id = ${id}),
      'claims', (select jsonb_agg(to_jsonb(c) - '{id,task_id}'::text[] order by c.made_at) from claim c where task_id = ${id}),
      'verdicts', (select jsonb_agg(to_jsonb(v) - '{id,task_id,claim_id}'::text[] order by v.decided_at) from verdict v where task_id = ${id}),
      'progress', (select jsonb_agg(to_jsonb(p) - '{id,task_id}'::text[] order by p.written_at) from task_progress p where task_id = ${id}),
      'difficulties', (select jsonb_agg(to_jsonb(d) - '{id,task_id}'::text[] order by d.raised_on) from difficulty d where task_id = ${id}),
      'extensions', (select jsonb_agg(to_jsonb(e) - '{id,task_id}'::text[] order by e.decided_on) from extension e where task_id = ${id}),
      'decisions', (select jsonb_agg(to_jsonb(e) - '{id,task_id}'::text[] order by e.decided_on, e.kind) from task_decision e where task_id = ${id}),
      'handovers', (select jsonb_agg(to_jsonb(h) - '{id,task_id}'::text[] order by h.handed_on) from task_handover h where task_id = ${id}),
      'clocks', (select jsonb_agg(to_jsonb(o) - '{id,subject_id,created_at,escalated_on}'::text[] order by o.rule, o.started_on, o.due_on)
        from obligation o where o.subject_id = ${id} or o.subject_id in (select id from claims) or o.subject_id in (select id from asked)),
      'journal', (select jsonb_agg(jsonb_build_object('at', j.at, 'act', j.act, 'officer', j.officer_id, 'for', j.on_behalf_of, 'units', j.unit_ids,
        'facts', j.facts - '{code,claim,difficulty}'::text[]) order by j.id) from journal j where j.subject_kind = 'task' and j.subject_id = ${id})
    ) as all`.execute(app.db.owner)
  return rows[0]?.all
}

test('a sample of histories, lived again through the product, leaves the same records', async () => {
  const chosen = sample()
  const seen = new Set(chosen.flatMap((id) => (acts.get(id) ?? []).map((entry) => entry.act)))
  expect([...seen].sort()).toEqual([
    'tasks.answer_difficulty',
    'tasks.assign',
    'tasks.claim',
    'tasks.extend',
    'tasks.hand_over',
    'tasks.progress',
    'tasks.raise_difficulty',
    'tasks.recall',
    'tasks.resume',
    'tasks.suspend',
    'tasks.verdict_accepted',
    'tasks.verdict_accepted_late',
    'tasks.verdict_partly',
    'tasks.verdict_returned',
    'tasks.withdraw_claim',
  ])
  expect(chosen.length).toBeGreaterThan(15)
  for (const id of chosen) {
    const again = await relive(id)
    expect(await told(again)).toEqual(await told(id))
  }
}, 120_000)

test('the page of a told task opens, with what may be done next', async () => {
  app.clock.set(`${today}T02:00:00Z`)
  const waiting = made.rows.task.find(
    (task) => task.state === 'claimed' && task.supervising_unit_id === made.ledger.get('TTR').id,
  )
  const inspector = made.staff.all.find((one) => one.username === 'thanhtravien')
  if (!waiting || !inspector) throw new Error('nothing waits for the inspectorate')
  const page = await app
    .as({ id: inspector.id, username: inspector.username, name: inspector.name, unitId: inspector.unit.id })
    .ok(readTask, { params: { id: String(waiting.id) } })
  expect(page.can).toEqual(expect.arrayContaining(['accept', 'acceptLate', 'acceptPartly', 'return']))
  expect(page.claims.at(-1)?.state).toBe('pending')
})
