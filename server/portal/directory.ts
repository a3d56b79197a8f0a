import { createHash } from 'node:crypto'
import { formatDate, today } from '@liem/domain/kernel/dates'
import { type ContactKind, contactKinds, dialled, missingKinds } from '@liem/domain/publicity/contact-points'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { logKeyFingerprint, type PublicUnit, paperFormPdf, posterPdf } from '#modules/publicity'
import type { Parts } from '#platform/ctx'
import type { Db } from '#platform/db/as-actor'
import { likeText } from '#platform/db/like'
import { readHouse } from '#platform/house'
import { sendFile } from '#platform/http/download'
import { type Html, html } from './html.ts'
import { page } from './page.ts'

/** Telephone numbers, addresses and reception hours of every unit. Publishing them is a duty; the pages need no JavaScript. */
export function serveDirectory(app: FastifyInstance, db: Db, parts: Parts): void {
  const { publicUrl } = parts.settings
  app.get<{ Querystring: { q?: unknown } }>('/duong-day-nong', async (request, reply) => {
    const typed =
      typeof request.query.q === 'string'
        ? request.query.q
            .slice(0, 100)
            .replace(/\p{Cc}/gu, ' ')
            .trim()
        : ''
    return send(reply, 'Đường dây nóng, nơi tiếp công dân', listPage(await findUnits(db, typed), typed))
  })
  app.get<{ Params: { code: string } }>('/duong-day-nong/:code', async ({ params }, reply) => {
    const unit = await findUnit(db, params.code)
    if (!unit) return reply.callNotFound()
    return send(reply, unit.name, unitPage(unit))
  })
  app.get<{ Params: { code: string } }>('/duong-day-nong/:code/ap-phich.pdf', async ({ params }, reply) => {
    const unit = await findUnit(db, params.code)
    if (!unit) return reply.callNotFound()
    const { rows } = await sql<{
      root: string | null
      log_vkey: string | null
    }>`select root, log_vkey from house_fingerprints()`.execute(db)
    const fingerprints = { root: rows[0]?.root ?? null, logKey: logKeyFingerprint(rows[0]?.log_vkey ?? null) }
    const madeAt = parts.clock.now()
    const day = today(madeAt)
    const bytes = kept(['poster', unit, fingerprints, day], () =>
      posterPdf({ unit, fingerprints, publicUrl, day, madeAt }),
    )
    return sendFile(reply, { name: `Áp phích ${unit.code}.pdf`, mediaType: 'application/pdf', bytes })
  })
  app.get<{ Params: { code: string } }>('/duong-day-nong/:code/phieu-phan-anh.pdf', async ({ params }, reply) => {
    const unit = await findUnit(db, params.code)
    if (!unit) return reply.callNotFound()
    const madeAt = parts.clock.now()
    const bytes = kept(['form', unit, today(madeAt)], () => paperFormPdf({ unit, publicUrl, madeAt }))
    return sendFile(reply, { name: `Phiếu phản ánh ${unit.code}.pdf`, mediaType: 'application/pdf', bytes })
  })

  async function send(reply: FastifyReply, title: string, body: Html) {
    const house = await readHouse(db)
    const province = house.province ?? ''
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page({ title: `${title} — ${province}`, province, practice: house.practice, body }))
  }
}

const MOST_KEPT = 40
const printed = new Map<string, Uint8Array>()

/** A paper is printed once for what it says: thousands of people may fetch the same one on the same day. */
function kept(says: unknown, print: () => Uint8Array): Uint8Array {
  const key = createHash('sha256').update(JSON.stringify(says)).digest('hex')
  const bytes = printed.get(key) ?? print()
  printed.delete(key)
  printed.set(key, bytes)
  for (const oldest of printed.keys()) {
    if (printed.size <= MOST_KEPT) break
    printed.delete(oldest)
  }
  return bytes
}

type Row = {
  code: string
  name: string
  parent: string | null
  contact: ContactKind | null
  value: string | null
  hours: string | null
  valid_from: string | null
}
type Point = PublicUnit['contacts'][number] & { from: string }
type Listed = { code: string; name: string; parent: string | null; contacts: readonly Point[] }

/** More than anybody reads; a province has a few hundred units. */
const MOST_UNITS = 1000

