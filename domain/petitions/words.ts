/** Words of the codes that rows, contracts and figures share. The codes are those of the database's checks. */
export const kinds = {
  harassment: 'Phản ánh nhũng nhiễu, gây phiền hà',
  corruption: 'Phản ánh về hành vi tham nhũng',
  internal_report: 'Báo cáo nội bộ về hành vi tham nhũng',
  rules_feedback: 'Phản ánh, kiến nghị về quy định hành chính',
} as const
export type Kind = keyof typeof kinds

export const channels = {
  portal: 'Cổng tiếp nhận',
  letter: 'Thư, bưu điện',
  email: 'Thư điện tử',
  press: 'Báo chí chuyển đến',
  deputies: 'Đại biểu, Đoàn đại biểu chuyển đến',
  front: 'Mặt trận Tổ quốc chuyển đến',
  reception: 'Tiếp công dân',
  hotline: 'Đường dây nóng',
  import: 'Nhập từ sổ cũ',
} as const
export type Channel = keyof typeof channels

export const concerns = {
  head: 'Người đứng đầu hoặc cấp phó',
  staff: 'Cán bộ, công chức khác',
  office: 'Cơ quan, không riêng ai',
  unsure: 'Chưa rõ',
} as const
export type Concern = keyof typeof concerns

export const identities = {
  anonymous: 'Không nêu tên',
  sealed: 'Danh tính niêm phong',
  given: 'Danh tính cho người thụ lý biết',
  paper: 'Danh tính giữ trên giấy',
} as const
export type Identity = keyof typeof identities

export const outcomes = {
  substantiated: 'Đúng',
  partly: 'Đúng một phần',
  unsubstantiated: 'Không đúng',
  not_verifiable: 'Không đủ căn cứ để xác định',
} as const
export type Outcome = keyof typeof outcomes

/** In what capacity somebody holds a report. */
export const capacities = {
  gate: 'Cửa tiếp nhận',
  handler: 'Chủ trì xác minh',
  verifier: 'Tham gia xác minh',
  custodian: 'Giữ danh tính',
  clerk: 'Văn thư vào sổ',
  superior: 'Cấp trên',
  signer: 'Ký trả lời',
} as const
export type Capacity = keyof typeof capacities

export const partKinds = {
  content: 'Nội dung',
  evidence: 'Tài liệu kèm theo',
  identity: 'Danh tính',
  message: 'Tin nhắn',
  status: 'Thông báo tình trạng',
  scan: 'Bản chụp',
  paper: 'Văn bản',
  extract: 'Bản trích',
  subject: 'Người bị phản ánh (niêm phong)',
  note: 'Ghi chú',
} as const
export type PartKind = keyof typeof partKinds

/** Codes of what a sealed paper is: the only plain words that stand beside it. */
export const paperLabels = {
  unannounced_check: 'Biên bản kiểm tra đột xuất',
  minutes: 'Biên bản làm việc',
  report: 'Báo cáo kết quả xác minh',
  conclusion: 'Kết luận',
  answer: 'Văn bản trả lời',
  transfer: 'Phiếu chuyển',
  apology: 'Văn bản xin lỗi',
  extract: 'Bản trích để trả lời',
  forwarder_notice: 'Thông báo kết quả cho cơ quan chuyển đơn',
  citizen_notice: 'Thông báo của cơ quan chuyển đơn cho công dân',
  other: 'Tài liệu khác',
} as const
export type PaperLabel = keyof typeof paperLabels

export const exclusionGrounds = {
  accused: 'Là người bị phản ánh',
  subordinate: 'Dưới quyền người bị phản ánh',
  relative: 'Có quan hệ gia đình với người bị phản ánh',
  conflict: 'Có lợi ích liên quan',
  recusal: 'Tự xin rút',
  struck: 'Người gửi không muốn cho biết',
  named_office: 'Thuộc cơ quan bị phản ánh',
} as const
export type ExclusionGround = keyof typeof exclusionGrounds

