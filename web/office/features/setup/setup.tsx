import type { OkOf } from '@liem/domain/kernel/route'
import { type doSetup, readSetup } from '@liem/domain/setup/contract'
import { useState } from 'react'
import { keyOf, queryClient, useAsk } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Link } from '#ui/link.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { places } from '../../places.ts'
import { SetupDone } from './done.tsx'
import { SetupFrame } from './frame.tsx'
import { type Offer, SetupSteps } from './steps.tsx'

/** First run of a real installation: province, departments, administrators; opened by the code on the server's screen. */
export function Setup() {
  const asked = useAsk(readSetup, {}, { staleMs: Number.POSITIVE_INFINITY })
  const [made, setMade] = useState<OkOf<typeof doSetup> | null>(null)
  const finish = (answer: OkOf<typeof doSetup>) => {
    setMade(answer)
    // Otherwise the sign-in page, which asks the same, would lead straight back here.
    queryClient.setQueryData<Offer>(keyOf(readSetup, {}), (offer) => offer && { ...offer, done: true })
  }
  if (made)
    return (
      <SetupFrame title="Đã thiết lập xong">
        <SetupDone made={made} />
      </SetupFrame>
    )
  return (
    <SetupFrame
      title="Thiết lập lần đầu"
      lead="Làm một lần, khoảng năm phút. Xong bước này, hệ thống có đủ cơ quan, xã, phường của tỉnh để bắt đầu làm việc."
    >
      {asked.error && <QuietError error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && <Bones rows={6} />}
      {asked.data?.done && (
        <p>
          Hệ thống này đã thiết lập rồi. <Link to={places.signIn}>Đến trang đăng nhập</Link>
        </p>
      )}
      {asked.data && !asked.data.done && <SetupSteps offer={asked.data} onDone={finish} />}
    </SetupFrame>
  )
}
