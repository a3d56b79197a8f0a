import {
  concernNames,
  concerns,
  conducts,
  conductsOf,
  fieldNames,
  fields,
  kindNames,
  kinds,
} from '@liem/domain/petitions/fields'
import {
  type FormField,
  identityModes,
  longest,
  MOST_FILES,
  type StepName,
  type TextField,
} from '@liem/domain/petitions/form'
import { hints, identityWords, labels, titles } from '@liem/domain/petitions/form-words'
import type { UnitHit } from '@liem/domain/petitions/portal.contract'
import type { Chosen } from '#modules/petitions/intake'
import { type Html, html } from './html.ts'
import { type Flow, hidden } from './report-state.ts'

export type StepPage = {
  flow: Flow
  step: StepName
  /** The steps of this report, for “step 3 of 9”. */
  steps: readonly StepName[]
  faults: Readonly<Partial<Record<FormField | 'typed' | 'website', string>>>
  /** A sentence above the page: what just happened. */
  notice?: string | null
  office?: UnitHit | null
  hits?: readonly UnitHit[] | null
  chosen?: Chosen | null
  hasCustodians?: boolean
  identityAllowed?: boolean
}

/** One page of the form: a question, its faults, what was answered before in hidden fields. */
export function stepBody(page: StepPage): Html {
  const { flow, step, steps, faults, notice } = page
  const { say } = flow
  const at = steps.indexOf(step) + 1
  const told = Object.entries(faults)
  const isSending = step === 'code'
  const mayGoOn = step !== 'holders' || page.chosen?.gate != null
  return html`<div${{ html: step === 'kind' ? ' data-portal="report"' : '' }} data-identity-allowed="${String(page.identityAllowed ?? true)}">
<p class="progress">${say(`Bước ${at} / ${steps.length}`, `Step ${at} of ${steps.length}`)}</p>
<h1>${say.of(titles[step])}</h1>
${notice ? html`<p class="warning" role="alert">${notice}</p>` : null}
${
  told.length
    ? html`<div class="warning" role="alert" id="faults"><b>${say('Xin xem lại:', 'Please look again:')}</b><ul>${told.map(
        ([field, words]) => html`<li><a href="#f-${field}">${words}</a></li>`,
      )}</ul></div>`
    : null
}
${step === 'kind' ? safety(flow) : null}
<form method="post" action="/gui" class="report" novalidate${{ html: step === 'evidence' ? ' enctype="multipart/form-data"' : '' }} autocomplete="off">
${hidden(flow, step)}
${bodies[step](page)}
<p class="trap" aria-hidden="true"><label>${say('Xin để trống ô này', 'Leave this empty')} <input name="website" tabindex="-1" autocomplete="off"></label></p>
<div class="send">
${mayGoOn ? html`<button class="button big" name="go" value="${isSending ? 'send' : 'next'}">${isSending ? say('Gửi tin', 'Send the report') : say('Tiếp tục', 'Continue')}</button>` : null}
${at > 1 ? html`<button class="button" name="go" value="back">${say('Quay lại', 'Back')}</button>` : null}
</div>
</form></div>`
}

/** Said before anything is typed. */
function safety({ say }: Flow): Html {
  return html`<div class="note"><p><b>${say('Trước khi gõ', 'Before you type')}</b></p><ul>
<li>${say('Đừng dùng máy, điện thoại hay mạng của cơ quan mà quý vị nói đến.', 'Do not use a computer, telephone or network of the office you report.')}</li>
<li>${say('Có người bên cạnh thì bấm “Thoát nhanh” ở đầu trang. Xong việc, xóa lịch sử trình duyệt.', 'If somebody comes, press “Quick exit” at the top. When done, clear the browser’s history.')}</li>
<li>${say('Muốn kín hơn nữa, mở trang này bằng trình duyệt Tor.', 'For more safety open this page in Tor Browser.')}</li></ul></div>
<details><summary>${say('Máy chủ thấy gì và không thấy gì', 'What the server can and cannot see')}</summary>
<p>${say(
    'Lời kể, tệp và tên của quý vị được niêm phong cho đúng những người có tên ở bước cuối; người quản trị máy chủ không mở được. Phần để trần là: loại việc, cơ quan, lĩnh vực, liên quan đến ai, ngày gửi.',
    'Your words, files and name are sealed to exactly the people named at the end; the administrator cannot open them. In clear: kind, office, field, whom it concerns, the day.',
  )}</p>
<p>${say(
    'Quý vị đang dùng trang không có JavaScript: việc niêm phong làm trong bộ nhớ của máy chủ ngay khi nhận, không ghi ra đĩa. Ai thay được chương trình đang chạy thì đọc được lời gửi sau lúc ấy. Bật JavaScript thì niêm phong ngay trên máy của quý vị.',
    'Without JavaScript the sealing is done in the server’s memory on arrival and nothing plain is written to disk; who changes the running program could read what arrives after that. With JavaScript it is sealed on your own device.',
  )}</p></details>`
}

