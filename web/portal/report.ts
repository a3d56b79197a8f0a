import { type Answers, evaluate, type FormField, formFields, readAnswers } from '@liem/domain/petitions/form'
import { fill, h, statusLine } from './dom.ts'
import { enterRoom, type Room } from './enter-room.ts'
import { evidence } from './evidence.ts'
import { formView } from './form-view.ts'
import { holders } from './holders.ts'
import { officeSearch } from './office-search.ts'
import './portal.css'
import { checkedReceipt, codeList, keepReceipt, proofsOf } from './proof.ts'
import { isLeaving, watchQuickExit } from './quick-exit.ts'
import { type Draft, newDraft, sealReport } from './sealing.ts'
import { findSalt, isRefused, openBox, send } from './server.ts'
import { faultWords, lang, say, timeWords } from './words.ts'

/** The report as one flowing form, sealed in this browser. Everything typed stays in the memory of this tab. */
watchQuickExit()
const place = document.querySelector<HTMLElement>('[data-portal="report"]')
if (place) start(place)

function start(main: HTMLElement): void {
  const answers: Answers = typedSoFar(main)
  const safety = main.querySelector('.note')
  const shown = new Set<FormField>()
  const pin = /^#k=([0-9a-f]{16,64})$/i.exec(location.hash)?.[1]?.toLowerCase() ?? null
  const given = main.dataset
  let draft: Promise<Draft> | undefined
  let sent: { body: string; of: string } | undefined
  let busy = false
  let finished = false

  const room = () => enterRoom()
  const beginDraft = () => {
    draft ??= room().then(newDraft)
    draft.catch(() => {
      draft = undefined
    })
    return draft
  }

  const files = evidence(() => update())
  const keepers = holders({ answers, room, pin, onChange: () => update() })
  const code = h('div', {}, h('p', { class: 'hint', role: 'status' }, say('Đang tạo mã…', 'Making the code…')))
  const written = h('input', { type: 'checkbox', id: 'f-written', onchange: () => update() })
  const writtenFault = h('p', { class: 'fault', hidden: true, id: 'f-written-fault' })
  const view = formView({
    answers,
    onInput: (field) => {
      if (field === 'office' || field === 'officeWords' || field === 'concern' || field === 'kind') later()
      update()
    },
    onLeave: (field) => {
      // Leaving an empty field says nothing yet; only what was typed is looked at at once.
      if (answers[field]) shown.add(field)
      update()
    },
    office: officeSearch(
      answers,
      () => {
        later()
        update()
      },
      () => update(),
    ),
    evidence: files.element,
    holders: keepers.element,
    code,
  })
  const status = statusLine('status sending')
  const button = h('button', { type: 'submit', class: 'button big' }, say('Niêm phong và gửi', 'Seal and send'))
  const trap = h('input', {
    name: 'website',
    tabindex: '-1',
    autocomplete: 'off',
    'aria-hidden': 'true',
    class: 'trap',
  })
  const form = h(
    'form',
    {
      novalidate: true,
      class: 'report',
      onsubmit: (event: Event) => {
        event.preventDefault()
        void submit()
      },
    },
    view.element,
    trap,
    h('div', { class: 'send' }, button, status),
  )
  fill(
    main,
    h('h1', {}, say('Gửi tin phản ánh', 'Send a report')),
    h(
      'p',
      { class: 'lead' },
      say(
        'Tin được niêm phong ngay trên máy này trước khi gửi. Máy chủ chỉ thấy loại việc, cơ quan, lĩnh vực và ngày gửi.',
        'The report is sealed on this device before it is sent. The server sees only its kind, office, field and day.',
      ),
    ),
    safety ?? null,
    law(),
    form,
  )

  // The room is fetched when the person begins to type; a page only looked at costs nothing more.
  form.addEventListener('input', () => void beginDraft().then(drawCode, () => undefined), { once: true })
  form.addEventListener('focusin', () => void room().catch(() => undefined), { once: true })
  addEventListener('beforeunload', (event) => {
    if (!finished && !isLeaving() && Object.values(answers).some((value) => value?.length)) event.preventDefault()
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void keepers.refresh(), 250)
  }
  void keepers.refresh()
  update()

  function judged() {
    const gate = keepers.gate()
    return evaluate(answers, {
      identityAllowed: gate?.identityAllowed ?? given.identityAllowed !== 'false',
      hasCustodians: gate ? gate.custodians.length > 0 : true,
      lang,
    })
  }

  function update(): void {
    view.show(judged(), shown)
    if (written.checked) writtenFault.hidden = true
  }

  function drawCode({ code: made }: Draft): void {
    fill(
      code,
      h(
        'p',
        {},
        say(
          'Đây là mã biên nhận của quý vị, tạo trên máy này. Có mã mới xem được trả lời. Không ai cấp lại được, kể cả quản trị hệ thống. Xin ghi ra giấy, cất nơi chỉ mình biết.',
          'This is your receipt code, made on this device. Only with it can you read the answer. Nobody can give it again. Write it on paper and keep it where only you know.',
        ),
      ),
      codeList(made.words),
      h(
        'label',
        { class: 'choice' },
        written,
        h('span', {}, say('Tôi đã ghi lại mã biên nhận', 'I have written the code down')),
      ),
      writtenFault,
    )
  }

  async function submit(): Promise<void> {
    if (busy) return
    const { report, faults } = judged()
    for (const field of formFields) shown.add(field)
    update()
    if (!report) {
      status.textContent = say('Còn chỗ cần sửa ở trên.', 'Some answers above need another look.')
      const first = formFields.filter((field) => faults[field]).map((field) => document.getElementById(`f-${field}`))
      const top = first.filter((one) => one !== null).sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1))[0]
      if (top) view.goTo(top.id.slice(2) as FormField)
      return
    }
    busy = true
    button.disabled = true
    try {
      const tell = (words: string) => {
        status.textContent = words
      }
      tell(say('Đang chuẩn bị…', 'Preparing…'))
      const [inside, mine] = await Promise.all([room(), beginDraft()])
      if (!code.contains(written)) drawCode(mine)
      if (!written.checked) {
        writtenFault.textContent = say(
          'Xin ghi lại mã biên nhận, rồi đánh dấu ô này',
          'Please write the code down, then tick this box',
        )
        writtenFault.hidden = false
        status.textContent = ''
        written.focus()
        return
      }
      await keepers.refresh()
      const ready = keepers.ready()
      if (!ready) {
        tell('')
        keepers.element.scrollIntoView({ block: 'center' })
        return
      }
      if (files.count()) tell(say('Đang niêm phong và gửi tệp…', 'Sealing and sending files…'))
      const to = { locator: mine.locator, report: mine.report, recipient: mine.content.recipient }
      const uploads = (await files.sendAll(inside, to)).map((one) => one.id)
      tell(say('Đang niêm phong và gửi tin…', 'Sealing and sending…'))
      const of = JSON.stringify([report, ready.checked, keepers.struck(), uploads, ready.gate.pow?.challenge])
      if (sent?.of !== of)
        sent = {
          of,
          body: await sealReport(inside, mine, report, {
            ...ready,
            struck: keepers.struck(),
            uploads,
            trap: trap.value,
          }),
        }
      const { receipt, receivedAt } = await send(sent.body)
      finished = true
      await thanks(inside, mine, receipt, receivedAt)
    } catch (thrown) {
      const code = isRefused(thrown) ? thrown.code : null
      if (code && /gate_changed|no_gate|busy/.test(code)) {
        const before = keepers.gate()?.pow
        await keepers.askAgain()
        // Under load a puzzle comes with the next answer: solved here, without bothering anybody.
        if (code === 'intake.busy' && !before && keepers.gate()?.pow) {
          busy = false
          return submit()
        }
      }
      status.textContent = faultWords(thrown)
    } finally {
      busy = false
      button.disabled = false
    }
  }

  async function thanks(inside: Room, mine: Draft, first: string, receivedAt: string): Promise<void> {
    let receipt = first
    const proof = h('div', { 'aria-live': 'polite' })
    const heading = h('h1', { tabindex: '-1' }, say('Đã nhận tin', 'Received'))
    fill(
      main,
      heading,
      h(
        'p',
        { class: 'lead' },
        say(
          `Tin của quý vị đã được nhận lúc ${timeWords(receivedAt)}.`,
          `Your report was received at ${timeWords(receivedAt)}.`,
        ),
      ),
      h(
        'section',
        {},
        h('h2', {}, say('Mã biên nhận', 'Receipt code')),
        codeList(mine.code.words),
        h(
          'p',
          {},
          say('Dùng mã này ở trang ', 'Use it at '),
          h('a', { href: '/theo-doi' }, say('Theo dõi tin đã gửi', 'Follow a report')),
          '.',
        ),
      ),
      h(
        'section',
        {},
        h('h2', {}, say('Bằng chứng đã nhận', 'Proof of receipt')),
        h(
          'p',
          {},
          say(
            'Tệp biên nhận có chữ ký chứng minh tin đã được nhận, không chứa nội dung và không cho biết quý vị là ai. Ai giữ tệp này có thể bị hỏi vì sao có; xin cân nhắc nơi cất.',
            'The signed receipt file proves that the report was received. It holds nothing of its content and does not say who you are. Think about where you keep it.',
          ),
        ),
        h(
          'p',
          {},
          h(
            'button',
            { type: 'button', onclick: () => keepReceipt(receipt) },
            say('Lưu tệp biên nhận', 'Keep the receipt file'),
          ),
        ),
        proof,
      ),
    )
    heading.focus()
    const show = async () => {
      const { state, element } = await checkedReceipt(inside, receipt)
      fill(proof, element)
      return state
    }
    let state = await show()
    // The proof comes with the log's next tick; the mailbox then holds the whole receipt.
    for (let tries = 0; state === 'promised' && tries < 60; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 15_000))
      const box = await findSalt(mine.locator)
        .then(({ now }) => openBox(proofsOf(inside, mine.locator, mine.mailbox.signSecret, now)()))
        .catch(() => null)
      if (!box || box.receipt === receipt) continue
      receipt = box.receipt
      state = await show()
    }
  }
}

