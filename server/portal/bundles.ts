import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Html, html } from './html.ts'

const Listed = z.object({ src: z.string(), integrity: z.string() })
/** `portal.json`, as the build writes it (web/build/list-bundles.ts). */
const Bundles = z.object({
  entries: z.record(z.string(), Listed.extend({ imports: z.array(Listed), styles: z.array(Listed) })),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})

/** What this process serves; null where nothing was built: every page works without scripts. */
let served: z.infer<typeof Bundles> | null = null

/**
 * The built scripts under `/p/`: their names carry a hash, so they are kept for a year; `.br` and `.gz` beside them are sent where the
 * browser takes them. The hashes of all files are in the journal (start/journal-bundles.ts).
 */
export async function serveBundles(app: FastifyInstance, folder: string): Promise<void> {
  const list = join(folder, 'portal.json')
  served = existsSync(list) ? Bundles.parse(JSON.parse(readFileSync(list, 'utf8'))) : null
  if (!served) return
  await app.register(serveStatic, {
    root: folder,
    prefix: '/p/',
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    index: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable')
    },
  })
}

/** Tags of an entry for a page's head. A browser runs only what has the hash written here. Null where there is no build. */
export function tagsOf(name: 'report' | 'follow'): Html | null {
  const entry = served?.entries[name]
  if (!entry) return null
  const styles = entry.styles.map(
    ({ src, integrity }) => html`<link rel="stylesheet" href="${src}" integrity="${integrity}">
`,
  )
  const imports = entry.imports.map(
    ({ src, integrity }) => html`<link rel="modulepreload" href="${src}" integrity="${integrity}">
`,
  )
  return html`${styles}${imports}<script type="module" src="${entry.src}" integrity="${entry.integrity}"></script>`
}
