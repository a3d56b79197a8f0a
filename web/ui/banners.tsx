import { IconFlask, IconWifiOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useWords } from '#lib/words/language.ts'
import css from './banners.module.css'

/** Reminds that this copy holds made-up data. */
export function PracticeBanner() {
  const w = useWords()
  return (
    <aside className={`${css.banner} ${css.practice}`}>
      <IconFlask size={18} aria-hidden />
      {w.practice}
    </aside>
  )
}

const subscribe = (watcher: () => void) => {
  window.addEventListener('online', watcher)
  window.addEventListener('offline', watcher)
  return () => {
    window.removeEventListener('online', watcher)
    window.removeEventListener('offline', watcher)
  }
}

/** Says that the network is gone and that nothing typed is lost. */
export function OfflineBanner() {
  const w = useWords()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <div className={`${css.banner} ${css.offline}`}>
          <IconWifiOff size={18} aria-hidden />
          {w.error.offline}
        </div>
      )}
    </div>
  )
}
