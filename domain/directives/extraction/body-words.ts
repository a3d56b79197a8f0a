/** The words of which names of bodies are made. */
import { fieldNames } from '../../units/names.ts'
import { phraseBook } from './phrases.ts'

const book = (text: string) =>
  phraseBook(
    text
      .split('|')
      .map((s) => s.trim())
      .filter(Boolean),
  )

/** Posts that stand for the body they head ("Giám đốc Sở …", "Thủ trưởng các cơ quan"). */
export const posts = book(
  `thủ trưởng|giám đốc|tổng giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|bộ trưởng|thứ trưởng|thống đốc|chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|cục trưởng|chi cục trưởng|
  vụ trưởng|trạm trưởng|đội trưởng|hạt trưởng|đồn trưởng|bí thư chi bộ|phó bí thư chi bộ|bí thư đảng ủy|trưởng ban công tác mặt trận|trưởng phòng|trưởng ban|phó trưởng ban|trưởng|phó trưởng|bí thư|phó bí thư|người đứng đầu|lãnh đạo|chủ nhiệm|chỉ huy trưởng|hiệu trưởng|tổng biên tập|tổng thanh tra|tổng kiểm toán|thành viên|
  ủy viên|tổ trưởng|chính ủy|tư lệnh|bí thư cấp ủy|kế toán trưởng|đại diện chủ sở hữu|tập thể lãnh đạo|cấp trưởng|trưởng các ban`,
)

/** Words of number before a collective name. */
export const plurals = book('các|những|mọi|tất cả các|tất cả|toàn bộ các|toàn thể|mỗi|từng|một số')

/** Kinds of bodies without a name of their own. */
export const kinds = book(
  `cơ quan ngang bộ|cơ quan thuộc chính phủ|cơ quan chuyên môn|cơ quan tham mưu , giúp việc|cơ quan tham mưu giúp việc|cơ quan nội chính|cơ quan tư pháp|cơ quan báo chí|cơ quan truyền thông|
  cơ quan thông tin đại chúng|cơ quan trung ương|cơ quan hành chính nhà nước|cơ quan hành chính|cơ quan nhà nước|cơ quan chức năng|cơ quan tiến hành tố tụng|cơ quan thanh tra|cơ quan kiểm tra|
  cơ quan điều tra|cơ quan thi hành án dân sự|cơ quan đảng|cơ quan|đơn vị sự nghiệp công lập|đơn vị sự nghiệp|đơn vị|tổ chức chính trị - xã hội|tổ chức chính trị xã hội|tổ chức xã hội nghề nghiệp|
  tổ chức xã hội - nghề nghiệp|tổ chức xã hội|tổ chức cơ sở đảng|tổ chức đảng|tổ chức hội|tổ chức tín dụng|tổ chức thành viên|tổ chức|cá nhân|địa phương|đoàn thể chính trị - xã hội|đoàn thể chính trị xã hội|
  đoàn thể nhân dân|đoàn thể|sở|bộ|ban đảng|ban xây dựng đảng|ban cán sự đảng|ban quản lý dự án|ban quản lý|ban|ngành|hội quần chúng|hội đặc thù|hội|hiệp hội|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|
  đảng ủy|đảng bộ|đảng đoàn|chi bộ|chi ủy|cấp ủy đảng|cấp ủy|chính quyền địa phương|chính quyền|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố trực thuộc trung ương|thành phố thuộc tỉnh|
  thành phố|tỉnh|thôn|bản|làng|tổ dân phố|khu phố|khu dân cư|ấp|buôn|khóm|doanh nghiệp nhà nước|doanh nghiệp|chủ đầu tư|nhà thầu|hợp tác xã|phòng chuyên môn|phòng|trường học|nhà trường|cơ sở giáo dục|cơ sở đào tạo|
  cơ sở khám bệnh , chữa bệnh|cơ sở y tế|trường|bệnh viện|cục|vụ|viện|trung tâm|chi cục|thành viên ban chỉ đạo|thành viên|lực lượng vũ trang|lực lượng chức năng|lực lượng|tập đoàn|tổng công ty|công ty|
  ngân hàng thương mại|ngân hàng|cấp|lĩnh vực|ủy viên|cán bộ|đảng viên|công chức|viên chức|tòa án nhân dân|viện kiểm sát nhân dân|mặt trận tổ quốc|mặt trận|văn phòng|đồng chí|báo|đài|tổ công tác|đại biểu quốc hội|đại biểu hội đồng nhân dân|đại biểu hđnd|đại biểu|đoàn thanh tra|
  đoàn kiểm tra|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ubmttq|ủy ban kiểm tra|công an|quân sự|công đoàn|đoàn thanh niên|ban chỉ đạo|ban tuyên giáo|ban tổ chức|ban dân vận|ban nội chính|ban thường vụ|thường trực|tổ|đội|khối|
  huyện đoàn|cơ sở|nhà máy|khu công nghiệp|hội đồng|tiểu ban|ban xây dựng|bộ phận|học viện|đại học|trạm|chốt|bộ đội biên phòng|thuế|hải quan|kho bạc nhà nước|cơ quan đại diện chủ sở hữu|tổ chức kinh tế`,
)

