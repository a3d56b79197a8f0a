type Child = Node | string | number | null | undefined | false | readonly Child[]
type Props = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>

/**
 * An element: `h('p', { class: 'hint', onclick: go }, 'words')`. Functions are listeners, `true` is an empty attribute, `false` and
 * null none. Text only ever becomes text: there is no way to HTML here.
 */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: readonly Child[]) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value))
  }
  add(element, children)
  return element
}

function add(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) add(parent, child)
    else if (child !== null && child !== undefined && child !== false) parent.append(child as Node | string)
  }
}

/** Puts these children in the place of all there are. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren()
  add(parent, children)
}

/** Says something to a screen reader and shows it: an element with `role="status"` that is filled again. */
export const statusLine = (kind = 'status') => h('p', { class: kind, role: 'status' })

/** A file that exists only in this tab, handed to the person to keep. */
export function keepFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = h('a', { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 30_000)
}
