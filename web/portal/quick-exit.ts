/** Where quick exit leads when the page names nothing else: any page that tells nobody anything. */
const ELSEWHERE = 'https://www.google.com/search?q=th%E1%BB%9Di+ti%E1%BA%BFt'
let leaving = false

export const isLeaving = () => leaving

/** Hides everything at once, then puts another page in the place of this one, so that “back” does not return here. */
export function leave(): void {
  leaving = true
  document.documentElement.hidden = true
  document.title = ' '
  document.body.replaceChildren()
  location.replace(document.documentElement.dataset.exit ?? ELSEWHERE)
}

/** Esc twice within a second leaves; so does every element with `data-exit`. */
export function watchQuickExit(): void {
  for (const one of document.querySelectorAll<HTMLAnchorElement>('a[data-exit], a.exit')) {
    document.documentElement.dataset.exit ??= one.href
    one.addEventListener('click', (event) => {
      event.preventDefault()
      leave()
    })
  }
  let last = 0
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return
    if (event.timeStamp - last < 1000) leave()
    last = event.timeStamp
  })
  // A page brought back from the browser's memory would show again what was typed.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