/** Kinds that say nothing of who is meant when they stand alone after a number word. */
export const vagueKinds = new Set([
  'cá nhân',
  'lĩnh vực',
  'cán bộ',
  'đảng viên',
  'công chức',
  'viên chức',
  'cơ sở',
  'lực lượng',
  'khối',
  'đồng chí',
  'tỉnh',
  'bản',
  'tổ chức',
])

/** What may follow a name and still belong to it. */
export const tails = book(
  `có liên quan|liên quan|có liên quan khác|liên quan khác|khác|khác có liên quan|khác liên quan|trực thuộc|trực thuộc trung ương|trực thuộc tỉnh ủy|trực thuộc thành ủy|trực thuộc đảng ủy|trực thuộc ubnd tỉnh|trực thuộc tỉnh|trực thuộc bộ|trực thuộc sở|trực thuộc trung ương đảng|
  cấp tỉnh|cấp xã|cấp huyện|cấp cơ sở|các cấp|cấp trên|cấp dưới|cấp thành phố|cấp ủy|cấp tỉnh và cấp xã|cấp tỉnh , cấp xã|các cấp trong tỉnh|hai cấp|hai cấp tỉnh|02 cấp|2 cấp|tối cao|
  của tỉnh|của thành phố|của trung ương|của bộ|của xã|của phường|của huyện|của đảng|của tỉnh có liên quan|thuộc tỉnh|thuộc thành phố|thuộc trung ương|thuộc ubnd tỉnh|thuộc ubnd thành phố|thuộc ubnd xã|thuộc ubnd phường|thuộc ubnd đặc khu|thuộc ủy ban nhân dân xã|thuộc ủy ban nhân dân phường|thuộc ủy ban nhân dân tỉnh|thuộc ủy ban nhân dân thành phố|thuộc ubnd cấp xã|thuộc bộ|thuộc sở|thuộc chính phủ|
  thuộc phạm vi quản lý|thuộc thẩm quyền|thuộc thẩm quyền quản lý|thuộc quyền quản lý|thuộc thành phố thuộc tỉnh|trên địa bàn tỉnh|trên địa bàn thành phố|trên địa bàn|trên địa bàn xã|trên địa bàn phường|trên địa bàn quản lý|trong tỉnh|trong toàn tỉnh|toàn tỉnh|trong thành phố|ở trung ương|ở địa phương|ở cơ sở|
  trung ương|và tương đương|tương đương|chức năng|chức năng có liên quan|chức năng liên quan|chuyên môn|chuyên môn thuộc ubnd tỉnh|chuyên môn thuộc ubnd cấp xã|chuyên môn thuộc ubnd xã|hữu quan|nêu trên|nói trên|
  đóng trên địa bàn|đóng trên địa bàn tỉnh|trên toàn tỉnh|trong hệ thống chính trị|trong hệ thống chính trị tỉnh|phụ trách|được giao chủ trì|được giao nhiệm vụ|được giao|tỉnh có liên quan|ven biển|miền núi|vùng cao|biên giới|báo chí|việt nam|khu vực|nhà nước`,
)

/** Levels of government. */
export const levels = book(
  'tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|khu vực|vùng|cấp tỉnh|cấp xã|cấp huyện|các cấp|trung ương|thủ đô',
)

