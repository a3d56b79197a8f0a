import type { Module } from '#platform/http'
import { routes } from './routes.ts'

export { paperFormPdf } from './form-pdf.ts'
export {
  byFours,
  type Fingerprints,
  logKeyFingerprint,
  type PublicUnit,
  posterPdf,
  SHORT_ROOT,
  unitAddress,
} from './poster.ts'
export { waiting } from './waiting.ts'

/** Door of publicity: how each unit may be reached, posters and paper forms, and who holds the gates. */
export const publicity: Module = { name: 'publicity', routes }
