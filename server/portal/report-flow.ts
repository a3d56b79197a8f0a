import { randomUUID } from 'node:crypto'
import { today } from '@liem/domain/kernel/dates'
import { Refusal, refusalWords } from '@liem/domain/kernel/refusal'
import { type Concern, concernNames } from '@liem/domain/petitions/fields'
import { evaluate, type FormField, fieldsOf, MOST_FILES, type StepName, stepNames } from '@liem/domain/petitions/form'
import { recipientOf } from '@liem/sealing/age-key'
import { locatorOf } from '@liem/sealing/code'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Chosen,
  chooseGateLately,
  type Intake,
  mayGiveIdentity,
  receivePlain,
  sealUpload,
} from '#modules/petitions/intake'
import { describeError } from '#platform/telemetry'
import type { Abuse } from './abuse.ts'
import { checkSite } from './api.ts'
import { type Fields, type IncomingFile, one, readForm } from './form-body.ts'
import { type Html, html } from './html.ts'
import { findOffices, officeOf } from './offices.ts'
import { receiptBody } from './receipt-page.ts'
import { type Flow, flowOf, isBegun, newFlow, officeNumber, stepOf } from './report-state.ts'
import { type StepPage, stepBody } from './report-steps.ts'
import { langOf } from './say.ts'
import { refusedPage, type Show } from './show.ts'

type Turn = Partial<Pick<StepPage, 'faults' | 'notice' | 'hits'>> & { step: StepName }