/** Bodies known by fixed words; a level, a place or a proper name may follow. */
export const fixedNames = book(
  `ủy ban thường vụ quốc hội|quốc hội|văn phòng quốc hội|chính phủ|thủ tướng chính phủ|thủ tướng|phó thủ tướng|phó thủ tướng chính phủ|phó thủ tướng thường trực chính phủ|văn phòng chính phủ|vpcp|thanh tra chính phủ|ttcp|chủ tịch nước|văn phòng chủ tịch nước|
  kiểm toán nhà nước|kiểm toán nhà nước khu vực|ngân hàng nhà nước|ngân hàng nhà nước việt nam|ngân hàng nhà nước chi nhánh|ngân hàng nhà nước khu vực|ngân hàng nhà nước chi nhánh khu vực|nhnn|nhnn việt nam|nhnn khu vực|nhnn chi nhánh|ngân hàng chính sách xã hội|chi nhánh ngân hàng chính sách xã hội|
  bảo hiểm xã hội|bảo hiểm xã hội việt nam|bhxh|thông tấn xã việt nam|đài truyền hình việt nam|đài tiếng nói việt nam|tòa án nhân dân|tòa án nhân dân tối cao|viện kiểm sát nhân dân|viện kiểm sát nhân dân tối cao|tand|tand tối cao|vksnd|vksnd tối cao|vks|viện kiểm sát|tòa án|
  thi hành án dân sự|cục thi hành án dân sự|chi cục thi hành án dân sự|thads|cục thads|công an|bộ chqs|bộ chỉ huy quân sự|ban chqs|ban chỉ huy quân sự|bộ chỉ huy bộ đội biên phòng|ban chỉ huy bộ đội biên phòng|bộ đội biên phòng|bđbp|bộ chỉ huy bđbp|bch quân sự|bch bộ đội biên phòng|ban chỉ huy bđbp|
  thanh tra|văn phòng|ban nội chính|ban tổ chức|ban tuyên giáo|ban tuyên giáo và dân vận|ban dân vận|ủy ban kiểm tra|cơ quan ủy ban kiểm tra|ub kiểm tra|ubkt|văn phòng trung ương đảng|ban chính sách , chiến lược|ban thường vụ|btv|ban bí thư|bộ chính trị|ban chấp hành|ban chấp hành trung ương|thường trực|thường vụ|
  đại biểu hội đồng nhân dân|đại biểu hđnd|ban cán sự đảng|ban cán sự|đảng đoàn|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|đảng ủy các cơ quan đảng|đảng ủy các cơ quan|đảng ủy ubnd|đảng ủy ủy ban nhân dân|đảng ủy khối các cơ quan và doanh nghiệp|chi bộ|chi ủy|quân ủy trung ương|đảng ủy công an trung ương|trường chính trị|tỉnh đoàn|thành đoàn|huyện đoàn|ban xây dựng đảng|
  ủy ban mặt trận tổ quốc|ủy ban mặt trận tổ quốc việt nam|ủy ban trung ương mặt trận tổ quốc việt nam|ban thường trực ủy ban mặt trận tổ quốc việt nam|ban thường trực ủy ban mttq việt nam|ủy ban mttq|ủy ban mttq việt nam|ub mttq|ub mttq việt nam|ubmttq|ubmttqvn|ubmttq việt nam|mttq|mttq việt nam|mặt trận tổ quốc|mặt trận tổ quốc việt nam|ủy ban mttqvn|ubmttqvn|
  hội liên hiệp phụ nữ|hội lhpn|hội nông dân|hội cựu chiến binh|hội ccb|hội chữ thập đỏ|hội luật gia|hội nhà báo|hội người cao tuổi|hội phụ nữ|liên đoàn lao động|lđlđ|tổng liên đoàn lao động việt nam|đoàn thanh niên|công đoàn|công đoàn cơ sở|công đoàn viên chức|đoàn cơ sở|đoàn thanh niên cộng sản hồ chí minh|đoàn tncs hồ chí minh|đoàn tncs|liên minh hợp tác xã|đoàn luật sư|liên hiệp các hội khoa học và kỹ thuật|
  liên hiệp các hội văn học nghệ thuật|hội văn học nghệ thuật|đoàn đại biểu quốc hội|đoàn đại biểu quốc hội và hội đồng nhân dân|đoàn đbqh|đoàn đbqh và hđnd|hiệp hội doanh nghiệp|phòng thương mại và công nghiệp việt nam|liên đoàn thương mại và công nghiệp việt nam|vcci|kho bạc nhà nước|kho bạc nhà nước khu vực|kbnn|kbnn khu vực|kho bạc|thuế|cục thuế|chi cục thuế|thuế khu vực|chi cục thuế khu vực|hải quan|cục hải quan|chi cục hải quan|chi cục hải quan khu vực|hải quan khu vực|
  thống kê|cục thống kê|chi cục thống kê|quản lý thị trường|cục quản lý thị trường|chi cục quản lý thị trường|kiểm lâm|chi cục kiểm lâm|đài phát thanh và truyền hình|đài phát thanh - truyền hình|đài pt - th|đài ptth|đài pt & th|báo và đài phát thanh và truyền hình|báo và đài phát thanh - truyền hình|báo và phát thanh , truyền hình|báo và phát thanh và truyền hình|báo và đài pt - th|
  cổng thông tin điện tử|cổng thông tin điện tử chính phủ|ban biên tập cổng thông tin điện tử|ban quản lý khu kinh tế|ban quản lý các khu kinh tế|ban quản lý các khu công nghiệp|ban quản lý khu công nghiệp|ban quản lý các khu công nghiệp và chế xuất|ban quản lý khu kinh tế và các khu công nghiệp|ban quản lý các khu kinh tế và khu công nghiệp|ban quản lý các khu công nghệ cao và khu công nghiệp|ban quản lý khu công nghệ cao|ban quản lý khu kinh tế , khu công nghiệp|
  ban quản lý dự án|ban quản lý dự án đầu tư xây dựng|ban qlda|bql khu kinh tế|bql dự án|trung tâm phục vụ hành chính công|ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|bộ tư lệnh|liên hiệp các tổ chức hữu nghị|ban chỉ đạo|trưởng ban chỉ đạo|phó trưởng ban chỉ đạo|thường trực ban chỉ đạo|thành viên ban chỉ đạo|bcđ|tổ công tác|tổ kiểm tra|đoàn kiểm tra|tổ thẩm định|đoàn thanh tra|đoàn giám sát|tổ xác minh|tổ thư ký|hội đồng thẩm định|tổ giúp việc|cơ quan thường trực|cơ quan thường trực ban chỉ đạo|cơ quan cảnh sát điều tra|cơ quan csđt|văn phòng đăng ký đất đai|trung tâm phát triển quỹ đất|
  văn phòng điều phối|ban an toàn giao thông|ban thi đua - khen thưởng|ban dân tộc|trường đại học|đại học quốc gia|tập đoàn|phòng văn hóa - xã hội|phòng kinh tế|phòng kinh tế , hạ tầng và đô thị|phòng công chức , viên chức|phòng cán bộ , công chức|phòng tổ chức , cán bộ|văn phòng hđnd và ubnd|văn phòng hội đồng nhân dân và ủy ban nhân dân|văn phòng hđnd & ubnd|bưu điện|điện lực|công ty điện lực|viễn thông|đồn biên phòng|hạt kiểm lâm|trạm y tế|ban công an|ban thanh tra nhân dân|ban giám sát đầu tư của cộng đồng|bộ tổng tham mưu|tổng cục chính trị|ban cơ yếu chính phủ|ban tiếp công dân|ban tiếp công dân trung ương|ban pháp chế|ban văn hóa - xã hội|ban kinh tế - ngân sách|đại sứ quán|hội đồng phối hợp phổ biến , giáo dục pháp luật|hội đồng thi đua - khen thưởng|hội đồng dân tộc|viện hàn lâm khoa học xã hội việt nam|học viện chính trị quốc gia hồ chí minh|ủy ban dân tộc|ủy ban quản lý vốn nhà nước tại doanh nghiệp|cơ quan thông tấn , báo chí`,
)

