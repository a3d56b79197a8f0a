/**
 * The 1,024 words of receipt codes (10 bits each), in the order of their letters without accents; a word's place is its number, so
 * the list never changes once a code has been given out. Single syllables of everyday Vietnamese, none rude, sad or political. No
 * two are alike without accents, nor to an ear that makes one sound of ch and tr, s and x, gi and r.
 */
export const codeWords: readonly string[] = `
ai ấm an áng anh áo ấp âu áy ba bạc bách bài bám bạn bàng bánh báo bắp bát bầu bay bé bến bèo bếp bệt bi bìa bích
biếc biển biết biểu bím bình bíp bít bò bọc bơi bờm bốn bông boong bóp bột bù búa bục bụi bún bưng bước buồm buôn
buồng buốt bút bưu buýt cá các cách cải cam cân cảng canh cao cặp cát cau cây chắc chạch chân chanh cháo chát chạy
chếch chêm chén chênh chèo chép chỉ chia chiếc chiêm chiêng chiều chim chín chính chíp chít chịu chợ choai choàng
chốc chòm chớp chốt chữ chuẩn chui chum chun chuối chườm chuồn chuột chụp chút cỏ cóc cối cơm con cổng cọp cột cua
cúc củi cụm cún cung cuốc cười cườm cuốn cương cúp cừu đá đặc dài đầm đàn dáng danh đào đập đất đậu dây đê đêm đèn
đẹp dệt đều đi đĩa đích điểm điện điệp diều đình dịp dịu đỏ đóa đoài đoạn doanh đọc đồi đóm đơn đồng đợt dù dừa đức
dùi đùm đun dừng đuốc đuôi đượm đường duy duyên duyệt ếch em én eo gà gác gạch gai gấm gần gang gánh gạo gặp gặt gấu
gậy ghế ghém ghềnh ghép ghi ghim gì gia giấc giai giấm giàn giảng giặt giấy giếng gieo gió giỏi giòn giọt giữ giùm
giun giúp gỗ gốc gói gốm gọn gồng góp gót gụ gửi gừng guốc gươm gương hạ hạc hai hàm hàn hàng hành hào hấp hát hậu
hay hè hếch hẻm hẹn heo hẹp hết hia hịch hiếm hiền hiệp hiểu hình hít hiu hồ hoa hoặc hoạch hoài hoan hoàng hoành
hoạt hoáy học hoe hội hôm hòn hồng hộp hót hũ hứa huân húc huệ hùm hun hùng hương hươu húp hút hữu huy huyền huynh
huýt hy ích im in ít kệ kem kèn kẻng kênh kẹo kẹp két kêu khá khác khách khai khảm khăn khang khánh khao khắp khát
khâu khay khế khen khéo khép khét khí khía khích khiêm khiên khiêng khiết khiêu khít kho khóa khoác khoai khoan
khoang khoanh khoát khỏe khói khóm khôn không khớp khu khua khuấy khúc khuê khui khum khung khuôn khương khuy khuya
khuyên khuyết khuynh kia kịch kiếm kiến kiềng kiếp kiệt kiểu kim kín kính kịp kỷ lá lạc lạch lái làm lan làng lành
lao lắp lát lau lấy lê lệch lem len lệnh leo lép lều lịch liếc liềm liên liễu lim linh lít líu lò loa loài loan
loáng loạt loay lộc lóe lợi long lớp lu lúa luân luật lúc lui lùm lưng lược lưới lượm luôn lượng lướt lúp lưu lũy
luyện ly má mặc mạch mai mâm màn măng mảnh mào mập mát màu mây mẹ mềm men mệnh mèo mép mét mì mía miền miếng miệt
miếu mím mịn mình mít mơ mộc mới mõm món mong móp một mũ mưa mực mùi mun mừng muối muỗm muôn mường mướp mượt múp mứt
na nạc nai nấm nan nắng nanh nào nắp nâu này né nem nến neo nếp nét nêu ngà ngạc ngạch ngải ngắm ngàn ngang ngành
ngao ngáp ngát ngâu ngày nghe nghênh nghỉ nghĩa nghịch nghiêm nghiên nghiệp nghiêu nghìn ngô ngoặc ngoài ngoan
ngoảnh ngọc ngói ngon ngỗng ngọt ngựa ngụm ngùn ngưng ngược người nguồn ngưỡng ngụp ngút ngưu nguyên nguyệt nhà nhạc
nhài nhâm nhãn nhang nhanh nhào nhập nhất nhau nhảy nhẹ nhem nhện nheo nhét nhị nhích nhiệm nhiên nhiệt nhiều nhím
nhìn nhỉnh nhịp nhíu nho nhoáng nhóc nhòe nhồi nhóm nhọn nhộng nhót nhu nhựa nhuận nhúm nhún nhung nhuộm nhường nhụy
nhuyễn nỉ nĩa niềm niên niềng niêu ninh nít níu nơ noãn nóc nồi nộm nón nông nộp nốt nụ nửa nức núi núm nung nước
nuôi nương nuốt nút oa oai oang oanh ốc ổi ôm ôn ong ớt pha phác phách phải phẩm phấn phẳng phanh phao pháp phát
phau phẩy phe phèn phềnh phép phết phễu phi phía phích phiếm phiên phiếu phim phin phình phố phốc phơi phòng phớt
phù phúc phủi phun phụng phước phượng phượt phút phuy pin quà quai quắm quán quang quanh quào quạt quầy quê quen
queo quét quý quyển quyết quỳnh quýt rạch rảnh rào rạp rau rễ rèm ren rét rêu rì ria riêng riết riêu rim rinh rít
rìu róc rơm rồng rợp rùa rực rừng rước rưỡi ruộng ruột rượu rút sắc sách sải sâm sân sáng sao sáp sắt sáu sen sẹo
sếu sĩ siêng siêu sim sít sổ soát sóc sỏi son sông sọt su sữa sức sum sung suối sườn sương suốt súp sút suy ta tấc
tách tai tám tán tầng tanh táo tập tất tàu tay tê téc tem tên teo tép tết tễu tha thác thạch thái thăm than thang
thanh thảo tháp thật thau thầy thẻ thềm then theo thép thêu thi thìa thích thiếc thiên thiêng thiệp thiết thiếu thìn
thinh thịt thơ thoa thoại thoáng thoát thóc thoi thơm thôn thông thớt thu thưa thuận thuật thực thuế thui thun thùng
thuở thuốc thuôn thương thướt thụt thủy thuyền thuyết tia tích tiệc tiệm tiên tiếng tiếp tiết tiêu tim tin tính tít
tổ tỏa toán toát tóc tỏi tôm tôn tổng tốp tốt trà trái trăm trăng tráp trâu tre trét trêu trích triển triết trời
tròn trống trưa trúc trung trước trường truyện tủ tua tuần tục tuệ túi tum tùng tước tươi tuôn tường tuốt túp tút
tựu tùy tuyến tuyết tuýp tỷ ưa úc ủi um ưng ước ươm uốn uống ướp ướt út ưu uy uyên va vác vạch vai vàm vân vàng vành
vào vật váy ve véc ven vèo vẹt ví vỉa vích việc viên viết vin vịnh vịt vở voan vốc voi vòm vốn võng vợt vũ vua vực
vui vun vùng vườn vuông vượt vút xa xanh xay xe xếch xem xếp xét xỉa xích xiếc xiêm xiên xiết xin xinh xíu xoa xoài
xoan xoay xòe xóm xoong xốp xuân xuất xuyên yếm yên yết yêu
`
  .trim()
  .split(/\s+/)
