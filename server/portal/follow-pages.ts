import { randomUUID } from 'node:crypto'
import { formatDate } from '@liem/domain/kernel/dates'
import {
  accessWordsOf,
  clockWords,
  itemWords,
  purposeWords,
  roleWords,
  stateWords,
} from '@liem/domain/petitions/mailbox-words'
import { StatusLetter } from '@liem/domain/petitions/status-words'
import { removalGrounds } from '@liem/domain/petitions/words'
import { type Code, codeText } from '@liem/sealing/code'
import { parseVerifierKey } from '@liem/sealing/note'
import { checkReceipt, parseReceipt } from '@liem/sealing/receipt'
import type { OpenedItem, OpenedMailbox } from '#modules/petitions/intake'
import { type Html, html } from './html.ts'
import { type Say, timeWords } from './say.ts'

/** Where the code is typed. */
export function codeBody(say: Say, fault: string | null): Html {
  return html`<div data-portal="follow"><h1>${say('Theo dõi tin đã gửi', 'Follow a report')}</h1>
<form method="post" action="/theo-doi" class="follow" autocomplete="off">
<input type="hidden" name="lang" value="${say.lang}">
<div class="field"><label for="f-code">${say('Mã biên nhận', 'Receipt code')}</label>
<p class="hint" id="f-code-hint">${say('11 chữ, cách nhau bằng dấu cách. Gõ không dấu cũng được.', '11 words with spaces between them; accents do not matter.')}</p>
<textarea id="f-code" name="code" rows="3" autocomplete="off" autocapitalize="none" spellcheck="false" translate="no" aria-describedby="f-code-hint f-code-fault"></textarea>
${fault ? html`<p class="fault" id="f-code-fault" role="alert">${fault}</p>` : null}</div>
<button class="button big" name="go" value="open">${say('Mở', 'Open')}</button></form>
<p class="hint">${say(
    'Không có JavaScript, mã được gửi đến máy chủ trong lời gọi này, chỉ dùng trong bộ nhớ để mở hộp thư rồi quên. Bật JavaScript thì mã không rời máy của quý vị.',
    'Without JavaScript the code is sent to the server in this call, used in memory to open the mailbox and forgotten. With JavaScript it never leaves your device.',
  )}</p>
<p class="hint">${say('Mất mã thì không ai lấy lại được. Quý vị vẫn gửi được tin mới.', 'A lost code cannot be given again. You can always send a new report.')}</p></div>`
}

type Mailbox = {
  say: Say
  code: Code
  opened: OpenedMailbox
  /** The published log's key, to hold the receipt against. */
  vkey: string | null
  now: Date
  notice?: string
  fault?: string
  /** What was being written when something was refused. */
  kept?: string
}

