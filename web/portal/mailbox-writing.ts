import { TEXT_MOST } from '@liem/domain/petitions/form'
import type { IncomingKind, ItemWords } from '@liem/domain/petitions/mailbox'
import type { SelfNote } from '@liem/domain/petitions/submission'
import { h, statusLine } from './dom.ts'
import { evidence } from './evidence.ts'
import type { Open } from './mailbox-view.ts'
import { sendToBox } from './server.ts'
import { faultWords, say } from './words.ts'

type Writing = Open & { note: SelfNote | null; again: (said: string) => Promise<void> }

/** What the person may still do: write, add evidence, ask for protection, record a wish to withdraw, rate the handling. */
export function writing(open: Writing): HTMLElement {
  const { view, note } = open
  const can = new Set(view.can)
  if (!note)
    return h(
      'p',
      { class: 'warning' },
      say(
        'Ghi chú của chính quý vị trong hộp thư không mở được, nên không nhắn tiếp được từ trang này.',
        'Your own note in the mailbox does not open, so nothing can be sent from here.',
      ),
    )
  return h(
    'section',
    {},
    h('h2', {}, say('Gửi thêm', 'Send more')),
    can.has('write')
      ? [
          fold(say('Nhắn tin', 'Write a message'), textForm(open, note, 'message')),
          fold(say('Thêm chứng cứ', 'Add evidence'), evidenceForm(open, note)),
          fold(say('Đề nghị được bảo vệ', 'Ask for protection'), textForm(open, note, 'protection')),
          fold(say('Muốn rút tin', 'Withdraw the report'), withdrawalForm(open, note)),
        ]
      : h(
          'p',
          { class: 'hint' },
          say('Vụ việc đã đóng; không gửi thêm được.', 'The matter is closed; nothing more can be sent.'),
        ),
    can.has('rate') && fold(say('Chấm điểm việc xử lý', 'Rate the handling'), ratingForm(open)),
  )
}

const fold = (words: string, inside: HTMLElement) => h('details', { class: 'fold' }, h('summary', {}, words), inside)

/** Signs and sends one item; the id is made once, so that a second attempt changes nothing. */
function sender(
  { room, mailbox, locator, again }: Writing,
  said: string | null = say('Đã niêm phong và gửi.', 'Sealed and sent.'),
) {
  const id = crypto.randomUUID?.() ?? '00000000-0000-4000-8000-'.concat(room.toHex(room.randomBytes(6)))
  return async (
    kind: IncomingKind,
    what: { envelope?: Uint8Array; upload?: string; uploadHash?: string; rating?: number },
  ) => {
    const hash = what.envelope ? room.toHex(room.sha256(what.envelope)) : (what.uploadHash ?? '')
    const rating = what.rating === undefined ? {} : { rating: what.rating }
    const item = { v: 1 as const, locator, id, kind, hash, ...rating }
    await sendToBox({
      locator,
      item: {
        id,
        kind,
        ...(what.envelope ? { envelope: room.toBase64url(what.envelope) } : {}),
        ...(what.upload ? { upload: what.upload } : {}),
        ...rating,
      },
      proof: { ...room.signStatement('mailbox-item', item, mailbox.signSecret), kind: 'mailbox-item' },
    })
    if (said !== null) await again(said)
  }
}

/** A form with one button that says how it went. */
function action(
  words: string,
  inside: readonly (HTMLElement | null)[],
  work: () => Promise<string | undefined>,
): HTMLElement {
  const status = statusLine('fault')
  const button = h('button', { type: 'submit' }, words)
  return h(
    'form',
    {
      class: 'follow',
      novalidate: true,
      onsubmit: async (event: Event) => {
        event.preventDefault()
        button.disabled = true
        status.textContent = say('Đang gửi…', 'Sending…')
        status.textContent = await work().then(
          (fault) => fault ?? '',
          (thrown) => faultWords(thrown),
        )
        button.disabled = false
      },
    },
    inside,
    button,
    status,
  )
}

function field(id: string, words: string, hint?: string): { element: HTMLElement; value: () => string } {
  const area = h('textarea', { id, rows: 4, maxlength: TEXT_MOST, autocomplete: 'off' })
  const element = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, words),
    hint ? h('p', { class: 'hint' }, hint) : null,
    area,
  )
  return { element, value: () => area.value.normalize('NFC').trim() }
}

const nothing = () => say('Xin viết nội dung.', 'Please write something.')

async function sealWords({ room, view }: Writing, note: SelfNote, words: ItemWords): Promise<Uint8Array> {
  const head = { purpose: 'message' as const, report: view.report, part: words.kind }
  return room.seal(head, room.utf8(room.canonicalJson(words)), [note.contentRecipient])
}

