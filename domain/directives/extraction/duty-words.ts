/** Verbs with which a duty begins. */
import { phraseBook } from './phrases.ts'

const book = (text: string) =>
  phraseBook(
    text
      .split('|')
      .map((s) => s.trim())
      .filter(Boolean),
  )

/** A duty begins with one of these when it stands right behind a body. */
export const dutyVerbs = book(
  `chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|thực hiện|tổ chức|triển khai|căn cứ|khẩn trương|tiếp tục|tăng cường|chỉ đạo|hướng dẫn|kiểm tra|rà soát|xây dựng|báo cáo|tập trung|đẩy mạnh|chủ động|nghiên cứu|theo dõi|đôn đốc|tổng hợp|bảo đảm|đảm bảo|ban hành|phê duyệt|cung cấp|
  bố trí|cân đối|thẩm định|trình|gửi|lập|nâng cao|phát huy|thường xuyên|kịp thời|định kỳ|nghiêm túc|quán triệt|tuyên truyền|phổ biến|lãnh đạo|giám sát|xử lý|giải quyết|tiếp nhận|công khai|thông báo|đề xuất|kiến nghị|hoàn thành|hoàn thiện|tham gia|thống nhất|vận động|xem xét|cập nhật|đưa|lồng ghép|giúp|sử dụng|
  đăng ký|kê khai|thành lập|kiện toàn|đánh giá|tạo|ưu tiên|hỗ trợ|khuyến khích|thu hồi|duy trì|vận hành|quản lý|bám sát|gắn|xác định|cụ thể hóa|cam kết|phân công|ký|quyết định|chuẩn bị|huy động|làm việc|sớm|quyết liệt|quan tâm|thu thập|mở|đào tạo|bồi dưỡng|tập huấn|điều tra|truy tố|xét xử|thi hành|phải|cần|không|
  chấp hành|khắc phục|ứng dụng|điều hành|điều phối|thay mặt|tiến hành|phát hiện|phòng ngừa|ngăn chặn|siết chặt|đổi mới|lựa chọn|nắm|trao đổi|giải ngân|thanh toán|cử|bổ sung|sửa đổi|điều chỉnh|dành|chuyển|kết nối|tiếp thu|giải trình|tháo gỡ|thúc đẩy|trực tiếp|theo dõi|thừa ủy quyền|tích cực|thẩm tra|xác minh|thanh tra|kiểm soát|
  tăng tốc|nỗ lực|cải thiện|thu hút|làm tốt|làm rõ|khai thác|đăng tải|phát động|biểu dương|kiểm điểm|sắp xếp|rút kinh nghiệm|chấn chỉnh|thiết lập|công bố|hợp tác|phát triển|cải cách|số hóa|tích hợp|chuẩn hóa|mời|thường trực|trả lời|ký kết|giao|phân bổ|phân cấp|tự kiểm tra|tự|xúc tiến|soạn thảo|góp ý|tiếp|đấu tranh|truyền thông|lấy ý kiến|có kế hoạch|có văn bản|có giải pháp|
  có biện pháp|có phương án|có hình thức|có ý kiến|kiên quyết|đồng thời|nhanh chóng|theo chức năng|trong phạm vi|theo thẩm quyền|theo nhiệm vụ|tùy theo|trên cơ sở|sơ kết|tổng kết|hằng năm|hàng năm|hằng quý|nộp|bàn giao|chi trả|mua sắm|cấp|thu|tính toán|dự báo|khảo sát|thống kê|phân loại|phân tích|nhận diện|đối chiếu|lưu trữ|quản trị|bảo vệ|giữ|giáo dục|truy thu|hủy|thay thế|luân chuyển|điều động|điều chuyển|minh bạch|niêm yết|tiếp công dân|giảm|tiết kiệm|cắt giảm|đơn giản hóa|rút ngắn|tinh gọn|dự thảo|đề cao|nêu cao|gương mẫu|khẳng định|làm|ra soát|coi trọng|chú trọng|hoàn chỉnh|thí điểm|nhân rộng|chia sẻ|liên thông|khởi công|giải phóng mặt bằng|đền bù|bồi thường|di dời|cưỡng chế|sẵn sàng|trực|ứng phó|hạn chế|xóa|khôi phục|tái|nắm bắt|nắm chắc|dừng|tạm dừng|mở rộng|hình thành|tìm kiếm|hiện đại hóa|phấn đấu|quy hoạch|bổ nhiệm|tuyển dụng|khen thưởng|tôn vinh|kỷ luật|đình chỉ|tịch thu|kê biên|phong tỏa|hoàn trả|định giá|giám định|đấu giá|đấu thầu|ban hành|chống|phòng|đi đầu|lưu ý|tiếp cận|cân nhắc|bảo trì|đầu tư|sửa chữa|cải tạo|nhập|lắp đặt|thay|làm việc|liên hệ|gặp gỡ|đối thoại|trình bày|trả|ra quân|tuần tra`,
)