/** Reporting without JavaScript: one page for each question, each a plain form. */
export function serveReport(app: FastifyInstance, intake: Intake, abuse: Abuse, show: Show): void {
  const { db, parts } = intake
  const day = () => today(parts.clock.now())

  /** Who would open it, and whether a name may be given. Unknown while the office or the concern is not. */
  async function lookUp({ answers, struck }: Flow) {
    const concern = answers.kind === 'rules_feedback' ? 'office' : concernOf(answers.concern)
    const office = officeNumber(answers)
    const struckOut = new Set(struck.map(({ officer }) => officer))
    const [identityAllowed, chosen] = await Promise.all([
      mayGiveIdentity(intake, day()),
      concern ? chooseGateLately(intake, { office, concern, struck: struckOut, day: day() }) : null,
    ])
    return { identityAllowed, chosen, hasCustodians: chosen ? chosen.custodians.length > 0 : true }
  }

  async function send(reply: FastifyReply, flow: Flow, turn: Turn, around?: Awaited<ReturnType<typeof lookUp>>) {
    const { identityAllowed, chosen, hasCustodians } = around ?? (await lookUp(flow))
    const ev = evaluate(flow.answers, { identityAllowed, hasCustodians, lang: flow.say.lang })
    const number = officeNumber(flow.answers)
    const office = number === null ? null : ((await officeOf(db, number)) ?? null)
    const shown = turn.step === 'holders' && chosen ? { ...flow, shown: keysOf(chosen) } : flow
    const steps = ev.steps.includes(turn.step) ? ev.steps : stepNames
    const body = stepBody({ faults: {}, ...turn, flow: shown, steps, office, chosen, identityAllowed, hasCustodians })
    return show(reply, {
      title: flow.say('Gửi tin phản ánh', 'Send a report'),
      body,
      say: flow.say,
      room: turn.step === 'kind' ? 'report' : null,
      ...(turn.step === 'kind' ? { otherLang: flow.say.lang === 'en' ? '/gui' : '/gui?lang=en' } : {}),
    })
  }

  app.get<{ Querystring: { lang?: unknown; loai?: unknown } }>('/gui', async (request, reply) => {
    const { lang, loai } = request.query
    return send(reply, newFlow(langOf(lang), typeof loai === 'string' ? { kind: loai.slice(0, 40) } : {}), {
      step: 'kind',
    })
  })

  app.get<{ Params: { code: string }; Querystring: { lang?: unknown } }>('/d/:code', async (request, reply) => {
    const code = request.params.code.slice(0, 60)
    const [office] = await findOffices(db, { q: '', code })
    const flow = newFlow(langOf(request.query.lang), office ? { office: String(office.id) } : {})
    const notice = office
      ? flow.say(`Quý vị đang phản ánh về: ${office.name}`, `You are reporting about: ${office.name}`)
      : flow.say(
          'Không có cơ quan nào mang mã này; xin tìm theo tên ở bước sau.',
          'No office has this code; please search by name.',
        )
    return send(reply, flow, { step: 'kind', notice })
  })

  app.post('/gui', {
    errorHandler: refusedPage(show),
    onRequest: async (request) => {
      checkSite(request)
      await abuse.enter(request.ip, 2)
    },
    handler: async (request, reply) => {
      const uploads: { id: string; name: string }[] = []
      const { fields, refused } = await readForm(request, (file, before) => keepFile(request.ip, file, before, uploads))
      const flow = withUploads(flowOf(fields), uploads)
      const at = stepOf(one(fields, 'at')) ?? 'kind'
      try {
        return await turn(request, reply, flow, { at, go: one(fields, 'go'), fields, refused })
      } catch (thrown) {
        if (thrown instanceof Refusal) return send(reply, flow, refusedTurn(thrown, at))
        // Whatever went wrong here, what was typed goes back to the person, under the same code.
        request.log.error({ event: 'defect', route: '/gui', error: describeError(thrown) })
        return failed(reply.code(503), flow)
      }
    },
  })

  /** Even when nothing can be looked up, the page holds everything typed and can be sent again. */
  function failed(reply: FastifyReply, flow: Flow) {
    const { say } = flow
    const notice = say(
      'Máy chủ gặp lỗi tạm thời. Chữ đã gõ vẫn còn ở trang này; xin chờ một phút rồi bấm gửi lại. Tin không bị gửi hai lần.',
      'The server has a passing fault. Nothing typed is lost; please wait a minute and send again. It is never sent twice.',
    )
    const body = stepBody({ flow, step: 'code', steps: stepNames, faults: {}, notice })
    return show(reply, { title: say('Gửi tin phản ánh', 'Send a report'), body, say, house: null })
  }

  async function keepFile(
    address: string,
    file: IncomingFile,
    before: Fields,
    uploads: { id: string; name: string }[],
  ) {
    if (!isBegun(before)) throw new Refusal('request.invalid')
    const flow = flowOf(before)
    if ((flow.answers.files?.length ?? 0) + uploads.length >= MOST_FILES) throw new Refusal('intake.too_many_files')
    const { id } = await abuse.upload('plain', address, file.bytes, (bytes) =>
      sealUpload(intake, bytes, {
        locator: locatorOf(flow.code),
        report: flow.report,
        part: randomUUID(),
        recipient: recipientOf(flow.key),
        name: file.name,
        media: file.media,
      }),
    )
    uploads.push({ id, name: file.name })
  }

  type Asked = { at: StepName; go: string; fields: Fields; refused: Refusal | null }

  async function turn(request: FastifyRequest, reply: FastifyReply, flow: Flow, { at, go, fields, refused }: Asked) {
    if (refused) return send(reply, flow, refusedTurn(refused, 'evidence'))
    if (one(fields, 'website'))
      return send(reply, flow, { step: at, faults: { website: flow.say('Xin để trống ô này', 'Leave this empty') } })
    const around = await lookUp(flow)
    const ev = evaluate(flow.answers, { ...around, lang: flow.say.lang })
    const here = (step: StepName) =>
      Object.fromEntries(
        fieldsOf[step].flatMap((field) => (ev.faults[field] ? [[field, ev.faults[field]]] : [])),
      ) as StepPage['faults']
    const ask = (step: StepName, more: Omit<Turn, 'step'> = {}) => send(reply, flow, { step, ...more }, around)

    if (go === 'back') return ask(before(at, ev.steps))
    if (at === 'office' && (go === 'find' || (!flow.answers.office && !flow.answers.officeWords && flow.q))) {
      const hits = await findOffices(db, { q: flow.q })
      return ask('office', { hits, faults: go === 'find' ? {} : here('office') })
    }
    if (at === 'evidence' && go.startsWith('drop:')) {
      const files = flow.answers.files?.filter((id) => id !== go.slice(5))
      return send(reply, { ...flow, answers: { ...flow.answers, files } }, { step: 'evidence' }, around)
    }
    if ((at === 'evidence' && go === 'attach') || (at === 'holders' && go === 'strike')) return ask(at)
    if (go === 'send' && at === 'code') return sendNow(request, reply, flow, { fields, around, ev })
    if (Object.keys(here(at)).length > 0) return ask(at, { faults: here(at) })
    if (at === 'holders') {
      const seen = around.chosen && keysOf(around.chosen) === flow.shown
      if (!around.chosen?.gate || !seen)
        return ask('holders', {
          notice: flow.say('Danh sách vừa thay đổi. Xin xem lại.', 'The list has changed. Please look again.'),
        })
    }
    const next = after(at, ev.steps)
    // The list of holders is only right when everything before it is.
    const [early] = ev.faulted.filter((step) => stepNames.indexOf(step) < stepNames.indexOf(next))
    return early ? ask(early, { faults: here(early) }) : ask(next)
  }

  type Sending = { fields: Fields; around: Awaited<ReturnType<typeof lookUp>>; ev: ReturnType<typeof evaluate> }

  async function sendNow(request: FastifyRequest, reply: FastifyReply, flow: Flow, { fields, around, ev }: Sending) {
    const { say, code, report, key, struck } = flow
    const [faulty] = ev.faulted
    if (!ev.report || faulty) {
      const faults = faulty
        ? Object.fromEntries(fieldsOf[faulty].flatMap((f) => (ev.faults[f] ? [[f, ev.faults[f]]] : [])))
        : {}
      return send(reply, flow, { step: faulty ?? 'kind', faults: faults as Partial<Record<FormField, string>> }, around)
    }
    const typed = one(fields, 'typed')
    if (typed && !isTyped(typed, code.words)) {
      const words = say(
        'Hai chữ vừa gõ chưa đúng với chữ số 3 và số 8. Xin xem lại bản ghi trên giấy.',
        'These are not words 3 and 8. Please check what you wrote down.',
      )
      return send(reply, flow, { step: 'code', faults: { typed: words } }, around)
    }
    const { chosen } = around
    if (!chosen) return send(reply, flow, { step: 'holders' }, around)
    try {
      const received = await abuse.inTurn('plain', () => {
        const plain = {
          code,
          report,
          contentKey: key,
          said: ev.report as NonNullable<typeof ev.report>,
          struck: struck.map((s) => s.officer),
        }
        return receivePlain(intake, plain, chosen, keysOf(chosen) === flow.shown)
      })
      request.log.debug({ event: 'report.received' })
      return show(reply, {
        title: say('Đã nhận tin', 'Received'),
        body: receiptBody(say, code, received),
        say,
      })
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      if (thrown.code === 'intake.code_used')
        return show(reply.code(409), { title: say('Đã gửi trước đó', 'Sent before'), body: usedBody(flow), say })
      return send(reply, flow, refusedTurn(thrown, 'code'))
    }
  }
}

