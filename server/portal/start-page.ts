import { type Kind, kinds } from '@liem/domain/petitions/fields'
import type { House } from '#platform/house'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { type Say, sayIn } from './say.ts'

/** What a citizen meets first. Says only what this installation really does. */
export function startPage(house: House, say: Say = sayIn('vi')): string {
  const province = house.province ?? house.name
  const title = say('Phản ánh nhũng nhiễu, tham nhũng', 'Report harassment and corruption')
  return page({
    title: province ? `${title} — ${province}` : title,
    province: province ?? '',
    practice: house.practice,
    say,
    otherLang: say.lang === 'en' ? '/' : '/?lang=en',
    isReporting: Boolean(province),
    body: province ? body(say, title, province) : notYet(say, title),
  })
}

const notYet = (say: Say, title: string) => html`<h1>${title}</h1>
<p class="lead">${say('Hệ thống chưa được thiết lập. Xin quay lại sau.', 'This system is not set up yet. Please come back later.')}</p>`

function body(say: Say, title: string, province: string): Html {
  const q = say.query ? '&lang=en' : ''
  const report = (kind: Kind) => html`<li><a href="/gui?loai=${kind}${q}">${say.of(kinds[kind])}</a></li>`
  return html`<h1>${title}</h1>
<p class="lead">${say(
    `Gửi tin về cán bộ, cơ quan của ${province}. Không phải đăng ký, không phải nêu tên.`,
    `Report about officials and offices of ${province}. No account, no name needed.`,
  )}</p>
<p><a class="button big" href="/gui${say.query}">${say('Gửi tin phản ánh', 'Send a report')}</a> <a class="button" href="/theo-doi${say.query}">${say('Theo dõi tin đã gửi', 'Follow a report')}</a></p>
<div class="note"><p>${say(
    'Đừng dùng máy hoặc mạng của cơ quan quý vị nói đến. Có người bên cạnh thì bấm “Thoát nhanh”.',
    'Do not use a device or network of the office you report. If somebody comes, press “Quick exit”.',
  )}</p></div>
<h2>${say('Quý vị gặp chuyện gì?', 'What happened?')}</h2>
<ul class="tasks">${(['harassment', 'corruption', 'internal_report', 'rules_feedback'] as const).map(report)}
<li><a href="/khieu-nai${say.query}">${say('Không đồng ý với một quyết định (khiếu nại), hoặc muốn tố cáo có ký tên', 'I disagree with a decision, or want to sign a denunciation')}</a></li>
<li><a href="/kien-nghi${say.query}">${say('Muốn đề xuất, kiến nghị', 'I have a proposal')}</a></li>
<li><a href="/duong-day-nong">${say('Gọi điện, gặp trực tiếp: đường dây nóng, địa chỉ, giờ tiếp công dân', 'Telephone, address, reception hours of each office')}</a></li></ul>
<h2>${say('Nói rõ trước khi quý vị gửi', 'What you should know')}</h2>
<ul><li>${say(
    'Tin gửi qua trang này, có tên hay không, chưa phải là đơn tố cáo theo Luật Tố cáo. Tin nêu rõ người, việc, chứng cứ kiểm tra được thì có thể dẫn đến thanh tra, kiểm tra, được chuyển cơ quan có thẩm quyền, hoặc quý vị được mời ký đơn.',
    'A report sent here, named or not, is not yet a denunciation under the law. If it names who, what and evidence that can be checked, it can lead to an inspection, be passed to the competent body, or you may be invited to sign.',
  )}</li>
<li>${say('Tin không gửi cho cơ quan bị phản ánh, mà cho cấp trên; trước khi gửi quý vị thấy tên từng người mở được và gạch được bất cứ ai.', 'It goes not to the office reported but to the level above; before sending you see by name who can open it, and may strike out anyone.')}</li>
<li>${say('Quý vị nhận mã biên nhận để theo dõi, và bằng chứng rằng tin đã được nhận: không ai, kể cả quản trị, xóa được mà không lộ.', 'You get a code to follow it and a proof of receipt: nobody, not even the administrator, can remove it unnoticed.')}</li>
<li>${say('Máy chủ thấy: loại việc, cơ quan, lĩnh vực, ngày. Không thấy: lời kể, tệp, tên của quý vị. Nhà mạng có thể thấy quý vị vào trang này.', 'The server sees kind, office, field and day; not your words, files or name. Your network provider may see that you visited this site.')}</li></ul>
<p><a href="/ket-qua">${say('Kết quả xử lý, lời xin lỗi', 'Results and apologies')}</a> · <a href="/van-ban">${say('Văn bản chỉ đạo và tiến độ thực hiện', 'Directives and their progress')}</a> · <a href="/log">${say('Nhật ký công khai', 'Public log')}</a></p>`
}

