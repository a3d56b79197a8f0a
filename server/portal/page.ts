import { type Html, html } from './html.ts'

export type Page = { title: string; province: string; practice: boolean; body: Html }

/** The frame of every public page. No scripts; one style sheet. */
export function page({ title, province, practice, body }: Page): string {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/portal.css">
</head>
<body>
<a class="skip" href="#main">Đến nội dung chính</a>
${practice ? html`<p class="practice" role="note">Bản tập huấn: mọi số liệu, hồ sơ ở đây là giả định.</p>` : null}
<header><p class="house">${province}</p></header>
<main id="main">${body}</main>
<footer><p>Trang này không dùng cookie, không chạy mã lệnh trên máy của quý vị và không ghi lại địa chỉ mạng.</p></footer>
</body>
</html>`.html
}
