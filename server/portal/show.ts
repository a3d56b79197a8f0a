import { Refusal, refusals, refusalWords } from '@liem/domain/kernel/refusal'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '#platform/db/as-actor'
import { type House, readHouse } from '#platform/house'
import { tagsOf } from './bundles.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { type Say, sayIn } from './say.ts'

type Shown = {
  title: string
  body: Html
  say: Say
  /** The script that may take this page over. */
  room?: 'report' | 'follow' | null
  otherLang?: string
  /** Null: nothing can be asked of the database now. */
  house?: House | null
}

/** Answers a page for who reports: never kept by a browser or on the way. */
export type Show = (reply: FastifyReply, shown: Shown) => Promise<FastifyReply>

export function showIn(db: Db): Show {
  return async (reply, { title, body, say, room, otherLang, house }) => {
    const of = house === null ? null : (house ?? (await readHouse(db)))
    const text = page({
      title,
      province: of?.province ?? '',
      practice: of?.practice ?? false,
      body,
      say,
      isReporting: true,
      scripts: room ? tagsOf(room) : null,
      otherLang,
    })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)
  }
}

/** For routes of forms: what was refused before the form could be read is told on a page, not as a problem document. */
export function refusedPage(show: Show) {
  return async (
    thrown: Error & { statusCode?: number },
    _request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const known = thrown instanceof Refusal ? thrown : null
    const status = known ? refusals[known.code].status : (thrown.statusCode ?? 500)
    if (status >= 500) throw thrown
    const say = sayIn('vi')
    const words = known ? refusalWords(known.code, known.facts) : 'Máy chủ không đọc được biểu mẫu vừa gửi.'
    const body = html`<h1>Chưa nhận được</h1><p class="warning" role="alert">${words}</p>
<p>Xin bấm nút quay lại của trình duyệt: chữ đã gõ vẫn còn ở trang trước. Rồi gửi lại. <span lang="en">Nothing was stored; please go back and send again.</span></p>
<p><a href="/">Về trang đầu</a></p>`
    return show(reply.code(status), { title: 'Chưa nhận được', body, say })
  }
}
