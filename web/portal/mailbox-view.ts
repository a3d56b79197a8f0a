import { accessWordsOf, clockWords, itemWords, roleWords, stateWords } from '@liem/domain/petitions/mailbox-words'
import type { SelfNote } from '@liem/domain/petitions/submission'
import { fill, h, keepFile } from './dom.ts'
import type { Room } from './enter-room.ts'
import { ownWords, removalGround, saidOr } from './mailbox-words.ts'
import { writing } from './mailbox-writing.ts'
import { checkedReceipt, keepReceipt, type Opened } from './proof.ts'
import { boxFile, type Mailbox, openBox } from './server.ts'
import { dayWords, faultWords, saidIn, say, timeWords } from './words.ts'

export type Open = {
  room: Room
  mailbox: Awaited<ReturnType<Room['deriveMailbox']>>
  locator: string
  prove: () => Opened
  view: Mailbox
}

/** The mailbox as its owner sees it: where the matter stands, letters, what can still be done, who looked at it, and the proof. */
export async function mailboxView(main: HTMLElement, open: Open, notice?: string): Promise<void> {
  const { room, mailbox, view } = open
  const note = await openJson<SelfNote>(room, mailbox.identity, view.self, { purpose: 'self', report: view.report })
  const again = async (said: string) => {
    const next = await openBox(open.prove()).catch(() => view)
    await mailboxView(main, { ...open, view: next }, said)
  }
  const heading = h('h1', { tabindex: '-1' }, say('Tin của quý vị', 'Your report'))
  const proof = h('div', {})
  fill(
    main,
    heading,
    notice ? h('p', { class: 'note', role: 'status' }, notice) : null,
    view.tombstone ? tombstone(view.tombstone) : standing(view.state),
    h(
      'dl',
      { class: 'facts' },
      h('dt', {}, say('Nhận lúc', 'Received')),
      h('dd', {}, timeWords(view.receivedAt)),
      view.apologisedOn && [h('dt', {}, say('Đã xin lỗi', 'Apology')), h('dd', {}, dayWords(view.apologisedOn))],
      view.publishedOn && [h('dt', {}, say('Đã công bố', 'Published')), h('dd', {}, dayWords(view.publishedOn))],
    ),
    clocks(view),
    h('section', {}, h('h2', {}, say('Thư từ', 'Letters')), await letters(open)),
    view.tombstone ? null : writing({ ...open, note, again }),
    h(
      'section',
      {},
      h('h2', {}, say('Ai đã mở, đã làm gì', 'Who opened it and did what')),
      access(view),
      note && holdersThen(note),
    ),
    h(
      'section',
      {},
      h('h2', {}, say('Bằng chứng', 'Proof')),
      proof,
      h(
        'p',
        {},
        h(
          'button',
          { type: 'button', onclick: () => keepReceipt(view.receipt) },
          say('Lưu tệp biên nhận', 'Keep the receipt file'),
        ),
      ),
    ),
  )
  heading.focus()
  fill(proof, (await checkedReceipt(room, view.receipt)).element)
}

const tombstone = ({ at, ground, symbol }: NonNullable<Mailbox['tombstone']>) =>
  h(
    'div',
    { class: 'warning' },
    h(
      'p',
      {},
      h(
        'strong',
        {},
        say(`Nội dung tin đã được hủy lúc ${timeWords(at)}.`, `The report’s content was removed on ${timeWords(at)}.`),
      ),
    ),
    h(
      'p',
      {},
      say('Hai cán bộ đã quyết định, căn cứ: ', 'Decided by two officers, on the ground: '),
      removalGround(ground),
      symbol ? ` (${symbol})` : '',
      '. ',
      say('Biên nhận của quý vị vẫn kiểm tra được.', 'Your receipt can still be checked.'),
    ),
  )

function standing(state: string): HTMLElement[] {
  const words = stateWords[state]
  return words ? [h('p', { class: 'lead' }, saidIn(words.title)), h('p', {}, saidIn(words.next))] : []
}

function clocks({ clocks: all }: Mailbox) {
  if (all.length === 0) return null
  return h(
    'section',
    {},
    h('h2', {}, say('Thời hạn', 'Terms')),
    h(
      'ul',
      { class: 'letters' },
      all.map((clock) =>
        h(
          'li',
          {},
          h('h3', {}, saidOr(clockWords, clock.rule)),
          h(
            'p',
            {},
            clock.metOn
              ? say(
                  `Đã làm ngày ${dayWords(clock.metOn)}${clock.late ? ', muộn' : ''}.`,
                  `Done on ${dayWords(clock.metOn)}${clock.late ? ', late' : ''}.`,
                )
              : clock.dueOn
                ? say(
                    `Chậm nhất ngày ${dayWords(clock.dueOn)}${clock.provisional ? ' (tạm tính)' : ''}${clock.late ? '. Đã quá hạn' : ''}.`,
                    `By ${dayWords(clock.dueOn)}${clock.provisional ? ' (provisional)' : ''}${clock.late ? '. Overdue' : ''}.`,
                  )
                : say('Không có ngày do luật định.', 'The law sets no date.'),
          ),
          clock.explanation.length > 0 &&
            h(
              'details',
              {},
              h('summary', {}, say('Vì sao ngày này?', 'Why this date?')),
              clock.explanation.map((line) => h('p', {}, line)),
            ),
        ),
      ),
    ),
  )
}

