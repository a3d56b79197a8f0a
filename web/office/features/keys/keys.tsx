import { lazy, Suspense } from 'react'
import { useAddress } from '#lib/address.ts'
import { Bones } from '#ui/bones.tsx'
import { Page } from '#ui/page.tsx'
import { Tabs } from '#ui/tabs.tsx'

const OwnKey = lazy(() => import('./own-key.tsx').then((file) => ({ default: file.OwnKey })))
const HouseKeys = lazy(() => import('./house-keys.tsx').then((file) => ({ default: file.HouseKeys })))
const RootPanel = lazy(() => import('./root.tsx').then((file) => ({ default: file.RootPanel })))
const RecoveryPanel = lazy(() => import('./recovery.tsx').then((file) => ({ default: file.RecoveryPanel })))

/** Everything about keys; each part is loaded when first opened. */
export function KeysPage() {
  const { filters, set } = useAddress()
  const panel = (Panel: typeof OwnKey) => () => (
    <Suspense fallback={<Bones />}>
      <Panel />
    </Suspense>
  )
  return (
    <Page
      title="Khóa niêm phong"
      lead="Tin phản ánh được niêm phong cho từng người bằng khóa của người ấy. Máy chủ không mở được, quản trị hệ thống cũng không."
    >
      <Tabs
        label="Khóa niêm phong"
        value={filters.tab}
        onChange={(tab) => set({ tab })}
        tabs={[
          { key: 'own', words: 'Khóa của tôi', panel: panel(OwnKey) },
          { key: 'house', words: 'Khóa của cơ quan', panel: panel(HouseKeys) },
          { key: 'root', words: 'Gốc tin cậy', panel: panel(RootPanel) },
          { key: 'recovery', words: 'Khôi phục', panel: panel(RecoveryPanel) },
        ]}
      />
    </Page>
  )
}
