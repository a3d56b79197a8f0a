import { type Html, html } from './html.ts'
import { type Say, sayIn } from './say.ts'

export type Page = {
  title: string
  province: string
  practice: boolean
  body: Html
  /** Pages for who reports: their language, and a way out that shows another page at once. */
  say?: Say
  isReporting?: boolean
  /** What JavaScript adds here: tags for the head. */
  scripts?: Html | null
  /** Address of this page in the other language. */
  otherLang?: string
}

const vietnamese = sayIn('vi')

/** The frame of every public page; complete without scripts. */
export function page({
  title,
  province,
  practice,
  body,
  say = vietnamese,
  isReporting,
  scripts,
  otherLang,
}: Page): string {
  return html`<!doctype html>
<html lang="${say.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${isReporting ? html`<meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no">` : null}
<title>${title}</title>
<link rel="stylesheet" href="/portal.css">
${scripts}
</head>
<body>
<a class="skip" href="#main">${say('Đến nội dung chính', 'Skip to the content')}</a>
${practice ? html`<p class="practice" role="note">${say('Bản tập huấn: mọi số liệu, hồ sơ ở đây là giả định.', 'Practice copy: everything here is made up.')}</p>` : null}
<header><p class="house"><a href="/${say.query}">${province || 'Liêm'}</a></p>
${otherLang ? html`<a class="lang" href="${otherLang}" hreflang="${say('en', 'vi')}" lang="${say('en', 'vi')}">${say('English', 'Tiếng Việt')}</a>` : null}
${isReporting ? html`<a class="exit" data-exit href="/thoat" rel="noreferrer">${say('Thoát nhanh', 'Quick exit')}</a>` : null}</header>
<main id="main">${body}</main>
<footer><p>${say(
    'Trang này không dùng cookie và không ghi lại địa chỉ mạng. Mọi việc đều làm được khi tắt JavaScript.',
    'This site sets no cookies and keeps no network addresses. Everything works with JavaScript switched off.',
  )}</p></footer>
</body>
</html>`.html
}
