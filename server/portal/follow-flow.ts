import { randomUUID } from 'node:crypto'
import { Refusal, refusalWords } from '@liem/domain/kernel/refusal'
import { cleaned, TEXT_MOST } from '@liem/domain/petitions/form'
import { type Code, type CodeFault, locatorOf, parseCode } from '@liem/sealing/code'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Intake, type OpenedMailbox, openPlain, sealUpload, sendPlain } from '#modules/petitions/intake'
import { disposition } from '#platform/http/download'
import { describeError } from '#platform/telemetry'
import { logState } from '#platform/transparency/published'
import type { Abuse } from './abuse.ts'
import { checkSite } from './api.ts'
import { codeBody, mailboxBody } from './follow-pages.ts'
import { type Fields, type IncomingFile, one, readForm } from './form-body.ts'
import { langOf, type Say, sayIn } from './say.ts'
import { refusedPage, type Show } from './show.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Following a report without JavaScript. The code comes in a form, lives for one request and is never in an address. */
export function serveFollow(app: FastifyInstance, intake: Intake, abuse: Abuse, show: Show): void {
  const enter = async (request: FastifyRequest) => {
    checkSite(request)
    await abuse.enter(request.ip, 10)
  }
  // Stretching a code costs memory and time: so many at a time, whoever asks.
  const opening = (code: Code) => abuse.inTurn('plain', () => openPlain(intake, code))
  const ask = (reply: FastifyReply, say: Say, fault: string | null = null) =>
    show(reply, {
      title: say('Theo dõi tin đã gửi', 'Follow a report'),
      body: codeBody(say, fault),
      say,
      room: 'follow',
      otherLang: say.lang === 'en' ? '/theo-doi' : '/theo-doi?lang=en',
    })

  async function view(
    reply: FastifyReply,
    say: Say,
    code: Code,
    opened: OpenedMailbox,
    said: { notice?: string; fault?: string; kept?: string },
  ) {
    const vkey = (await logState(intake.db))?.vkey ?? null
    return show(reply, {
      title: say('Tin của quý vị', 'Your report'),
      body: mailboxBody({ say, code, opened, vkey, now: intake.parts.clock.now(), ...said }),
      say,
    })
  }

  app.get<{ Querystring: { lang?: unknown } }>('/theo-doi', async (request, reply) =>
    ask(reply, sayIn(langOf(request.query.lang))),
  )

  app.post('/theo-doi', {
    errorHandler: refusedPage(show),
    onRequest: enter,
    handler: async (request, reply) => {
      let kept: { id: string; hash: string } | undefined
      const { fields, refused } = await readForm(request, async (file, before) => {
        kept = await keepFile(request.ip, file, before)
      })
      const say = sayIn(langOf(one(fields, 'lang')))
      const code = parseCode(one(fields, 'code'))
      if ('kind' in code) return ask(reply, say, codeFaultWords(say, code))
      try {
        const opened = await opening(code)
        const go = one(fields, 'go')
        if (!go || go === 'open') return await view(reply, say, code, opened, {})
        try {
          if (refused) throw refused
          const notice = await act(say, code, opened, { go, fields, upload: kept })
          if (notice === null)
            return await view(reply, say, code, opened, {
              fault: say('Xin viết nội dung trước khi gửi.', 'Please write something first.'),
            })
          return await view(reply, say, code, await opening(code), { notice })
        } catch (thrown) {
          if (!(thrown instanceof Refusal)) throw thrown
          return await view(reply, say, code, opened, {
            fault: refusalWords(thrown.code, thrown.facts),
            kept: one(fields, 'text'),
          })
        }
      } catch (thrown) {
        if (thrown instanceof Refusal) return ask(reply, say, refusalWords(thrown.code, thrown.facts))
        request.log.error({ event: 'defect', route: '/theo-doi', error: describeError(thrown) })
        return ask(
          reply.code(503),
          say,
          say(
            'Máy chủ gặp lỗi tạm thời, chưa làm gì cả. Xin thử lại sau một phút.',
            'The server has a passing fault; nothing was done. Please try again in a minute.',
          ),
        )
      }
    },
  })

  app.post('/theo-doi/bien-nhan', {
    errorHandler: refusedPage(show),
    onRequest: enter,
    handler: async (request, reply) => {
      const { fields } = await readForm(request)
      const say = sayIn(langOf(one(fields, 'lang')))
      const code = parseCode(one(fields, 'code'))
      if ('kind' in code) return ask(reply, say, codeFaultWords(say, code))
      try {
        const { view: found } = await opening(code)
        return reply
          .type('application/json; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('content-disposition', disposition('bien-nhan.json'))
          .send(found.receipt)
      } catch (thrown) {
        if (thrown instanceof Refusal) return ask(reply, say, refusalWords(thrown.code, thrown.facts))
        throw thrown
      }
    },
  })

  async function keepFile(address: string, file: IncomingFile, before: Fields) {
    const code = parseCode(one(before, 'code'))
    if ('kind' in code) throw new Refusal('mailbox.not_found')
    const { note } = await opening(code)
    return abuse.upload('plain', address, file.bytes, (bytes) =>
      sealUpload(intake, bytes, {
        locator: locatorOf(code),
        report: note.report,
        part: randomUUID(),
        recipient: note.contentRecipient,
        name: file.name,
        media: file.media,
      }),
    )
  }

  type Acting = { go: string; fields: Fields; upload: { id: string; hash: string } | undefined }

  /** What the person asked for; null when nothing was written. Answers what to say afterwards. */
  async function act(
    say: Say,
    code: Code,
    opened: OpenedMailbox,
    { go, fields, upload }: Acting,
  ): Promise<string | null> {
    const id = uuid.test(one(fields, 'item')) ? one(fields, 'item') : randomUUID()
    const text = cleaned(one(fields, 'text')).slice(0, TEXT_MOST)
    switch (go) {
      case 'message':
        if (!text) return null
        await sendPlain(intake, code, opened, { id, kind: 'message', text })
        return say('Tin nhắn đã được niêm phong và gửi.', 'Your message was sealed and sent.')
      case 'evidence':
        if (!upload) return null
        await sendPlain(intake, code, opened, { id, kind: 'evidence', upload })
        return say('Tệp đã được niêm phong và gửi.', 'The file was sealed and sent.')
      case 'protection':
        if (!text) return null
        await sendPlain(intake, code, opened, { id, kind: 'protection', text })
        return say(
          'Đề nghị bảo vệ đã được gửi. Đang nguy cấp, xin gọi 113.',
          'Your request was sent. In danger, call 113.',
        )
      case 'withdrawal': {
        const checks = {
          threatened: one(fields, 'threatened') === 'yes',
          paid: one(fields, 'paid') === 'yes',
          ownWill: one(fields, 'ownWill') === 'yes',
        }
        await sendPlain(intake, code, opened, { id, kind: 'withdrawal', text, checks })
        return say(
          'Đã ghi ý muốn rút. Nếu có dấu hiệu vi phạm, hoặc quý vị bị ép, vụ việc vẫn được xem xét tiếp.',
          'Your wish was recorded. If there are signs of wrongdoing, or you were pressed, the matter goes on.',
        )
      }
      case 'rating': {
        const rating = Number(one(fields, 'rating'))
        if (!(Number.isInteger(rating) && rating >= 1 && rating <= 5)) return null
        await sendPlain(intake, code, opened, { id, kind: 'rating', rating, text })
        return say('Cảm ơn quý vị đã chấm điểm.', 'Thank you for rating.')
      }
      default:
        return ''
    }
  }
}

function codeFaultWords(say: Say, fault: CodeFault): string {
  switch (fault.kind) {
    case 'unknown-word': {
      const near = fault.near.length
        ? say(` Có phải: ${fault.near.join(', ')}?`, ` Perhaps: ${fault.near.join(', ')}?`)
        : ''
      return say(
        `Chữ thứ ${fault.at + 1} (“${fault.word}”) không có trong bảng chữ của mã.${near}`,
        `Word ${fault.at + 1} (“${fault.word}”) is not one of the code’s words.${near}`,
      )
    }
    case 'length':
      return say(`Mã có 11 chữ; vừa gõ ${fault.count} chữ.`, `The code has 11 words; you typed ${fault.count}.`)
    case 'checksum':
      return say(
        'Các chữ đều có trong bảng nhưng ghép lại chưa đúng. Xin xem lại thứ tự và từng chữ.',
        'All words are known but they do not fit together. Please check each word and their order.',
      )
  }
}