/** Everything in the mailbox, in plain words with dates and why. */
export function mailboxBody({ say, code, opened, vkey, notice, fault, kept = '' }: Mailbox): Html {
  const { view, items, note } = opened
  const state = stateWords[view.state]
  const form = (go: string, inside: Html, button: string, multipart = false) =>
    html`<form method="post" action="/theo-doi" class="follow"${{ html: multipart ? ' enctype="multipart/form-data"' : '' }} autocomplete="off"><input type="hidden" name="lang" value="${say.lang}"><input type="hidden" name="code" value="${codeText(code)}"><input type="hidden" name="item" value="${randomUUID()}">${inside}<button class="button" name="go" value="${go}">${button}</button></form>`
  const area = (id: string, label: string, value = '') =>
    html`<div class="field"><label for="${id}">${label}</label><textarea id="${id}" name="text" rows="4" autocomplete="off">
${value}</textarea></div>`
  return html`<h1>${state ? say.of(state.title) : view.state}</h1>
${notice ? html`<p class="warning" role="status">${notice}</p>` : null}${fault ? html`<p class="warning" role="alert">${fault}</p>` : null}
${state ? html`<p class="lead">${say.of(state.next)}</p>` : null}
<dl class="facts"><dt>${say('Ngày nhận', 'Received')}</dt><dd>${timeWords(view.receivedAt, say.lang)}</dd>
${view.apologisedOn ? html`<dt>${say('Đã xin lỗi', 'Apologised')}</dt><dd>${formatDate(view.apologisedOn)}</dd>` : null}
${view.publishedOn ? html`<dt>${say('Đã công bố kết quả', 'Published')}</dt><dd>${formatDate(view.publishedOn)}</dd>` : null}</dl>
${view.tombstone ? tombstone(say, view.tombstone) : null}
<h2>${say('Thời hạn', 'Time limits')}</h2>
<ul class="letters">${view.clocks.map(
    (
      clock,
    ) => html`<li><b>${clockWords[clock.rule] ? say.of(clockWords[clock.rule] as never) : clock.rule}</b><br>${clockLine(say, clock)}
<details><summary>${say('Vì sao là ngày ấy', 'Why that day')}</summary>${clock.explanation.map((line) => html`<p>${line}</p>`)}</details></li>`,
  )}</ul>
<h2 id="tin">${say('Tin nhắn', 'Messages')}</h2>
${items.length ? html`<ul class="letters">${items.map((item) => itemBody(say, item))}</ul>` : html`<p>${say('Chưa có.', 'None yet.')}</p>`}
${
  view.can.includes('write')
    ? html`${form('message', area('f-text', say('Viết cho người xử lý', 'Write to those who handle it'), kept), say('Gửi tin nhắn', 'Send the message'))}
<h2>${say('Thêm chứng cứ', 'Add evidence')}</h2>${form('evidence', html`<div class="field"><label for="f-file">${say('Một tệp, đến 100 MB', 'One file of up to 100 MB')}</label><input id="f-file" name="file" type="file"></div>`, say('Niêm phong và gửi tệp', 'Seal and send the file'), true)}
<details><summary>${say('Tôi cần được bảo vệ', 'I need protection')}</summary><p>${say('Bị đe dọa, trù dập, mất việc vì đã phản ánh? Đang nguy cấp, gọi 113 ngay. Muốn được bảo vệ theo luật thường phải cho biết danh tính với người giữ danh tính.', 'Threatened or punished for reporting? In danger, call 113 at once. Protection by law usually needs your identity, kept by custodians.')}</p>${form('protection', area('f-protection', say('Chuyện gì đang xảy ra, cần bảo vệ ai', 'What is happening, who needs protection')), say('Gửi đề nghị bảo vệ', 'Ask for protection'))}</details>
<details><summary>${say('Tôi muốn rút tin', 'I wish to withdraw')}</summary>${withdrawal(say, form, area)}</details>`
    : null
}
${
  view.can.includes('rate')
    ? html`<h2>${say('Chấm điểm việc xử lý', 'Rate the handling')}</h2>${
        view.rating
          ? html`<p>${say('Quý vị đã chấm', 'You gave')} ${view.rating}/5. ${say('Có thể chấm lại.', 'You may change it.')}</p>`
          : null
      }${form(
        'rating',
        html`<fieldset class="stars"><legend>${say('1: rất không hài lòng, 5: rất hài lòng', '1: very bad, 5: very good')}</legend>${[1, 2, 3, 4, 5].map((n) => html`<label class="choice"><input type="radio" name="rating" value="${n}"><span>${n}</span></label>`)}</fieldset>${area('f-rating', say('Vì sao (không bắt buộc)', 'Why (optional)'))}`,
        say('Chấm điểm', 'Rate'),
      )}`
    : null
}
<h2>${say('Ai đã làm gì với tin này', 'Who did what with this report')}</h2>
<ul class="letters">${view.access.map(
    (one) =>
      html`<li><b>${say.of(accessWordsOf(one.act, one.ofIdentity))}</b><br><small>${timeWords(one.at, say.lang)}${one.role && roleWords[one.role] ? html` · ${say.of(roleWords[one.role] as never)}` : null}${one.purpose && purposeWords[one.purpose] ? html` · ${say.of(purposeWords[one.purpose] as never)}` : null}</small></li>`,
  )}</ul>
<p class="hint">${say('Lúc gửi, những người mở được là:', 'When sent, it could be opened by:')} ${(note?.holders ?? []).map((one) => `${one.name} (${one.post}, ${one.unit})`).join('; ')}</p>
<h2>${say('Bằng chứng đã nhận', 'Proof of receipt')}</h2>
${proof(say, view.receipt, vkey)}
<form method="post" action="/theo-doi/bien-nhan"><input type="hidden" name="lang" value="${say.lang}"><input type="hidden" name="code" value="${codeText(code)}"><button>${say('Tải tệp biên nhận', 'Download the receipt')}</button></form>
<p><a class="exit button" href="/thoat" rel="noreferrer">${say('Xong, rời trang này', 'Done, leave this page')}</a></p>`
}

type Form = (go: string, inside: Html, button: string, multipart?: boolean) => Html

function withdrawal(say: Say, form: Form, area: (id: string, label: string) => Html): Html {
  const ask = (name: string, words: string) =>
    html`<fieldset class="field"><legend>${words}</legend><label class="choice"><input type="radio" name="${name}" value="yes"><span>${say('Có', 'Yes')}</span></label><label class="choice"><input type="radio" name="${name}" value="no"><span>${say('Không', 'No')}</span></label></fieldset>`
  return html`<p>${say('Quý vị có thể rút bất cứ lúc nào trước khi có kết luận. Bị ép hay được cho tiền để rút thì xin cứ nói ở đây: vụ việc sẽ được xem xét tiếp, người ép không biết quý vị nói gì.', 'You may withdraw at any time before the conclusion. If you are pressed or paid to do so, say it here: the matter goes on, and who presses you does not learn what you said.')}</p>
${form(
  'withdrawal',
  html`${ask('threatened', say('Có ai đe dọa, ép quý vị rút không?', 'Did anyone threaten or press you?'))}${ask('paid', say('Có ai cho, hứa tiền hay lợi ích để quý vị rút không?', 'Did anyone give or promise you something?'))}${ask('ownWill', say('Đây có phải ý của chính quý vị không?', 'Is it your own will?'))}${area('f-withdrawal', say('Vì sao muốn rút (không bắt buộc)', 'Why (optional)'))}`,
  say('Ghi ý muốn rút', 'Record my wish'),
)}
<p class="hint">${say('Nếu đã ký đơn tố cáo, việc rút phải bằng', 'A signed denunciation is withdrawn by')} <a href="/mau-rut">${say('đơn có chữ ký (mẫu in sẵn)', 'a signed letter (form to print)')}</a>.</p>`
}