async function letters(open: Open): Promise<HTMLElement> {
  const { view } = open
  if (view.items.length === 0)
    return h(
      'p',
      { class: 'hint' },
      say(
        'Chưa có thư nào. Trang này không báo trước; xin quay lại xem.',
        'Nothing yet. Nobody will notify you; please come back to look.',
      ),
    )
  const items = await Promise.all(
    [...view.items].sort((a, b) => (a.at < b.at ? 1 : -1)).map((item) => letter(open, item)),
  )
  return h('ul', { class: 'letters' }, items)
}

type Item = Mailbox['items'][number]
type Words = { title?: string; lines?: string[]; text?: string }
async function letter({ room, mailbox, view, prove }: Open, item: Item): Promise<HTMLElement> {
  const when = h('p', { class: 'hint' }, timeWords(item.at))
  if (item.direction === 'in')
    return h('li', { class: 'mine' }, h('h3', {}, ownWords(item.kind), item.rating ? `: ${item.rating}/5` : ''), when)
  const expected = { report: view.report }
  const words = item.envelope
    ? ((await openJson<Words>(room, mailbox.identity, item.envelope, { purpose: 'status', ...expected })) ??
      (await openJson<Words>(room, mailbox.identity, item.envelope, { purpose: 'message', ...expected })))
    : null
  const unreadable = item.envelope && !words
  const fault = h('p', { class: 'fault', role: 'alert' })
  const fetchFile = async () => {
    try {
      const bytes = await boxFile({ ...prove(), item: item.id })
      for (const purpose of ['evidence', 'paper', 'message'] as const) {
        const found = await room.open(bytes, mailbox.identity, { purpose, ...expected }).catch(() => null)
        if (!found) continue
        keepFile(found.head.name ?? 'tep', new Uint8Array(found.body), found.head.media ?? 'application/octet-stream')
        return
      }
      fault.textContent = say('Tệp không mở được bằng mã này.', 'This code does not open the file.')
    } catch (thrown) {
      fault.textContent = faultWords(thrown)
    }
  }
  return h(
    'li',
    {},
    h('h3', {}, words?.title ?? saidOr(itemWords, item.kind)),
    when,
    unreadable
      ? h(
          'p',
          { class: 'fault' },
          say(
            'Phong bì này không mở được bằng mã của quý vị. Xin báo lại trong hộp thư.',
            'This envelope does not open with your code. Please tell us in a message.',
          ),
        )
      : [...(words?.lines ?? []), ...(words?.text ? [words.text] : [])].map((line) => h('p', {}, line)),
    item.file &&
      h(
        'p',
        {},
        h('button', { type: 'button', onclick: () => void fetchFile() }, say('Tải tệp', 'Download the file')),
        fault,
      ),
  )
}

function access({ access: all }: Mailbox) {
  if (all.length === 0) return h('p', { class: 'hint' }, say('Chưa ai mở tin này.', 'Nobody has opened it yet.'))
  return h(
    'ul',
    {},
    all.map((one) =>
      h(
        'li',
        {},
        `${timeWords(one.at)}: ${saidIn(accessWordsOf(one.act))}`,
        one.role ? ` (${saidOr(roleWords, one.role)})` : '',
      ),
    ),
  )
}

const holdersThen = ({ holders, root }: SelfNote) =>
  h(
    'details',
    {},
    h('summary', {}, say('Lúc gửi, những người sau mở được tin', 'When it was sent, these people could open it')),
    h(
      'ul',
      {},
      holders.map((one) => h('li', {}, `${one.name}, ${one.post}, ${one.unit}`)),
    ),
    h('p', { class: 'hint' }, say('Gốc tin cậy: ', 'Root of trust: '), (root.match(/.{4}/g) ?? []).join(' ')),
  )

/** An envelope's JSON; null when it is none that this key and purpose open. */
export async function openJson<T>(
  room: Room,
  identity: string,
  envelope: string,
  expected: Parameters<Room['open']>[2],
): Promise<T | null> {
  try {
    const { body } = await room.open(room.fromBase64url(envelope), identity, expected)
    return JSON.parse(room.fromUtf8(body)) as T
  } catch {
    return null
  }
}