const bodies: Readonly<Record<StepName, (page: StepPage) => Html>> = {
  kind: (page) =>
    radios(
      page,
      'kind',
      kindNames.map((name) => ({ name, words: page.flow.say.of(kinds[name]) })),
    ),
  office: officeBody,
  concern: (page) =>
    html`${radios(
      page,
      'concern',
      concernNames.map((name) => ({ name, words: page.flow.say.of(concerns[name]) })),
    )}
<p class="hint">${page.flow.say('Tin về người đứng đầu, hoặc khi không chắc, được gửi thẳng lên cấp trên của cơ quan ấy. Không ai thuộc cơ quan ấy mở được.', 'A report about the head, or when you are not sure, goes straight to the level above. Nobody who belongs to that office can open it.')}</p>
${text(page, 'persons', 2)}`,
  what: whatBody,
  when: (page) => html`${text(page, 'when')}${text(page, 'where')}${text(page, 'dossier')}`,
  evidence: evidenceBody,
  identity: identityBody,
  reach: (
    page,
  ) => html`<p>${page.flow.say('Không bắt buộc. Lúc nào cũng theo dõi và trao đổi được bằng mã biên nhận.', 'Optional. You can always follow and exchange messages with the receipt code.')}</p>
${text(page, 'phone', 1, 'tel')}${text(page, 'email', 1, 'email')}${text(page, 'reachWhen')}`,
  holders: holdersBody,
  code: codeBody,
}

const hint = (flow: Flow, field: FormField) => {
  const said = hints[field]
  return said ? html`<p class="hint" id="f-${field}-hint">${flow.say.of(said)}</p>` : null
}
const fault = ({ faults }: StepPage, field: keyof StepPage['faults']) =>
  faults[field] ? html`<p class="fault" id="f-${field}-fault">${faults[field]}</p>` : null

function text(page: StepPage, field: TextField, rows = 1, type = 'text'): Html {
  const { flow } = page
  const value = flow.answers[field] ?? ''
  const about = html`aria-describedby="f-${field}-hint f-${field}-fault"${{ html: page.faults[field] ? ' aria-invalid="true"' : '' }}`
  return html`<div class="field"><label for="f-${field}">${flow.say.of(labels[field])}</label>${hint(flow, field)}
${
  rows > 1
    ? html`<textarea id="f-${field}" name="${field}" rows="${rows}" autocomplete="off" ${about}>
${value}</textarea>`
    : html`<input id="f-${field}" name="${field}" type="${type}" maxlength="${longest[field]}" value="${value}" autocomplete="off" ${about}>`
}
${fault(page, field)}</div>`
}

type Choice = { name: string; words: string; hint?: string }

function radios(page: StepPage, field: 'kind' | 'concern' | 'identity', choices: readonly Choice[]): Html {
  const { flow } = page
  return html`<fieldset class="field" id="f-${field}"><legend class="hide">${flow.say.of(labels[field])}</legend>${choices.map(
    ({ name, words, hint }) =>
      html`<label class="choice"><input type="radio" name="${field}" value="${name}"${checked(flow.answers[field] === name)}><span>${words}${hint ? html`<small>${hint}</small>` : null}</span></label>`,
  )}${fault(page, field)}</fieldset>`
}

const checked = (is: boolean) => ({ html: is ? ' checked' : '' })

function officeBody(page: StepPage): Html {
  const { flow, office, hits } = page
  const { say } = flow
  const shown = [...(office ? [office] : []), ...(hits ?? []).filter((hit) => hit.id !== office?.id)]
  return html`<div class="field"><label for="f-office">${say('Tìm cơ quan', 'Find the office')}</label>
<p class="hint">${say('Gõ tên xã, phường, sở, ban…; không cần dấu. Rồi bấm Tìm và chọn.', 'Type a name; accents do not matter. Then press Find and choose.')}</p>
<div class="row"><input id="f-office" name="q" type="search" value="${flow.q}" maxlength="200" autocomplete="off" enterkeyhint="search"><button name="go" value="find">${say('Tìm', 'Find')}</button></div>
${fault(page, 'office')}</div>
${
  shown.length
    ? html`<fieldset class="field"><legend>${say('Chọn một cơ quan', 'Choose one')}</legend>${shown.map(
        (hit) =>
          html`<label class="choice"><input type="radio" name="office" value="${hit.id}"${checked(hit.id === office?.id || shown.length === 1)}><span>${hit.name}${hit.parent ? html`<small>${hit.parent}</small>` : null}</span></label>`,
      )}<label class="choice"><input type="radio" name="office" value=""><span>${say('Không có trong danh sách này', 'None of these')}</span></label></fieldset>`
    : hits
      ? html`<p role="status">${say('Không tìm thấy. Thử ít chữ hơn, hoặc ghi tên vào ô dưới.', 'Nothing found. Try fewer words, or write the name below.')}</p>`
      : null
}
${text(page, 'officeWords')}`
}

