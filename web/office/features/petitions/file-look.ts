/** What can be shown safely in the page: pixels, text, or one of our own papers. Everything else is only downloaded. */
export type Look = 'image' | 'pdf' | 'text' | 'other'

const starts: readonly [look: Look, at: number, bytes: readonly number[]][] = [
  ['image', 0, [0xff, 0xd8, 0xff]],
  ['image', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
  ['image', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image', 8, [0x57, 0x45, 0x42, 0x50]],
  ['pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
]
/** Words longer than this are cut on the screen; the download has them all. */
export const MOST_TEXT = 400_000
/** A larger picture or PDF is not decoded here. */
export const MOST_SHOWN = 40 * 1024 * 1024

/** Judged by the bytes alone: name and kind were written by the sender. */
export function lookOf(body: Uint8Array): Look {
  for (const [look, at, bytes] of starts)
    if (bytes.every((byte, index) => body[at + index] === byte)) return body.length > MOST_SHOWN ? 'other' : look
  return isText(body.subarray(0, 64 * 1024)) ? 'text' : 'other'
}

function isText(start: Uint8Array): boolean {
  if (start.length === 0) return false
  // A character may be cut at the end of the sample.
  const text = new TextDecoder('utf-8').decode(start, { stream: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from other bytes
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)
}

/** Endings that a saved file keeps. Any other could be a program to some machine. */
const kept =
  /\.(txt|csv|md|pdf|jpe?g|png|gif|webp|heic|heif|tiff?|bmp|mp3|m4a|aac|amr|3gp|ogg|opus|wav|flac|mp4|mov|avi|mkv|webm|docx?|xlsx?|pptx?|odt|ods|odp|rtf|eml|zip|rar|7z)$/i

/** A name for the saved file: no path, nothing that hides its real ending, only an ending that is known to be no program. */
export function safeName(name: string | undefined, fallback: string): string {
  const plain = (name ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(-120)
  if (!plain) return fallback
  return kept.test(plain) ? plain : `${plain}.bin`
}
