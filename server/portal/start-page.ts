import type { House } from '#platform/house'
import { html } from './html.ts'
import { page } from './page.ts'

/** What a citizen meets first. Says only what this installation really does. */
export function startPage(house: House): string {
  const province = house.province ?? house.name
  const title = 'Phòng, chống tham nhũng, lãng phí, tiêu cực'
  const body = province
    ? html`<h1>${title}</h1>
<p class="lead">Trang công khai về công tác phòng, chống tham nhũng, lãng phí, tiêu cực của ${province}.</p>
<p><a href="/van-ban">Văn bản chỉ đạo và tiến độ thực hiện</a> — việc đã giao, việc đã được thẩm định hoàn thành, việc quá hạn.</p>
<p>Hiện trang này chưa nhận phản ánh, tố cáo qua mạng. Quý vị có thể gửi đơn, hoặc đến trực tiếp nơi tiếp công dân của cơ quan có thẩm quyền
theo quy định của pháp luật.</p>`
    : html`<h1>${title}</h1>
<p class="lead">Hệ thống chưa được thiết lập. Xin quay lại sau.</p>`
  return page({
    title: province ? `${title} — ${province}` : title,
    province: province ?? '',
    practice: house.practice,
    body,
  })
}