/** Heads of names that need a capital word behind them. */
export const heads = book(
  `sở|bộ|cục|vụ|chi cục|tổng cục|ban|phòng|trung tâm|viện|trường|học viện|bệnh viện|quỹ|hội|hiệp hội|liên đoàn|liên minh|liên hiệp|tập đoàn|tổng công ty|công ty|công ty cổ phần|công ty tnhh|ngân hàng|nhà máy|đài|báo|tạp chí|đoàn|hội đồng|
  ủy ban|tổ|đội|trạm|cơ quan|khu|tiểu ban|đại học|hạt|bảo tàng|thư viện|nhà xuất bản|chi nhánh|xí nghiệp|cảng|ban chỉ đạo|ban quản lý|văn phòng|đảng ủy|đảng bộ|thanh tra|công an|thường trực|chủ đầu tư|vườn quốc gia`,
)

/** Words that begin like a head but mean work or things. */
export const notAHead = book(
  'tổ chức|báo cáo|ban hành|hội nghị|hội họp|hội thảo|hội nhập|đoàn kết|trường hợp|quỹ đất|phòng , chống|phòng chống|phòng ngừa|đội ngũ|khu vực|vụ việc|vụ án|viện trợ|công khai|công tác|bộ máy|bộ phận|đài thọ|tổ trưởng|phòng cháy|cơ quan nào|bộ thủ tục|bộ chỉ số|bộ tiêu chí|bộ luật|báo cho|trạm dừng|đảng viên|đoàn viên|hội viên|khu dân cư|quỹ lương|bộ đơn giá|bộ tài liệu|bộ dữ liệu|ban đầu|ban ngày',
)

