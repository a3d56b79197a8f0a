import { directiveActWords } from '@liem/domain/directives/acts'
import type {
  DocumentPage,
  DocumentRef,
  listDocumentTimeline,
  readDocumentGraph,
} from '@liem/domain/directives/contract'
import { type RelationKind, relationKinds } from '@liem/domain/directives/words'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf } from '@liem/domain/kernel/route'
import { sql } from 'kysely'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { listJournal } from '#platform/journal'
import { listMergeCandidates } from './citations.ts'
import { completed, rowColumns } from './list.ts'
import { actsIn, keepersOf, keeps, ownUnits, speaksFor } from './policy.ts'
import { getDocument } from './store.ts'

type Page = DocumentPage
const unitRef = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name, 'endedOn', ${alias}.ended_on) end`,
  )
/** A document as other records name it. */
export const documentRef = (alias: string) =>
  sql.raw(
    `json_build_object('id', ${alias}.id, 'symbol', ${alias}.symbol, 'title', ${alias}.title, 'status', ${alias}.status, 'issuedOn', ${alias}.issued_on)`,
  )

type Head = Omit<
  Page,
  | 'validity'
  | 'tasks'
  | 'overdue'
  | 'relations'
  | 'papers'
  | 'phases'
  | 'reviews'
  | 'receipts'
  | 'myReceipts'
  | 'mergeCandidates'
  | 'can'
> & {
  merged_into_id: string | null
}

/** Everything one page shows of a document, as far as the officer may know. */
export async function read(ctx: Ctx, id: string): Promise<Page> {
  const { tx } = ctx
  const { rows } = await sql<Head>`
    select ${rowColumns}, d.version, d.place, d.party_term as "partyTerm", d.effective_on as "effectiveOn", d.expires_on as "expiresOn",
      d.signer_name as "signerName", d.signer_capacity as "signerCapacity", d.visibility, d.published_on as "publishedOn",
      ${unitRef('s')} as supervising, case when o.id is null then null else json_build_object('id', o.id, 'name', o.full_name) end as "registeredBy",
      exists (select 1 from document_text t where t.document_id = d.id) as "hasText", d.merged_into_id
    from document d left join unit u on u.id = d.issuer_unit_id left join unit s on s.id = d.supervising_unit_id
      left join officer o on o.id = d.registered_by
    where d.id = ${id}`.execute(tx)
  const [head] = await completed(ctx, rows)
  if (!head) throw new Refusal('record.not_found')
  const core = await getDocument(tx, id)
  const relations = await sql<Page['relations'][number]>`
    select r.kind, 'out' as direction, ${documentRef('d')} as document, r.as_written as "asWritten"
    from document_relation r join document d on d.id = r.to_id where r.from_id = ${id}
    union all
    select r.kind, 'in', ${documentRef('d')}, r.as_written
    from document_relation r join document d on d.id = r.from_id where r.to_id = ${id} limit 500`.execute(tx)
  const papers = await sql<Page['papers'][number]>`
    select a.id, a.name, a.media_type as "mediaType", b.size_bytes::float8 as "sizeBytes", a.purpose
    from attachment a join file_blob b on b.hash = a.blob_hash
    where a.subject_kind = 'document' and a.subject_id = ${id} and a.removed_at is null order by a.uploaded_at, a.id`.execute(
    tx,
  )
  const phases = await sql<Page['phases'][number]>`
    select id, label, from_on as "from", to_on as "to" from phase where document_id = ${id} order by position`.execute(
    tx,
  )
  const reviews = await sql<Page['reviews'][number]>`
    select id, kind, label, as_written as "asWritten", due_on as "dueOn", done_on as "doneOn"
    from review_point where document_id = ${id} order by due_on nulls last, id`.execute(tx)
  const mine = await listMyReceipts(ctx, id)
  const mergeCandidates = await listMergeCandidates(ctx, core)
  const { merged_into_id, ...page } = head
  return {
    ...page,
    relations: relations.rows,
    papers: papers.rows,
    phases: phases.rows,
    reviews: reviews.rows,
    receipts: await receiptFigures(ctx, id),
    myReceipts: mine,
    mergeCandidates,
    can: await canDo(ctx, core, mine, mergeCandidates.length > 0),
  }
}

async function receiptFigures(ctx: Ctx, id: string): Promise<Page['receipts']> {
  const { rows } = await sql<Page['receipts']>`
    select count(*)::int as sent, count(r.acknowledged_on)::int as acknowledged,
      count(*) filter (where exists (select 1 from spreading s where s.document_id = r.document_id and s.unit_id = r.unit_id))::int as spread,
      count(*) filter (where r.needs_plan)::int as "plansNeeded",
      count(*) filter (where r.needs_plan and r.plan_document_id is not null)::int as "plansIssued",
      count(*) filter (where r.needs_plan and coalesce(p.issued_on, ${ctx.today}::date) > r.plan_due_on)::int as "plansLate"
    from document_receipt r left join document p on p.id = r.plan_document_id
    where r.document_id = ${id} and r.passed_to_unit_id is null`.execute(ctx.tx)
  return rows[0] ?? { sent: 0, acknowledged: 0, spread: 0, plansNeeded: 0, plansIssued: 0, plansLate: 0 }
}

async function listMyReceipts(ctx: Ctx, id: string): Promise<Page['myReceipts']> {
  const { rows } = await sql<Page['myReceipts'][number]>`
    select ${unitRef('u')} as unit, r.sent_on as "sentOn", r.acknowledged_on as "acknowledgedOn", r.needs_plan as "needsPlan",
      r.plan_due_on as "planDueOn", case when p.id is null then null else ${documentRef('p')} end as plan
    from document_receipt r join unit u on u.id = r.unit_id left join document p on p.id = r.plan_document_id
    where r.document_id = ${id} and r.passed_to_unit_id is null and r.unit_id = any (${ownUnits(ctx)}::int[])
    order by u.name collate "vi-x-icu" limit 50`.execute(ctx.tx)
  return rows
}

async function canDo(
  ctx: Ctx,
  doc: Awaited<ReturnType<typeof getDocument>>,
  mine: Page['myReceipts'],
  hasCandidates: boolean,
): Promise<Page['can']> {
  if (doc.merged_into_id) return []
  const keepers = await keepersOf(ctx, doc)
  const registers = keeps(ctx, 'directives.register', keepers)
  const issues = keeps(ctx, 'directives.issue', keepers)
  const registered = doc.status === 'registered'
  const receives = mine.filter(({ unit }) => speaksFor(ctx, 'directives.receive', unit.id))
  const can: [Page['can'][number], boolean][] = [
    ['edit', registers && registered],
    ['register', registers && !registered],
    ['send', issues && registered],
    ['relate', registers],
    ['assign', registered && (issues || mine.some(({ unit }) => actsIn(ctx, 'directives.issue', unit.id)))],
    ['acknowledge', receives.some((one) => !one.acknowledgedOn)],
    ['spread', receives.length > 0],
    ['attachPlan', receives.length > 0],
    ['publish', issues && registered],
    ['merge', hasCandidates && (registered ? registers : ctx.actor.permissions.has('directives.register'))],
    ['attach', registers],
  ]
  return can.filter(([, may]) => may).map(([name]) => name)
}

/** The document's acts in words, newest first. */
export async function timeline(ctx: Ctx, id: string): Promise<OkOf<typeof listDocumentTimeline>> {
  await getDocument(ctx.tx, id)
  const entries = (await listJournal(ctx.tx, { kind: 'document', id })).reverse().slice(0, 500)
  const units = await refsOf(
    ctx.tx,
    entries.flatMap(({ facts }) => (typeof facts.unit === 'number' ? [facts.unit] : [])),
  )
  const named = await documentRefs(
    ctx,
    entries.flatMap(({ facts }) => (typeof facts.document === 'string' ? [facts.document] : [])),
  )
  const reviewed = await reviewLabels(ctx, id)
  return entries.map((entry) => {
    const { facts } = entry
    const document = named.get(String(facts.document))
    const words = directiveActWords(entry.act, {
      ...facts,
      unit: units.get(Number(facts.unit))?.name,
      document: document ? (document.symbol ?? document.title) : undefined,
      relation: relationKinds[facts.relation as RelationKind],
      review: reviewed.get(String(facts.review)),
    })
    return {
      id: entry.hash.slice(0, 16),
      at: entry.at.toISOString(),
      act: entry.act,
      words,
      by: entry.officer?.name ?? null,
      facts,
    }
  })
}

async function reviewLabels(ctx: Ctx, documentId: string) {
  const rows = await ctx.tx
    .selectFrom('review_point')
    .select(['id', 'label'])
    .where('document_id', '=', documentId)
    .execute()
  return new Map(rows.map((row) => [row.id, row.label]))
}

/** Documents by id, as far as the officer may know of them. */
export async function documentRefs(ctx: Pick<Ctx, 'tx'>, ids: readonly string[]): Promise<Map<string, DocumentRef>> {
  if (!ids.length) return new Map()
  const rows = await ctx.tx
    .selectFrom('document')
    .select(['id', 'symbol', 'title', 'status', 'issued_on as issuedOn'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row as DocumentRef]))
}

const DEEPEST = 6
const MOST_NODES = 400

/** Documents above (depth < 0) and below (depth > 0) along relations, “nhắc tới” apart; to a depth of 6 and 400 documents. */
export async function graph(ctx: Ctx, id: string): Promise<OkOf<typeof readDocumentGraph>> {
  await getDocument(ctx.tx, id)
  const { rows: nodes } = await sql<OkOf<typeof readDocumentGraph>['nodes'][number]>`
    with recursive up (id, depth) as (
      select ${id}::uuid, 0
      union
      select r.to_id, up.depth - 1 from up join document_relation r on r.from_id = up.id
      where r.kind <> 'mentions' and up.depth > ${-DEEPEST}
    ), down (id, depth) as (
      select ${id}::uuid, 0
      union
      select r.from_id, down.depth + 1 from down join document_relation r on r.to_id = down.id
      where r.kind <> 'mentions' and down.depth < ${DEEPEST}
    ), near as (
      select id, min(depth) as depth from (select id, max(depth) as depth from up group by id union all select id, min(depth) from down group by id) both_ways
      group by id
    )
    select d.id, d.symbol, d.title, d.status, d.issued_on as "issuedOn", near.depth::int as depth, d.issuer_name as issuer
    from near join document d on d.id = near.id where d.merged_into_id is null
    order by abs(near.depth), d.issued_on desc nulls last, d.id limit ${MOST_NODES}`.execute(ctx.tx)
  const ids = nodes.map((node) => node.id)
  const { rows: edges } = await sql<OkOf<typeof readDocumentGraph>['edges'][number]>`
    select from_id as "from", to_id as "to", kind from document_relation
    where kind <> 'mentions' and from_id = any (${ids}::uuid[]) and to_id = any (${ids}::uuid[])`.execute(ctx.tx)
  return { nodes, edges }
}

/** The whole text with its structure, for marking where a task was read from. */
export async function text(ctx: Ctx, id: string) {
  await getDocument(ctx.tx, id)
  const row = await ctx.tx.selectFrom('document_text').select('source').where('document_id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  return { source: row.source }
}
