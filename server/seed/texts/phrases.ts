/** What officers write, by occasion. Neutral: no names, no cases. */
export const progressWords = [
  'Đã giao bộ phận chuyên môn chuẩn bị nội dung, dự kiến trình lãnh đạo trong tuần tới.',
  'Đã hoàn thành dự thảo, đang lấy ý kiến các đơn vị phối hợp.',
  'Đã tổ chức họp thống nhất, đang hoàn thiện hồ sơ.',
  'Đang rà soát số liệu; một số đơn vị gửi chậm, đã nhắc bằng văn bản.',
  'Đã triển khai đến các bộ phận, đang tổng hợp kết quả.',
  'Đã niêm yết, đăng tải; đang kiểm tra lại việc trực tiếp nhận phản ánh.',
  'Đã bố trí lịch, gửi giấy mời đến đại diện người dân, doanh nghiệp.',
] as const

export const claimNotes = [
  'Sản phẩm đã gửi qua trục liên thông văn bản.',
  'Kèm danh sách, biên bản theo mẫu hướng dẫn.',
  'Đơn vị cam kết số liệu đã được kiểm tra, đối chiếu.',
  null,
  null,
] as const

export const returnReasons = [
  'Báo cáo chưa có số liệu của các bộ phận trực thuộc, đề nghị bổ sung.',
  'Chưa kèm tài liệu chứng minh việc niêm yết công khai.',
  'Biên bản thiếu chữ ký của đại diện người dân tham dự.',
  'Nội dung báo cáo chưa đúng nhiệm vụ được giao, đề nghị thực hiện lại.',
] as const

export const partlyReasons = [
  'Mới thực hiện tại trụ sở, chưa thực hiện tại điểm tiếp nhận còn lại.',
  'Mới tổ chức một trong hai nội dung được giao.',
  'Chưa công khai kết quả thực hiện các nội dung đã hứa.',
] as const

export const lateReasons = [
  'Hoàn thành sau thời hạn; đề nghị rút kinh nghiệm.',
  'Sản phẩm đạt yêu cầu nhưng chậm so với thời hạn được giao.',
] as const

export const difficulties = [
  ['Chưa có hướng dẫn thống nhất về biểu mẫu, các đơn vị làm khác nhau.', 'Đề nghị ban hành biểu mẫu dùng chung.'],
  [
    'Sau sắp xếp, biên chế của bộ phận còn thiếu nên chưa bố trí được người thực hiện.',
    'Đề nghị cho phép kiêm nhiệm trong thời gian chờ bổ sung.',
  ],
  ['Hồ sơ của cơ quan cũ bàn giao chưa đầy đủ.', 'Đề nghị chỉ đạo đơn vị bàn giao bổ sung hồ sơ.'],
  [
    'Phần mềm một cửa chưa kết xuất được số hồ sơ trễ hẹn theo từng lĩnh vực.',
    'Đề nghị đơn vị vận hành hỗ trợ kết xuất dữ liệu.',
  ],
] as const

export const difficultyAnswers = [
  'Đã ban hành biểu mẫu, đề nghị đơn vị thực hiện theo mẫu mới.',
  'Đồng ý cho kiêm nhiệm; đơn vị bảo đảm tiến độ đã giao.',
  'Đã yêu cầu bàn giao bổ sung trong 05 ngày làm việc.',
  'Đơn vị vận hành sẽ kết xuất dữ liệu trước ngày 10 hằng tháng.',
] as const

export const extensionReasons = [
  'Cần thêm thời gian lấy ý kiến các đơn vị, địa phương.',
  'Chờ hướng dẫn của cơ quan cấp trên.',
  'Khối lượng hồ sơ lớn hơn dự kiến.',
] as const

export const suspendReason = 'Tạm dừng để chờ quy định mới của cấp có thẩm quyền'
export const resumeReason = 'Đã có quy định, tiếp tục thực hiện'
export const recallReason = 'Nhiệm vụ không còn phù hợp sau khi điều chỉnh chức năng, nhiệm vụ'
export const handoverReason = 'Chuyển cho cơ quan đúng chức năng sau khi phân công lại'
