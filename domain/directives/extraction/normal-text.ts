/** Characters and lines: what every reader of text needs before it can look for words. */

/** NFC, `\n` line ends, plain spaces, no zero-width or soft-hyphen characters; tabs stay. */
export function normalText(raw: string): string {
  return (
    raw
      .normalize('NFC')
      .replace(/\r\n?|\u2028|\u2029|\f|\v/g, '\n')
      .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
      .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      .replace(/[\u2010\u2011\u2012]/g, '-')
      // Scans read "(i)" as "(¡)".
      .replace(/\(¡/g, '(i')
  )
}

/** Lower case without diacritics, for loose comparison ("Ủy"/"Uỷ", "hoà"/"hòa"). Same length as its NFC input. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
}

const oldTones: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
}

/** One spelling of tone marks ("Uỷ ban" → "Ủy ban", "hoá" → "hóa"), length kept; "quý" stays. */
export function sameTones(text: string): string {
  return text.replace(
    /(^|[^qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?!\p{L})/gu,
    (whole, before: string, a: string, b: string) => {
      const moved = oldTones[(a + b).toLowerCase()]
      if (!moved) return whole
      const first = a === a.toUpperCase() ? moved[0]?.toUpperCase() : moved[0]
      const second = b === b.toUpperCase() ? moved[1]?.toUpperCase() : moved[1]
      return `${before}${first}${second}`
    },
  )
}

/** Whether the letters of a line are (nearly) all capitals. */
export function isUpper(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length < 2) return false
  const upper = letters.replace(/[^\p{Lu}]/gu, '').length
  return upper / letters.length > 0.85
}

export const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
