import type { CallRefused } from './refused.ts'

export type Toast = {
  id: number
  kind: 'done' | 'refused' | 'info'
  words: string
  undo?: () => void
  incident?: string
}

let shown: readonly Toast[] = []
let last = 0
const watchers = new Set<() => void>()
const tell = () => {
  for (const watcher of watchers) watcher()
}

function show(toast: Omit<Toast, 'id'>): number {
  last += 1
  shown = [...shown.slice(-3), { ...toast, id: last }]
  tell()
  return last
}

/** Short words at the edge of the screen. `undo` adds a button “Hoàn tác”. */
export const toast = {
  done: (words: string, undo?: () => void) => show({ kind: 'done', words, undo }),
  info: (words: string) => show({ kind: 'info', words }),
  refused: (refused: CallRefused) => show({ kind: 'refused', words: refused.words, incident: refused.incident }),
  close(id: number) {
    shown = shown.filter((one) => one.id !== id)
    tell()
  },
}

/** Store face for `useSyncExternalStore`. */
export const toasts = {
  subscribe(watcher: () => void) {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  },
  read: () => shown,
}
