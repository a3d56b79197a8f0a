import { randomUUID } from 'node:crypto'
import type { Report } from '@liem/domain/petitions/form'
import { type StatusFacts, statusLetter } from '@liem/domain/petitions/status-words'
import type { PaperLabel } from '@liem/domain/petitions/words'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { type Code, codeText, makeCode } from '@liem/sealing/code'
import { seal } from '@liem/sealing/envelope'
import { wrapKey } from '@liem/sealing/report-key'
import { sql } from 'kysely'
import { actorOf, type Ctx, type Grant, type Parts } from '#platform/ctx'
import type { Db, Tx } from '#platform/db/as-actor'
import { classify } from '../../modules/petitions/feedback/classifying.ts'
import { answer, apologise, check, conclude } from '../../modules/petitions/feedback/concluding.ts'
import { close, file } from '../../modules/petitions/feedback/ending.ts'
import { open } from '../../modules/petitions/feedback/opening.ts'
import { approve, propose } from '../../modules/petitions/feedback/publishing.ts'
import { assign, reply } from '../../modules/petitions/feedback/replying.ts'
import { newIntake, signerOf } from '../../modules/petitions/intake/intake.ts'
import { receivePlain } from '../../modules/petitions/intake/plain.ts'
import { chooseGate } from '../../modules/petitions/intake/way.ts'
import type { Officer } from '../officers.ts'
import type { Province } from '../province.ts'
import { timesOf } from '../times.ts'
import type { DemoKey } from './keys.ts'
import { minutesOf, reportOf } from './papers.ts'
import { type Story, stories, type Told } from './texts.ts'

/** Where the demonstration runs: its receipts are signed by the key of its own folder. */
export type Site = Pick<Parts['settings'], 'dataFolder' | 'publicUrl'>

const order: readonly Told[] = [
  'received',
  'opened',
  'classified',
  'verifying',
  'checked',
  'concluded',
  'answered',
  'apologised',
  'published',
  'closed',
]

/**
 * Tells the invented reports through the product's own steps, each on its day, by officers of the demonstration. Answers the code of
 * one that was answered, to try the follow page with.
 */
export async function tellReports(
  tx: Tx,
  made: Province,
  keys: ReadonlyMap<number, DemoKey>,
  today: string,
  site: Site,
): Promise<string> {
  const settings = { ...site, network: 'internet', maxUploadMb: 50 } as Parts['settings']
  let now = new Date()
  const move = (when: Date) => {
    now = when
  }
  const parts: Parts = { settings, clock: { now: () => now } }
  const intake = newIntake(tx as unknown as Db, parts)
  const times = timesOf(today)
  let shown: Code | undefined
  // Oldest first: books are numbered in the order of time.
  for (const story of [...stories].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const at = (daysLater: number, hour = 2) =>
      new Date(`${times.workday(times.ago(Math.max(0, story.daysAgo - daysLater)))}T0${hour}:15:00Z`)
    now = at(0)
    const code = makeCode()
    if (story.told === 'closed') shown ??= code
    const contentKey = makeIdentity()
    const office = made.ledger.get(story.office)
    const day = at(0).toISOString().slice(0, 10)
    const chosen = await chooseGate(tx, { office: office.id, concern: story.concern, struck: new Set(), day })
    const report = randomUUID()
    await receivePlain(intake, { code, report, contentKey, said: saidOf(story, office), struck: [] }, chosen, true)
    await live({ tx, parts, keys, report, contentKey, made, story, at, move })
  }
  // The receipts name the log; it keeps this name, on whatever port the demonstration is opened next time.
  const { origin, vkey } = await signerOf(intake)
  await tx.updateTable('log_head').set({ origin, vkey }).where('origin', 'is', null).execute()
  return shown ? codeText(shown) : ''
}

type Life = {
  tx: Tx
  parts: Parts
  keys: ReadonlyMap<number, DemoKey>
  report: string
  contentKey: string
  made: Province
  story: Story
  /** The moment so many days after the report came. */
  at(daysLater: number, hour?: number): Date
  move(when: Date): void
}

