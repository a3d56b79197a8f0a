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
export type Bundles = z.infer<typeof Bundles>

/** Pages that have a script of their own; everything else on the portal has none. */
export type Scripted = 'report' | 'follow'

/** What was built into this folder; undefined where nothing was: the pages then work without scripts. */
export function readBundles(folder: string): Bundles | undefined {
  const path = join(folder, 'portal.json')
  return existsSync(path) ? Bundles.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

/** Files carry a hash in their names and are kept for a year; `.br` and `.gz` beside them are sent where the browser takes them. */
export async function serveBundles(app: FastifyInstance, folder: string): Promise<void> {
  if (!readBundles(folder)) return
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

/** What goes into a page's head so that its script runs: every file with its integrity. Nothing where there is no build. */
export function scriptTags(bundles: Bundles | undefined, name: Scripted): Html | null {
  const entry = bundles?.entries[name]
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
