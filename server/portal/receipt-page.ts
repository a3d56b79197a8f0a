import { type Code, codeText } from '@liem/sealing/code'
import type { Received } from '#modules/petitions/intake'
import { type Html, html } from './html.ts'
import { type Say, timeWords } from './say.ts'

/** What the person sees at the end: it was taken in, the code once more, the receipt, what comes next. */
export function receiptBody(say: Say, code: Code, { receivedAt }: Received): Html {
  return html`<h1>${say('Đã nhận tin của quý vị', 'Your report was received')}</h1>
<p class="lead">${say('Nhận lúc', 'Received at')} ${timeWords(receivedAt, say.lang)}.</p>
<p>${say('Mã biên nhận, lần cuối cùng hiện ra:', 'Your receipt code, shown for the last time:')}</p>
<ol class="code" translate="no" lang="vi">${code.words.map((word) => html`<li>${word}</li>`)}</ol>
<h2>${say('Việc tiếp theo', 'What comes next')}</h2>
<ul><li>${say('Cán bộ cửa tiếp nhận mở tin, thường trong 2 ngày làm việc.', 'An officer at the gate opens it, usually within 2 working days.')}</li>
<li>${say('Trong 10 ngày làm việc quý vị được trả lời tin có được thụ lý hay không (báo cáo nội bộ: xử lý trong 15 ngày).', 'Within 10 working days you are told whether it is taken up.')}</li>
<li>${say('Mở mục Theo dõi bằng mã để đọc trả lời, nhắn thêm, xem ai đã mở tin.', 'Open “Follow” with the code to read answers, write, and see who opened it.')}</li></ul>
<h2>${say('Bằng chứng đã nhận', 'Proof of receipt')}</h2>
<p>${say(
    'Tệp biên nhận có chữ ký của hệ thống: trong vòng 15 phút việc nhận tin được ghi vào nhật ký công khai, không ai xóa được mà không lộ. Tệp không chứa lời kể hay mã của quý vị, nhưng cho thấy quý vị đã gửi một tin: cất kín, hoặc không tải cũng được.',
    'The receipt file is signed: within 15 minutes the receipt is in a public log from which nobody can remove it unnoticed. It holds neither your words nor your code, but it shows that you sent a report: keep it hidden, or do without.',
  )}</p>
<form method="post" action="/theo-doi/bien-nhan"><input type="hidden" name="lang" value="${say.lang}"><input type="hidden" name="code" value="${codeText(code)}"><button>${say('Tải tệp biên nhận', 'Download the receipt')}</button></form>
<p><a class="button" href="/theo-doi${say.query}">${say('Theo dõi', 'Follow')}</a> <a class="exit" href="/thoat" rel="noreferrer">${say('Xong, rời trang này', 'Done, leave this page')}</a></p>
<p class="hint">${say('Xin xóa lịch sử trình duyệt nếu người khác cũng dùng máy này.', 'Clear the browser’s history if others use this device.')}</p>`
}
