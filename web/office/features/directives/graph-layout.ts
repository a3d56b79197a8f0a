export type GraphNode = { id: string; depth: number }
export type GraphEdge = { from: string; to: string }
export type Placed<N> = { node: N; x: number; y: number }
export type Layout<N, E> = {
  layers: { depth: number; shown: Placed<N>[]; hidden: N[] }[]
  edges: { edge: E; from: Placed<N>; to: Placed<N> }[]
  width: number
  height: number
}

export const box = { width: 190, height: 58, across: 18, down: 54 }

/**
 * Layers of a graph, upper documents on top, at most `most` boxes in a layer; what does not fit is counted, never dropped from
 * the list beside it. Each layer is ordered by the mean place of its neighbours in the layer before, so that lines cross less.
 */
export function layoutOf<N extends GraphNode, E extends GraphEdge>(
  nodes: readonly N[],
  edges: readonly E[],
  most = 5,
): Layout<N, E> {
  const depths = [...new Set(nodes.map((node) => node.depth))].sort((a, b) => a - b)
  const places = new Map<string, number>()
  const layers = depths.map((depth) => {
    const layer = nodes.filter((node) => node.depth === depth)
    const mean = (node: N) => {
      const near = edges.flatMap((edge) =>
        edge.from === node.id ? (places.get(edge.to) ?? []) : edge.to === node.id ? (places.get(edge.from) ?? []) : [],
      )
      return near.length ? near.reduce((sum, place) => sum + place, 0) / near.length : Number.POSITIVE_INFINITY
    }
    const means = new Map(layer.map((node) => [node.id, mean(node)]))
    const order = (a: N, b: N) => {
      const [x, y] = [means.get(a.id) ?? 0, means.get(b.id) ?? 0]
      return x === y ? 0 : x - y
    }
    const ordered = [...layer].sort(order)
    const shown = ordered.slice(0, ordered.length > most ? most - 1 : most)
    for (const [place, node] of shown.entries()) places.set(node.id, place - (shown.length - 1) / 2)
    return { depth, shown, hidden: ordered.slice(shown.length) }
  })
  const widest = Math.max(1, ...layers.map((layer) => layer.shown.length + (layer.hidden.length ? 1 : 0)))
  const width = widest * (box.width + box.across) - box.across
  const placed = layers.map((layer, row) => {
    const count = layer.shown.length + (layer.hidden.length ? 1 : 0)
    const left = (width - (count * (box.width + box.across) - box.across)) / 2
    return {
      depth: layer.depth,
      hidden: layer.hidden,
      shown: layer.shown.map((node, place) => ({
        node,
        x: left + place * (box.width + box.across),
        y: row * (box.height + box.down),
      })),
    }
  })
  const at = new Map(placed.flatMap((layer) => layer.shown.map((one) => [one.node.id, one] as const)))
  return {
    layers: placed,
    edges: edges.flatMap((edge) => {
      const from = at.get(edge.from)
      const to = at.get(edge.to)
      return from && to ? [{ edge, from, to }] : []
    }),
    width,
    height: Math.max(1, layers.length) * (box.height + box.down) - box.down,
  }
}
