/**
 * Everything the product says no to: one code, one HTTP status, Vietnamese words.
 * `{name}` in the words is filled from the refusal's facts. Facts never hold personal data.
 */
export const refusals = {
  'request.invalid': { status: 422, words: 'Thông tin gửi lên chưa đúng. Xin xem từng ô được đánh dấu.' },
  'request.too_large': { status: 413, words: 'Nội dung gửi lên lớn hơn mức cho phép ({limit}).' },
  'request.too_many': {
    status: 429,
    words: 'Có quá nhiều yêu cầu trong thời gian ngắn. Xin chờ {seconds} giây rồi thử lại.',
  },
  'request.origin': { status: 403, words: 'Yêu cầu không xuất phát từ trang của hệ thống nên bị từ chối.' },
  'record.not_found': {
    status: 404,
    words: 'Không tìm thấy nội dung này, hoặc đồng chí không thuộc phạm vi được biết.',
  },
  'record.changed': {
    status: 409,
    words: 'Nội dung vừa được người khác thay đổi. Xin tải lại trang rồi làm lại bước này.',
  },
  'session.missing': { status: 401, words: 'Xin đăng nhập để tiếp tục.' },
  'session.wrong': { status: 401, words: 'Tên đăng nhập hoặc mật khẩu không đúng.' },
  'session.locked': { status: 423, words: 'Tài khoản tạm khóa do nhập sai nhiều lần. Xin thử lại sau {minutes} phút.' },
  'password.weak': {
    status: 422,
    words: 'Mật khẩu mới cần ít nhất 10 ký tự, không trùng tên đăng nhập và không phải mật khẩu phổ biến.',
  },
  'password.wrong': { status: 422, words: 'Mật khẩu hiện tại không đúng.' },
  'permission.missing': { status: 403, words: 'Đồng chí chưa được giao quyền làm việc này.' },
  'step.wrong_state': { status: 409, words: 'Bước này không thực hiện được khi hồ sơ đang ở trạng thái “{state}”.' },
  'file.empty': { status: 422, words: 'Tệp không có nội dung (0 byte). Xin chọn lại tệp.' },
  'file.too_large': { status: 413, words: 'Tệp lớn hơn mức cho phép ({limit}).' },
  'file.kind_unknown': { status: 415, words: 'Hệ thống chưa đọc được loại tệp này. Xin gửi tệp {accepted}.' },
  'file.old_word': {
    status: 415,
    words: 'Tệp .doc là định dạng Word cũ. Xin mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi gửi.',
  },
  'file.wrong_kind': {
    status: 422,
    words: 'Phần mở rộng “{extension}” không khớp với nội dung tệp ({found}). Xin kiểm tra lại tệp gốc.',
  },
  'file.encrypted': { status: 422, words: 'Tệp được đặt mật khẩu hoặc mã hóa. Xin bỏ mật khẩu rồi gửi lại.' },
  'file.no_text': {
    status: 422,
    words: 'Tệp chỉ có hình ảnh (bản chụp, bản quét), không có chữ để đọc. Xin gửi bản có chữ, hoặc nhập tay.',
  },
  'file.zip_bomb': {
    status: 422,
    words: 'Tệp nén phình ra quá lớn hoặc có quá nhiều thành phần nên bị từ chối để bảo đảm an toàn.',
  },
  'file.too_heavy': {
    status: 422,
    words: 'Tệp quá phức tạp, không đọc xong trong giới hạn cho phép. Xin tách nhỏ tệp rồi gửi lại.',
  },
  'file.broken': { status: 422, words: 'Tệp bị hỏng hoặc không đúng định dạng nên không đọc được.' },
  'sheet.header_missing': { status: 422, words: 'Không tìm thấy dòng tiêu đề có các cột: {columns}.' },
  'sheet.rows_wrong': {
    status: 422,
    words: 'Bảng tính có {count} ô chưa đúng. Xin sửa theo từng ô được nêu rồi gửi lại.',
  },
} as const satisfies Record<string, { status: number; words: string }>

export type RefusalCode = keyof typeof refusals

/** A field-level reason: `path` names the field (`tasks.3.lead`) or the cell (`B7`), `words` says what is wrong. */
export type FieldFault = { path: string; words: string }

/** Thrown whenever the product says no. Anything else that is thrown is a defect. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly facts: Readonly<Record<string, string | number>>
  readonly faults: readonly FieldFault[]

  constructor(code: RefusalCode, facts: Record<string, string | number> = {}, faults: readonly FieldFault[] = []) {
    super(code)
    this.code = code
    this.facts = facts
    this.faults = faults
  }
}

/** The Vietnamese sentence for a refusal, with its facts filled in. */
export function refusalWords(code: RefusalCode, facts: Readonly<Record<string, string | number>> = {}): string {
  return refusals[code].words.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
