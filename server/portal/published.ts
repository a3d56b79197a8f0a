import { formatDate } from '@liem/domain/kernel/dates'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import type { House } from '#platform/house'
import { html } from './html.ts'
import { page } from './page.ts'

type Published = {
  id: string
  symbol: string | null
  title: string
  issuer: string
  issued_on: string
  assigned: string
  done_on_time: string
  done_late: string
  overdue: string
}

/** Documents the province has published, newest first, each with its verified progress. */
export async function listPublished(db: Db): Promise<Published[]> {
  const { rows } = await sql<Published>`select * from portal_documents()`.execute(db)
  return rows
}

/** Public page: what was ordered, and what has been verified as done. Claims that nobody checked are not shown. */
export function publishedPage(house: House, documents: readonly Published[]): string {
  const province = house.province ?? house.name
  const title = 'Văn bản chỉ đạo và tiến độ thực hiện'
  const row = (d: Published) => html`<tr>
<th scope="row">${d.symbol ? html`<b>${d.symbol}</b> ` : null}${d.title}<br><small>${d.issuer}, ngày ${formatDate(d.issued_on)}</small></th>
<td>${d.assigned}</td><td>${Number(d.done_on_time) + Number(d.done_late)}</td><td>${d.done_late}</td><td>${d.overdue}</td></tr>`
  const body = html`<h1>${title}</h1>
<p>Chỉ những văn bản cơ quan ban hành cho công khai. Số “đã hoàn thành” là số được cơ quan theo dõi thẩm định, không phải số đơn vị tự báo cáo.</p>
${
  documents.length
    ? html`<div class="wide"><table><caption>Số nhiệm vụ theo văn bản</caption>
<thead><tr><th scope="col">Văn bản</th><th scope="col">Đã giao</th><th scope="col">Đã hoàn thành</th><th scope="col">trong đó muộn</th><th scope="col">Quá hạn</th></tr></thead>
<tbody>${documents.map(row)}</tbody></table></div>`
    : html`<p>Chưa có văn bản nào được công khai.</p>`
}
<p><a href="/">Về trang đầu</a></p>`
  return page({ title: `${title} — ${province ?? ''}`, province: province ?? '', practice: house.practice, body })
}