async function findUnits(db: Db, typed: string): Promise<Listed[]> {
  const words = typed.split(/\s+/).filter(Boolean).slice(0, 8)
  const holds = words.map((word) => sql`search_key like '%' || vn_norm(${likeText(word)}) || '%'`)
  const where = holds.length ? sql`where ${sql.join(holds, sql` and `)}` : sql``
  const { rows } = await sql<Row>`
    select code, name, parent, contact, value, hours, valid_from::text from portal_contacts() ${where}`.execute(db)
  return grouped(rows).slice(0, MOST_UNITS)
}

/** One running unit, whether or not it publishes anything yet. */
async function findUnit(db: Db, code: string): Promise<Listed | undefined> {
  if (code.length > 60 || /\p{Cc}/u.test(code)) return undefined
  const { rows } = await sql<Row>`
    select code, name, parent, contact, value, hours, valid_from::text from portal_contacts(${code})`.execute(db)
  return grouped(rows)[0]
}

function grouped(rows: readonly Row[]): Listed[] {
  const units = new Map<string, Listed & { contacts: Point[] }>()
  for (const { code, name, parent, contact, value, hours, valid_from } of rows) {
    const unit = units.get(code) ?? { code, name, parent, contacts: [] }
    units.set(code, unit)
    if (contact && value && valid_from) unit.contacts.push({ kind: contact, value, hours, from: valid_from })
  }
  return [...units.values()]
}

function listPage(units: readonly Listed[], typed: string): Html {
  return html`<h1>Đường dây nóng, nơi tiếp công dân</h1>
<p class="lead">Số điện thoại, địa chỉ, thư điện tử và giờ tiếp công dân mà các cơ quan công bố, còn hiệu lực hôm nay.</p>
<form class="search" method="get" action="/duong-day-nong" role="search">
<label for="q">Tìm cơ quan</label>
<div class="row"><input id="q" name="q" type="search" value="${typed}" maxlength="100" autocomplete="off" enterkeyhint="search"><button>Tìm</button></div>
<p class="hint">Gõ tên xã, phường, sở, ban; không cần dấu.</p>
</form>
<p role="status">${units.length === 0 ? 'Không tìm thấy cơ quan nào đang công bố đầu mối.' : `${units.length} cơ quan`}${typed && units.length === 0 ? html`. <a href="/duong-day-nong">Xem tất cả</a>` : null}</p>
<ul class="units">${units.map(
    (unit) => html`<li><h2><a href="/duong-day-nong/${encodeURIComponent(unit.code)}">${unit.name}</a></h2>
${unit.parent ? html`<p class="quiet">${unit.parent}</p>` : null}${points(unit)}</li>`,
  )}</ul>
<p><a href="/">Về trang đầu</a></p>`
}

function unitPage(unit: Listed): Html {
  const address = `/duong-day-nong/${encodeURIComponent(unit.code)}`
  const missing = missingKinds(unit.contacts.map((one) => one.kind))
  return html`<h1>${unit.name}</h1>
${unit.parent ? html`<p class="quiet">Trực thuộc: ${unit.parent}</p>` : null}
${points(unit, true)}
${
  missing.length
    ? html`<p class="note">Cơ quan chưa công bố: ${missing.map((kind) => contactKinds[kind].toLowerCase()).join(', ')}.</p>`
    : null
}
<p><a class="button" href="/d/${encodeURIComponent(unit.code)}">Phản ánh về cơ quan này</a></p>
<h2>Để in</h2>
<ul><li><a href="${address}/ap-phich.pdf">Áp phích của cơ quan (PDF, khổ A4)</a></li>
<li><a href="${address}/phieu-phan-anh.pdf">Phiếu phản ánh bằng giấy (PDF, 2 trang)</a></li></ul>
<p><a href="/duong-day-nong">Tất cả cơ quan</a></p>`
}

const points = (unit: Listed, dated = false): Html =>
  html`<dl class="points">${unit.contacts.map(
    (one) =>
      html`<div><dt>${contactKinds[one.kind]}</dt><dd>${shown(one)}${
        dated ? html` <small>công bố từ ${formatDate(one.from)}</small>` : null
      }</dd></div>`,
  )}</dl>`

function shown({ kind, value, hours }: Point): Html {
  const after = hours ? html`<br>${hours}` : null
  if (kind === 'hotline') return html`<a class="number" href="tel:${dialled(value)}">${value}</a>${after}`
  if (kind === 'email') return html`<a href="mailto:${value}">${value}</a>${after}`
  if (kind === 'website') return html`<a href="${value}" rel="noreferrer noopener">${value}</a>${after}`
  return html`${value}${after}`
}
