import { h, keepFile } from './dom.ts'
import type { Room } from './enter-room.ts'
import { logKey, type openBox } from './server.ts'
import { numberWords, say, timeWords } from './words.ts'

/** What a receipt shows, checked in this page with nothing but the log's key. */
export type Proven = 'promised' | 'proven' | 'wrong'

export async function checkedReceipt(room: Room, text: string): Promise<{ state: Proven; element: HTMLElement }> {
  const receipt = room.parseReceipt(text)
  // The key the log serves today and the one in the receipt must be the same; a receipt brought from elsewhere shows another log.
  const served = await logKey()
    .then((line) => room.parseVerifierKey(line.trim()))
    .catch(() => undefined)
  const result = receipt ? room.checkReceipt(receipt, served ? { log: served } : {}) : { fault: 'bad-key' as const }
  if ('fault' in result) {
    const element = h(
      'div',
      { class: 'warning', role: 'alert' },
      h('p', {}, h('strong', {}, say('Biên nhận không kiểm tra được.', 'The receipt does not check out.'))),
      h(
        'p',
        {},
        say(
          `Xin giữ tệp biên nhận và báo Mặt trận Tổ quốc, cơ quan thanh tra hoặc báo chí: đó là dấu hiệu nhật ký bị can thiệp (${result.fault}).`,
          `Please keep the receipt file and show it to the Front, the inspectorate or the press: the log may have been tampered with (${result.fault}).`,
        ),
      ),
    )
    return { state: 'wrong', element }
  }
  const key = room.parseVerifierKey(receipt?.log ?? '')?.publicKey
  const fingerprint = key ? (room.toHex(room.sha256(key)).match(/.{4}/g) ?? []).join(' ') : ''
  const { proven, promised } = result
  const due = new Date(Date.parse(promised.time) + promised.maxDelaySeconds * 1000).toISOString()
  const witnesses = proven?.witnesses.map((one) => one.name) ?? []
  const element = h(
    'dl',
    { class: 'facts' },
    h('dt', {}, say('Chữ ký của nhật ký', 'Signature of the log')),
    h(
      'dd',
      { class: 'good' },
      say(`Đúng. Cam kết lúc ${timeWords(promised.time)}`, `Right. Promised at ${timeWords(promised.time)}`),
    ),
    h('dt', {}, say('Trong nhật ký công khai', 'In the public log')),
    proven
      ? h(
          'dd',
          { class: 'good' },
          say(
            `Có, dòng ${numberWords(proven.index + 1)} trong ${numberWords(proven.size)}`,
            `Yes, line ${numberWords(proven.index + 1)} of ${numberWords(proven.size)}`,
          ),
        )
      : h('dd', {}, say(`Chờ, chậm nhất ${timeWords(due)}`, `Waiting, by ${timeWords(due)} at the latest`)),
    witnesses.length ? [h('dt', {}, say('Bên chứng kiến', 'Witnesses')), h('dd', {}, witnesses.join(', '))] : null,
    served
      ? null
      : [
          h('dt', {}, say('Đối chiếu khóa', 'Key compared')),
          h(
            'dd',
            {},
            say(
              'Trang nhật ký chưa có khóa để đối chiếu; mới chỉ kiểm bằng khóa ghi trong biên nhận.',
              'The log has no key to compare with yet; checked with the receipt’s own key only.',
            ),
          ),
        ],
    h('dt', {}, say('Dấu vân tay khóa nhật ký', 'Fingerprint of the log’s key')),
    h('dd', { class: 'print' }, fingerprint),
  )
  return { state: proven ? 'proven' : 'promised', element }
}

export const keepReceipt = (text: string): void => keepFile('bien-nhan.json', text, 'application/json')

/** The code as it is to be written down: numbered words. */
export const codeList = (words: readonly string[]): HTMLElement =>
  h(
    'ol',
    { class: 'code', translate: 'no' },
    words.map((word) => h('li', {}, word)),
  )

export type Opened = Parameters<typeof openBox>[0]
/**
 * Makes “the code is mine, and it is now” for each question to the mailbox. `now`: what the server's clock said a moment ago, so that
 * a telephone with a wrong clock works too.
 */
export function proofsOf(room: Room, locator: string, signSecret: Uint8Array, now: string): () => Opened {
  const apart = Date.parse(now) - Date.now()
  return () => {
    const said = { v: 1 as const, locator, at: new Date(Date.now() + apart).toISOString() }
    return { locator, proof: { ...room.signStatement('mailbox-open', said, signSecret), kind: 'mailbox-open' } }
  }
}
