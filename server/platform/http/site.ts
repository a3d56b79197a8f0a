import { existsSync } from 'node:fs'
import serveStatic from '@fastify/static'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built application from `folder`: files under `assets/` carry a hash in their name and are kept for a year, the page
 * itself is asked for anew; `.br` and `.gz` beside a file are sent when the browser takes them. Every other address outside `/api`
 * is a screen of the application and gets its page.
 */
export async function serveSite(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(`${folder}/index.html`)
  if (isBuilt) {
    await app.register(serveStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    const isScreen =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(api|assets)(\/|$)/.test(path) &&
      !/\.\w{1,8}$/.test(path)
    if (!isScreen) throw new Refusal('record.not_found')
    if (isBuilt) reply.sendFile('index.html')
    else
      reply
        .code(503)
        .type('text/html; charset=utf-8')
        .send(
          '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Liêm</title><p>Giao diện chưa được dựng. Máy chủ vẫn hoạt động.</p></html>',
        )
  })
}
