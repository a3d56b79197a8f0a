import type { RoleName } from '@liem/domain/units/roles'

/** Password of every officer of the demonstration; printed by `npm run demo`, never used anywhere else. */
export const demoPassword = 'liem-thuc-hanh'

export type DemoAccount = { username: string; role: RoleName; words: string; tryThis: string }

/** Accounts to try, at least one for every role. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    username: 'thanhtra',
    role: 'inspector',
    words: 'Chánh Thanh tra tỉnh',
    tryThis: 'Theo dõi toàn tỉnh, ma trận triển khai, thẩm định, lập công văn đôn đốc',
  },
  {
    username: 'thanhtravien',
    role: 'inspector',
    words: 'Thanh tra viên',
    tryThis: 'Thẩm định các báo cáo hoàn thành đang chờ',
  },
  {
    username: 'noichinh',
    role: 'steering',
    words: 'Trưởng Ban Nội chính Tỉnh ủy',
    tryThis: 'Kết luận của Ban Chỉ đạo và việc thực hiện',
  },
  {
    username: 'chutich',
    role: 'leader',
    words: 'Chủ tịch UBND tỉnh',
    tryThis: 'Bức tranh toàn tỉnh: đơn vị nào chậm, văn bản nào chưa có kế hoạch',
  },
  {
    username: 'giamdoc',
    role: 'head',
    words: 'Giám đốc Sở Tài chính',
    tryThis: 'Việc của sở, phân công cán bộ, gia hạn',
  },
  {
    username: 'tonghop',
    role: 'reporter',
    words: 'Chuyên viên tổng hợp Sở Tài chính',
    tryThis: 'Báo cáo hoàn thành, cập nhật tiến độ, nêu khó khăn',
  },
  {
    username: 'chuyenvien',
    role: 'handler',
    words: 'Chuyên viên Sở Tài chính',
    tryThis: 'Việc được phân công hôm nay',
  },
  {
    username: 'phogiamdoc',
    role: 'head',
    words: 'Phó Giám đốc Sở Y tế, đang thay Giám đốc',
    tryThis: 'Làm thay người vắng: nhật ký ghi cả hai',
  },
  {
    username: 'vanthu',
    role: 'clerk',
    words: 'Văn thư Văn phòng UBND tỉnh',
    tryThis: 'Đưa một văn bản vào, xem máy đọc thành nhiệm vụ, vào sổ',
  },
  {
    username: 'cuatiepnhan',
    role: 'gatekeeper',
    words: 'Cán bộ cửa tiếp nhận tin phản ánh',
    tryThis: 'Mở niêm phong tin mới, phân loại, xem ai bị loại trừ, giao xác minh',
  },
  {
    username: 'xacminh',
    role: 'verifier',
    words: 'Thanh tra viên được giao xác minh',
    tryThis: 'Kiểm tra đột xuất quầy một cửa, trả lời, công bố kết quả',
  },
  {
    username: 'giudanhtinh',
    role: 'custodian',
    words: 'Cán bộ giữ danh tính người phản ánh',
    tryThis: 'Cấp hoặc từ chối danh tính theo từng yêu cầu',
  },
  {
    username: 'chutichxa',
    role: 'head',
    words: 'Chủ tịch UBND xã',
    tryThis: 'Kế hoạch của xã, việc của quầy một cửa, báo cáo lên tỉnh',
  },
  {
    username: 'motcua',
    role: 'handler',
    words: 'Công chức một cửa của xã',
    tryThis: 'Việc ở quầy: niêm yết đường dây nóng, xin lỗi khi trễ hẹn',
  },
  {
    username: 'mattran',
    role: 'auditor',
    words: 'Mặt trận Tổ quốc tỉnh — giám sát',
    tryThis: 'Chỉ xem: tình hình, nhật ký',
  },
  {
    username: 'quantri',
    role: 'administrator',
    words: 'Quản trị hệ thống',
    tryThis: 'Cơ quan, cán bộ, vai trò, lịch nghỉ',
  },
  {
    username: 'quantri2',
    role: 'administrator',
    words: 'Quản trị hệ thống thứ hai',
    tryThis: 'Xác nhận ngày nghỉ do người khác đề nghị',
  },
]