function textForm(open: Writing, note: SelfNote, kind: 'message' | 'protection'): HTMLElement {
  const send = sender(open)
  const text =
    kind === 'message'
      ? field('w-message', say('Lời nhắn', 'Your message'))
      : field(
          'w-protection',
          say('Quý vị cần được bảo vệ trước điều gì?', 'What do you need protection from?'),
          say(
            'Ai đe dọa, từ khi nào, ai có thể gặp nguy hiểm. Nếu nguy hiểm ngay lúc này, xin gọi 113.',
            'Who threatens, since when, who is in danger. If you are in danger right now, call 113.',
          ),
        )
  return action(say('Niêm phong và gửi', 'Seal and send'), [text.element], async () => {
    if (!text.value()) return nothing()
    await send(kind, { envelope: await sealWords(open, note, { v: 1, kind, text: text.value() }) })
  })
}

function evidenceForm(open: Writing, note: SelfNote): HTMLElement {
  const files = evidence(() => undefined, 'w')
  const senders = new Map<string, ReturnType<typeof sender>>()
  return action(
    say('Niêm phong và gửi', 'Seal and send'),
    [
      h('label', { class: 'field', for: 'w-files' }, say('Tệp, mỗi tệp đến 100 MB', 'Files of up to 100 MB each')),
      files.element,
    ],
    async () => {
      if (files.count() === 0) return say('Xin chọn tệp.', 'Please choose a file.')
      const sent = await files.sendAll(open.room, {
        locator: open.locator,
        report: open.view.report,
        recipient: note.contentRecipient,
      })
      for (const one of sent) {
        // One item for one file, also when the answer to the first attempt was lost.
        const put = senders.get(one.id) ?? sender(open, null)
        senders.set(one.id, put)
        const hash = open.room.toHex(open.room.sha256(new Uint8Array(await one.sealed.arrayBuffer())))
        await put('evidence', { upload: one.id, uploadHash: hash })
      }
      await open.again(say('Đã niêm phong và gửi tệp.', 'Files sealed and sent.'))
    },
  )
}

/** Nobody is to be made to take back what he said: three questions first, and the law's own way is named. */
function withdrawalForm(open: Writing, note: SelfNote): HTMLElement {
  const send = sender(open)
  const tick = (id: string, words: string) =>
    h('label', { class: 'choice' }, h('input', { type: 'checkbox', id }), h('span', {}, words))
  const threatened = tick(
    'w-threatened',
    say('Có người đe dọa, gây sức ép để tôi rút', 'Somebody threatens or presses me'),
  )
  const paid = tick(
    'w-paid',
    say('Có người hứa hoặc đưa tiền, lợi ích để tôi rút', 'Somebody offered money or favours'),
  )
  const ownWill = tick('w-own', say('Tôi tự mình muốn rút', 'I want it of my own will'))
  const text = field('w-withdrawal', say('Vì sao quý vị muốn rút (không bắt buộc)', 'Why (optional)'))
  const isOn = (label: HTMLElement) => label.querySelector('input')?.checked ?? false
  return action(
    say('Ghi ý muốn rút', 'Record the wish'),
    [
      h(
        'p',
        { class: 'hint' },
        say(
          'Ghi ý muốn rút không xóa tin. Nếu có dấu hiệu vi phạm, cơ quan vẫn phải xem xét. Nếu quý vị bị ép, câu trả lời dưới đây chỉ người giữ tin đọc được và họ phải xem xét bảo vệ quý vị. Rút tố cáo theo Luật Tố cáo phải bằng văn bản có chữ ký hoặc điểm chỉ.',
          'This does not delete the report; where there are signs of a breach it is still looked into. If you are being pressed, only those who hold the report read your answers, and they must consider protecting you.',
        ),
      ),
      threatened,
      paid,
      ownWill,
      text.element,
    ],
    async () => {
      const checks = { threatened: isOn(threatened), paid: isOn(paid), ownWill: isOn(ownWill) }
      if (!checks.threatened && !checks.paid && !checks.ownWill)
        return say('Xin đánh dấu ít nhất một ô.', 'Please tick at least one box.')
      await send('withdrawal', {
        envelope: await sealWords(open, note, { v: 1, kind: 'withdrawal', text: text.value(), checks }),
      })
    },
  )
}

function ratingForm(open: Writing): HTMLElement {
  const send = sender(open)
  const words = [
    say('Rất kém', 'Very poor'),
    say('Kém', 'Poor'),
    say('Tạm được', 'Fair'),
    say('Tốt', 'Good'),
    say('Rất tốt', 'Very good'),
  ]
  const choices = h(
    'fieldset',
    { class: 'stars' },
    h('legend', {}, say('Việc xử lý tin của quý vị', 'How your report was handled')),
    words.map((one, i) =>
      h(
        'label',
        { class: 'choice' },
        h('input', { type: 'radio', name: 'rating', value: i + 1 }),
        h('span', {}, `${i + 1}. ${one}`),
      ),
    ),
  )
  return action(say('Gửi điểm', 'Send the rating'), [choices], async () => {
    const rating = Number(choices.querySelector<HTMLInputElement>('input:checked')?.value)
    if (!rating) return say('Xin chọn một mức.', 'Please choose one.')
    await send('rating', { rating })
  })
}
