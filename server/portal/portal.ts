import type { FastifyInstance } from 'fastify'
import type { Db } from '#platform/db/as-actor'
import { readHouse } from '#platform/house'
import { page } from './page.ts'
import { listPublished, publishedPage } from './published.ts'
import { startPage } from './start-page.ts'
import { styles } from './styles.ts'

/** Pages of the portal. Each is whole HTML; none needs JavaScript. */
export function servePortal(app: FastifyInstance, db: Db): void {
  app.get('/', async (_request, reply) => {
    const house = await readHouse(db)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(startPage(house))
  })
  app.get('/van-ban', async (_request, reply) => {
    const [house, documents] = await Promise.all([readHouse(db), listPublished(db)])
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(publishedPage(house, documents))
  })
  app.get('/portal.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styles),
  )
  app.setNotFoundHandler(async (_request, reply) => {
    const house = await readHouse(db)
    const body = { html: '<h1>Không có trang này</h1><p>Địa chỉ có thể đã gõ nhầm. <a href="/">Về trang đầu</a></p>' }
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(page({ title: 'Không có trang này', province: house.province ?? '', practice: house.practice, body }))
  })
}
