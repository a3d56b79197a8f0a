import { Button } from '@mantine/core'
import css from '../keys.module.css'

/** Shown once. Kept on paper, not on the telephone they stand in for. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className={css.stack}>
      <p>
        Chép hoặc in ra giấy, cất nơi an toàn. Mỗi mã dùng một lần, khi không có điện thoại hay khóa bảo mật. Danh sách
        này chỉ hiện một lần.
      </p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button onClick={onDone}>Tôi đã cất</Button>
        <Button variant="default" onClick={() => window.print()}>
          In
        </Button>
      </div>
    </div>
  )
}
