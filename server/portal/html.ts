/** Text of a page that is already HTML. Everything else put into a page is escaped. */
export type Html = { readonly html: string }

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)

type Piece = Html | string | number | null | undefined | readonly Piece[]

/** A piece of a page: `` html`<h1>${title}</h1>` ``. Values are escaped unless they are pieces themselves; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  return { html: strings.reduce((text, string, i) => text + string + (i < values.length ? shown(values[i]) : ''), '') }
}

function shown(value: Piece): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(shown).join('')
  return typeof value === 'object' ? (value as Html).html : escaped(String(value))
}
