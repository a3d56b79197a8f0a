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
import type { Say } from './say.ts'

export type Witness = { name: string; vkey: string; size: number | null; at: Date | null }

/** Witnesses in office, each with the largest tree it signed and when. */
export async function listWitnesses(db: Db): Promise<Witness[]> {
  const { rows } = await sql<Omit<Witness, 'size'> & { size: string | null }>`select * from log_witnesses()`.execute(db)
  return rows.map((row) => ({ ...row, size: row.size === null ? null : Number(row.size) }))
}

/** SHA-256 of the 32 bytes of the key, in hex by fours: the form printed on posters. */
function fingerprintOf(vkey: string): string {
  const key = parseVerifierKey(vkey)
  if (!key) return '—'
  return (createHash('sha256').update(key.publicKey).digest('hex').match(/.{4}/g) as string[]).join(' ')
}

const clocks = { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
const hours = new Intl.DateTimeFormat('vi-VN', clocks)

function wordsIn(say: Say) {
  const numbers = new Intl.NumberFormat(say('vi-VN', 'en-GB'))
  return {
    number: (n: number) => numbers.format(n),
    moment: (at: Date) => `${hours.format(at)} ${say('ngày', 'on')} ${formatDate(today(at))}`,
  }
}

type Shown = { house: House; state: LogState | undefined; witnesses: readonly Witness[]; now: Date; say: Say }

/** The log in plain words: what it shows, what it does not, its key, and who watches it. */
export function logPage({ house, state, witnesses, now, say }: Shown): string {
  const title = say('Nhật ký công khai', 'Public log')
  const province = house.province ?? house.name ?? ''
  const body = html`<h1>${title}</h1>
<p class="lead">${say(
    'Mỗi việc mà hệ thống ghi nhận — tiếp nhận tin, chuyển, giải quyết, trả lời, hủy — đều để lại một giá trị băm trong nhật ký này. Đã công bố thì không ai, kể cả người quản trị, rút lại hay sửa được mà không bị phát hiện.',
    'Everything the system records — a report taken in, passed on, handled, answered, removed — leaves a hash in this log. Once published, nobody, not even the administrator, can take it back or change it unnoticed.',
  )}</p>
${state ? stateOf(state, now, say) : html`<p>${say('Nhật ký chưa có xác nhận nào. Xin quay lại sau ít phút.', 'The log has no checkpoint yet. Please come back in a few minutes.')}</p>`}
<h2>${say('Bên chứng kiến độc lập', 'Independent witnesses')}</h2>
${witnesses.length ? html`<ul>${witnesses.map((one) => witnessLine(one, say))}</ul>` : nobodyWatches(say)}
${howToCheck(say)}
${whatItDoesNotSay(say)}
<p><a href="/${say.query}">${say('Về trang đầu', 'Back to the first page')}</a></p>`
  return page({
    title: province ? `${title} — ${province}` : title,
    province,
    practice: house.practice,
    body,
    say,
    otherLang: say.lang === 'en' ? '/log' : '/log?lang=en',
  })
}

function stateOf({ origin, vkey, size, signedAt }: LogState, now: Date, say: Say): Html {
  const { number, moment } = wordsIn(say)
  const minutes = MAX_DELAY_SECONDS / 60
  const isLate = now.getTime() - signedAt.getTime() > MAX_DELAY_SECONDS * 1000
  return html`${
    isLate
      ? html`<p class="warning" role="alert">${say(
          `Nhật ký đang chậm: đã quá ${minutes} phút chưa có xác nhận mới.`,
          `The log is late: no new checkpoint for more than ${minutes} minutes.`,
        )}</p>`
      : null
  }
${
  /-\d+$/.test(origin)
    ? html`<p class="warning">${say(
        'Nhật ký này mở sau khi nhật ký trước kết thúc vì mất dữ liệu. Biên nhận của nhật ký trước không kiểm tra được ở đây; xin giữ và hỏi cơ quan tiếp nhận.',
        'This log began after the one before it ended with a loss of data. Receipts of that log cannot be checked here; keep them and ask the receiving office.',
      )}</p>`
    : null
}
<dl class="facts">
<dt>${say('Tên nhật ký', 'Name')}</dt><dd><code>${origin}</code></dd>
<dt>${say('Số lá', 'Leaves')}</dt><dd>${number(size)}</dd>
<dt>${say('Xác nhận gần nhất', 'Last checkpoint')}</dt><dd>${moment(signedAt)}</dd>
<dt>${say('Dấu vân tay của khóa (so với bản in trên áp phích)', 'Fingerprint of the key (compare with the poster)')}</dt><dd><code>${fingerprintOf(vkey)}</code></dd>
<dt>${say('Khóa công khai', 'Public key')}</dt><dd><code>${vkey}</code></dd>
</dl>`
}

function witnessLine({ name, size, at }: Witness, say: Say): Html {
  const { number, moment } = wordsIn(say)
  const done =
    size === null || at === null
      ? say('chưa ký lần nào', 'has not signed yet')
      : say(`đã ký tới ${number(size)} lá, lúc ${moment(at)}`, `signed up to ${number(size)} leaves, at ${moment(at)}`)
  return html`<li><b>${name}</b>: ${done}</li>`
}

const nobodyWatches = (say: Say) =>
  html`<p>${say(
    'Chưa có. Khi chưa có cơ quan, tổ chức nào bên ngoài cùng ký, người nắm khóa của máy chủ có thể cho mỗi người xem một nhật ký khác nhau mà chưa bị phát hiện ngay. Mặt trận Tổ quốc, kiểm toán, báo chí, địa phương khác đều có thể làm bên chứng kiến.',
    'None yet. As long as nobody outside cosigns, whoever holds the server’s key could show different logs to different people without being caught at once. The Fatherland Front, auditors, the press, another province can be witnesses.',
  )}</p>`

const howToCheck = (say: Say) => html`<h2>${say('Cách tự kiểm tra', 'How to check')}</h2>
<ul>
<li>${say(
  'Người gửi tin giữ tệp biên nhận. Trang theo dõi và lệnh',
  'Who sent a report keeps its receipt file. The follow page and the command',
)} <code>liem log check-receipt</code> ${say(
  'kiểm tra biên nhận với nhật ký này; biên nhận có bằng chứng thì kiểm tra được cả khi không có mạng.',
  'check it against this log; a receipt with its proof can be checked without a network.',
)}</li>
<li>${say('Ai cũng có thể tải', 'Anyone may download')} <a href="/log/checkpoint">${say('xác nhận mới nhất', 'the newest checkpoint')}</a> ${say('và', 'and')} <a href="/log/key">${say('khóa công khai', 'the public key')}</a>${say(', cất giữ, rồi đối chiếu về sau.', ', keep them, and compare later.')}</li>
<li>${say('Định dạng là C2SP', 'The formats are C2SP')} <i>tlog-tiles</i>, <i>tlog-checkpoint</i>, <i>tlog-proof</i>: ${say('công cụ của bên khác cũng đọc được.', 'tools made by others read them too.')}</li>
</ul>`

const whatItDoesNotSay = (
  say: Say,
) => html`<h2>${say('Nhật ký này không nói lên điều gì', 'What this log does not tell')}</h2>
<ul>
<li>${say('Không cho biết nội dung, người gửi, người bị phản ánh: chỉ có giá trị băm kèm một số bí mật.', 'No content, no sender, nobody reported: only hashes with a secret number in each.')}</li>
<li>${say('Không cho biết có bao nhiêu việc: mỗi nhịp thêm ít nhất 16 lá, phần lớn là lá đệm.', 'Not how much happens: every beat adds at least 16 leaves, most of them fillers.')}</li>
<li>${say('Không bảo đảm việc được giải quyết đúng; chỉ bảo đảm dấu vết của việc không biến mất.', 'Not that a matter is handled well; only that its trace does not vanish.')}</li>
</ul>`