/** Why a report is opened: asked each time, journalled, shown to the reporter by role. */
export const purposes = {
  first_reading: 'Đọc lần đầu để phân loại',
  handling: 'Xác minh, thụ lý',
  answering: 'Soạn trả lời, công bố',
  review: 'Kiểm tra lại việc xử lý',
  hand_over: 'Bàn giao người giữ',
  supervision: 'Chỉ đạo, giám sát vụ việc',
} as const
export type Purpose = keyof typeof purposes

/** Why a custodian is asked for the identity. */
export const identityPurposes = {
  contact: 'Liên hệ, làm việc với người phản ánh',
  protection: 'Thực hiện biện pháp bảo vệ',
  denunciation: 'Hướng dẫn chuyển sang tố cáo có ký tên',
  court: 'Cơ quan có thẩm quyền yêu cầu bằng văn bản',
} as const
export type IdentityPurpose = keyof typeof identityPurposes

export const replies = {
  accepted: 'Tiếp nhận, thụ lý',
  needs_checking: 'Cần kiểm tra, xác minh thêm',
  refused: 'Không thụ lý',
  forwarded: 'Chuyển cơ quan có thẩm quyền',
} as const
export type Reply = keyof typeof replies

export const filingGrounds = {
  not_eligible: 'Không đủ điều kiện xử lý',
  no_content: 'Không có nội dung rõ ràng để kiểm tra',
  already_answered: 'Nội dung đã được trả lời, không có tình tiết mới',
  withdrawn: 'Người gửi rút, không có dấu hiệu vi phạm',
  merged: 'Trùng, nhập vào vụ việc đã có',
} as const
export type FilingGround = keyof typeof filingGrounds

export const returnReasons = {
  not_competent: 'Không thuộc thẩm quyền',
  already_held: 'Đã thụ lý cùng nội dung',
  incomplete: 'Thiếu tài liệu để xử lý',
  conflict: 'Cơ quan nhận có người bị phản ánh',
} as const
export type ReturnReason = keyof typeof returnReasons

export const removalGrounds = {
  retention_ended: 'Hết thời hạn lưu giữ',
  court_order: 'Theo quyết định của cơ quan có thẩm quyền',
  not_a_report: 'Không phải tin, đơn (quảng cáo, gửi nhầm)',
  personal_data: 'Yêu cầu về dữ liệu cá nhân được chấp nhận',
} as const
export type RemovalGround = keyof typeof removalGrounds

export const holdGrounds = {
  investigation: 'Cơ quan điều tra, kiểm sát yêu cầu giữ',
  inspection: 'Đang thanh tra, kiểm tra',
  complaint: 'Đang khiếu nại, tố cáo tiếp',
  protection: 'Đang bảo vệ người phản ánh',
} as const
export type HoldGround = keyof typeof holdGrounds

export const apologyWays = {
  publication: 'Công bố trên cổng',
  letter: 'Bằng văn bản gửi người phản ánh',
  meeting: 'Xin lỗi trực tiếp, có biên bản',
} as const
export type ApologyWay = keyof typeof apologyWays

export const relationKinds = {
  spouse: 'Vợ, chồng',
  parent: 'Cha, mẹ',
  child: 'Con',
  sibling: 'Anh, chị, em ruột',
  parent_in_law: 'Cha, mẹ vợ hoặc chồng',
  child_in_law: 'Con dâu, con rể',
  interest: 'Lợi ích liên quan',
} as const
export type RelationKind = keyof typeof relationKinds

export const bookKinds = { open: 'Sổ thường', sealed: 'Sổ niêm phong' } as const
export type BookKind = keyof typeof bookKinds

/** “Sổ thường năm 2026, số 12”. */
export const bookWords = (book: { kind: BookKind; year: number; number: number }) =>
  `${bookKinds[book.kind]} năm ${book.year}, số ${book.number}`

/** Whether a report is about persons rather than rules or an office as such: those never stand in public tables by unit. */
export const aboutPersons = ({ kind, concern }: { kind: Kind; concern: Concern }) =>
  kind !== 'rules_feedback' && !(kind === 'harassment' && concern === 'office')
