import type { FontText } from './docx-marks.ts'
import { fromTcvn3, fromVni } from './legacy-text.ts'

const TCVN3_FONT = /^\.?Vn(?!i)/i
/** Capitals-only cuts (".VnTimeH") print lower-case codes as capitals. */
const TCVN3_CAPITALS = /^\.?Vn.*H$/
const VNI_FONT = /^VNI[- ]/i

/**
 * Converts text of one run by the font it is set in: fonts of the ABC (TCVN3) and VNI families draw Vietnamese on
 * Latin-1 codes. `notes` says in Vietnamese what was converted.
 */
export function fontDecoder(): { decode: FontText; notes(): string[] } {
  const seen = new Set<string>()
  return {
    decode(text, font) {
      if (font === undefined || !/[\u00a1-\u00ff]/.test(text)) {
        return font !== undefined && TCVN3_CAPITALS.test(font) ? text.toLocaleUpperCase('vi') : text
      }
      if (TCVN3_FONT.test(font)) {
        seen.add('TCVN3 (ABC)')
        const plain = fromTcvn3(text)
        return TCVN3_CAPITALS.test(font) ? plain.toLocaleUpperCase('vi') : plain
      }
      if (VNI_FONT.test(font)) {
        seen.add('VNI')
        return fromVni(text)
      }
      return text
    },
    notes: () => [...seen].map((name) => `Đã chuyển chữ từ bảng mã ${name} sang Unicode.`),
  }
}
