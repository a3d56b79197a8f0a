import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Intake } from '#modules/petitions/intake'
import { type House, readHouse } from '#platform/house'
import type { Abuse } from './abuse.ts'
import { serveFollow } from './follow-flow.ts'
import { parseForms } from './form-body.ts'
import { page } from './page.ts'
import { listPublished, publishedPage } from './published.ts'
import { serveReport } from './report-flow.ts'
import { listResults, resultsPage } from './results.ts'
import { langOf, sayIn } from './say.ts'
import { showIn } from './show.ts'
import { elsewherePage, startPage, withdrawalFormPage } from './start-page.ts'
import { styles } from './styles.ts'

/** Where quick exit leads: a page that tells nobody anything. Without the internet, one that any visitor might read. */
const ELSEWHERE = 'https://www.google.com/search?q=th%E1%BB%9Di+ti%E1%BA%BFt'

type Asking = { Querystring: { lang?: unknown } }

/** Pages of the portal. Each is whole HTML; none needs JavaScript. */
export async function servePortal(app: FastifyInstance, intake: Intake, abuse: Abuse): Promise<void> {
  const { db, parts } = intake
  const send = (reply: FastifyReply, text: string, cache = 'no-cache') =>
    reply.type('text/html; charset=utf-8').header('cache-control', cache).send(text)
  const inHouse = async (reply: FastifyReply, of: (house: House) => string, cache?: string) =>
    send(reply, of(await readHouse(db)), cache)

  app.get<Asking>('/', async ({ query }, reply) =>
    inHouse(reply, (house) => startPage(house, sayIn(langOf(query.lang))), 'no-store'),
  )
  app.get<Asking>('/khieu-nai', async ({ query }, reply) =>
    inHouse(reply, (house) => elsewherePage(house, sayIn(langOf(query.lang)), 'complaint')),
  )
  app.get<Asking>('/kien-nghi', async ({ query }, reply) =>
    inHouse(reply, (house) => elsewherePage(house, sayIn(langOf(query.lang)), 'proposal')),
  )
  app.get('/mau-rut', async (_request, reply) => inHouse(reply, withdrawalFormPage))
  app.get('/thoat', async (_request, reply) =>
    reply
      .header('clear-site-data', '"cache", "storage"')
      .header('cache-control', 'no-store')
      .redirect(parts.settings.network === 'internet' ? ELSEWHERE : '/van-ban', 303),
  )
  app.get('/van-ban', async (_request, reply) => {
    const [house, documents] = await Promise.all([readHouse(db), listPublished(db)])
    return send(reply, publishedPage(house, documents))
  })
  app.get('/ket-qua', async (_request, reply) => {
    const [house, results] = await Promise.all([readHouse(db), listResults(db)])
    return send(reply, resultsPage(house, results))
  })
  app.get('/portal.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styles),
  )
  parseForms(app)
  serveReport(app, intake, abuse, showIn(db))
  serveFollow(app, intake, abuse, showIn(db))
  app.setNotFoundHandler(async (_request, reply) => {
    const house = await readHouse(db)
    const body = { html: '<h1>Không có trang này</h1><p>Địa chỉ có thể đã gõ nhầm. <a href="/">Về trang đầu</a></p>' }
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(page({ title: 'Không có trang này', province: house.province ?? '', practice: house.practice, body }))
  })
}
