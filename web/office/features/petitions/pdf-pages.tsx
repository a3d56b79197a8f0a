import { useEffect, useRef, useState } from 'react'
import { Bones } from '#ui/bones.tsx'
import css from './petition.module.css'

/** More pages than this are left to the download. */
const MOST_PAGES = 60

/**
 * Pages of a PDF drawn as pixels by a reader of our own, never by the browser's viewer: no scripts, forms, links or fetching.
 * Loaded only when a PDF is looked at.
 */
export function PdfPages({ body }: { body: Uint8Array }) {
  const frame = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'drawing' | 'failed' | { drawn: number; of: number }>('drawing')
  useEffect(() => {
    let gone = false
    draw(body, frame, () => gone)
      .then((pages) => !gone && setState(pages))
      .catch(() => !gone && setState('failed'))
    return () => {
      gone = true
      frame.current?.replaceChildren()
    }
  }, [body])
  if (state === 'failed') return <p>Tệp PDF bị hỏng, có mật khẩu, hoặc không đọc được trong trang. Có thể tải về.</p>
  return (
    <div className={css.page}>
      {state === 'drawing' && <Bones rows={8} />}
      <div ref={frame} role="img" aria-label="Các trang của tệp PDF" />
      {typeof state === 'object' && state.drawn < state.of && (
        <p className={css.about}>
          Hiện {state.drawn} trong {state.of} trang; bản tải về có đủ.
        </p>
      )}
    </div>
  )
}

async function draw(body: Uint8Array, frame: { current: HTMLDivElement | null }, gone: () => boolean) {
  const { getDocument } = await import('unpdf/pdfjs')
  // A copy: the reader takes the bytes for itself. No eval, no fonts of the page: glyphs are drawn as paths.
  const pdf = await getDocument({
    data: body.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  }).promise
  const count = Math.min(pdf.numPages, MOST_PAGES)
  for (let number = 1; number <= count; number++) {
    const page = await pdf.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: Math.min(2, 1600 / natural.width) })
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    canvas.className = css.canvas ?? ''
    if (gone() || !frame.current) break
    frame.current.append(canvas)
    await page.render({ canvas, viewport, annotationMode: 0 }).promise
    page.cleanup()
  }
  const of = pdf.numPages
  await pdf.destroy()
  return { drawn: count, of }
}
