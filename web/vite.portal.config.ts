import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { listBundles } from './build/list-bundles.ts'
import { precompress } from './build/precompress.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The portal's own small scripts: `web/portal` → `web/dist/portal`. The pages come from the server and work without them. */
export default defineConfig({
  root: here('portal'),
  base: '/p/',
  plugins: [listBundles(), precompress()],
  build: {
    outDir: here('dist/portal'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // The room is fetched by our own hand, with its integrity.
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { report: here('portal/report.ts'), follow: here('portal/follow.ts') },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
})