/** What this portal does not carry yet, and who does: said plainly instead of taking in what nobody would handle. */
export function elsewherePage(house: House, say: Say, which: 'complaint' | 'proposal'): string {
  const title =
    which === 'complaint'
      ? say('Khiếu nại, tố cáo có ký tên', 'Complaints and signed denunciations')
      : say('Đề xuất, kiến nghị', 'Proposals')
  return page({
    title,
    province: house.province ?? '',
    practice: house.practice,
    say,
    isReporting: true,
    body: html`<h1>${title}</h1>
<p class="lead">${say('Trang này chưa nhận loại việc này. Hôm nay xin gửi như sau.', 'This site does not take these in yet. Today please do as follows.')}</p>
${which === 'complaint' ? complaint(say) : proposal(say)}
<p><a class="button" href="/duong-day-nong">${say('Địa chỉ, giờ tiếp công dân của từng cơ quan', 'Addresses and reception hours')}</a> <a href="/${say.query}">${say('Về trang đầu', 'Back to the start')}</a></p>`,
  })
}

const complaint = (
  say: Say,
) => html`<h2>${say('Khiếu nại một quyết định, hành vi hành chính', 'Complaint about a decision')}</h2>
<ul><li>${say('Lần đầu: gửi đơn có chữ ký đến chính người đã ra quyết định, trong 90 ngày kể từ ngày nhận hoặc biết quyết định (kỷ luật cán bộ: 15 ngày).', 'First: a signed letter to who made the decision, within 90 days of learning of it.')}</li>
<li>${say('Không đồng ý, hoặc quá hạn mà không được giải quyết: gửi đơn lần hai đến cấp trên trực tiếp trong 30 ngày, hoặc khởi kiện tại Tòa án.', 'If you disagree or get no answer: within 30 days to the superior, or to the court.')}</li>
<li>${say('Gửi qua bưu điện, nộp tại nơi tiếp công dân, hoặc trình bày trực tiếp để cán bộ ghi lại.', 'By post, at the reception place, or told there in person.')}</li></ul>
<h2>${say('Tố cáo', 'Denunciation')}</h2>
<ul><li>${say('Theo Luật Tố cáo, đơn tố cáo phải ghi họ tên, địa chỉ, có chữ ký hoặc điểm chỉ, hoặc tố cáo trực tiếp và ký vào biên bản. Danh tính được giữ bí mật theo luật.', 'By law it must give your name and address and be signed, or be made in person and the record signed. Your identity is kept secret by law.')}</li>
<li>${say('Tố cáo cán bộ cơ quan nào: gửi người đứng đầu cơ quan ấy; tố cáo người đứng đầu: gửi cấp trên trực tiếp.', 'About an official: to the head of the body; about the head: to the direct superior.')}</li>
<li>${say('Chưa muốn nêu tên?', 'Not ready to give your name?')} <a href="/gui${say.query}">${say('Gửi tin phản ánh', 'Send a report')}</a> ${say('vẫn được xem xét theo hướng thanh tra, kiểm tra.', 'here: it is considered for inspection.')}</li></ul>`

const proposal = (say: Say) => html`<ul>
<li>${say('Đề xuất về chính sách, cách quản lý: gửi đến cơ quan có thẩm quyền hoặc trình bày tại nơi tiếp công dân.', 'On policy or management: to the competent body or at its reception place.')}</li>
<li>${say('Vướng mắc trong văn bản pháp luật: mục “Phản ánh chính sách” trên phapluat.gov.vn.', 'On laws: phapluat.gov.vn, “Phản ánh chính sách”.')}</li>
<li>${say('Thủ tục hành chính vô lý hoặc bị áp dụng sai:', 'A procedure that is unreasonable or wrongly applied:')} <a href="/gui?loai=rules_feedback${say.query ? '&lang=en' : ''}">${say('gửi được ngay tại đây', 'can be sent here')}</a>.</li></ul>`

/** A form to print and sign, for who withdraws a signed denunciation. Nothing is filled in: nothing of the matter leaves the mailbox. */
export function withdrawalFormPage(house: House): string {
  const line = html`<p class="blank">…………………………………………………………………………………………</p>`
  return page({
    title: 'Đơn rút',
    province: house.province ?? '',
    practice: house.practice,
    isReporting: true,
    body: html`<p class="hint">In trang này, ghi tay, ký tên rồi nộp cho cơ quan đang thụ lý. Theo Luật Tố cáo (Điều 33), việc rút không làm dừng vụ việc khi có dấu hiệu vi phạm hoặc người tố cáo bị ép buộc, mua chuộc. Mẫu chính thức: Nghị định 31/2019/NĐ-CP (sửa đổi năm 2026), Mẫu số 02.</p>
<p class="centre"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></p>
<h1 class="centre">ĐƠN RÚT TỐ CÁO</h1>
<p>Kính gửi:</p>${line}<p>Họ và tên, địa chỉ người rút:</p>${line}${line}<p>Nội dung rút (toàn bộ, hoặc phần nào):</p>${line}${line}${line}<p>Lý do rút:</p>${line}${line}
<p>Tôi cam đoan việc rút này là tự nguyện, không bị đe dọa, ép buộc, mua chuộc.</p><p>………, ngày …… tháng …… năm ………<br>Người rút tố cáo (ký hoặc điểm chỉ, ghi rõ họ tên)</p>`,
  })
}
