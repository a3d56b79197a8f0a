import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Stand in the source (`portal/enter-room.ts`) for the integrity and the address of the lazily fetched room. */
const placeholder = `sha384-${'room'.padEnd(64, '_')}`
const where = '/p/room.js?'

type Listed = { src: string; integrity: string }
/** `portal.json`: what a page of the server needs to load a script, and every file with its SHA-256, for the journal. */
export type Bundles = {
  entries: Record<string, Listed & { imports: Listed[]; styles: Listed[] }>
  files: Record<string, string>
}

/**
 * Writes `portal.json`. Every script is loaded with its integrity: entries and what they import by tags of the server, the room by
 * the entry that fetches it, into which its integrity is written here.
 */
export function listBundles(): Plugin {
  let base = '/'
  return {
    name: 'liem:list-bundles',
    apply: 'build',
    configResolved(config) {
      base = config.base
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
        const room = chunks.find((chunk) => chunk.isDynamicEntry)
        if (!room) this.error('the room is not a chunk of its own')
        const integrity = (content: string | Uint8Array) =>
          `sha384-${createHash('sha384').update(content).digest('base64')}`
        // The room's file name is part of its importers' text, so their own names change with it.
        for (const chunk of chunks)
          chunk.code = chunk.code.replaceAll(placeholder, integrity(room.code)).replaceAll(where, base + room.fileName)
        const listed = (file: string): Listed => {
          const one = bundle[file]
          if (!one) this.error(`${file} is not in the bundle`)
          return { src: base + file, integrity: integrity(one.type === 'chunk' ? one.code : one.source) }
        }
        const stylesOf = (file: string): string[] => {
          const one = bundle[file]
          return one?.type === 'chunk' ? [...(one.viteMetadata?.importedCss ?? [])] : []
        }
        const list: Bundles = { entries: {}, files: {} }
        for (const chunk of chunks.filter((one) => one.isEntry)) {
          const imports = chunk.imports.filter((file) => file !== room.fileName)
          const styles = [...new Set([chunk.fileName, ...imports].flatMap(stylesOf))]
          list.entries[chunk.name] = {
            ...listed(chunk.fileName),
            imports: imports.map(listed),
            styles: styles.map(listed),
          }
        }
        for (const one of Object.values(bundle)) {
          const content = one.type === 'chunk' ? one.code : one.source
          list.files[one.fileName] = createHash('sha256').update(content).digest('hex')
        }
        this.emitFile({ type: 'asset', fileName: 'portal.json', source: JSON.stringify(list) })
      },
    },
  }
}
