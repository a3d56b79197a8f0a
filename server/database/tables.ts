// Generated from the migrated database by `npx tsx server/database/generate.ts --write`. Do not edit.
// Dates, int8 and numeric are text ('2026-11-21', '9007199254740993', '0.10'); instants are Date.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Read as a Date; written as a Date or ISO text. */
export type Instant = ColumnType<Date, Date | string, Date | string>
/** Read as whatever was stored; written as JSON text, since a bare array would become a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>

export interface AbsenceTable {
  id: Generated<string>
  officer_id: number
  substitute_id: number | null
  from_on: string
  to_on: string
  reason: string | null
  document_symbol: string | null
  recorded_by: number
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface AppointmentTable {
  id: Generated<string>
  post_id: number
  officer_id: number
  /** holder: giữ chức vụ; acting: phụ trách, quyền (khi khuyết người đứng đầu) */
  kind: string
  from_on: string
  to_on: string | null
  document_symbol: string | null
}

export interface AttachmentTable {
  id: Generated<string>
  blob_hash: string
  name: string
  media_type: string
  subject_kind: string
  subject_id: string
  purpose: string
  unit_ids: number[]
  uploaded_by: number | null
  uploaded_at: ColumnType<Date, Date | string | undefined, Date | string>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface BackupCodeTable {
  officer_id: number
  hash: Buffer
  made_at: Instant
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Sổ của cơ quan thụ lý theo năm: sổ thường, và sổ niêm phong cho vụ việc có người bị loại trừ trong chính cơ quan; số liên tục, không hở */
export interface BookTable {
  id: Generated<string>
  unit_id: number
  kind: string
  year: number
  last_number: Generated<number>
  /** Các số từ 1 đến số cuối đã xong và còn ở sổ giấy khi nhập sổ cũ: số cuối = số dòng trong sổ + cột này */
  opening_count: Generated<number>
}

/** Số trong sổ. Vụ việc chuyển đi hoặc chuyển sang sổ niêm phong thì số cũ vẫn đứng, sổ mới có số mới; nơi đang ở là petition.book_id */
export interface BookEntryTable {
  book_id: string
  number: number
  petition_id: string
  entered_on: string
}

/** Ngày nghỉ lễ, nghỉ bù, hoán đổi do địa phương bổ sung hoặc sửa; một người đề nghị, người khác xác nhận */
export interface CalendarDayTable {
  id: Generated<string>
  day: string
  kind: string
  name: string
  source: string
  status: string
  proposed_by: number | null
  proposed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  confirmed_by: number | null
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  removes: Generated<boolean>
}

export interface ClaimTable {
  id: Generated<string>
  task_id: string
  claimed_on: string
  product: string
  product_symbol: string | null
  note: string | null
  state: Generated<string>
  made_by: number
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Đường dây nóng, nơi và giờ tiếp công dân, địa chỉ nhận đơn của từng đơn vị: nghĩa vụ công khai, có ngày hiệu lực */
export interface ContactPointTable {
  id: Generated<string>
  unit_id: number
  kind: string
  value: string
  hours: string | null
  valid_from: string
  valid_to: string | null
  recorded_by: number | null
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface CredentialTable {
  officer_id: number
  password_hash: string
  must_change: Generated<boolean>
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface DeskKeyTable {
  unit_id: number
  officer_id: number
  wrap: Buffer
  given_by: number
  given_at: Instant
}

/** Mỗi đơn vị một khóa bàn văn thư: dấu vân tay để người nhận biết mình nhận đúng khóa ấy; khóa nằm ở desk_key, niêm phong cho từng văn thư */
export interface DeskKeyMadeTable {
  unit_id: number
  fingerprint: Buffer
  made_by: number
  made_at: Instant
}

export interface DifficultyTable {
  id: Generated<string>
  task_id: string
  words: string
  proposal: string | null
  asked_unit_id: number
  raised_by: number
  raised_on: string
  answer: string | null
  answered_by: number | null
  answered_on: string | null
}

export interface DocumentTable {
  id: Generated<string>
  status: string
  side: string
  issuer_unit_id: number | null
  issuer_name: string
  issuer_key: GeneratedAlways<string>
  type: string | null
  number: string | null
  symbol: string | null
  symbol_key: GeneratedAlways<string | null>
  number_key: GeneratedAlways<string | null>
  title: string
  place: string | null
  issued_on: string | null
  year: GeneratedAlways<number | null>
  party_term: string | null
  effective_on: string | null
  expires_on: string | null
  urgency: Generated<string>
  signer_name: string | null
  signer_capacity: string | null
  visibility: Generated<string>
  published_on: string | null
  supervising_unit_id: number | null
  incoming_number: number | null
  incoming_year: number | null
  received_on: string | null
  search_key: GeneratedAlways<string>
  merged_into_id: string | null
  registered_by: number | null
  /** Văn thư của đơn vị nào vào sổ; số đến liên tục theo năm trong sổ của đơn vị đó (NĐ 30/2020/NĐ-CP Điều 22) */
  registered_unit_id: number | null
  registered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  version: Generated<number>
}

export interface DocumentReceiptTable {
  document_id: string
  unit_id: number
  original_unit_id: number
  sent_on: string
  needs_plan: Generated<boolean>
  plan_due_on: string | null
  plan_document_id: string | null
  acknowledged_on: string | null
  acknowledged_by: number | null
  /** Đơn vị kế thừa đã có dòng riêng cho văn bản này nên dòng này khép lại; mọi danh sách, ma trận bỏ qua */
  passed_to_unit_id: number | null
}

/** from thi hành/cụ thể hóa/sửa đổi/thay thế/đính chính/thu hồi to; không tạo vòng (trừ “nhắc tới”) */
export interface DocumentRelationTable {
  from_id: string
  to_id: string
  kind: string
  as_written: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Toàn văn có cấu trúc, để bôi đúng đoạn mà nhiệm vụ được đọc ra */
export interface DocumentTextTable {
  document_id: string
  source: Json
}

/** Ai không được biết vụ việc này nữa: trừ khỏi mọi quyền, mọi con số, mọi lời nhắc, mọi dòng nhật ký */
export interface ExclusionTable {
  petition_id: string
  officer_id: number
  ground: string
  recorded_by: number | null
  recorded_at: Instant
}

export interface ExtensionTable {
  id: Generated<string>
  task_id: string
  from_due_on: string | null
  to_due_on: string
  document_symbol: string
  document_date: string
  reason: string
  decided_by: number
  decided_on: string
}

export interface FileBlobTable {
  hash: string
  size_bytes: string
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Cửa tiếp nhận của một cấp. Người ở cửa là cán bộ có vai trò gatekeeper tại đơn vị này; next_unit_id: cửa kế tiếp khi cửa này không đủ hai người (trống: cấp trên trực tiếp); outside_authority: cơ quan ngoài tỉnh khi không còn cửa nào */
export interface GateTable {
  unit_id: number
  next_unit_id: number | null
  outside_authority: string | null
  set_by: number | null
  set_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Chống gửi trùng: giữ câu trả lời đầu tiên trong 24 giờ; body trống nghĩa là đang làm dở */
export interface IdempotencyKeyTable {
  officer_id: number
  key: string
  fingerprint: Buffer
  status: number | null
  body: string | null
  created_at: Instant
}

export interface IdentityRequestTable {
  id: Generated<string>
  petition_id: string
  asked_by: number
  purpose: string
  asked_at: Instant
  decided_by: number | null
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  granted: boolean | null
}

/** Bản cài này: tên cơ quan và loại mạng; chỉ một dòng */
export interface InstallationTable {
  id: Generated<boolean>
  name: string
  network: string
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  /** Bản tập huấn: dữ liệu giả định, mọi trang đều ghi rõ */
  practice: Generated<boolean>
}

/** Bí mật của cửa tiếp nhận: mã không có thật vẫn được trả một muối cố định, nên không dò được mã nào có thật */
export interface IntakeSecretTable {
  name: string
  secret: Buffer
}

export interface ItemTable {
  id: Generated<string>
  document_id: string
  parent_id: string | null
  position: number
  path: string
  marker: string | null
  kind: string
  words: string
  span_start: number | null
  span_end: number | null
  is_duty: Generated<boolean>
}

export interface ItemLinkTable {
  item_id: string
  upper_item_id: string
}

/** Nhật ký: chỉ thêm, không sửa, không xóa. bytes là nguyên văn được băm; các cột khác được đối chiếu với nó. Không chứa lời văn hay dữ liệu cá nhân */
export interface JournalTable {
  id: GeneratedAlways<string>
  at: Instant
  act: string
  subject_kind: string
  subject_id: string
  officer_id: number | null
  on_behalf_of: number | null
  unit_ids: number[]
  facts: Json
  bytes: Buffer
  hash: Buffer
  /** Muối bí mật của dòng; giá trị công bố là SHA-256(salt ‖ bytes) */
  salt: Generated<Buffer>
}

/** Lời đồng ký của cán bộ đã có khóa dùng được; rời chức vụ thì thôi hiệu lực */
export interface KeyCertificateTable {
  id: Generated<string>
  key_id: string
  signer_key_id: string
  root: string
  statement: Json
  signed_at: Instant
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revoked_why: string | null
}

/** Thôi dùng khóa của người khác: một người lo gốc tin cậy đề nghị, người thứ hai xác nhận */
export interface KeyRevocationTable {
  id: Generated<string>
  key_id: string
  why: string
  asked_by: number
  asked_at: Instant
  decided_by: number | null
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  granted: boolean | null
}

export interface LawValueTable {
  id: Generated<string>
  key: string
  since: string
  value: Json
  source: string
  status: string
  proposed_by: number
  proposed_at: ColumnType<Date, Date | string | undefined, Date | string>
  confirmed_by: number | null
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface LegalHoldTable {
  id: Generated<string>
  petition_id: string
  ground: string
  set_by: number
  set_at: Instant
  lifted_by: number | null
  lifted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Phần bí mật dưới cụm mật khẩu (tệp age): chỉ chính chủ lấy được, máy chủ không mở được */
export interface LockedKeyTable {
  key_id: string
  officer_id: number
  locked: Buffer
  changed_at: Instant
}

/** Chữ ký của bên chứng kiến trên một xác nhận; giữ nguyên văn xác nhận để bằng chứng về sau dùng được */
export interface LogCosignatureTable {
  size: string
  witness: string
  checkpoint: string
  line: string
  at: Instant
}

/** Đoạn lá lấy lại từ bản ngoài cơ sở dữ liệu sau một lần phục hồi; dòng nhật ký của chúng có thể đã mất */
export interface LogGapTable {
  first_idx: string
  last_idx: string
  checkpoint: string
  at: Instant
}

/** Đầu của nhật ký minh bạch: một dòng. edge: các nút ở mép phải của cây, lớn trước nhỏ sau; checkpoint: xác nhận đã ký và công bố, tới signed_size */
export interface LogHeadTable {
  id: Generated<boolean>
  origin: string | null
  vkey: string | null
  filler_key: Buffer
  size: Generated<string>
  edge: Generated<Buffer>
  signed_size: Generated<string>
  checkpoint: string | null
  signed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Lá của cây; journal_id trống là lá đệm, tính lại được từ log_head.filler_key và số thứ tự */
export interface LogLeafTable {
  idx: string
  data: Buffer
  journal_id: string | null
}

/** Dòng nhật ký chờ đánh số vào nhật ký minh bạch */
export interface LogPendingTable {
  id: GeneratedAlways<string>
  data: Buffer
  journal_id: string
}

/** Các nút đầy đủ của cây ở tầng 8, 16, 24… (C2SP tlog-tiles từ mức 1); mức 0 tính từ log_leaf */
export interface LogTileTable {
  level: number
  n: string
  hashes: Buffer
}

/** Bên chứng kiến độc lập ký xác nhận cùng: tên và khóa công khai (C2SP vkey) */
export interface LogWitnessTable {
  name: string
  vkey: string
  added_at: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface LongWorkTable {
  id: Generated<string>
  kind: string
  officer_id: number
  state: Generated<string>
  done_count: Generated<number>
  total_count: number | null
  result: ColumnType<unknown, string | null | undefined, string | null>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface MailOutboxTable {
  id: Generated<string>
  officer_id: number
  kind: string
  facts: Json
  queued_at: ColumnType<Date, Date | string | undefined, Date | string>
  next_at: ColumnType<Date, Date | string | undefined, Date | string>
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  failed_count: Generated<number>
  last_error: string | null
  once_key: string
}

/** Hộp thư của người gửi, tìm bằng giá trị băm của mã biên nhận; máy chủ không có mã */
export interface MailboxTable {
  locator: Buffer
  petition_id: string
  salt: Buffer
  kdf: string
  recipient: string
  verify_key: Buffer
  self: Buffer
  submission_hash: Buffer
  receipt: Buffer
  created_at: Instant
}

export interface MailboxItemTable {
  id: Generated<string>
  petition_id: string
  direction: string
  kind: string
  part_id: string | null
  at: Instant
  /** Chữ ký bằng khóa của mã biên nhận: không ai nhân danh người gửi rút đơn hay nhắn tin được */
  proof: Buffer | null
  made_by: number | null
  seen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface NamedSubjectTable {
  id: Generated<string>
  petition_id: string
  officer_id: number | null
  unit_id: number | null
  part_id: string | null
  recorded_by: number
  recorded_at: Instant
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface NoticeTable {
  id: Generated<string>
  officer_id: number
  kind: string
  subject_kind: string
  subject_id: string
  facts: ColumnType<unknown, string | undefined, string>
  created_on: string
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Chống gửi trùng: mỗi người, mỗi việc, mỗi mốc chỉ một lời nhắc */
  once_key: string
}

/** Mọi thời hạn của mọi mảng việc: một dòng là một đồng hồ. terms: quy tắc và số liệu để tính lại khi lịch nghỉ đổi */
export interface ObligationTable {
  id: Generated<string>
  rule: string
  rule_version: string
  subject_kind: string
  subject_id: string
  holder_unit_id: number
  original_holder_unit_id: number
  officer_id: number | null
  started_on: string
  due_on: string | null
  due_original_on: string | null
  provisional: Generated<boolean>
  explanation: Generated<string[]>
  terms: Json
  paused_on: string | null
  met_on: string | null
  ended_on: string | null
  ended_why: string | null
  escalated_on: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface OfficerTable {
  id: GeneratedAlways<number>
  username: string
  full_name: string
  given_name_key: string
  search_key: GeneratedAlways<string>
  email: string | null
  phone: string | null
  unit_id: number
  locale: Generated<string>
  wants_mail: Generated<boolean>
  ended_on: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Khóa công khai của cán bộ, tạo trong trình duyệt; request: khóa tự ký rằng mình có phần bí mật */
export interface OfficerKeyTable {
  id: Generated<string>
  officer_id: number
  recipient: string
  verify_key: string
  request: Json
  made_at: Instant
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revoked_why: string | null
  revoked_by: number | null
}

export interface OfficerRoleTable {
  id: Generated<string>
  officer_id: number
  role: string
  unit_id: number
  reach: string
  from_on: string
  to_on: string | null
  granted_by: number | null
  /** Lúc giao (from_on có thể lùi); trống: bản ghi có trước khi có cột này */
  granted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Nhiệm kỳ do địa phương ghi, thay cho mốc chung của chương trình; unit_id: riêng một cấp ủy */
export interface PartyTermTable {
  id: GeneratedAlways<number>
  unit_id: number | null
  level: string
  label: string
  from_on: string
  to_on: string | null
  source: string
  status: string
}

export interface PendingUploadTable {
  id: Generated<string>
  locator: Buffer
  blob_hash: string
  size_bytes: string
  created_at: Instant
}

/** Một tin, đơn: chỉ các cột để vào sổ, tính hạn, lập danh sách. Lời của người gửi nằm trong petition_part, niêm phong */
export interface PetitionTable {
  id: string
  kind: string
  channel: string
  received_on: string
  received_at: Instant
  office_id: number | null
  concern: string
  field: string
  gate_unit_id: number
  handling_unit_id: number | null
  handler_id: number | null
  state: string
  version: Generated<number>
  identity: string
  paper_stub: string | null
  is_complex: Generated<boolean>
  is_crowd: Generated<boolean>
  letter_count: Generated<number>
  /** Vụ việc mà đơn trùng này nhập vào; số đơn và số vụ việc đếm riêng */
  matter_id: string | null
  content_recipient: string | null
  identity_recipient: string | null
  outcome: string | null
  replied_on: string | null
  answered_on: string | null
  apology_due: Generated<boolean>
  apologised_on: string | null
  published_on: string | null
  closed_on: string | null
  rating: number | null
  registered_by: number | null
  handed_over_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  book_id: string | null
  book_number: number | null
  /** Phản ánh về người (không chỉ về quy định hay cơ quan nói chung): không vào bảng công khai theo từng đơn vị */
  about_persons: Generated<boolean>
  reply: string | null
  apology_way: string | null
  extended_on: string | null
}

/** Đơn đến bằng cách nào: dấu bưu điện, dấu đến, giờ gọi, văn bản chuyển. Ngày nhận tính từ đây, không từ ngày nhập */
export interface PetitionArrivalTable {
  petition_id: string
  /** Đơn vị của bàn văn thư đã vào sổ */
  unit_id: number
  arrived_on: string | null
  arrived_at: string | null
  postmarked_on: string | null
  forwarded_on: string | null
  forwarded_symbol: string | null
  recording_consent: boolean | null
  read_back: Generated<boolean>
  old_channel: string | null
  registered_at: Instant
}

/** Sổ cái sự kiện không nội dung, không định danh: nguồn của số liệu; chỉ thêm */
export interface PetitionFactTable {
  id: GeneratedAlways<string>
  happened_on: string
  event: string
  unit_id: number
  book_kind: string
  kind: string
  field: string
  channel: string
  outcome: string | null
  late: boolean | null
  days: number | null
  about_persons: Generated<boolean>
  letters: Generated<number>
}

/** Chuyển đơn một lần cho mỗi nội dung (TT 05/2021 Điều 14), bên nhận xác nhận */
export interface PetitionForwardTable {
  id: Generated<string>
  petition_id: string
  from_unit_id: number
  to_unit_id: number | null
  to_outside: string | null
  symbol: string | null
  sent_on: string
  sent_by: number
  received_on: string | null
  received_by: number | null
  returned_on: string | null
  return_reason: string | null
}

export interface PetitionGrantTable {
  id: Generated<string>
  petition_id: string
  officer_id: number
  part: string
  capacity: string
  /** Khóa của cán bộ (officer_key) mà wrap được niêm phong cho; trống: quyền biết, không có quyền mở */
  key_id: string | null
  /** Khóa của tin niêm phong cho khóa cán bộ; thôi vai trò, thôi việc thì giữ lại (không dùng được) đến khi có hai người khác mở được */
  wrap: Buffer | null
  given_by: number | null
  given_at: Instant
  received_at: Instant
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revoked_why: string | null
}

export interface PetitionPartTable {
  id: Generated<string>
  petition_id: string
  part: string
  sealed_to: string
  /** SHA-256 của phong bì (bản mã); nhật ký của bước đã thêm nó giữ cùng giá trị */
  hash: Buffer
  size_bytes: string
  bytes: Buffer | null
  blob_hash: string | null
  label: string | null
  made_by: number | null
  made_at: Instant
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface PetitionPublicTableTable {
  quarter: string
  made_at: Instant
  tables: Json
}

/** Lời công bố kết quả, xin lỗi công khai: người soạn và người duyệt khác nhau */
export interface PetitionPublicationTable {
  id: Generated<string>
  petition_id: string
  kind: string
  unit_id: number
  words: string
  proposed_by: number
  proposed_at: Instant
  approved_by: number | null
  published_on: string | null
}

export interface PetitionRecoveryTable {
  petition_id: string
  part: string
  recovery_key_id: string
  wrap: Buffer | null
}

export interface PetitionUrgingTable {
  unit_id: number
  urged_on: string
  urged_by: number
}

export interface PhaseTable {
  id: Generated<string>
  document_id: string
  position: number
  label: string
  from_on: string | null
  to_on: string | null
}

export interface PostTable {
  id: GeneratedAlways<number>
  unit_id: number
  title: string
  is_head: Generated<boolean>
  ended_on: string | null
}

export interface ReadingTable {
  id: Generated<string>
  officer_id: number
  unit_id: number
  file_name: string
  blob_hash: string
  media_type: string
  source: Json
  draft: Json
  edited: ColumnType<unknown, string | null | undefined, string | null>
  state: Generated<string>
  document_id: string | null
  version: Generated<number>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Khóa khôi phục của cấp trên: phần bí mật chia thành n tờ giấy in, cần k tờ; không bao giờ gửi lên máy chủ */
export interface RecoveryKeyTable {
  id: Generated<string>
  unit_id: number
  recipient: string
  k: number
  n: number
  sheet_set: string
  statement: Json
  signer_key_id: string
  made_at: Instant
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Đủ k lãnh đạo của gốc tin cậy đã ký; trước đó chưa niêm phong gì cho khóa này */
  active_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Lãnh đạo khác ký thêm vào khóa khôi phục, trên máy của mình */
export interface RecoveryKeySignatureTable {
  recovery_key_id: string
  key_id: string
  statement: Json
  signed_at: Instant
}

/** Yêu cầu dùng khóa khôi phục cho một vụ việc: người đề nghị, người thứ hai xác nhận, bản mã lấy ra đúng một lần */
export interface RecoveryRequestTable {
  id: Generated<string>
  petition_id: string
  recovery_key_id: string
  purpose: string
  asked_by: number
  second_id: number
  to_officer_id: number
  asked_at: Instant
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  fetched_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  part: Generated<string>
}

/** Quan hệ gia đình, lợi ích đã kê khai hoặc phát hiện (NĐ 31/2019 Điều 5 khoản 2, Điều 10 khoản 3): chỉ để tính ai phải loại trừ */
export interface RelationTable {
  id: Generated<string>
  officer_id: number
  other_id: number
  kind: string
  source: string
  recorded_by: number
  recorded_at: Instant
  ended_on: string | null
  confirmed_by: number | null
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface RemovalTable {
  id: Generated<string>
  petition_id: string
  ground: string
  symbol: string | null
  asked_by: number
  asked_at: Instant
  decided_by: number | null
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  granted: boolean | null
}

export interface ReviewPointTable {
  id: Generated<string>
  document_id: string
  kind: string
  label: string
  as_written: string | null
  due_on: string | null
  done_document_id: string | null
  done_on: string | null
}

export interface RootSignatureTable {
  root_id: string
  key_id: string
  /** Bản nội dung được ký: khóa của một người đổi thì nội dung đổi, chữ ký trước không còn tính */
  fingerprint: string
  statement: Json
  signed_at: Instant
}

/** Gốc tin cậy: k trong n lãnh đạo, mỗi người tự ký trên máy mình; nội dung cố định từ khi mọi người đã ký */
export interface RootStatementTable {
  id: Generated<string>
  k: number
  n: number
  leaders: number[]
  state: string
  fingerprint: string | null
  said: ColumnType<unknown, string | null | undefined, string | null>
  replaces_id: string | null
  proposed_by: number
  proposed_at: Instant
  active_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface SecondFactorTable {
  id: Generated<string>
  officer_id: number
  kind: string
  name: string
  secret: Buffer | null
  /** Nhịp 30 giây của mã TOTP đã dùng gần nhất: một mã không dùng được hai lần */
  last_step: string | null
  credential_id: string | null
  public_key: Buffer | null
  counter: string | null
  transports: string[] | null
  created_at: Instant
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Gỡ yếu tố thứ hai bị mất: quản trị viên đề nghị, người thứ hai (quản trị viên khác hoặc thủ trưởng) xác nhận */
export interface SecondFactorRemovalTable {
  id: Generated<string>
  officer_id: number
  reason: string
  asked_by: number
  asked_at: Instant
  decided_by: number | null
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  granted: boolean | null
}

/** Dấu của người gửi, HMAC dưới khóa chỉ có trong trình duyệt văn thư: nhận ra đơn trùng mà không biết tên */
export interface SenderMarkTable {
  petition_id: string
  unit_id: number
  mark: Buffer
}

export interface SessionTable {
  id: Generated<string>
  token_hash: Buffer
  officer_id: number
  device: string | null
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  second_factor_pending: Generated<boolean>
  stepped_up_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  challenge: string | null
  challenge_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Đếm số lần đăng nhập sai theo tên (chỉ giữ giá trị băm của tên), có hay không có tài khoản */
export interface SignInGuardTable {
  name_hash: Buffer
  failed_count: number
  last_failed_at: Instant
  locked_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Quán triệt: đơn vị nào, khi nào, hình thức nào, bao nhiêu người */
export interface SpreadingTable {
  id: Generated<string>
  document_id: string
  unit_id: number
  original_unit_id: number
  held_on: string
  way: string
  people_count: number
  note: string | null
  recorded_by: number
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface TaskTable {
  id: Generated<string>
  code: string
  document_id: string | null
  item_id: string | null
  series_id: string | null
  period: string | null
  title: string
  search_key: GeneratedAlways<string>
  product: string
  lead_unit_id: number
  original_lead_unit_id: number
  support_unit_ids: Generated<number[]>
  supervising_unit_id: number
  /** Đơn vị được hỏi về khó khăn, vướng mắc: được biết nhiệm vụ */
  asked_unit_ids: Generated<number[]>
  /** Mọi đơn vị được biết nhiệm vụ: chủ trì, theo dõi, chủ trì ban đầu, phối hợp, được hỏi */
  unit_ids: GeneratedAlways<number[]>
  officer_id: number | null
  assigned_on: string
  due_kind: string
  due_as_written: string | null
  due_original_on: string | null
  due_on: string | null
  /** Khóa sắp xếp: hạn, việc không có hạn đứng cuối */
  due_key: GeneratedAlways<string>
  milestones: ColumnType<unknown, string | undefined, string>
  state: Generated<string>
  started_on: string | null
  /** Ngày hoàn thành theo báo cáo của đơn vị (lần báo cáo gần nhất) */
  claimed_on: string | null
  /** Ngày hoàn thành được công nhận = ngày của lần báo cáo được chấp nhận */
  verified_on: string | null
  verified_late: Generated<boolean>
  closed_on: string | null
  suspended_from: string | null
  stuck: Generated<boolean>
  created_by: number | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  version: Generated<number>
}

/** Tạm dừng, tiếp tục, thu hồi: ai quyết định, vì sao, theo văn bản nào */
export interface TaskDecisionTable {
  id: Generated<string>
  task_id: string
  kind: string
  reason: string
  document_symbol: string | null
  decided_by: number
  decided_on: string
}

export interface TaskHandoverTable {
  id: Generated<string>
  task_id: string
  from_unit_id: number | null
  to_unit_id: number | null
  from_officer_id: number | null
  to_officer_id: number | null
  reason: string
  event_id: string | null
  handed_on: string
  recorded_by: number | null
}

export interface TaskProgressTable {
  id: Generated<string>
  task_id: string
  words: string
  percent: number | null
  unit_id: number
  written_by: number
  written_at: ColumnType<Date, Date | string | undefined, Date | string>
  written_on: string
}

/** Nhiệm vụ định kỳ: mỗi kỳ sinh một nhiệm vụ; ended_on = không sinh kỳ mới nữa */
export interface TaskSeriesTable {
  id: Generated<string>
  document_id: string | null
  item_id: string | null
  title: string
  product: string
  lead_unit_id: number
  support_unit_ids: Generated<number[]>
  supervising_unit_id: number
  every: string
  day: number | null
  month: number | null
  from_on: string
  to_on: string | null
  due_as_written: string | null
  ended_on: string | null
  created_by: number | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Cơ quan, đơn vị: cột tên, mã, cấp trên là trạng thái hôm nay, suy ra từ unit_version */
export interface UnitTable {
  id: GeneratedAlways<number>
  code: string
  name: string
  short_name: string | null
  search_key: GeneratedAlways<string>
  kind: string
  side: string
  parent_id: number | null
  established_on: string | null
  ended_on: string | null
}

export interface UnitClosureTable {
  ancestor_id: number
  descendant_id: number
  depth: number
}

/** Sự kiện tổ chức: thành lập, đổi tên, chuyển cấp trên, sáp nhập, chia tách, giải thể — kèm văn bản pháp lý */
export interface UnitEventTable {
  id: Generated<string>
  kind: string
  effective_on: string
  document_symbol: string
  document_date: string | null
  note: string | null
  recorded_by: number | null
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
  /** Ngày nhiệm vụ, thời hạn, cán bộ đã chuyển sang đơn vị kế thừa; trống khi sự kiện chưa đến ngày hiệu lực */
  applied_on: string | null
}

export interface UnitEventUnitTable {
  event_id: string
  unit_id: number
  part: string
  share: string | null
}

export interface UnitSuccessorTable {
  unit_id: number
  successor_id: number
  event_id: string
  share: Generated<string>
}

export interface UnitSynonymTable {
  unit_id: number
  words: string
}

/** Tên, mã, cấp trên của đơn vị theo từng khoảng thời gian [valid_from, valid_to) */
export interface UnitVersionTable {
  id: GeneratedAlways<number>
  unit_id: number
  code: string
  name: string
  short_name: string | null
  kind: string
  parent_id: number | null
  valid_from: string
  valid_to: string | null
  event_id: string | null
}

/** Công văn đôn đốc: gửi đơn vị nào, ngày nào, về những nhiệm vụ nào; paper: nguyên nội dung văn bản đã lập */
export interface UrgingTable {
  id: Generated<string>
  unit_id: number
  sender_unit_id: number
  number: string | null
  symbol: string | null
  urged_on: string
  reply_by_on: string | null
  task_ids: string[]
  paper: Json
  made_by: number
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface VerdictTable {
  id: Generated<string>
  claim_id: string
  task_id: string
  kind: string
  reasons: string | null
  decided_on: string
  decided_by: number
  decided_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface DB {
  absence: AbsenceTable
  appointment: AppointmentTable
  attachment: AttachmentTable
  backup_code: BackupCodeTable
  book: BookTable
  book_entry: BookEntryTable
  calendar_day: CalendarDayTable
  claim: ClaimTable
  contact_point: ContactPointTable
  credential: CredentialTable
  desk_key: DeskKeyTable
  desk_key_made: DeskKeyMadeTable
  difficulty: DifficultyTable
  document: DocumentTable
  document_receipt: DocumentReceiptTable
  document_relation: DocumentRelationTable
  document_text: DocumentTextTable
  exclusion: ExclusionTable
  extension: ExtensionTable
  file_blob: FileBlobTable
  gate: GateTable
  idempotency_key: IdempotencyKeyTable
  identity_request: IdentityRequestTable
  installation: InstallationTable
  intake_secret: IntakeSecretTable
  item: ItemTable
  item_link: ItemLinkTable
  journal: JournalTable
  key_certificate: KeyCertificateTable
  key_revocation: KeyRevocationTable
  law_value: LawValueTable
  legal_hold: LegalHoldTable
  locked_key: LockedKeyTable
  log_cosignature: LogCosignatureTable
  log_gap: LogGapTable
  log_head: LogHeadTable
  log_leaf: LogLeafTable
  log_pending: LogPendingTable
  log_tile: LogTileTable
  log_witness: LogWitnessTable
  long_work: LongWorkTable
  mail_outbox: MailOutboxTable
  mailbox: MailboxTable
  mailbox_item: MailboxItemTable
  named_subject: NamedSubjectTable
  notice: NoticeTable
  obligation: ObligationTable
  officer: OfficerTable
  officer_key: OfficerKeyTable
  officer_role: OfficerRoleTable
  party_term: PartyTermTable
  pending_upload: PendingUploadTable
  petition: PetitionTable
  petition_arrival: PetitionArrivalTable
  petition_fact: PetitionFactTable
  petition_forward: PetitionForwardTable
  petition_grant: PetitionGrantTable
  petition_part: PetitionPartTable
  petition_public_table: PetitionPublicTableTable
  petition_publication: PetitionPublicationTable
  petition_recovery: PetitionRecoveryTable
  petition_urging: PetitionUrgingTable
  phase: PhaseTable
  post: PostTable
  reading: ReadingTable
  recovery_key: RecoveryKeyTable
  recovery_key_signature: RecoveryKeySignatureTable
  recovery_request: RecoveryRequestTable
  relation: RelationTable
  removal: RemovalTable
  review_point: ReviewPointTable
  root_signature: RootSignatureTable
  root_statement: RootStatementTable
  second_factor: SecondFactorTable
  second_factor_removal: SecondFactorRemovalTable
  sender_mark: SenderMarkTable
  session: SessionTable
  sign_in_guard: SignInGuardTable
  spreading: SpreadingTable
  task: TaskTable
  task_decision: TaskDecisionTable
  task_handover: TaskHandoverTable
  task_progress: TaskProgressTable
  task_series: TaskSeriesTable
  unit: UnitTable
  unit_closure: UnitClosureTable
  unit_event: UnitEventTable
  unit_event_unit: UnitEventUnitTable
  unit_successor: UnitSuccessorTable
  unit_synonym: UnitSynonymTable
  unit_version: UnitVersionTable
  urging: UrgingTable
  verdict: VerdictTable
}
