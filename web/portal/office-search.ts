import type { Answers } from '@liem/domain/petitions/form'
import { fill, h } from './dom.ts'
import { findUnits, type Offices } from './server.ts'
import { say } from './words.ts'

type Hit = Offices[number]

/** Chooses the office as one types: a combobox with a list below. What is typed but not chosen stays in the box. */
export function officeSearch(answers: Answers, onChange: () => void, onLeave: () => void): HTMLElement {
  let hits: readonly Hit[] = []
  let at = -1
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const list = h('ul', {
    id: 'f-office-list',
    role: 'listbox',
    class: 'hits',
    hidden: true,
    'aria-label': say('Cơ quan tìm thấy', 'Offices found'),
  })
  const said = h('p', { class: 'hint', role: 'status' })
  const input = h('input', {
    id: 'f-office',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-controls': 'f-office-list',
    'aria-expanded': 'false',
    'aria-describedby': 'f-office-hint f-office-fault',
    oninput: () => {
      Object.assign(answers, { office: undefined })
      onChange()
      clearTimeout(timer)
      timer = setTimeout(() => void search(input.value.trim()), 180)
    },
    onkeydown: (event: KeyboardEvent) => keys(event),
    onblur: () =>
      setTimeout(() => {
        draw([])
        onLeave()
      }, 150),
  })

  async function search(typed: string): Promise<void> {
    const mine = ++asked
    if (typed.length < 2) return draw([])
    const found = await findUnits({ q: typed }).catch(() => [])
    if (mine !== asked || document.activeElement !== input) return
    draw(found)
    said.textContent = found.length
      ? say(`${found.length} cơ quan`, `${found.length} found`)
      : say('Không tìm thấy; có thể ghi tên ở ô dưới.', 'None found; write the name below.')
  }

  function draw(found: readonly Hit[]): void {
    hits = found
    at = -1
    input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-expanded', String(found.length > 0))
    list.hidden = found.length === 0
    fill(
      list,
      found.map((hit, i) =>
        h(
          'li',
          {
            id: `hit-${i}`,
            role: 'option',
            'aria-selected': 'false',
            onmousedown: (event: Event) => {
              event.preventDefault()
              choose(hit)
            },
          },
          hit.name,
          hit.parent ? h('small', {}, hit.parent) : null,
        ),
      ),
    )
  }

  function keys(event: KeyboardEvent): void {
    if (hits.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length
      for (const [i, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(i === at))
      input.setAttribute('aria-activedescendant', `hit-${at}`)
      list.children[at]?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const hit = hits[Math.max(at, 0)]
      if (hit) choose(hit)
    }
  }

  function choose(hit: Hit): void {
    asked++
    input.value = hit.name
    Object.assign(answers, { office: String(hit.id) })
    said.textContent = say(`Đã chọn: ${hit.name}`, `Chosen: ${hit.name}`)
    draw([])
    onChange()
  }

  // Scanned from a poster: the address names the office.
  const code = /^\/d\/([^/]+)$/.exec(location.pathname)?.[1]
  if (code)
    void findUnits({ code: decodeURIComponent(code) }).then(
      ([hit]) => hit && !input.value && choose(hit),
      () => undefined,
    )
  return h('div', { class: 'combo' }, input, list, said)
}
