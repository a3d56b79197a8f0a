import type { FormField } from '@liem/domain/petitions/form'

type Said = readonly [vi: string, en: string]
const english = document.documentElement.lang === 'en'
/** Words in the page's language. */
export const say = (vi: string, en: string): string => (english ? en : vi)
export const lang = english ? 'en' : 'vi'
const one = (said: Said) => say(...said)

const labels: Readonly<Record<FormField, Said>> = {
  kind: ['Quý vị muốn phản ánh việc gì?', 'What do you want to report?'],
  office: ['Việc xảy ra ở cơ quan nào?', 'At which office did it happen?'],
  officeWords: ['Tên cơ quan, bộ phận (nếu không có trong danh sách)', 'Name of the office, if it is not in the list'],
  concern: ['Việc này liên quan đến ai?', 'Whom does it concern?'],
  persons: ['Tên, chức vụ người liên quan, nếu biết', 'Names and posts of those concerned, if known'],
  field: ['Lĩnh vực', 'Field of work'],
  conduct: ['Đã xảy ra những gì?', 'What happened?'],
  text: ['Xin kể lại sự việc', 'Please tell what happened'],
  when: ['Xảy ra khi nào', 'When did it happen'],
  where: ['Ở đâu', 'Where'],
  dossier: ['Số hồ sơ, số giấy hẹn, nếu có', 'File or receipt number, if any'],
  files: ['Tệp chứng cứ', 'Files as evidence'],
  evidenceWords: ['Chứng cứ khác, ai biết việc này', 'Other evidence, who knows of it'],
  identity: ['Quý vị có muốn cho biết mình là ai không?', 'Do you want to say who you are?'],
  name: ['Họ và tên', 'Full name'],
  address: ['Địa chỉ', 'Address'],
  phone: ['Số điện thoại', 'Telephone'],
  email: ['Thư điện tử', 'E-mail'],
  reachWhen: ['Liên hệ lúc nào, cách nào thì an toàn', 'When and how it is safe to reach you'],
}
export const labelOf = (field: FormField): string => one(labels[field])

const hints: Readonly<Partial<Record<FormField, Said>>> = {
  office: ['Gõ tên, không cần dấu, rồi chọn trong danh sách.', 'Type a name, accents do not matter, and choose.'],
  persons: ['Không bắt buộc. Chỉ người mở được tin đọc được.', 'Optional. Only those who can open the report read it.'],
  text: [
    'Ai, làm gì, ở đâu, số tiền nếu có. Viết bằng lời của mình. Không nên viết điều có thể lộ quý vị là ai nếu muốn ẩn danh.',
    'Who, what, where, how much. In your own words. To stay anonymous, leave out what would give you away.',
  ],
  when: ['Ví dụ: sáng thứ Hai 16/11/2026.', 'For example: Monday morning, 16 November 2026.'],
  files: [
    'Nhiều nhất 10 tệp, mỗi tệp đến 100 MB. Tệp được niêm phong ngay trên máy này. Ảnh và tài liệu có thể chứa tên máy, nơi chụp; hãy xóa trước nếu cần.',
    'Up to 10 files of 100 MB each. They are sealed on this device. Pictures and documents may hold device names or places: remove those first if need be.',
  ],
  reachWhen: ['Ví dụ: chỉ gọi sau 18 giờ; không nhắn qua người khác.', 'For example: call only after 6 pm.'],
}
export const hintOf = (field: FormField): string | undefined => hints[field] && one(hints[field])

const identities = {
  anonymous: [
    ['Không nêu tên', 'Stay anonymous'],
    [
      'Tin vẫn được xem xét. Trao đổi tiếp bằng mã biên nhận. Theo luật, tin không nêu tên không được thụ lý như đơn tố cáo, nhưng có thể dẫn đến thanh tra, kiểm tra.',
      'The report is still looked into; you exchange messages with the receipt code. By law it is not an accepted denunciation, but can lead to an inspection.',
    ],
  ],
  sealed: [
    ['Nêu tên, niêm phong riêng', 'Give my name, sealed apart'],
    [
      'Người xác minh không biết quý vị là ai. Tên nằm ở hai người giữ danh tính, chỉ mở theo từng yêu cầu và quý vị thấy được.',
      'Those who look into it do not learn who you are. Two custodians keep the name; every opening is shown to you.',
    ],
  ],
  given: [
    ['Nêu tên cho người thụ lý', 'Give my name to the handlers'],
    ['Người mở được tin cũng biết quý vị là ai.', 'Whoever can open the report also learns who you are.'],
  ],
} as const
export const identityWords = (mode: keyof typeof identities) => ({
  words: one(identities[mode][0]),
  hint: one(identities[mode][1]),
})

const refusals: Readonly<Record<string, Said>> = {
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
  if (known) return one(known)
  if (status === 0)
    return say(
      'Chưa kết nối được với máy chủ. Chữ đã gõ vẫn còn; xin kiểm tra mạng rồi thử lại, với cùng mã biên nhận.',
      'No connection to the server. Nothing is lost; please check the network and try again with the same code.',
    )
  if (words && !english) return words
  return say('Chưa làm được. Xin thử lại; chữ đã gõ vẫn còn.', 'That did not work. Please try again; nothing is lost.')
}

export const timeWords = (instant: string): string =>
  new Intl.DateTimeFormat(english ? 'en-GB' : 'vi-VN', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(instant))
export const dayWords = (day: string): string => day.split('-').reverse().join('/')
export const numberWords = (n: number): string => n.toLocaleString(english ? 'en-GB' : 'vi-VN')
