import { formatDate, isoDate } from '@liem/domain/kernel/dates'
import type { PublicTable } from '@liem/domain/petitions/suppression'
import { sql } from 'kysely'
import type { PublicTables } from '#modules/petitions'
import type { Db } from '#platform/db/as-actor'
import type { House } from '#platform/house'
import { html } from './html.ts'
import { page } from './page.ts'

type Publication = { id: string; kind: 'result' | 'apology'; unit_name: string; words: string; published_on: string }
type Quarter = { quarter: string; tables: PublicTables }

/** What was found and what was apologised for, as approved word by word; tables of quarters that are over. */
export async function listResults(db: Db): Promise<{ publications: Publication[]; quarters: Quarter[] }> {
  const publications = await sql<Publication>`select * from portal_publications(100)`.execute(db)
  const quarters = await sql<Quarter>`select quarter, tables from portal_results()`.execute(db)
  return { publications: publications.rows, quarters: quarters.rows }
}

const kindWords = { result: 'Kết quả xử lý', apology: 'Xin lỗi công khai' } as const
const quarterWords = (quarter: string) => quarter.replace(/^(\d{4})-Q(\d)$/, 'Quý $2 năm $1')

/** Public page: results, apologies and the figures of each finished quarter, small numbers hidden. */
export function resultsPage(house: House, { publications, quarters }: Awaited<ReturnType<typeof listResults>>): string {
  const title = 'Kết quả xử lý phản ánh'
  const one = (
    p: Publication,
  ) => html`<li><p><b>${kindWords[p.kind]}</b> <small>${p.unit_name}, ngày ${formatDate(isoDate(p.published_on))}</small></p>
<p>${p.words}</p></li>`
  const table = (
    name: string,
    { columns, rows, total }: PublicTable,
  ) => html`<div class="wide"><table><caption>${name}</caption>
<thead><tr><th scope="col"></th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th>${row.cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
<tr><th scope="row"><b>Cộng</b></th>${total.map((cell) => html`<td><b>${cell}</b></td>`)}</tr></tbody></table></div>`
  const body = html`<h1>${title}</h1>
<p class="lead">Lời công bố do một người soạn, người khác duyệt; không nêu người phản ánh.</p>
<h2>Kết quả, lời xin lỗi</h2>
${publications.length ? html`<ul class="plain">${publications.map(one)}</ul>` : html`<p>Chưa có kết quả nào được công bố.</p>`}
<h2>Số liệu theo quý</h2>
<p>Lập một lần khi quý kết thúc. Ô từ 1 đến 4 ghi “&lt;5”; một ô khác được giấu cùng để không tính ngược lại được. Bảng theo cơ quan không có tin về cá nhân. “Hủy theo quyết định” là số tin bị hủy bởi hai người, có căn cứ.</p>
${
  quarters.length
    ? quarters.map(
        ({
          quarter,
          tables,
        }) => html`<h3>${quarterWords(quarter)}</h3>${table('Toàn tỉnh, theo loại tin', tables.byKind)}
${tables.byUnit.rows.length ? table('Theo cơ quan thụ lý', tables.byUnit) : null}`,
      )
    : html`<p>Chưa có quý nào kết thúc từ khi hệ thống hoạt động.</p>`
}
<p><a href="/">Về trang đầu</a></p>`
  return page({
    title: `${title} — ${house.province ?? ''}`,
    province: house.province ?? '',
    practice: house.practice,
    body,
  })
}
