import type { UnitRef } from '@liem/domain/kernel/shapes'
import { readPaperForm } from '@liem/domain/publicity/paper-form'
import { listUnits } from '@liem/domain/units/contract'
import { call } from '#lib/call.ts'

/** The office a paper form was printed for; a sentence when the text is no form of ours or the office is gone. */
export async function officeOfForm(text: string): Promise<UnitRef | string> {
  const code = readPaperForm(text)?.office ?? codeOnPoster(text)
  if (!code) return 'Đây không phải mã của phiếu phản ánh hay áp phích.'
  const units = await call(listUnits, { query: { q: code, limit: 50 } })
  const office = units.find((unit) => unit.code === code)
  return office ?? `Mã in cho đơn vị ${code}, nay không còn trong danh sách.`
}

/** Posters carry the short address of the office's page. */
function codeOnPoster(text: string): string | undefined {
  const found = /^https?:\/\/[^/\s]+\/d\/([^/?#\s]{1,120})/.exec(text.trim())?.[1]
  try {
    return found && decodeURIComponent(found)
  } catch {
    return undefined
  }
}

/** Pixels that a code needs; more only costs time. */
const WIDEST = 1600

/** What the QR code on a photo or scan says; null when there is none. The picture does not leave the browser. */
export async function readPhoto(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const { default: jsQR } = await import('jsqr')
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height))
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.drawImage(picture, 0, 0, width, height)
  picture.close()
  return jsQR(pen.getImageData(0, 0, width, height).data, width, height)?.data ?? null
}
