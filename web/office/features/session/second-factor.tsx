import { signOut } from '@liem/domain/sessions/contract'
import { useSearch } from '@tanstack/react-router'
import { useOpen } from '#lib/address.ts'
import { queryClient, useStep } from '#lib/query.ts'
import { loadMe } from '../../me.ts'
import { places } from '../../places.ts'
import { ShowSecondFactor } from '../keys/second-factor/show.tsx'
import { Door } from './door.tsx'
import { safeBack } from './safe-back.ts'
import css from './session.module.css'

/** The second step of signing in. */
export function SecondFactor() {
  const open = useOpen()
  const { back } = useSearch({ strict: false }) as { back?: string }
  const leave = useStep(signOut, { invalidates: [], onDone: () => window.location.assign(places.signIn) })
  return (
    <Door title="Yếu tố thứ hai" lead="Mật khẩu đã đúng. Còn một bước để đăng nhập xong.">
      <ShowSecondFactor
        onDone={() => {
          queryClient.clear()
          void loadMe().then((me) =>
            open(me.mustChangePassword ? places.changePassword : safeBack(back), { replace: true }),
          )
        }}
      />
      <p className={css.help}>
        Mất điện thoại và mã dự phòng? Xin báo quản trị hệ thống: quản trị đề nghị, một người thứ hai xác nhận gỡ.{' '}
        <button type="button" className={css.leave} onClick={() => leave.mutate({})}>
          Đăng nhập bằng tài khoản khác
        </button>
      </p>
    </Door>
  )
}
