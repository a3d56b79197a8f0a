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
  'session.step_up': { status: 403, words: 'Xin xác nhận lại bằng yếu tố thứ hai để làm việc này.' },
  'session.second_factor': { status: 403, words: 'Xin nhập yếu tố thứ hai để đăng nhập xong.' },
  'second_factor.missing': {
    status: 403,
    words: 'Việc này cần yếu tố thứ hai (ứng dụng mã số hoặc khóa bảo mật). Xin thiết lập ở mục Tài khoản.',
  },
  'second_factor.wrong': { status: 422, words: 'Mã hoặc khóa bảo mật không đúng, hoặc đã hết hiệu lực.' },
  'second_factor.locked': { status: 423, words: 'Nhập sai nhiều lần. Xin thử lại sau {minutes} phút.' },
  'second_factor.last': {
    status: 409,
    words: 'Đây là yếu tố thứ hai cuối cùng, mà đồng chí đang giữ khóa. Xin thêm một yếu tố khác trước khi bỏ.',
  },
  'second_factor.known': { status: 409, words: 'Khóa bảo mật này đã được đăng ký.' },
  'second_factor.none': { status: 409, words: 'Cán bộ này không có yếu tố thứ hai nào để gỡ.' },
  'second_factor.asked': {
    status: 409,
    words: 'Đã có một đề nghị gỡ yếu tố thứ hai của cán bộ này đang chờ xác nhận.',
  },
  'key.none': { status: 404, words: 'Đồng chí chưa có khóa.' },
  'key.has_one': { status: 409, words: 'Đồng chí đang có khóa. Xin nêu lý do thay khóa.' },
  'key.request_wrong': { status: 422, words: 'Khóa gửi lên không tự chứng minh được là của đồng chí. Xin tạo lại.' },
  'key.revoked': { status: 409, words: 'Khóa này đã thôi dùng.' },
  'key.certified': { status: 409, words: 'Khóa này đã được đồng ký.' },
  'key.own': { status: 403, words: 'Không ai tự quyết định việc này với khóa của mình.' },
  'key.signer_not_eligible': {
    status: 403,
    words: 'Khóa của đồng chí chưa được đồng ký (hoặc đã thôi dùng) nên chưa đồng ký cho người khác được.',
  },
  'key.statement_wrong': {
    status: 422,
    words: 'Lời ký không khớp với khóa đang hiện trên hệ thống. Xin tải lại trang và đối chiếu lại.',
  },
  'root.none': { status: 409, words: 'Cơ quan chưa lập gốc tin cậy.' },
  'root.proposed': { status: 409, words: 'Đang có một đề nghị lập gốc tin cậy. Xin rút đề nghị ấy trước.' },
  'root.not_a_leader': {
    status: 422,
    words: '{count} người được chọn không giữ vai trò lãnh đạo có thể bảo chứng gốc.',
  },
  'root.not_ready': { status: 409, words: 'Chưa đủ khóa của những người bảo chứng.' },
  'root.changed': {
    status: 409,
    words: 'Nội dung gốc tin cậy vừa thay đổi. Xin tải lại trang và đối chiếu lại dấu vân tay.',
  },
  'recovery.none': { status: 409, words: 'Chưa có khóa khôi phục cho vụ việc này.' },
  'recovery.not_holder': { status: 422, words: 'Người nhận chưa có khóa đã được đồng ký.' },
  'recovery.fetched': { status: 409, words: 'Bản mã đã được lấy ra một lần; không lấy lại được. Xin lập yêu cầu mới.' },
  'recovery.excluded': { status: 422, words: 'Người này không nhận được vụ việc đã nêu.' },
  'recovery.second': {
    status: 422,
    words: 'Người xác nhận phải là lãnh đạo khác, không phải người đề nghị hay người nhận.',
  },
  'desk.too_few_holders': { status: 422, words: 'Tin phải được niêm phong cho ít nhất hai người ở cửa tiếp nhận.' },
  'desk.no_consent': { status: 422, words: 'Bản ghi âm chỉ được giữ khi người gọi đồng ý cho ghi âm.' },
  'desk.other_key': { status: 409, words: 'Bàn văn thư của đơn vị đã có khóa khác. Xin tải lại trang.' },
  'desk.book_taken': { status: 409, words: 'Sổ năm {year} của đơn vị đã có số, không nhập chồng lên được.' },
  'password.weak': {
    status: 422,
    words: 'Mật khẩu mới cần ít nhất 10 ký tự, không trùng tên đăng nhập và không phải mật khẩu phổ biến.',
  },
  'password.must_change': { status: 403, words: 'Xin đổi mật khẩu được cấp trước khi làm việc khác.' },
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
  'file.text_unreadable': {
    status: 422,
    words: 'Chữ trong tệp dùng phông riêng nên máy không đọc được. Xin gửi bản Word, hoặc xuất lại PDF từ Word.',
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
  'task.no_deadline_given': { status: 422, words: 'Thời hạn chưa khớp với cách ghi hạn đã chọn.' },
  'unit.ended': { status: 409, words: 'Đơn vị “{unit}” đã kết thúc hoạt động từ {date}. Xin chọn đơn vị kế thừa.' },
  'unit.code_taken': { status: 409, words: 'Mã đơn vị “{code}” đã được dùng.' },
  'unit.event_date': { status: 409, words: 'Ngày hiệu lực phải sau mốc thay đổi gần nhất của đơn vị ({date}).' },
  'unit.no_successor': {
    status: 422,
    words: 'Xin chọn đơn vị tiếp nhận nhiệm vụ, hồ sơ đang dở trước khi kết thúc đơn vị.',
  },
  'unit.event_shape': { status: 422, words: 'Các đơn vị trước và sau chưa khớp với loại sự kiện tổ chức.' },
  'officer.not_in_unit': { status: 422, words: 'Cán bộ này không thuộc đơn vị chủ trì.' },
  'officer.username_taken': { status: 409, words: 'Tên đăng nhập “{username}” đã có người dùng.' },
  'officer.last_administrator': { status: 409, words: 'Phải còn ít nhất một quản trị viên đang hoạt động.' },
  'absence.overlaps': { status: 409, words: 'Cán bộ này đã có kỳ vắng mặt trùng ngày.' },
  'claim.future': { status: 422, words: 'Ngày hoàn thành không được sau ngày hôm nay.' },
  'claim.no_evidence': { status: 422, words: 'Xin đính kèm tài liệu hoặc ghi số, ký hiệu của sản phẩm.' },
  'verdict.own_task': { status: 403, words: 'Đơn vị chủ trì không tự thẩm định nhiệm vụ của mình.' },
  'extension.not_later': { status: 422, words: 'Hạn mới phải sau hạn hiện tại ({date}).' },
  'urging.nothing_late': { status: 422, words: 'Đơn vị này không có nhiệm vụ quá hạn để đôn đốc.' },
  'document.number_taken': {
    status: 409,
    words: 'Số, ký hiệu “{symbol}” đã có trong sổ của cơ quan ban hành trong {span}.',
  },
  'document.cycle': {
    status: 409,
    words: 'Quan hệ này tạo thành vòng: văn bản kia đã thi hành hoặc phụ thuộc văn bản này.',
  },
  'document.secret': {
    status: 422,
    words:
      'Văn bản có dấu chỉ mức độ mật “{mark}”. Hệ thống trên mạng này không được nhận. Xin chuyển đến bộ phận văn thư mật.',
  },
  'document.has_cascade': {
    status: 409,
    words: 'Văn bản đã gửi xuống đơn vị hoặc đã giao nhiệm vụ nên không thay được nội dung này.',
  },
  'document.not_stub': { status: 409, words: 'Chỉ gộp được mục trích dẫn chưa vào sổ.' },
  'receipt.missing': { status: 409, words: 'Đơn vị chưa được gửi văn bản này.' },
  'plan.not_issued': { status: 409, words: 'Kế hoạch của đơn vị phải được vào sổ (đã ban hành) trước khi gắn.' },
  'reading.closed': { status: 409, words: 'Bản đọc này đã được xác nhận hoặc đã bỏ.' },
  'reading.no_lead': { status: 422, words: 'Còn {count} nhiệm vụ chưa có cơ quan chủ trì trong danh mục đơn vị.' },
  'import.faults': { status: 422, words: 'Bảng có {count} ô chưa đúng; chưa nhập gì vào hệ thống.' },
  'officer.cleared_role': {
    status: 403,
    words:
      'Vai trò giữ tin, xác minh, giữ danh tính do người lo gốc tin cậy giao: không phải quản trị, khóa đang dùng được, không tự giao cho mình.',
  },
  'second_officer.same': { status: 409, words: 'Người xác nhận phải khác người đề nghị.' },
  'setup.code_wrong': {
    status: 403,
    words: 'Mã thiết lập không đúng. Xin xem mã in trên màn hình của máy chủ khi khởi động.',
  },
  'practice.not_possible': {
    status: 409,
    words: 'Máy chủ này chưa mở được bản tập huấn. Xin hỏi người quản trị hệ thống.',
  },
  'petition.removed': { status: 409, words: 'Tin, đơn này đã được hủy theo quyết định.' },
  'petition.no_key': { status: 409, words: 'Đồng chí được biết vụ việc này nhưng chưa được cấp khóa để mở.' },
  'petition.not_opened': { status: 409, words: 'Xin mở tin (nêu mục đích) trước khi tải phong bì.' },
  'petition.replied': { status: 409, words: 'Đã trả lời người phản ánh về việc tiếp nhận.' },
  'petition.not_replied': { status: 409, words: 'Xin trả lời về việc tiếp nhận trước khi trả lời kết quả.' },
  'petition.tell_reporter': {
    status: 422,
    words:
      'Người phản ánh có hộp thư: xin gửi kèm nội dung thông báo vào hộp thư ấy. Không có hộp thư thì kèm văn bản.',
  },
  'petition.one_handler': { status: 422, words: 'Xin chọn đúng một người chủ trì xác minh.' },
  'petition.not_grantable': { status: 422, words: 'Có cán bộ không nhận được vụ việc này. Xin chọn người khác.' },
  'petition.key_not_eligible': {
    status: 422,
    words: 'Khóa của cán bộ được chọn chưa được đồng ký hoặc đã thôi dùng. Xin tải lại trang.',
  },
  'petition.custodian_apart': {
    status: 422,
    words: 'Người giữ danh tính phải ở ngoài tổ xác minh, và người xác minh không giữ danh tính.',
  },
  'petition.closed_by_answerer': {
    status: 409,
    words: 'Người kết thúc vụ việc phải khác người đã ký trả lời.',
  },
  'petition.two_holders': { status: 409, words: 'Phải còn ít nhất hai người giữ tin này.' },
  'petition.forwarded_once': { status: 409, words: 'Mỗi nội dung chỉ chuyển một lần.' },
  'petition.forward_to_named': {
    status: 422,
    words: 'Không chuyển tin đến chính cơ quan bị phản ánh hoặc cấp dưới của cơ quan ấy.',
  },
  'petition.future': { status: 422, words: 'Ngày ghi không được sau hôm nay.' },
  'petition.apology_due': { status: 409, words: 'Cơ quan có lỗi mà chưa xin lỗi nên chưa kết thúc được.' },
  'petition.no_apology_due': { status: 409, words: 'Vụ việc này không phải xin lỗi, hoặc đã xin lỗi.' },
  'petition.apology_unpublished': { status: 409, words: 'Lời xin lỗi công khai chưa được duyệt, công bố.' },
  'petition.not_complex': { status: 409, words: 'Chỉ gia hạn vụ việc phức tạp đã được ghi trong hồ sơ.' },
  'petition.extended': { status: 409, words: 'Vụ việc đã được gia hạn.' },
  'petition.no_extension': { status: 409, words: 'Loại tin này không có thời hạn được gia hạn.' },
  'petition.merge_itself': { status: 422, words: 'Xin chọn một vụ việc khác, chưa kết thúc, mà đồng chí đang giữ.' },
  'petition.no_mailbox': { status: 409, words: 'Tin này không có hộp thư để nhắn người phản ánh.' },
  'petition.no_identity': { status: 409, words: 'Tin này không có danh tính niêm phong.' },
  'petition.asked': { status: 409, words: 'Đã có một đề nghị đang chờ quyết định.' },
  'petition.not_asked': { status: 409, words: 'Không có đề nghị nào đang chờ.' },
  'petition.decided': { status: 409, words: 'Yêu cầu này đã được quyết định.' },
  'petition.held': { status: 409, words: 'Tin, đơn đang được giữ lại theo yêu cầu nên không hủy được.' },
  'petition.not_yet': { status: 409, words: 'Chưa hết thời hạn lưu giữ.' },
  'petition.symbol_missing': { status: 422, words: 'Xin ghi số, ký hiệu quyết định.' },
  'petition.own_relation': { status: 403, words: 'Quan hệ của chính mình do người khác ghi.' },
  'petition.urged_today': { status: 409, words: 'Hôm nay đã đôn đốc cơ quan này.' },
  'petition.not_envelope': { status: 422, words: 'Hệ thống chỉ nhận phong bì đã niêm phong.' },
  'intake.code_used': {
    status: 409,
    words: 'Mã này đã dùng cho một tin khác. Xin mở mục “Theo dõi” bằng mã, hoặc lấy mã mới rồi gửi.',
  },
  'intake.gate_changed': {
    status: 409,
    words: 'Danh sách người được mở tin vừa thay đổi. Xin xem lại danh sách rồi gửi lại; nội dung vẫn còn nguyên.',
  },
  'intake.no_gate': {
    status: 409,
    words: 'Trong hệ thống này không còn cửa tiếp nhận nào phù hợp. Xin gửi đến cơ quan được nêu trên trang.',
  },
  'intake.identity_off': {
    status: 422,
    words: 'Hệ thống trên mạng này không được lưu danh tính người phản ánh. Xin gửi không nêu tên và giữ mã theo dõi.',
  },
  'intake.upload_missing': {
    status: 409,
    words: 'Một tệp chưa tải lên xong hoặc đã hết hạn chờ. Xin đính kèm lại tệp.',
  },
  'intake.not_sealed': { status: 422, words: 'Nội dung gửi lên chưa được niêm phong đúng cách nên không được nhận.' },
  'intake.too_many_files': { status: 409, words: 'Đã đủ số tệp cho phép. Xin bỏ bớt.' },
  'intake.no_room': {
    status: 503,
    words: 'Máy chủ tạm thời không còn chỗ cho tệp. Vẫn gửi được lời kể; tệp xin gửi thêm sau bằng mã theo dõi.',
  },
  'intake.busy': { status: 429, words: 'Đang có rất nhiều người gửi. Trang sẽ tự làm một phép thử ngắn rồi gửi lại.' },
  'mailbox.not_found': { status: 404, words: 'Không mở được bằng mã này. Xin kiểm tra lại từng chữ của mã.' },
  'mailbox.closed': { status: 409, words: 'Tin này đã được hủy theo quy định nên không nhận thêm nội dung.' },
  'mailbox.full': { status: 409, words: 'Hộp thư đã nhận nhiều nội dung hôm nay. Xin gửi tiếp vào ngày mai.' },
  'setup.done': { status: 409, words: 'Hệ thống đã được thiết lập.' },
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