/** Everything that has happened to one report up to where its story stands. */
async function live(life: Life): Promise<void> {
  const { story, made, report, at } = life
  const { gate, verifiers } = made.cleared
  const [reader, second] = [gate[0] as Officer, gate[1] as Officer]
  const verifier = verifiers[0] as Officer
  const office = made.ledger.get(story.office)
  const reached = (told: Told) => story.told !== 'filed' && order.indexOf(story.told) >= order.indexOf(told)
  if (story.told === 'received') return
  const as = (officer: Officer, when: Date) => actAs(life, officer, when)
  const version = async () =>
    (await life.tx.selectFrom('petition').select('version').where('id', '=', report).executeTakeFirstOrThrow()).version
  const step = async (facts: Omit<StatusFacts, 'on'>, when: Date) => ({
    version: await version(),
    status: await letter(life, 'status', statusLetter({ ...facts, on: dayOf(when) })),
  })

  const first = at(1)
  await open(await as(reader, first), report, { purpose: 'first_reading' })
  if (story.ground) {
    const ctx = await as(reader, at(2))
    await file(ctx, report, { ...(await step({ step: 'filed' }, at(2))), ground: story.ground })
    return
  }
  if (!reached('classified')) return
  await classify(await as(reader, first), report, {
    ...(await step({ step: 'classified', body: gateName(life) }, first)),
    kind: story.kind,
    field: story.field,
    concern: story.concern,
    officeId: office.id,
    isComplex: false,
    isCrowd: false,
    handling: 'own',
    subjects: [{ unitId: office.id }],
  })
  await reply(await as(second, at(2)), report, {
    ...(await step({ step: 'replied', reply: 'accepted' }, at(2))),
    reply: 'accepted',
  })
  if (!reached('verifying')) return
  await assign(await as(reader, at(3)), report, {
    ...(await step({ step: 'assigned' }, at(3))),
    officers: await Promise.all(verifiers.map((one, n) => grantOf(life, one, n === 0 ? 'handler' : 'verifier'))),
  })
  if (!reached('checked')) return
  await open(await as(verifier, at(4)), report, { purpose: 'handling' })
  const checked = at(5)
  await check(await as(verifier, checked), report, {
    version: await version(),
    checkedOn: dayOf(checked),
    confirmed: story.outcome !== 'not_verifiable',
    minutes: await paper(life, 'unannounced_check', await minutesOf(story, office.name, verifier, dayOf(checked))),
  })
  if (!reached('concluded')) return
  const apologyDue = story.outcome === 'substantiated' || story.outcome === 'partly'
  await conclude(await as(verifier, at(8)), report, {
    ...(await step({ step: 'concluded', outcome: story.outcome }, at(8))),
    outcome: story.outcome as NonNullable<Story['outcome']>,
    apologyDue,
    report: await paper(life, 'report', await reportOf(story, dayOf(at(0)), verifier, dayOf(at(8)))),
  })
  if (!reached('answered')) return
  const answered = at(9)
  await answer(await as(second, answered), report, {
    ...(await step({ step: 'answered', apologyDue }, answered)),
    letter: await letter(life, 'message', { v: 1, kind: 'reply', text: story.answer ?? '' }),
  })
  if (!reached('published')) return
  const published = at(11)
  for (const [kind, words] of [
    ['result', story.result],
    ['apology', story.apology],
  ] as const) {
    if (!words) continue
    const { id } = await propose(await as(verifier, published), report, { version: await version(), kind, words })
    await approve(await as(second, published), report, id, { version: await version() })
  }
  if (apologyDue && story.apology)
    await apologise(await as(second, at(12)), report, {
      ...(await step({ step: 'apologised' }, at(12))),
      on: dayOf(at(12)),
      way: 'publication',
    })
  if (!reached('closed')) return
  await close(await as(reader, at(13)), report, await step({ step: 'closed' }, at(13)))
}

/** What the person typed, as the form's evaluator would finish it. */
function saidOf(story: Story, office: { id: number; name: string }): Report {
  const { kind, concern, field, conduct, text, when, name } = story
  return {
    content: {
      v: 1,
      kind,
      office: { id: office.id, words: office.name },
      concern,
      persons: '',
      field,
      conduct,
      text,
      when,
      where: '',
      dossier: '',
      evidenceWords: '',
      lang: 'vi',
    },
    identity: name ? { v: 1, mode: 'sealed', name, address: '', phone: '', email: '', reachWhen: '' } : null,
    identityMode: name ? 'sealed' : 'anonymous',
    files: [],
  }
}

const dayOf = (when: Date) => when.toISOString().slice(0, 10)
const gateName = ({ made }: Life) => made.ledger.get('UBND').name

/** The officer's own context on that day, with the rights he has then. */
async function actAs({ tx, parts, move }: Life, officer: Officer, now: Date): Promise<Ctx> {
  move(now)
  const today = dayOf(now)
  const { rows } = await sql<{
    grants: Grant[]
  }>`select grants from officer_authority(${officer.id}, ${today}::date)`.execute(tx)
  const grants = rows[0]?.grants ?? []
  return {
    tx,
    actor: actorOf(officer.id, grants, [], today),
    grants,
    onBehalfOf: null,
    session: null,
    now,
    today,
    parts,
    outgoing: {},
  }
}

async function letter({ tx, report }: Life, purpose: 'status' | 'message', said: object): Promise<string> {
  const { recipient } = await tx
    .selectFrom('mailbox')
    .select('recipient')
    .where('petition_id', '=', report)
    .executeTakeFirstOrThrow()
  return toBase64url(await seal({ purpose, report, part: purpose }, utf8(canonicalJson(said)), [recipient]))
}

async function paper({ report, contentKey }: Life, label: PaperLabel, made: object) {
  const id = randomUUID()
  const head = {
    purpose: 'paper',
    report,
    part: id,
    media: 'application/vnd.liem.paper+json',
    name: 'Văn bản',
  } as const
  return { id, label, bytes: toBase64url(await seal(head, utf8(JSON.stringify(made)), [recipientOf(contentKey)])) }
}

async function grantOf({ report, contentKey, keys }: Life, officer: Officer, capacity: 'handler' | 'verifier') {
  const key = keys.get(officer.id) as DemoKey
  const wrap = await wrapKey(contentKey, { report, part: 'content', to: key.recipient })
  return { officerId: officer.id, capacity, keyId: key.id, wrap: toBase64url(wrap) }
}
