import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../db/as-actor.ts'

/** `GET /api/health`: whether this server and its database answer. For load balancers and monitors; says nothing else. */
export function serveHealth(app: FastifyInstance, db: Db): void {
  app.get('/api/health', { logLevel: 'warn' }, async (_request, reply) => {
    const isUp = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    )
    return reply
      .code(isUp ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ server: 'up', database: isUp ? 'up' : 'down' })
  })
}
