import { fill, h, statusLine } from './dom.ts'
import { enterRoom, type Room } from './enter-room.ts'
import { mailboxView } from './mailbox-view.ts'
import { proofsOf } from './proof.ts'
import './portal.css'
import { watchQuickExit } from './quick-exit.ts'
import { findSalt, openBox } from './server.ts'
import { faultWords, say } from './words.ts'

/** Following a report: only the locator, a hash of the code, is ever sent; everything sealed is opened here. */
watchQuickExit()
const place = document.querySelector<HTMLElement>('[data-portal="follow"]')
if (place) start(place)

function start(main: HTMLElement): void {
  const typed = main.querySelector<HTMLTextAreaElement>('textarea')?.value ?? ''
  const fault = h('div', { id: 'f-code-fault', class: 'fault', role: 'alert' })
  const status = statusLine()
  const area = h('textarea', {
    id: 'f-code',
    rows: 3,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': 'f-code-hint f-code-fault',
    translate: 'no',
    onfocus: () => void enterRoom().catch(() => undefined),
  })
  area.value = typed
  const button = h('button', { type: 'submit', class: 'button big' }, say('Mở hộp thư', 'Open the mailbox'))
  const form = h(
    'form',
    {
      class: 'follow',
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault()
        void submit()
      },
    },
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'f-code' }, say('Mã biên nhận', 'Receipt code')),
      h(
        'p',
        { class: 'hint', id: 'f-code-hint' },
        say(
          '11 chữ, cách nhau bằng dấu cách. Gõ không dấu cũng được. Mã không rời khỏi máy này.',
          '11 words with spaces between them; accents do not matter. The code does not leave this device.',
        ),
      ),
      area,
      fault,
    ),
    button,
    status,
  )
  fill(main, h('h1', {}, say('Theo dõi tin đã gửi', 'Follow a report')), form)

  async function submit(): Promise<void> {
    button.disabled = true
    fill(fault)
    area.removeAttribute('aria-invalid')
    try {
      const room = await enterRoom()
      const code = room.parseCode(area.value)
      if ('kind' in code) {
        refuse(code)
        return
      }
      status.textContent = say('Đang mở…', 'Opening…')
      const locator = room.locatorOf(code)
      const { salt, kdf, now } = await findSalt(locator)
      const mailbox = await room.deriveMailbox(code.entropy, room.fromBase64url(salt), kdf)
      const prove = proofsOf(room, locator, mailbox.signSecret, now)
      const view = await openBox(prove())
      area.value = ''
      await mailboxView(main, { room, mailbox, locator, prove, view })
    } catch (thrown) {
      status.textContent = ''
      fill(fault, faultWords(thrown))
    } finally {
      button.disabled = false
    }
  }

  function refuse(code: Extract<ReturnType<Room['parseCode']>, { kind: string }>): void {
    area.setAttribute('aria-invalid', 'true')
    area.focus()
    if (code.kind === 'length')
      fill(
        fault,
        say(`Mã có 11 chữ; quý vị đã gõ ${code.count} chữ.`, `The code has 11 words; you typed ${code.count}.`),
      )
    else if (code.kind === 'checksum')
      fill(
        fault,
        say(
          'Các chữ đều đúng nhưng không hợp thành một mã. Xin xem lại từng chữ và thứ tự.',
          'Each word is right but together they are no code. Please check the words and their order.',
        ),
      )
    else
      fill(
        fault,
        say(
          `Chữ thứ ${code.at + 1}, “${code.word}”, không có trong mã.`,
          `Word ${code.at + 1}, “${code.word}”, belongs to no code.`,
        ),
        code.near.length > 0 && say(' Có phải là: ', ' Perhaps: '),
        code.near.map((near) =>
          h('button', { type: 'button', class: 'plain', onclick: () => put(code.at, near) }, near),
        ),
      )
  }

  /** Puts the word meant in the place of the one that was typed. */
  function put(at: number, word: string): void {
    let n = -1
    area.value = area.value.replace(/[\p{L}\p{M}]+/gu, (found) => (++n === at ? word : found))
    fill(fault)
    area.removeAttribute('aria-invalid')
    area.focus()
  }
}
