import type { OkOf } from '@liem/domain/kernel/route'
import type { doSetup } from '@liem/domain/setup/contract'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useOpen } from '#lib/address.ts'
import { numberWords } from '#lib/format.ts'
import { places } from '../../places.ts'
import css from './setup.module.css'

/** The key's fingerprint to write down, and what to do next. */
export function SetupDone({ made }: { made: OkOf<typeof doSetup> }) {
  const open = useOpen()
  return (
    <div className={css.done}>
      <p role="status">
        Đã lập <b>{numberWords(made.units)}</b> cơ quan, đơn vị và các quản trị viên.
      </p>
      <section className={css.key} aria-labelledby="key">
        <h2 id="key">Dấu vân tay khóa ký của bản cài này</h2>
        <code>{made.keyFingerprint}</code>
        <p>
          Xin in hoặc chép ra giấy, cất cùng hồ sơ bàn giao. Sau này xem lại ở mục Tình trạng hệ thống: nếu khác đi,
          khóa đã bị thay.
        </p>
      </section>
      <h2>Việc tiếp theo</h2>
      <ol>
        <li>Đăng nhập bằng tài khoản quản trị viên vừa lập.</li>
        <li>Mở Cơ quan, đơn vị: so danh sách với thực tế của tỉnh, thêm đơn vị còn thiếu.</li>
        <li>Mở Cán bộ: nhập danh sách từ bảng tính, giao vai trò cho từng người.</li>
        <li>Mở Lịch nghỉ: đối chiếu các ngày với văn bản gốc, người thứ hai xác nhận.</li>
        <li>Sao chép thư mục dữ liệu ra nơi khác theo tài liệu vận hành; thử khôi phục một lần.</li>
      </ol>
      <div className={css.buttons}>
        <Button onClick={() => open(places.signIn, { replace: true })}>Đến trang đăng nhập</Button>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          In trang này
        </Button>
      </div>
    </div>
  )
}
