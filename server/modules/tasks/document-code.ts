/** A document's symbol as the journal takes it: signs only, no spaces, nothing that reads like a sentence. */
export function documentCode(symbol: string | null | undefined): string | undefined {
  const code = (symbol ?? '').replace(/[^\p{L}\p{N}._:/+@#=-]/gu, '').replace(/^[^\p{L}\p{N}]+/u, '')
  return code.slice(0, 100) || undefined
}
