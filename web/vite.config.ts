import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './build/precompress.ts'
import { preloadFonts } from './build/preload-fonts.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The officers' application: `web/office` → `web/dist/office`. In development `/api` goes to `LIEM_API`. */
export default defineConfig({
  root: here('office'),
  base: '/',
  plugins: [react(), preloadFonts(['latin-400', 'vietnamese-400']), precompress()],
  build: {
    outDir: here('dist/office'),
    emptyOutDir: true,
    target: 'es2022',
    // Small assets stay files: an inlined font or picture would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
  },
  server: { port: 5173, proxy: { '/api': process.env.LIEM_API ?? 'http://127.0.0.1:8080' } },
})