function whatBody(page: StepPage): Html {
  const { flow } = page
  const { say, answers } = flow
  const kind = kindNames.find((one) => one === answers.kind) ?? 'harassment'
  return html`<div class="field"><label for="f-field">${say.of(labels.field)}</label><select id="f-field" name="field"><option value="">${say('Chọn lĩnh vực', 'Choose a field')}</option>${fieldNames.map(
    (name) =>
      html`<option value="${name}"${{ html: answers.field === name ? ' selected' : '' }}>${say.of(fields[name])}</option>`,
  )}</select>${fault(page, 'field')}</div>
<fieldset class="field" id="f-conduct"><legend>${say.of(labels.conduct)}</legend>${conductsOf[kind].map(
    (name) =>
      html`<label class="choice"><input type="checkbox" name="conduct" value="${name}"${checked(answers.conduct?.includes(name) ?? false)}><span>${say.of(conducts[name])}</span></label>`,
  )}${fault(page, 'conduct')}</fieldset>
${text(page, 'text', 9)}`
}

function evidenceBody(page: StepPage): Html {
  const { flow } = page
  const { say, answers, fileNames } = flow
  const files = answers.files ?? []
  return html`${text(page, 'evidenceWords', 3)}
${
  files.length
    ? html`<p>${say('Đã niêm phong và chờ gửi:', 'Sealed and waiting:')}</p><ul class="files">${files.map(
        (id) =>
          html`<li>${fileNames.get(id) || say('Tệp', 'File')} <button class="plain" name="go" value="drop:${id}">${say('Bỏ', 'Remove')}</button></li>`,
      )}</ul>`
    : null
}
<div class="field"><label for="f-files">${say.of(labels.files)}</label>
<p class="hint">${say(
    `Không bắt buộc. Nhiều nhất ${MOST_FILES} tệp, mỗi tệp đến 100 MB: ảnh, ghi âm, video, giấy tờ. Tệp được niêm phong ngay trong lúc nhận. Ảnh và tài liệu có thể chứa tên máy, nơi chụp.`,
    `Optional. Up to ${MOST_FILES} files of 100 MB each. They are sealed while they arrive. Pictures and documents may hold device names or places.`,
  )}</p>
<input id="f-files" name="file" type="file" multiple>${fault(page, 'files')}
<p><button name="go" value="attach">${say('Tải tệp lên, rồi chọn thêm', 'Upload, then choose more')}</button></p></div>`
}

function identityBody(page: StepPage): Html {
  const { flow, hasCustodians } = page
  const { say } = flow
  const modes = identityModes.filter((mode) => mode !== 'sealed' || hasCustodians)
  const choices = modes.map((name) => ({
    name,
    words: say.of(identityWords[name].words),
    hint: say.of(identityWords[name].hint),
  }))
  return html`${radios(page, 'identity', choices)}
<p>${say('Chỉ khi nêu tên:', 'Only if you give your name:')}</p>${text(page, 'name')}${text(page, 'address')}
<p class="hint">${say(
    'Tin gửi qua trang này, dù nêu tên, tự nó chưa phải là đơn tố cáo theo Luật Tố cáo. Nó có thể dẫn đến thanh tra, kiểm tra, được chuyển cơ quan có thẩm quyền, hoặc quý vị được mời ký đơn.',
    'A report sent here, even with a name, is not yet a denunciation under the law. It can lead to an inspection, be passed on, or you may be invited to sign.',
  )}</p>`
}

