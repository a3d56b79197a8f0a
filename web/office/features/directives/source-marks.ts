/** A passage of the text that a field or task was read from. `key` holds no space. */
export type SourceMark = { key: string; start: number; end: number; tone: 'task' | 'field' | 'doubt' }
export type Piece = { start: number; end: number; keys: string[]; tone: SourceMark['tone'] | null }

/**
 * Cuts a stretch of text where marks begin and end. Each piece names the marks over it, the narrowest first; its tone is that of
 * the narrowest. Pieces together are the whole stretch.
 */
export function piecesOf(span: { start: number; end: number }, marks: readonly SourceMark[]): Piece[] {
  const cuts = new Set([span.start, span.end])
  const inside = marks.filter((mark) => mark.start < span.end && mark.end > span.start && mark.start < mark.end)
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, span.start))
    cuts.add(Math.min(mark.end, span.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, place) => {
    const end = places[place + 1] as number
    const over = inside
      .filter((mark) => mark.start <= start && mark.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
    return { start, end, keys: [...new Set(over.map((mark) => mark.key))], tone: over[0]?.tone ?? null }
  })
}
