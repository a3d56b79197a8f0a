import { encode } from 'uqr'

/** A QR code as one drawn path. `label` says what it holds; never put it on a page that leaves the house if the text is secret. */
export function Qr({ text, label, size = '14rem' }: { text: string; label: string; size?: string }) {
  const { data, size: width } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      viewBox={`0 0 ${width} ${width}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
