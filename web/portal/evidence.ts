import { MOST_FILE_BYTES, MOST_FILE_NAME, MOST_FILES } from '@liem/domain/petitions/form'
import { fill, h, statusLine } from './dom.ts'
import type { Room } from './enter-room.ts'
import { answerPuzzle } from './puzzle.ts'
import { isRefused, upload } from './server.ts'
import { numberWords, say } from './words.ts'

type Chosen = { file: File; part: string; sealed?: Blob; sentAs?: string }

export type Evidence = {
  element: HTMLElement
  /** Seals and uploads what has not gone out yet, one file after another; answers the uploads' ids in order. */
  sendAll(
    room: Room,
    to: { locator: string; report: string; recipient: string },
  ): Promise<{ id: string; sealed: Blob }[]>
  count(): number
}

const sizeWords = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${numberWords(Math.ceil(bytes / 1024))} KB`
    : `${numberWords(Math.round(bytes / 104857.6) / 10)} MB`

/** The files a person adds. They are read once, while being sealed; only ciphertext is ever put together. */
export function evidence(onChange: () => void, prefix = 'f'): Evidence {
  const chosen: Chosen[] = []
  let made = 0
  const list = h('ul', { class: 'files' })
  const fault = statusLine('fault')
  const input = h('input', {
    id: `${prefix}-files`,
    type: 'file',
    multiple: true,
    'aria-describedby': `${prefix}-files-hint`,
    'aria-label': say('Chọn tệp', 'Choose files'),
    onchange: () => {
      const refused: string[] = []
      for (const file of input.files ?? []) {
        const why = refusal(file)
        if (why) refused.push(why)
        else chosen.push({ file, part: `evidence-${++made}` })
      }
      input.value = ''
      fault.textContent = refused.join(' ')
      draw()
      onChange()
    },
  })

  function refusal(file: File): string | null {
    if (chosen.length >= MOST_FILES)
      return say(`Nhiều nhất ${MOST_FILES} tệp; “${file.name}” không được thêm.`, `At most ${MOST_FILES} files.`)
    if (file.size > MOST_FILE_BYTES)
      return say(`“${file.name}” lớn hơn 100 MB.`, `“${file.name}” is larger than 100 MB.`)
    return file.size === 0 ? say(`“${file.name}” không có nội dung.`, `“${file.name}” is empty.`) : null
  }

  function draw(): void {
    fill(
      list,
      chosen.map((one, i) =>
        h(
          'li',
          {},
          h('span', {}, one.file.name, ' ', h('small', {}, sizeWords(one.file.size))),
          h('progress', {
            max: 1,
            value: one.sentAs ? 1 : 0,
            hidden: !one.sealed,
            'aria-label': say('Đã gửi', 'Sent'),
          }),
          h(
            'button',
            {
              type: 'button',
              class: 'plain',
              'aria-label': say(`Bỏ tệp ${one.file.name}`, `Remove ${one.file.name}`),
              onclick: () => {
                chosen.splice(i, 1)
                draw()
                onChange()
                input.focus()
              },
            },
            say('Bỏ', 'Remove'),
          ),
        ),
      ),
    )
  }

  return {
    element: h('div', {}, input, fault, list),
    count: () => chosen.length,
    async sendAll(room, { locator, report, recipient }) {
      const sent: { id: string; sealed: Blob }[] = []
      for (const [i, one] of chosen.entries()) {
        one.sealed ??= await seal(room, one, { report, recipient })
        const bar = list.children[i]?.querySelector('progress')
        if (bar) bar.hidden = false
        const progress = (share: number) => {
          if (bar) bar.value = share
        }
        // Sealed once: a second attempt sends the same bytes, which the server knows again.
        one.sentAs ??= await sentAs(room, locator, one.sealed, progress)
        progress(1)
        sent.push({ id: one.sentAs, sealed: one.sealed })
      }
      return sent
    },
  }
}

/** Under load a puzzle comes with the refusal: solved here, once, without bothering anybody. */
async function sentAs(room: Room, locator: string, sealed: Blob, progress: (share: number) => void): Promise<string> {
  try {
    return (await upload(locator, sealed, progress)).id
  } catch (thrown) {
    const { challenge, bits } = (isRefused(thrown) && thrown.code === 'intake.busy' && thrown.facts) || {}
    if (typeof challenge !== 'string' || typeof bits !== 'number') throw thrown
    const pow = await answerPuzzle(room, { challenge, bits }, `${locator}${sealed.size}`)
    return (await upload(locator, sealed, progress, pow)).id
  }
}

export async function seal(
  room: Room,
  { file, part }: { file: File; part: string },
  { report, recipient }: { report: string; recipient: string },
): Promise<Blob> {
  const head = {
    purpose: 'evidence' as const,
    report,
    part,
    name:
      file.name
        .normalize('NFC')
        .replace(/\p{Cc}/gu, '')
        .slice(0, MOST_FILE_NAME) || part,
    ...(/^[\x20-\x7e]{1,120}$/.test(file.type) ? { media: file.type } : {}),
    size: file.size,
  }
  return new Response(await room.sealStream(head, file.stream(), [recipient])).blob()
}
