/**
 * One text for one meaning (RFC 8785 for what is signed and sealed here): names sorted by UTF-16 units, no spaces. Members that are
 * undefined are left out, as they are when the value travels as JSON; anything else JSON cannot carry throws.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const shape = Object.getPrototypeOf(value)
    if (shape !== null && shape !== Object.prototype) throw new TypeError('canonicalJson: only plain objects')
    const pairs = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('canonicalJson: not a finite number')
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`canonicalJson: ${typeof value} has no JSON`)
  return text
}
