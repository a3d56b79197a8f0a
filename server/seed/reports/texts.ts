import type { Concern, Conduct, Field, Kind } from '@liem/domain/petitions/fields'
import type { FilingGround, Outcome } from '@liem/domain/petitions/words'

/** How far a told report has come. Each goes through everything before it. */
export type Told =
  | 'received'
  | 'opened'
  | 'classified'
  | 'verifying'
  | 'checked'
  | 'concluded'
  | 'answered'
  | 'apologised'
  | 'published'
  | 'closed'
  | 'filed'

export type Story = {
  kind: Kind
  /** Key of the unit in the seed's ledger. */
  office: string
  concern: Concern
  field: Field
  conduct: readonly Conduct[]
  /** Days before the story's today. */
  daysAgo: number
  told: Told
  text: string
  when: string
  /** Sealed identity, or none. */
  name?: string
  outcome?: Outcome
  /** What was seen at the place, in the report of the check. */
  seen?: string
  answer?: string
  /** Public words on the result. */
  result?: string
  apology?: string
  rating?: number
  ground?: FilingGround
}

/** Invented reports: offices of the demonstration, nobody real. */
export const stories: readonly Story[] = [
  {
    kind: 'harassment', office: 'quay:3', concern: 'staff', field: 'land', conduct: ['delay', 'extra_papers'], daysAgo: 1, told: 'received',
    text: 'Tôi nộp hồ sơ tách thửa đã hơn hai tháng. Mỗi lần đến hỏi lại được hẹn lần khác, lần này đòi thêm giấy xác nhận của trưởng thôn mà trên bảng niêm yết không có.',
    when: 'Từ đầu tháng trước đến nay, lần gần nhất là sáng hôm qua',
  },
  {
    kind: 'corruption', office: 'xa:3', concern: 'head', field: 'budget', conduct: ['favour'], daysAgo: 2, told: 'received',
    text: 'Đường bê tông của thôn làm chưa được một năm đã nứt. Người nhà của lãnh đạo xã vừa là bên làm vừa là bên nghiệm thu. Dân hỏi hồ sơ thì không cho xem.',
    when: 'Công trình làm từ cuối năm ngoái',
  },
  {
    kind: 'harassment', office: 'SXD', concern: 'unsure', field: 'construction', conduct: ['money'], daysAgo: 4, told: 'opened',
    text: 'Doanh nghiệp tôi nộp hồ sơ xin giấy phép, người nhận gợi ý “có gì cho nhanh”. Chúng tôi không đưa thì hồ sơ bị trả lại ba lần vì những lý do khác nhau.',
    when: 'Ba lần trong tháng này',
  },
  {
    kind: 'rules_feedback', office: 'STC', concern: 'office', field: 'tax', conduct: ['rule'], daysAgo: 6, told: 'classified',
    text: 'Mẫu kê khai phí mới yêu cầu bản giấy có dấu trong khi hướng dẫn trên cổng nói nộp điện tử. Hai nơi nói khác nhau nên người dân không biết theo nơi nào.',
    when: 'Từ khi có mẫu mới',
  },
  {
    kind: 'harassment', office: 'quay:7', concern: 'staff', field: 'civil', conduct: ['refused', 'rude'], daysAgo: 8, told: 'verifying',
    text: 'Cán bộ một cửa không nhận hồ sơ khai sinh của cháu tôi, bảo về làm lại mà không ghi phiếu hướng dẫn, còn nói to trước nhiều người.',
    when: 'Khoảng 9 giờ sáng thứ Ba tuần trước',
  },
  {
    kind: 'corruption', office: 'SGDDT', concern: 'staff', field: 'procurement', conduct: ['favour', 'waste'], daysAgo: 24, told: 'verifying',
    text: 'Gói mua thiết bị dạy học có giá cao gấp rưỡi giá ngoài thị trường, cấu hình ghi đúng một hãng. Tôi gửi kèm bảng so sánh giá.',
    when: 'Gói thầu của quý trước', name: 'Người gửi giả định Một',
  },
  {
    kind: 'internal_report', office: 'SYT', concern: 'staff', field: 'health', conduct: ['embezzle'], daysAgo: 12, told: 'checked',
    text: 'Tôi công tác tại đơn vị. Vật tư tiêu hao ghi xuất cho khoa nhưng khoa không nhận đủ, chênh lệch mỗi tháng khoảng một phần năm.',
    when: 'Sáu tháng gần đây', name: 'Người gửi giả định Hai',
    seen: 'Sổ xuất kho và sổ nhận của khoa lệch nhau ở bốn tháng trong sáu tháng được xem.',
  },
  {
    kind: 'harassment', office: 'quay:12', concern: 'office', field: 'land', conduct: ['delay'], daysAgo: 20, told: 'concluded',
    text: 'Cả buổi sáng chỉ có một quầy làm việc, ghế chờ hết chỗ, người già phải đứng. Hồ sơ của tôi quá hẹn mười ngày không có thư xin lỗi.',
    when: 'Sáng thứ Hai hằng tuần', outcome: 'substantiated',
    seen: 'Lúc kiểm tra có một trong ba quầy mở, 27 người chờ; 6 hồ sơ quá hẹn không có thư xin lỗi.',
  },
  {
    kind: 'harassment', office: 'quay:5', concern: 'staff', field: 'business', conduct: ['extra_papers'], daysAgo: 26, told: 'answered',
    text: 'Đăng ký hộ kinh doanh bị yêu cầu nộp bản sao giấy tờ nhà dù quy định không còn đòi nữa.',
    when: 'Giữa tháng trước', outcome: 'partly',
    seen: 'Bảng niêm yết còn bản cũ; hai hồ sơ trong tuần bị yêu cầu giấy tờ ngoài danh mục.',
    answer: 'Phản ánh đúng một phần. Bảng niêm yết cũ đã được thay, bộ phận một cửa đã được nhắc nhở bằng văn bản. Cơ quan sẽ xin lỗi về việc đã yêu cầu giấy tờ ngoài quy định.',
  },
  {
    kind: 'harassment', office: 'quay:9', concern: 'staff', field: 'civil', conduct: ['delay', 'rude'], daysAgo: 34, told: 'published',
    text: 'Xin bản sao trích lục phải đi ba lần, lần nào cũng nói mạng hỏng.',
    when: 'Trong một tuần', outcome: 'substantiated',
    seen: 'Máy ở quầy hoạt động bình thường; sổ hẹn ghi ba lần đến của người dân, không ghi lý do.',
    answer: 'Phản ánh đúng. Công chức liên quan đã được phê bình, quầy đã ghi lý do mỗi lần hẹn lại.',
    result: 'Phản ánh về việc phải đi lại nhiều lần tại bộ phận một cửa là đúng. Ủy ban nhân dân xã đã phê bình công chức liên quan và ghi lý do mỗi lần hẹn lại.',
    apology: 'Ủy ban nhân dân xã xin lỗi người dân về việc phải đi lại nhiều lần khi xin bản sao trích lục.',
  },
  {
    kind: 'corruption', office: 'SNNMT', concern: 'staff', field: 'environment', conduct: ['money'], daysAgo: 48, told: 'closed',
    text: 'Người kiểm tra cơ sở gợi ý gửi tiền để không ghi biên bản.',
    when: 'Đợt kiểm tra đầu quý', outcome: 'not_verifiable',
    seen: 'Hồ sơ đợt kiểm tra đủ biên bản; không có nhân chứng hay tài liệu nào xác định được việc gợi ý tiền.',
    answer: 'Qua kiểm tra chưa đủ căn cứ để kết luận. Nếu có thêm tài liệu, xin gửi vào hộp thư này.',
    result: 'Phản ánh về một đợt kiểm tra cơ sở: chưa đủ căn cứ để kết luận; cơ quan đã đổi cách lập đoàn kiểm tra, mỗi đoàn có ít nhất ba người.',
    rating: 3,
  },
  {
    kind: 'harassment', office: 'quay:1', concern: 'office', field: 'social', conduct: ['delay'], daysAgo: 40, told: 'closed',
    text: 'Tiền trợ cấp của mẹ tôi chậm hai tháng, hỏi thì không ai trả lời.',
    when: 'Hai tháng nay', outcome: 'substantiated', name: 'Người gửi giả định Ba',
    seen: 'Danh sách chi trả bị bỏ sót bảy người khi chuyển địa bàn.',
    answer: 'Phản ánh đúng. Bảy người bị bỏ sót đã được truy lĩnh đủ ngày hôm qua.',
    result: 'Bảy người hưởng trợ cấp bị bỏ sót khi chuyển địa bàn đã được truy lĩnh đủ.',
    apology: 'Ủy ban nhân dân xã xin lỗi bảy gia đình vì chi trả trợ cấp chậm.',
    rating: 5,
  },
  {
    kind: 'corruption', office: 'SCT', concern: 'unsure', field: 'other', conduct: [], daysAgo: 15, told: 'filed',
    text: 'Ở đó ai cũng như ai.', when: '', ground: 'no_content',
  },
] // biome-ignore format: one paragraph each