/** What the law and this server do with it, said before anything is sent; who came by a poster has not read the start page. */
function law(): HTMLElement[] {
  return [
    h(
      'details',
      {},
      h('summary', {}, say('Theo luật, tin này được xử lý thế nào', 'What the law does with this report')),
      h(
        'p',
        {},
        say(
          'Tin gửi qua trang này, có tên hay không, chưa phải là đơn tố cáo theo Luật Tố cáo. Tin nêu rõ người, việc, chứng cứ kiểm tra được thì có thể dẫn đến thanh tra, kiểm tra, được chuyển cơ quan có thẩm quyền, hoặc quý vị được mời ký đơn.',
          'A report sent here, named or not, is not yet a denunciation under the law. If it names who, what and evidence that can be checked, it can lead to an inspection, be passed to the competent body, or you may be invited to sign.',
        ),
      ),
    ),
    h(
      'details',
      {},
      h('summary', {}, say('Máy chủ thấy gì và không thấy gì', 'What the server can and cannot see')),
      h(
        'p',
        {},
        say(
          'Lời kể, tệp và tên của quý vị được niêm phong ngay trên máy này cho đúng những người có tên ở dưới; người quản trị máy chủ không mở được. Phần để trần: loại việc, cơ quan, lĩnh vực, liên quan đến ai, ngày gửi. Nhà mạng có thể thấy quý vị vào trang này.',
          'Your words, files and name are sealed on this device to exactly the people named below; the administrator cannot open them. In clear: kind, office, field, whom it concerns, the day. Your network provider may see that you visited this site.',
        ),
      ),
      h(
        'p',
        {},
        say(
          'Chương trình niêm phong do chính máy chủ này gửi tới; ai thay được chương trình thì có thể đọc được tin gửi sau đó. Dấu của chương trình được ghi vào nhật ký công khai mỗi lần khởi động để kiểm tra lại được.',
          'The program that seals comes from this server; who changes it could read what is sent after that. Its hash is written into the public log at each start, so that it can be checked.',
        ),
      ),
    ),
  ]
}

/** What the page without scripts already holds in its fields, seen or hidden. */
function typedSoFar(main: HTMLElement): Answers {
  const typed: Record<string, unknown> = {}
  for (const form of main.querySelectorAll('form'))
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== 'string' || !value || name === 'files') continue
      typed[name] = name === 'conduct' ? [...((typed[name] as string[] | undefined) ?? []), value] : value
    }
  return readAnswers(typed)
}
