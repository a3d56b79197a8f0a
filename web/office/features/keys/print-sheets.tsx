import { createPortal } from 'react-dom'
import { dayWords } from '#lib/format.ts'
import { Qr } from '#ui/qr.tsx'
import css from './print-sheets.module.css'
import type { Sheets } from './sheets.ts'

/** One sheet a page, seen only by the printer: `window.print()` while it stands on the page. */
export function PrintSheets({ made, unit, today }: { made: Sheets; unit: string; today: string }) {
  return createPortal(
    <div className={css.print} data-print-only>
      {made.sheets.map((sheet) => (
        <section key={sheet.index} className={css.page}>
          <header>
            <p className={css.unit}>{unit}</p>
            <h1>Khóa khôi phục — tờ {sheet.index}</h1>
            <p>
              Bộ <b>{made.set}</b> · tờ {sheet.index} trong {made.n} tờ · cần {made.k} tờ · lập ngày {dayWords(today)}
            </p>
          </header>
          <div className={css.body}>
            <pre className={css.rows}>{sheet.text}</pre>
            <Qr text={sheet.text.replaceAll(' ', '').replaceAll('\n', '')} label="" size="42mm" />
          </div>
          <footer>
            <p>
              Giữ tờ này trong phong bì dán kín, có ký niêm phong, ở nơi khóa riêng. Một mình tờ này không mở được gì.
              Không chụp ảnh, không sao chép, không để chung với tờ khác của bộ {made.set}.
            </p>
            <p>Chỉ đưa ra khi lãnh đạo có văn bản yêu cầu khôi phục một vụ việc cụ thể, có người thứ hai xác nhận.</p>
            <p className={css.hand}>Người giữ: ………………………………………… Ngày nhận: ……/……/………… Ký: ……………………</p>
          </footer>
        </section>
      ))}
    </div>,
    document.body,
  )
}
