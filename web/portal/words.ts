import type { Said } from '@liem/domain/petitions/fields'

const english = document.documentElement.lang === 'en'
/** Words in the page's language. */
export const say = (vi: string, en: string): string => (english ? en : vi)
export const lang = english ? 'en' : 'vi'
/** The same for words kept in both languages. */
export const saidIn = (said: Said): string => said[lang]

const refusals: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'intake.gate_changed': [
    'Danh sách người nhận vừa thay đổi. Xin xem lại danh sách mới rồi gửi lại; chữ đã gõ vẫn còn.',
    'Who can open the report has just changed. Please look at the new list and send again; nothing is lost.',
  ],
  'intake.busy': [
    'Hệ thống đang rất đông. Xin chờ ít phút rồi bấm gửi lại; chữ đã gõ vẫn còn.',
    'The system is very busy. Please wait a few minutes and send again; nothing is lost.',
  ],
  'mailbox.not_found': [
    'Không mở được hộp thư bằng mã này. Xin xem lại từng chữ của mã.',
    'This code opens no mailbox. Please check every word of it.',
  ],
}

/** Words for whatever went wrong; a lost connection is said as such. */
export function faultWords(thrown: unknown): string {
  const { status, code, words } = (thrown ?? {}) as { status?: number; code?: string | null; words?: string | null }
  const known = code ? refusals[code] : undefined
  if (known) return say(...known)
  if (status === 0)
    return say(
      'Chưa kết nối được với máy chủ. Chữ đã gõ vẫn còn; xin kiểm tra mạng rồi thử lại, với cùng mã biên nhận.',
      'No connection to the server. Nothing is lost; please check the network and try again with the same code.',
    )
  if (words && !english) return words
  return say('Chưa làm được. Xin thử lại; chữ đã gõ vẫn còn.', 'That did not work. Please try again; nothing is lost.')
}

const clock = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
})
/** `08:05 ngày 21/11/2026`, in the time of Viet Nam wherever the reader is. */
export function timeWords(instant: string): string {
  const [day, time] = clock.format(new Date(instant)).split(', ')
  return say(`${time} ngày ${day}`, `${day}, ${time}`)
}
export const dayWords = (day: string): string => day.split('-').reverse().join('/')
export const numberWords = (n: number): string => n.toLocaleString(english ? 'en-GB' : 'vi-VN')
