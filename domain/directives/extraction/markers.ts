/** Printed numbers and bullets at the beginning of a paragraph. */
import type { NodeKind } from './draft.ts'

export type Marker = {
  /** As printed, without the space after it ("II.", "a)", "-", "Điều 3."). */
  printed: string
  /** What goes into a path ("II", "a", "Điều 3"); empty for bullets. */
  label: string
  /** Items of one list share a style. */
  style: string
  /** Position in its list from 1; 0 for bullets. */
  ordinal: number
  kind: NodeKind
  /** Length of the marker with its following space. */
  length: number
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

export function romanValue(text: string): number {
  let sum = 0
  const t = text.toLowerCase()
  for (let i = 0; i < t.length; i++) {
    const here = romanDigits[t[i] ?? ''] ?? 0
    const next = romanDigits[t[i + 1] ?? ''] ?? 0
    sum += here < next ? -here : here
  }
  return sum
}

const isRoman = (t: string) => /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/i.test(t) && t.length > 0
const letters = 'abcdđeghiklmnopqrstuvxy'

const words: Record<string, number> = {
  nhất: 1, một: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10,
} // biome-ignore format: a table

type Rule = [RegExp, (m: RegExpExecArray) => Omit<Marker, 'length'> | undefined]

const rules: Rule[] = [
  [
    /^(Phần|PHẦN)\s+(?:thứ\s+|THỨ\s+)?([IVX]+|\d+|\p{L}+)(?=[\s.:–-]|$)[.:]?\s*/u,
    (m) => {
      const n =
        words[(m[2] ?? '').toLowerCase()] ??
        (/^\d+$/.test(m[2] ?? '') ? Number(m[2]) : isRoman(m[2] ?? '') ? romanValue(m[2] ?? '') : 0)
      return n ? { printed: m[0].trim(), label: `Phần ${m[2]}`, style: 'part', ordinal: n, kind: 'part' } : undefined
    },
  ],
  [
    /^(Chương|CHƯƠNG)\s+([IVXL]+|\d+)\b[.:]?\s*/u,
    (m) => ({
      printed: m[0].trim(),
      label: `Chương ${m[2]}`,
      style: 'chapter',
      ordinal: /\d/.test(m[2] ?? '') ? Number(m[2]) : romanValue(m[2] ?? ''),
      kind: 'chapter',
    }),
  ],
  [
    /^(Mục|MỤC)\s+(\d+|[IVX]+)(?![\p{L}\d])[.:]?\s*/u,
    (m) => ({
      printed: m[0].trim(),
      label: `Mục ${m[2]}`,
      style: 'section',
      ordinal: /\d/.test(m[2] ?? '') ? Number(m[2]) : romanValue(m[2] ?? ''),
      kind: 'section',
    }),
  ],
  [
    /^(?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)\s*[.:](?!\d)\s*/u,
    (m) => ({
      printed: m[0].trim(),
      label: `Điều ${m[1]}`,
      style: 'article',
      ordinal: Number.parseInt(m[1] ?? '0', 10),
      kind: 'article',
    }),
  ],
  [
    /^(?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)\s*$/u,
    (m) => ({
      printed: m[0].trim(),
      label: `Điều ${m[1]}`,
      style: 'article',
      ordinal: Number.parseInt(m[1] ?? '0', 10),
      kind: 'article',
    }),
  ],
  [
    /^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?([IVX]+|\d{1,2}))?(?=\s*[.:\-–(]|\s*$|\s+\p{Lu})\s*[.:–-]?\s*/u,
    (m) => ({
      printed: m[0].trim(),
      label: m[1] ? `Phụ lục ${m[1]}` : 'Phụ lục',
      style: 'annex',
      ordinal: m[1] ? romanOrNumber(m[1]) : 1,
      kind: 'annex',
    }),
  ],
  [
    // "NHIỆM VỤ 3:", "Giải pháp 2." are numbered by a word.
    /^(?:Nhiệm vụ|NHIỆM VỤ|Nội dung|NỘI DUNG|Giải pháp|GIẢI PHÁP|Bước|BƯỚC)\s+(\d{1,2})\s*[.:]\s*/u,
    (m) => ({ printed: m[0].trim(), label: m[1] ?? '', style: 'worded', ordinal: Number(m[1]), kind: 'clause' }),
  ],
  [
    /^(?!V\s?\/\s?v)([IVX]{1,5})\s*(?:[.)/]|\s?[-–](?=\s|\p{Lu})|:)\s*(?=\S|$)/u,
    (m) =>
      isRoman(m[1] ?? '')
        ? { printed: m[0].trim(), label: m[1] ?? '', style: 'roman', ordinal: romanValue(m[1] ?? ''), kind: 'section' }
        : undefined,
  ],
  [
    /^([A-HĐ])\s*(?:[.)/]|[-–](?=\s))\s*(?=\p{Lu}{2})/u,
    (m) => ({
      printed: m[0].trim(),
      label: m[1] ?? '',
      style: 'upper',
      ordinal: 'ABCDĐEGH'.indexOf(m[1] ?? '') + 1,
      kind: 'part',
    }),
  ],
  [
    /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]|(?=[\s:])|(?=\p{Lu}))\s*(?![\d%])/u,
    (m) => ({
      printed: m[0].trim(),
      label: m[1] ?? '',
      style: `decimal${(m[1] ?? '').split('.').length}`,
      ordinal: Number((m[1] ?? '').split('.').at(-1)),
      kind: 'clause',
    }),
  ],
  [
    /^(\d{1,3})\s?(\.|\/|\)|-(?=\s|\p{Lu}))\s*(?!\d)(?=\S|$)/u,
    (m) => ({
      printed: m[0].trim(),
      label: m[1] ?? '',
      style: m[2] === ')' ? 'arabic)' : 'arabic',
      ordinal: Number(m[1]),
      kind: 'clause',
    }),
  ],
  [
    // Scans read "1." as "1,".
    /^(\d{1,2}),\s(?=\p{Lu}\p{Ll})/u,
    (m) => ({ printed: `${m[1]}.`, label: m[1] ?? '', style: 'arabic', ordinal: Number(m[1]), kind: 'clause' }),
  ],
  [
    /^([IVX]{1,5})\s+(?=\p{Lu}{2,}\s\p{Lu}{2,}[^\p{Ll}]*$)/u,
    (m) =>
      isRoman(m[1] ?? '')
        ? { printed: m[1] ?? '', label: m[1] ?? '', style: 'roman', ordinal: romanValue(m[1] ?? ''), kind: 'section' }
        : undefined,
  ],
  [
    /^\((\d{1,2})\)\s*[.:]?\s*/u,
    (m) => ({ printed: m[0].trim(), label: m[1] ?? '', style: '(arabic)', ordinal: Number(m[1]), kind: 'point' }),
  ],
  [
    /^\(?(i{1,3}|iv|vi{0,3}|ix|x)\)\s*/u,
    (m) => {
      const open = m[0].startsWith('(')
      // "i)" alone may be the ninth letter of a list.
      if (!open && m[1] === 'i') return undefined
      return {
        printed: m[0].trim(),
        label: m[1] ?? '',
        style: '(roman)',
        ordinal: romanValue(m[1] ?? ''),
        kind: 'point',
      }
    },
  ],
  [
    /^\(?([a-zđ])(\)|\.|\/|-(?=\s))\s*(?=\S|$)/u,
    (m) => ({
      printed: m[0].trim(),
      label: m[1] ?? '',
      style: m[2] === ')' ? 'alpha)' : 'alpha.',
      ordinal: letters.indexOf(m[1] ?? '') + 1,
      kind: 'point',
    }),
  ],
  [/^([-–—])\s*(?=\S)/u, () => ({ printed: '-', label: '', style: '-', ordinal: 0, kind: 'bullet' })],
  [/^(\+)\s*(?=\S)/u, () => ({ printed: '+', label: '', style: '+', ordinal: 0, kind: 'bullet' })],
  [/^([•●▪■◦○►➢✓*·§])\s*(?=\S)/u, (m) => ({ printed: m[1] ?? '•', label: '', style: '•', ordinal: 0, kind: 'bullet' })],
]

function romanOrNumber(text: string): number {
  return /\d/.test(text) ? Number(text) : romanValue(text)
}

/** Reads the marker a paragraph begins with. */
export function readMarker(text: string): Marker | undefined {
  for (const [pattern, make] of rules) {
    const m = pattern.exec(text)
    if (!m) continue
    const made = make(m)
    if (made) return { ...made, length: m[0].length }
  }
  return undefined
}

/** Where a text is divided inside the paragraph: "… : (i) …; (ii) …", "(1) … (2) …", "a) … ; b) …". */
export function inlineItems(text: string): { at: number; marker: Marker }[] {
  for (const form of [
    /(?<=[\s:;,.])\((i{1,3}|iv|vi{0,3}|ix|x)\)\s?/gu,
    /(?<=[\s:;,.])\((\d{1,2})\)\s?/gu,
    /(?<=[:;.]\s)([a-zđ])\)\s?/gu,
  ]) {
    const found = [...text.matchAll(form)]
    if (found.length < 2) continue
    const items = found.map((m) => ({ at: m.index, marker: readMarker(text.slice(m.index)) as Marker }))
    if (items.some((i) => !i.marker)) continue
    if (items.every((item, n) => item.marker.ordinal === n + 1)) return items
  }
  return []
}
