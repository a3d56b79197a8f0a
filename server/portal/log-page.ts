import { createHash } from 'node:crypto'
import { formatDate, TIME_ZONE, today } from '@liem/domain/kernel/dates'
import { parseVerifierKey } from '@liem/sealing/note'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import type { House } from '#platform/house'
import { MAX_DELAY_SECONDS } from '#platform/transparency/names'
import type { LogState } from '#platform/transparency/published'
import { type Html, html } from './html.ts'
import { page } from './page.ts'

export type Witness = { name: string; vkey: string; size: number | null; at: Date | null }

/** Witnesses in office, each with the largest tree it signed and when. */
export async function listWitnesses(db: Db): Promise<Witness[]> {
  const { rows } = await sql<Omit<Witness, 'size'> & { size: string | null }>`select * from log_witnesses()`.execute(db)
  return rows.map((row) => ({ ...row, size: row.size === null ? null : Number(row.size) }))
}

const hours = new Intl.DateTimeFormat('vi-VN', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const moment = (at: Date) => `${hours.format(at)} ngày ${formatDate(today(at))}`
const number = (n: number) => n.toLocaleString('vi-VN')

/** SHA-256 of the 32 bytes of the key, in hex by fours: the form printed on posters. */
function fingerprintOf(vkey: string): string {
  const key = parseVerifierKey(vkey)
  if (!key) return '—'
  return (createHash('sha256').update(key.publicKey).digest('hex').match(/.{4}/g) as string[]).join(' ')
}

/** The log in plain words: what it shows, what it does not, its key, and who watches it. */
export function logPage(house: House, state: LogState | undefined, witnesses: readonly Witness[], now: Date): string {
  const title = 'Nhật ký minh bạch'
  const province = house.province ?? house.name ?? ''
  const body = html`<h1>${title}</h1>
<p class="lead">Mỗi việc mà hệ thống ghi nhận — tiếp nhận phản ánh, chuyển, giải quyết, trả lời, hủy bỏ — đều để lại một giá trị băm trong
nhật ký này. Đã công bố thì không ai, kể cả người quản trị, rút lại hay sửa được mà không bị phát hiện.</p>
${state ? stateOf(state, now) : html`<p>Nhật ký chưa có xác nhận nào. Xin quay lại sau ít phút.</p>`}
<h2>Bên chứng kiến độc lập</h2>
${
  witnesses.length
    ? html`<ul>${witnesses.map(
        ({ name, size, at }) =>
          html`<li><b>${name}</b>: ${size === null || at === null ? 'chưa ký lần nào' : `đã ký tới ${number(size)} lá, lúc ${moment(at)}`}</li>`,
      )}</ul>`
    : html`<p>Chưa có. Khi chưa có cơ quan, tổ chức nào bên ngoài cùng ký, người nắm khóa của máy chủ có thể cho mỗi người xem một nhật ký
khác nhau mà chưa bị phát hiện ngay. Mặt trận Tổ quốc, kiểm toán, báo chí, địa phương khác đều có thể làm bên chứng kiến.</p>`
}
<h2>Cách tự kiểm tra</h2>
<ul>
<li>Người gửi phản ánh giữ tệp biên nhận. Lệnh <code>liem log check-receipt</code> kiểm tra biên nhận với nhật ký này; biên nhận có bằng chứng
thì kiểm tra được cả khi không có mạng.</li>
<li>Ai cũng có thể tải <a href="/log/checkpoint">xác nhận mới nhất</a> và <a href="/log/key">khóa công khai</a>, cất giữ, rồi đối chiếu về sau.</li>
<li>Định dạng là C2SP <i>tlog-tiles</i>, <i>tlog-checkpoint</i>, <i>tlog-proof</i>: công cụ của bên khác cũng đọc được.</li>
</ul>
<h2>Nhật ký này không nói lên điều gì</h2>
<ul>
<li>Không cho biết nội dung, người gửi, người bị phản ánh: chỉ có giá trị băm kèm một số bí mật.</li>
<li>Không cho biết có bao nhiêu việc: mỗi nhịp thêm ít nhất 16 lá, phần lớn là lá đệm.</li>
<li>Không bảo đảm việc được giải quyết đúng; chỉ bảo đảm dấu vết của việc không biến mất.</li>
</ul>
<p><a href="/">Về trang đầu</a></p>`
  return page({ title: province ? `${title} — ${province}` : title, province, practice: house.practice, body })
}

function stateOf({ origin, vkey, size, signedAt }: LogState, now: Date): Html {
  const isLate = now.getTime() - signedAt.getTime() > MAX_DELAY_SECONDS * 1000
  return html`${
    isLate
      ? html`<p class="practice" role="alert">Nhật ký đang chậm: đã quá ${MAX_DELAY_SECONDS / 60} phút chưa có xác nhận mới.</p>`
      : null
  }
<dl>
<dt>Tên nhật ký</dt><dd><code>${origin}</code></dd>
<dt>Số lá</dt><dd>${number(size)}</dd>
<dt>Xác nhận gần nhất</dt><dd>${moment(signedAt)}</dd>
<dt>Dấu vân tay của khóa (so với bản in trên áp phích)</dt><dd><code>${fingerprintOf(vkey)}</code></dd>
<dt>Khóa công khai</dt><dd><code>${vkey}</code></dd>
</dl>`
}
