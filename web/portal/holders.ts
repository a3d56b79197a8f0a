import type { Answers } from '@liem/domain/petitions/form'
import { type Checked, checkGate, type GateFault } from './check-gate.ts'
import { fill, h } from './dom.ts'
import type { Room } from './enter-room.ts'
import { askGate, type Gate } from './server.ts'
import { faultWords, say } from './words.ts'

export type Holders = {
  element: HTMLElement
  /** Asks who would open it now, if office or concern changed since. */
  refresh(): Promise<void>
  /** The same, even when nothing changed here: the server said that something changed there. */
  askAgain(): Promise<void>
  /** Who may be sealed to; null while nobody is proven. */
  ready(): { checked: Checked; gate: Gate } | null
  struck(): number[]
  /** The last answer of the server, proven or not. */
  gate(): Gate | null
}

/** Who will be able to open the report: by name and post, each of them to be struck out. */
export function holders({
  answers,
  room,
  pin,
  onChange,
}: {
  answers: Answers
  room: () => Promise<Room>
  /** Beginning of the root's fingerprint from the poster, if one was scanned. */
  pin: string | null
  onChange: () => void
}): Holders {
  const element = h('div', { class: 'holders', 'aria-live': 'polite' })
  const struck = new Map<number, string>()
  let gate: Gate | null = null
  let checked: Checked | null = null
  let askedFor = ''
  let asked = 0

  const question = () => {
    const office = answers.office ? Number(answers.office) : null
    const concern = answers.kind === 'rules_feedback' ? 'office' : answers.concern
    return concern && (office !== null || answers.officeWords) ? { office, concern } : null
  }

  async function refresh(force = false): Promise<void> {
    const asking = question()
    const key = asking ? JSON.stringify([asking, [...struck.keys()]]) : ''
    if (key === askedFor && !force) return
    askedFor = key
    const mine = ++asked
    checked = null
    if (!asking) {
      gate = null
      fill(
        element,
        h(
          'p',
          { class: 'hint' },
          say(
            'Danh sách hiện ra khi đã chọn cơ quan và người liên quan.',
            'The list appears once office and concern are chosen.',
          ),
        ),
      )
      return onChange()
    }
    try {
      const [answer, inside] = await Promise.all([askGate(asking.office, asking.concern, [...struck.keys()]), room()])
      if (mine !== asked) return
      gate = answer
      const result = checkGate(inside, answer, pin)
      checked = 'fault' in result ? null : result
      draw(answer, 'fault' in result ? result.fault : null)
    } catch (thrown) {
      if (mine !== asked) return
      askedFor = ''
      gate = null
      fill(
        element,
        h('p', { class: 'fault', role: 'alert' }, faultWords(thrown)),
        h('button', { type: 'button', onclick: () => void refresh(true) }, say('Thử lại', 'Try again')),
      )
    }
    onChange()
  }

  function draw(answer: Gate, fault: GateFault | null): void {
    if (answer.gate === null) {
      fill(element, noGate(answer), struckList())
    } else if (fault || !checked) {
      fill(element, h('div', { class: 'warning', role: 'alert' }, faultOf(fault ?? 'unproven')), struckList())
    } else {
      fill(
        element,
        h(
          'p',
          {},
          say('Tin được niêm phong cho ', 'The report is sealed to '),
          h('strong', {}, answer.gate.name),
          '. ',
          say('Chỉ những người sau mở được:', 'Only these people can open it:'),
        ),
        h(
          'ul',
          { class: 'people' },
          checked.officers.map((one) =>
            h(
              'li',
              {},
              h('span', {}, h('strong', {}, one.name), h('small', {}, `${one.post}, ${one.unit}`)),
              h(
                'button',
                { type: 'button', class: 'plain', onclick: () => strike(one.officer, one.name) },
                say('Không cho người này', 'Not this person'),
              ),
            ),
          ),
        ),
        struckList(),
        h(
          'p',
          { class: 'hint' },
          say(
            'Nếu quý vị gạch bớt mà còn dưới hai người, tin được chuyển lên cửa cấp trên. Người bị gạch không bao giờ biết có tin này. Chữ ký trên khóa của từng người đã được máy này kiểm tra.',
            'If fewer than two are left, the report goes to the gate above. Whoever is struck out never learns of it. This device has checked the signatures on each key.',
          ) + (pin ? say(' Gốc tin cậy khớp với áp phích.', ' The root of trust matches the poster.') : ''),
        ),
      )
    }
  }

  const noGate = (answer: Gate) =>
    h(
      'div',
      { class: 'warning', role: 'alert' },
      h(
        'p',
        {},
        answer.outside
          ? say(
              `Không còn cửa tiếp nhận nào trong tỉnh phù hợp. Xin gửi đến: ${answer.outside}.`,
              `No suitable gate is left in the province. Please turn to: ${answer.outside}.`,
            )
          : say('Chưa có cửa tiếp nhận nào mở được tin này qua mạng.', 'No gate can take this report online yet.'),
      ),
      h(
        'p',
        {},
        h(
          'a',
          { href: '/duong-day-nong' },
          say('Số điện thoại, nơi tiếp công dân của các cơ quan', 'Telephone numbers and reception places'),
        ),
      ),
    )

  const faultOf = (fault: GateFault) =>
    fault === 'root-changed'
      ? say(
          'Dấu vân tay gốc tin cậy khác với áp phích quý vị đã quét. Xin đừng gửi qua mạng; hãy gọi đường dây nóng hoặc đến nơi tiếp công dân, và cho họ biết điều này.',
          'The root of trust is not the one on the poster you scanned. Please do not send online; call the hotline or go to the reception place, and tell them so.',
        )
      : say(
          'Máy này không kiểm tra được chữ ký trên khóa của người nhận, nên không niêm phong cho họ. Xin gọi đường dây nóng hoặc thử lại sau.',
          'This device could not verify the signatures on the recipients’ keys and will not seal to them. Please call the hotline or try later.',
        )

  const struckList = () =>
    struck.size === 0
      ? null
      : h(
          'ul',
          { class: 'people struck', 'aria-label': say('Đã gạch', 'Struck out') },
          [...struck].map(([officer, name]) =>
            h(
              'li',
              {},
              h('s', {}, name),
              h(
                'button',
                {
                  type: 'button',
                  class: 'plain',
                  onclick: () => {
                    struck.delete(officer)
                    void refresh()
                  },
                },
                say('Cho lại', 'Put back'),
              ),
            ),
          ),
        )

  function strike(officer: number, name: string): void {
    struck.set(officer, name)
    void refresh()
  }

  return {
    element,
    refresh: () => refresh(),
    askAgain: () => refresh(true),
    ready: () => (checked && gate?.gate ? { checked, gate } : null),
    struck: () => [...struck.keys()],
    gate: () => gate,
  }
}
