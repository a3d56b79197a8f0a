import type { readDocumentGraph } from '@liem/domain/directives/contract'
import { relationKinds } from '@liem/domain/directives/words'
import type { OkOf } from '@liem/domain/kernel/route'
import { useOpen } from '#lib/address.ts'
import { Link } from '#ui/link.tsx'
import { places } from '../../places.ts'
import css from './graph.module.css'
import { box, layoutOf } from './graph-layout.ts'
import { citedAs, nameOf } from './words.ts'

type Answer = OkOf<typeof readDocumentGraph>

const clip = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words)
const levelWords = (depth: number) =>
  depth === 0 ? 'Văn bản này' : depth < 0 ? `Trên ${-depth} cấp` : `Dưới ${depth} cấp`

/** Documents above and below as layers; the same as a list for who reads rather than looks. */
export function Graph({ graph, of }: { graph: Answer; of: string }) {
  const open = useOpen()
  const layout = layoutOf(graph.nodes, graph.edges)
  const { width, height } = layout
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={css.frame} aria-label="Sơ đồ văn bản" tabIndex={0}>
        <svg
          width={width + 4}
          height={height + 4}
          viewBox={`-2 -2 ${width + 4} ${height + 4}`}
          aria-hidden
          className={css.chart}
        >
          <title>Sơ đồ văn bản</title>
          {layout.edges.map(({ edge, from, to }) => {
            // From the lower document up to what it carries out.
            const [x1, y1] = [from.x + box.width / 2, from.y]
            const [x2, y2] = [to.x + box.width / 2, to.y + box.height]
            const bend = Math.max(20, Math.abs(y1 - y2) / 2)
            return (
              <path
                key={`${edge.from} ${edge.to} ${edge.kind}`}
                className={css.edge}
                data-kind={edge.kind}
                d={`M${x1} ${y1} C${x1} ${y1 - bend} ${x2} ${y2 + bend} ${x2} ${y2}`}
              >
                <title>{relationKinds[edge.kind]}</title>
              </path>
            )
          })}
          {layout.layers.map((layer) => (
            <g key={layer.depth}>
              {layer.shown.map(({ node, x, y }) => (
                // biome-ignore lint/a11y/noStaticElementInteractions: the links stand in the list below; the drawing is for the mouse
                <g
                  key={node.id}
                  className={css.node}
                  data-self={node.id === of ? '' : undefined}
                  data-stub={node.status === 'stub' ? '' : undefined}
                  transform={`translate(${x} ${y})`}
                  onClick={() => open(places.document(node.id))}
                >
                  <title>{`${citedAs(node)}. ${node.title}`}</title>
                  <rect width={box.width} height={box.height} rx={8} />
                  <text className={css.name} x={12} y={24}>
                    {clip(nameOf(node), 23)}
                  </text>
                  <text className={css.issuer} x={12} y={45}>
                    {clip(node.issuer, 27)}
                  </text>
                </g>
              ))}
              {layer.hidden.length > 0 && (
                <text
                  className={css.issuer}
                  x={(layer.shown.at(-1)?.x ?? 0) + box.width + box.across}
                  y={(layer.shown[0]?.y ?? 0) + 34}
                >
                  và {layer.hidden.length} văn bản khác
                </text>
              )}
            </g>
          ))}
        </svg>
      </section>
      <details className={css.list}>
        <summary>Xem dạng danh sách ({graph.nodes.length} văn bản)</summary>
        {layout.layers.map((layer) => (
          <div key={layer.depth}>
            <h3>{levelWords(layer.depth)}</h3>
            <ul>
              {[...layer.shown.map((one) => one.node), ...layer.hidden].map((node) => (
                <li key={node.id}>
                  <Link to={places.document(node.id)}>{citedAs(node)}</Link>
                  {node.symbol && ` — ${node.title}`} ({node.issuer})
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  )
}