function clockLine(say: Say, clock: OpenedMailbox['view']['clocks'][number]): string {
  const due = clock.dueOn ? formatDate(clock.dueOn) : say('chưa xác định', 'not set')
  const provisional = clock.provisional ? say(' (tạm tính)', ' (provisional)') : ''
  if (clock.metOn)
    return say(
      `Đã làm ngày ${formatDate(clock.metOn)}; hạn ${due}${provisional}.`,
      `Done on ${formatDate(clock.metOn)}; due ${due}${provisional}.`,
    )
  return clock.late
    ? say(
        `Đã quá hạn ${due}. Việc chậm được báo lên cấp trên.`,
        `Overdue since ${due}. The delay goes to the superior.`,
      )
    : say(`Hạn: hết ngày ${due}${provisional}.`, `Due by the end of ${due}${provisional}.`)
}

function itemBody(say: Say, item: OpenedItem): Html {
  const title = itemWords[item.kind]
  const mine = item.direction === 'in'
  return html`<li class="${mine ? 'mine' : 'theirs'}"><small>${mine ? say('Quý vị', 'You') : say('Cơ quan', 'The office')} · ${timeWords(item.at, say.lang)}</small><h3>${title ? say.of(title) : item.kind}</h3>${
    mine
      ? html`<p class="hint">${say('Đã niêm phong cho người xử lý; ở đây không đọc lại được.', 'Sealed to those who handle it; it cannot be read here again.')}</p>`
      : letter(say, item)
  }</li>`
}

function letter(say: Say, item: OpenedItem): Html {
  const status = StatusLetter.safeParse(item.body)
  if (status.success)
    return html`<p><b>${status.data.title}</b></p>${status.data.lines.map((line) => html`<p>${line}</p>`)}`
  const { text } = (item.body ?? {}) as { text?: unknown }
  if (typeof text === 'string') return html`<p>${text}</p>`
  return html`<p class="hint">${say('Nội dung này mở được trên trang có JavaScript.', 'This can be opened on the page with JavaScript.')}</p>`
}

function tombstone(say: Say, { at, ground, symbol }: NonNullable<OpenedMailbox['view']['tombstone']>): Html {
  const words = removalGrounds[ground as keyof typeof removalGrounds] ?? ground
  return html`<p class="warning">${say('Nội dung tin đã bị hủy theo quyết định của hai cán bộ. Căn cứ:', 'The content was removed by decision of two officers. Ground:')} ${words}${symbol ? ` (${symbol})` : ''}. ${timeWords(at, say.lang)}. ${say('Tệp biên nhận của quý vị vẫn chứng minh được tin đã được nhận.', 'Your receipt still proves that it was taken in.')}</p>`
}

function proof(say: Say, text: string, vkey: string | null): Html {
  const receipt = parseReceipt(text)
  const checked = receipt && checkReceipt(receipt, { log: vkey ? parseVerifierKey(vkey) : undefined })
  if (!checked || 'fault' in checked)
    return html`<p class="warning">${say('Biên nhận không khớp với nhật ký công khai. Xin giữ tệp biên nhận và báo cho Mặt trận Tổ quốc, cơ quan kiểm toán hoặc báo chí.', 'The receipt does not fit the public log. Keep the file and tell the Front, the auditors or the press.')}</p>`
  if (!checked.proven)
    return html`<p>${say('Lời hứa có chữ ký: trong 15 phút kể từ', 'Signed promise: within 15 minutes of')} ${timeWords(checked.promised.time, say.lang)} ${say('việc nhận tin sẽ có trong nhật ký công khai.', 'the receipt will be in the public log.')}</p>`
  return html`<p class="good">${say(`Đã có trong nhật ký công khai, vị trí ${checked.proven.index + 1} trên ${checked.proven.size}, có chữ ký.`, `In the public log, entry ${checked.proven.index + 1} of ${checked.proven.size}, signed.`)} ${
    checked.proven.witnesses.length
      ? say(
          `Bên chứng kiến: ${checked.proven.witnesses.map((one) => one.name).join(', ')}.`,
          `Witnesses: ${checked.proven.witnesses.map((one) => one.name).join(', ')}.`,
        )
      : ''
  }</p><p><a href="/log">${say('Nhật ký công khai là gì, tự kiểm tra thế nào', 'What the public log is and how to check it yourself')}</a></p>`
}
