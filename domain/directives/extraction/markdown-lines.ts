/** One line of text with its Markdown marks taken off. */
export type MarkedLine = { text: string; heading?: number; marker?: string; bold: boolean; italic: boolean }

/**
 * Takes the marks off a line. `markdown` false: only spaces are tidied (three or more become a tab, the gap between
 * two columns). `inCell`: no headings or list marks are looked for.
 */
export function markdownLine(line: string, markdown: boolean, inCell = false): MarkedLine {
  let text = line.trim()
  let heading: number | undefined
  let bold = false
  let italic = false
  if (markdown) {
    if (!inCell) {
      text = text.replace(/^(?:>\s*)+/, '')
      const head = /^(#{1,6})\s*(?=\S)/.exec(text)
      if (head) {
        heading = head[1]?.length
        text = text.slice(head[0].length).replace(/\s+#+$/, '')
      }
      // "* x" and "+ x" are list marks as much as "- x"; "-" alone is kept as printed.
      text = text.replace(/^\*\s+(?=\S)/, '- ')
    }
    const listMark = /^([-+]\s+)/.exec(text)?.[1] ?? ''
    const rest = text.slice(listMark.length)
    bold = /^\*\*[^*]+\*\*[.:;]?$/.test(rest) || /^__[^_]+__$/.test(rest)
    italic = /^[*_](?![*_])[^*_]+[*_]$/.test(rest)
    text = text
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/<\/?(?:u|b|i|em|strong|sup|sub|span|p|div|center|small|font)(?:\s[^>]*)?>/gi, '')
      .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
      .replace(/\[([^\]]+)\]\((?:https?:|\/|#|mailto:)[^)]*\)/g, '$1')
      .replace(/\*\*|__(?=\S)|(?<=\S)__/g, '')
      .replace(/(^|[\s(“"])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?=$|[\s.,;:)”"])/g, '$1$2')
      .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/&nbsp;/g, ' ')
      .replace(/&amp;/g, '&')
  }
  text = text
    .replace(/ *[|│] */g, inCell ? ' ' : '\t')
    .replace(/ {3,}|\s*\t\s*/g, '\t')
    .replace(/ {2}/g, ' ')
    .trim()
  return { text, bold, italic, ...(heading ? { heading } : {}) }
}