function holdersBody({ flow, chosen, identityAllowed }: StepPage): Html {
  const { say, struck } = flow
  const list = chosen?.gate
    ? html`<p>${say('Chỉ những người sau đây mở được tin của quý vị:', 'Only these people will be able to open your report:')} <b>${chosen.gate.name}</b></p>
<ul class="people">${chosen.officers.map(
        (officer) =>
          html`<li><label class="choice"><input type="checkbox" name="struck" value="${officer.officer}:${officer.name}"><span><b>${officer.name}</b><small>${officer.post}, ${officer.unit}</small><small>${say('Gạch tên: không cho người này mở', 'Strike out')}</small></span></label></li>`,
      )}</ul>
${flow.answers.identity === 'sealed' ? html`<p>${say('Tên của quý vị được niêm phong riêng cho:', 'Your name is sealed apart to:')} ${chosen.custodians.map((one) => `${one.name} (${one.post}, ${one.unit})`).join('; ')}</p>` : null}
${chosen.recovery.length ? html`<p class="hint">${say('Khóa dự phòng chia cho nhiều lãnh đạo cấp trên', 'A spare key is split among several leaders of')} (${chosen.recovery.map((one) => `${one.unitName}: ${say('cần', 'needs')} ${one.certificate.said.k}/${one.certificate.said.n} ${say('tờ', 'sheets')}`).join(', ')}); ${say('mỗi lần dùng quý vị thấy được.', 'every use of it is shown to you.')}</p>` : null}`
    : html`<p class="warning">${say('Không còn đủ hai người độc lập trong hệ thống này để nhận tin, nên tin không gửi được ở đây.', 'There are not two independent people left here to take this report, so it cannot be sent here.')}</p>
<p>${say('Xin gửi đến:', 'Please send it to:')} <b>${chosen?.choice.outside ?? say('Thanh tra Chính phủ, hoặc Ban Nội chính Trung ương', 'the Government Inspectorate')}</b>. <a href="/duong-day-nong">${say('Địa chỉ, đường dây nóng', 'Addresses and hotlines')}</a></p>`
  const invited =
    identityAllowed === false
      ? html`<p class="note">${say(
          'Trên mạng này pháp luật không cho lưu danh tính người phản ánh, nên không có bước nêu tên. Muốn nêu tên, mời quý vị đến nơi tiếp công dân cùng với mã biên nhận; chỉ số và ngày của tờ giấy được ghi ở đây.',
          'On this network the law does not let us keep your identity, so there is no step for your name. To give it, please come in person with the receipt code.',
        )} <a href="/duong-day-nong">${say('Địa chỉ, giờ tiếp', 'Addresses and hours')}</a></p>`
      : null
  return html`${list}${invited}
${
  struck.length
    ? html`<p>${say('Đã gạch tên (bỏ dấu chọn để cho lại):', 'Struck out (untick to allow again):')}</p><ul class="people struck">${struck.map(
        ({ officer, name }) =>
          html`<li><label class="choice"><input type="checkbox" name="struck" value="${officer}:${name}" checked><span>${name}</span></label></li>`,
      )}</ul>`
    : null
}
<p class="hint">${say('Gạch tên ai thì người đó vĩnh viễn không được biết vụ việc này. Còn dưới hai người, tin được chuyển lên cấp trên nữa.', 'Who is struck out is kept from this matter for good. With fewer than two left it goes one level higher.')}</p>
<button name="go" value="strike">${say('Cập nhật danh sách', 'Update the list')}</button>`
}

function codeBody(page: StepPage): Html {
  const { flow } = page
  const { say, code } = flow
  return html`<p>${say(
    'Có mã này mới đọc được trả lời. Không ai cấp lại được, kể cả quản trị hệ thống. Xin ghi cả 11 chữ ra giấy trước khi bấm Gửi, cất nơi chỉ mình biết. Đừng chụp màn hình, đừng gửi cho ai.',
    'Only with this code can you read the answer. Nobody can give it again. Write all 11 words on paper before you press Send and keep them where only you know. No screenshot, no message.',
  )}</p>
<ol class="code" translate="no" lang="vi">${code.words.map((word) => html`<li>${word}</li>`)}</ol>
<p class="hint">${say('Gõ lại không cần dấu cũng được.', 'Accents do not matter when you type it later.')}</p>
<div class="field"><label for="f-typed">${say('Để chắc đã ghi đúng: gõ lại chữ số 3 và chữ số 8 (không bắt buộc)', 'To be sure: type word 3 and word 8 (optional)')}</label>
<input id="f-typed" name="typed" maxlength="60" autocomplete="off" autocapitalize="none" spellcheck="false">${fault(page, 'typed')}${fault(page, 'website')}</div>
<p>${say('Bấm “Gửi tin” hai lần, hoặc tải lại trang, vẫn chỉ là một tin.', 'Pressing Send twice, or reloading, still sends one report.')}</p>`
}
