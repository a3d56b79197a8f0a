import type { FastifyInstance } from 'fastify'

/** Pages that may carry files, and the files themselves, come over slow telephones. */
const carriers = new Set(['/api/uploads', '/gui', '/theo-doi'])

/**
 * Ends a request that has not come in whole after `ms`: who sends a letter a minute would hold a place for an hour. Files have as long
 * as the server gives them, while they keep coming.
 */
export function endSlowRequests(app: FastifyInstance, ms = 100_000): void {
  app.addHook('onRequest', async ({ raw, routeOptions, headers }) => {
    const isFile = /^(multipart\/form-data|application\/octet-stream)\b/i.test(headers['content-type'] ?? '')
    if (isFile && carriers.has(routeOptions.url ?? '')) return
    const timer = setTimeout(() => raw.complete || raw.destroy(), ms)
    raw.once('close', () => clearTimeout(timer))
  })
}
