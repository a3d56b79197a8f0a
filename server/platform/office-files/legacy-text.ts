/** TCVN 5712:1993 (VN3, "ABC"): one Latin-1 code per Vietnamese letter. 0xAD, the soft hyphen elsewhere, is "ư". */
const tcvn3Codes =
  '¡¢£¤¥¦§¨©ª«¬\u00ad®' +
  'µ¸¶·¹' +
  '»¾¼½Æ' +
  'ÇÊÈÉË' +
  'ÌÐÎÏÑ' +
  'ÒÕÓÔÖ' +
  '×ÝØÜÞ' +
  'ßãáâä' +
  'åèæçé' +
  'êíëìî' +
  'ïóñòô' +
  'õøö÷ù' +
  'úýûüþ'
const tcvn3Letters =
  'ĂÂÊÔƠƯĐăâêôơưđ' +
  'àáảãạ' +
  'ằắẳẵặ' +
  'ầấẩẫậ' +
  'èéẻẽẹ' +
  'ềếểễệ' +
  'ìíỉĩị' +
  'òóỏõọ' +
  'ồốổỗộ' +
  'ờớởỡợ' +
  'ùúủũụ' +
  'ừứửữự' +
  'ỳýỷỹỵ'
const tcvn3 = new Map([...tcvn3Codes].map((code, index) => [code, [...tcvn3Letters][index] ?? code]))

const [ACUTE, GRAVE, HOOK, TILDE, DOT, BREVE, CIRCUMFLEX] = [
  '\u0301',
  '\u0300',
  '\u0309',
  '\u0303',
  '\u0323',
  '\u0306',
  '\u0302',
]
/** VNI writes the base letter, then one code for everything above and below it. */
const vniMarks: Record<string, string> = {
  ù: ACUTE,
  ø: GRAVE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  ê: BREVE,
  é: BREVE + ACUTE,
  è: BREVE + GRAVE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
  â: CIRCUMFLEX,
  á: CIRCUMFLEX + ACUTE,
  à: CIRCUMFLEX + GRAVE,
  å: CIRCUMFLEX + HOOK,
  ã: CIRCUMFLEX + TILDE,
  ä: CIRCUMFLEX + DOT,
}
/** Letters VNI has whole. */
const vniLetters: Record<string, string> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}
const vniPair = /([aeouyôö])([ùøûõïêéèúüëâáàåãä])|[ôöñíìæóòî]/giu

/** Text set in an ABC font, read as Latin-1, as Unicode. Nothing else is changed. */
export function fromTcvn3(text: string): string {
  return [...text].map((code) => tcvn3.get(code) ?? code).join('')
}

/** Text set in a VNI font, read as Latin-1, as Unicode. */
export function fromVni(text: string): string {
  return text.replace(vniPair, (whole, base?: string, mark?: string) => {
    if (base === undefined || mark === undefined) return sameCase(whole, vniLetters[whole.toLowerCase()] ?? whole)
    const letter = sameCase(base, vniLetters[base.toLowerCase()] ?? base)
    return (letter + (vniMarks[mark.toLowerCase()] ?? '')).normalize('NFC')
  })
}

function sameCase(like: string, letter: string): string {
  return like === like.toLowerCase() ? letter : letter.toLocaleUpperCase('vi')
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const syllable =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?(?:iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uyê|uya|uyu|uya|uêu|iê|yê|ia|ya|ai|ay|ao|au|âu|ây|eo|êu|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?$/

/** A word that could stand in a Vietnamese dictionary: one syllable, at most one tone. */
export function isSyllable(word: string): boolean {
  const parts = word.toLocaleLowerCase('vi').normalize('NFD')
  if ((parts.match(TONES)?.length ?? 0) > 1) return false
  return syllable.test(parts.replace(TONES, '').normalize('NFC'))
}

/** Share of the words with letters outside ASCII that are Vietnamese syllables; undefined when there are none. */
export function vietnameseShare(text: string): { share: number; count: number } {
  let count = 0
  let good = 0
  for (const [word] of text.matchAll(/[\p{L}\p{M}\u00a1-\u00bf×÷]+/gu)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range
    if (/^[\u0000-\u007f]*$/.test(word)) continue
    count++
    if (isSyllable(word)) good++
  }
  return { share: count === 0 ? 1 : good / count, count }
}

export type LegacyCode = 'TCVN3 (ABC)' | 'VNI'

/** Text in one of the old codes, read as Latin-1, as Unicode. */
export function fromLegacy(text: string, code: LegacyCode): string {
  return code === 'VNI' ? fromVni(text) : fromTcvn3(text)
}

/** At least so many accented words before text is called wrongly encoded. */
const FEWEST = 3

/**
 * Text that arrived as Latin-1 letters where Vietnamese was meant (copied out of ABC or VNI fonts) as Unicode.
 * Decided by which reading gives Vietnamese syllables; ordinary text comes back unchanged.
 */
export function repairLegacy(text: string): { text: string; from?: LegacyCode } {
  const now = vietnameseShare(text)
  if (now.count < FEWEST || now.share > 0.6) return { text }
  const readings = [
    { text: fromTcvn3(text), from: 'TCVN3 (ABC)' as const },
    { text: fromVni(text), from: 'VNI' as const },
  ].map((reading) => ({ ...reading, share: vietnameseShare(reading.text).share }))
  const best = readings.reduce((one, other) => (other.share > one.share ? other : one))
  return best.share > 0.75 && best.share > now.share + 0.25 ? { text: best.text, from: best.from } : { text }
}
