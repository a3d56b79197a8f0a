import type { FastifyReply } from 'fastify'
import type { Db } from '#platform/db/as-actor'
import { type House, readHouse } from '#platform/house'
import { tagsOf } from './bundles.ts'
import type { Html } from './html.ts'
import { page } from './page.ts'
import type { Say } from './say.ts'

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
