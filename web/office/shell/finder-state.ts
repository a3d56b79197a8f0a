import { useSyncExternalStore } from 'react'

let opened = false
const watchers = new Set<() => void>()
const put = (now: boolean) => {
  opened = now
  for (const watcher of watchers) watcher()
}

/** Opens the quick search from anywhere. */
export const openFinder = () => put(true)
export const closeFinder = () => put(false)

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
export const useFinderOpened = (): boolean => useSyncExternalStore(subscribe, () => opened)
