import { isUtf16WithoutMark } from './file-kind.ts'
import { repairLegacy, vietnameseShare } from './legacy-text.ts'

/**
 * Bytes of a text file as Unicode, NFC: UTF-8 and UTF-16 with or without mark; else windows-1258, TCVN3 or VNI,
 * whichever gives Vietnamese syllables. `notes` says in Vietnamese what was assumed.
 */
export function decodeText(bytes: Uint8Array): { text: string; notes: string[] } {
  const utf = decodeUtf(bytes)
  if (utf !== undefined) return repaired(utf)
  const latin = new TextDecoder('windows-1252').decode(bytes)
  const fixed = repairLegacy(latin)
  const viet = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const [fixedShare, vietShare] = [vietnameseShare(fixed.text).share, vietnameseShare(viet).share]
  if (fixed.from && fixedShare >= vietShare)
    return { text: fixed.text.normalize('NFC'), notes: [converted(fixed.from)] }
  return { text: viet, notes: [converted('windows-1258')] }
}

function repaired(text: string): { text: string; notes: string[] } {
  const fixed = repairLegacy(text)
  return { text: fixed.text.normalize('NFC'), notes: fixed.from ? [converted(fixed.from)] : [] }
}

function converted(from: string): string {
  return `Đã chuyển chữ từ bảng mã ${from} sang Unicode.`
}

function decodeUtf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const unmarked = isUtf16WithoutMark(bytes.subarray(0, 4096))
  if (unmarked) return new TextDecoder(unmarked).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