/** Phrases with commas and small letters that stand inside names. */
export const namePhrases = book(
  `phòng , chống tham nhũng , lãng phí , tiêu cực|phòng , chống tham nhũng , tiêu cực|phòng , chống tham nhũng|phòng chống tham nhũng|phòng cháy , chữa cháy và cứu nạn , cứu hộ|phòng cháy chữa cháy|khoa học , công nghệ|an ninh , trật tự|công chức , viên chức|công chức - viên chức|
  tiếp công dân|khiếu nại , tố cáo|thi đua , khen thưởng|thi đua - khen thưởng|dân tộc , tôn giáo|kinh tế , hạ tầng và đô thị|văn hóa - xã hội|kế hoạch - tài chính|tổ chức - hành chính|hành chính - tổng hợp|giám sát , kiểm tra , thẩm định|pháp chế|nghiệp vụ|xử lý sau thanh tra|theo dõi công tác phòng , chống tham nhũng|phổ biến , giáo dục pháp luật|hỗ trợ doanh nghiệp|kiểm soát bệnh tật|kiểm soát thủ tục hành chính|cung ứng dịch vụ công|dịch vụ tổng hợp|quản lý đô thị|quản lý dự án|xây dựng đảng`,
)

export const fields = phraseBook([
  ...fieldNames, 'GDĐT', 'GD&ĐT', 'GD và ĐT', 'TN&MT', 'TNMT', 'NN&MT', 'NNMT', 'NN và MT', 'NN&PTNT', 'KH&CN', 'KHCN', 'KH và CN', 'KH&ĐT', 'KHĐT', 'TT&TT', 'TTTT', 'VHTTDL', 'VH, TT&DL', 'VHTT&DL', 'VH,TT&DL', 'VH, TT và DL', 'VHTT và DL', 'VHTT', 'VH&TT', 'LĐTBXH', 'LĐ-TB&XH', 'LĐTB&XH', 'GTVT', 'DTTG', 'DT&TG', 'QHKT',
]) // biome-ignore format: a list

/** Words that end a name: verbs of duty, auxiliaries, prepositions. */
export const stops = book(
  `chịu|chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|có|tham mưu|thực hiện|tổ chức|triển khai|căn cứ|khẩn trương|tiếp tục|tăng cường|chỉ đạo|hướng dẫn|kiểm tra|rà soát|xây dựng|báo cáo|tập trung|đẩy mạnh|chủ động|nghiên cứu|theo dõi|đôn đốc|tổng hợp|bảo đảm|đảm bảo|ban hành|phê duyệt|cung cấp|
  bố trí|cân đối|thẩm định|trình|gửi|lập|nâng cao|phát huy|thường xuyên|kịp thời|định kỳ|nghiêm túc|quán triệt|tuyên truyền|phổ biến|lãnh đạo|giám sát|xử lý|giải quyết|tiếp nhận|công khai|thông báo|đề xuất|kiến nghị|hoàn thành|hoàn thiện|đề nghị|yêu cầu|giao|tham gia|thống nhất|vận động|xem xét|cập nhật|đưa|
  lồng ghép|giúp|sử dụng|đăng ký|kê khai|thành lập|kiện toàn|đánh giá|tạo|ưu tiên|hỗ trợ|khuyến khích|thu hồi|duy trì|vận hành|quản lý|bám sát|gắn|lấy|coi|xác định|cụ thể hóa|cam kết|phân công|ký|quyết định|chuẩn bị|huy động|làm việc|sớm|quyết liệt|quan tâm|thu thập|mở|đào tạo|bồi dưỡng|tập huấn|điều tra|truy tố|xét xử|thi hành|
  để|trong|tại|theo|về|được|do|khi|nếu|là|đã|đang|sẽ|phải|cần|không|với|cho|từ|đến|nhằm|trên|sau|trước|như|mà|thì|bằng|vào|cùng|nhất là|trong đó|còn|chưa|vừa|tự|dự kiến|có ý kiến|ngay|biết|nhận|mỗi|từng|tùy|dựa|áp dụng|chấp hành|khắc phục|ứng dụng|điều hành|điều phối|thay mặt|tiến hành|đồng thời|hằng|hàng|phát hiện|phòng ngừa|ngăn chặn|siết chặt|đổi mới|lựa chọn|nắm|trao đổi|giải ngân|thanh toán|cử|bổ sung|sửa đổi|điều chỉnh|dành|chuyển|kết nối|tiếp thu|giải trình|tháo gỡ|thúc đẩy|trực tiếp|thuộc|ở|nào`,
)
