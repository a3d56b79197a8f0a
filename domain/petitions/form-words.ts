import type { Said } from './fields.ts'
import type { FormField, IdentityMode, StepName } from './form.ts'

/** Words of the report form, the same with and without scripts. Plain enough for who has never written to an office. */
export const titles: Readonly<Record<StepName, Said>> = {
  kind: { vi: 'Quý vị muốn phản ánh việc gì?', en: 'What do you want to report?' },
  office: { vi: 'Việc xảy ra ở cơ quan nào?', en: 'At which office did it happen?' },
  concern: { vi: 'Việc này liên quan đến ai?', en: 'Whom does it concern?' },
  what: { vi: 'Sự việc', en: 'What happened' },
  when: { vi: 'Khi nào, ở đâu?', en: 'When and where?' },
  evidence: { vi: 'Chứng cứ', en: 'Evidence' },
  identity: { vi: 'Quý vị có muốn cho biết mình là ai không?', en: 'Do you want to say who you are?' },
  reach: { vi: 'Liên hệ với quý vị bằng cách nào?', en: 'How can you be reached?' },
  holders: { vi: 'Ai sẽ mở được tin này?', en: 'Who will be able to open this?' },
  code: { vi: 'Mã biên nhận của quý vị', en: 'Your receipt code' },
}

export const labels: Readonly<Record<FormField, Said>> = {
  kind: titles.kind,
  office: titles.office,
  officeWords: {
    vi: 'Không thấy trong danh sách? Ghi tên cơ quan, bộ phận',
    en: 'Not in the list? Write the name of the office',
  },
  concern: titles.concern,
  persons: { vi: 'Tên, chức vụ người liên quan, nếu biết', en: 'Names and posts of those concerned, if known' },
  field: { vi: 'Lĩnh vực', en: 'Field of work' },
  conduct: { vi: 'Đã xảy ra những gì? (chọn một hay nhiều)', en: 'What happened? (one or more)' },
  text: { vi: 'Xin kể lại sự việc', en: 'Please tell what happened' },
  when: { vi: 'Xảy ra khi nào', en: 'When did it happen' },
  where: { vi: 'Ở đâu', en: 'Where' },
  dossier: { vi: 'Số hồ sơ, số giấy hẹn, nếu có', en: 'File or receipt number, if any' },
  files: { vi: 'Tệp chứng cứ', en: 'Files as evidence' },
  evidenceWords: { vi: 'Chứng cứ khác, ai biết việc này', en: 'Other evidence, who knows of it' },
  identity: titles.identity,
  name: { vi: 'Họ và tên', en: 'Full name' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  phone: { vi: 'Số điện thoại', en: 'Telephone' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  reachWhen: { vi: 'Liên hệ lúc nào, cách nào thì an toàn', en: 'When and how it is safe to reach you' },
}

export const hints: Readonly<Partial<Record<FormField, Said>>> = {
  persons: {
    vi: 'Không bắt buộc. Chỉ người mở được tin đọc được.',
    en: 'Optional. Only those who can open the report read it.',
  },
  text: {
    vi: 'Ai, làm gì, ở đâu, số tiền nếu có. Viết bằng lời của mình, dài ngắn tùy ý. Muốn ẩn danh thì đừng viết điều có thể lộ quý vị là ai.',
    en: 'Who, what, where, how much. In your own words, short or long. To stay anonymous, leave out what would give you away.',
  },
  when: {
    vi: 'Ví dụ: sáng thứ Hai 16/11/2026; hoặc: nhiều lần trong tháng 10.',
    en: 'For example: Monday morning, 16 November 2026.',
  },
  dossier: {
    vi: 'Giúp tìm ra đúng việc, nhưng cũng có thể cho người mở tin biết quý vị là ai.',
    en: 'Helps to find the matter, but may also tell those who open the report who you are.',
  },
  reachWhen: { vi: 'Ví dụ: chỉ gọi sau 18 giờ; không nhắn qua người khác.', en: 'For example: call only after 6 pm.' },
}

export const identityWords: Readonly<Record<IdentityMode, { words: Said; hint: Said }>> = {
  anonymous: {
    words: { vi: 'Không nêu tên', en: 'Stay anonymous' },
    hint: {
      vi: 'Tin vẫn được xem xét; trao đổi tiếp bằng mã biên nhận. Theo luật, tin không nêu tên không được thụ lý như đơn tố cáo, nhưng có thể dẫn đến thanh tra, kiểm tra.',
      en: 'The report is still looked into; you exchange messages with the receipt code. By law it is not an accepted denunciation, but it can lead to an inspection.',
    },
  },
  sealed: {
    words: { vi: 'Nêu tên, niêm phong riêng', en: 'Give my name, sealed apart' },
    hint: {
      vi: 'Người xác minh không biết quý vị là ai. Tên nằm ở hai người giữ danh tính, chỉ mở theo từng yêu cầu, và quý vị thấy được mỗi lần mở.',
      en: 'Those who look into it do not learn who you are. Two custodians keep the name; every opening is shown to you.',
    },
  },
  given: {
    words: { vi: 'Nêu tên cho người thụ lý', en: 'Give my name to the handlers' },
    hint: {
      vi: 'Người mở được tin cũng biết quý vị là ai.',
      en: 'Whoever can open the report also learns who you are.',
    },
  },
}