const concernOf = (typed: string | undefined): Concern | undefined => concernNames.find((name) => name === typed)

/** The keys of those who will open it, so that the list sent to is the list seen. */
const keysOf = (chosen: Chosen): string => chosen.officers.map(({ keyId }) => keyId.slice(0, 13)).join(',')

const after = (step: StepName, steps: readonly StepName[]): StepName =>
  stepNames.slice(stepNames.indexOf(step) + 1).find((name) => steps.includes(name)) ?? 'code'
const before = (step: StepName, steps: readonly StepName[]): StepName =>
  stepNames.slice(0, stepNames.indexOf(step)).findLast((name) => steps.includes(name)) ?? 'kind'

function withUploads(flow: Flow, uploads: readonly { id: string; name: string }[]): Flow {
  if (uploads.length === 0) return flow
  const files = [...new Set([...(flow.answers.files ?? []), ...uploads.map(({ id }) => id)])]
  const fileNames = new Map([...flow.fileNames, ...uploads.map(({ id, name }): [string, string] => [id, name])])
  return { ...flow, answers: { ...flow.answers, files }, fileNames }
}

/** Where a refusal is shown, with its words. */
function refusedTurn({ code, facts, faults }: Refusal, at: StepName): Turn {
  const words = refusalWords(code, facts)
  const isOfFiles =
    code.startsWith('file.') ||
    ['intake.too_many_files', 'intake.no_room', 'intake.upload_missing', 'intake.not_sealed'].includes(code)
  if (isOfFiles) return { step: 'evidence', faults: { files: words } }
  if (code === 'intake.gate_changed' || code === 'intake.no_gate') return { step: 'holders', notice: words }
  if (code === 'intake.identity_off') return { step: 'identity', notice: words }
  return { step: at, notice: faults[0]?.words ?? words }
}

const plain = (word: string) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

function isTyped(typed: string, words: readonly string[]): boolean {
  const said = (plain(typed).match(/\p{L}+/gu) ?? []) as string[]
  return said.join(' ') === [words[2] ?? '', words[7] ?? ''].map(plain).join(' ')
}

function usedBody({ say }: Flow): Html {
  return html`<h1>${say('Mã này đã dùng để gửi một tin', 'This code has already sent a report')}</h1>
<p>${say(
    'Tin gửi trước bằng mã này vẫn nguyên vẹn. Nội dung vừa sửa chưa được gửi. Muốn bổ sung, xin mở mục Theo dõi bằng mã rồi nhắn thêm hoặc thêm chứng cứ.',
    'The report sent before with this code is safe. What you changed since was not sent. To add to it, open it with the code and write a message or add evidence.',
  )}</p>
<p><a class="button big" href="/theo-doi${say.query}">${say('Theo dõi', 'Follow a report')}</a> <a href="/gui${say.query}">${say('Gửi một tin khác', 'Send another report')}</a></p>`
}
