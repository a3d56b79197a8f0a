import { useSyncExternalStore } from 'react'
import { en } from './en.ts'
import { vi, type Words } from './vi.ts'

export type Language = 'vi' | 'en'

const kept = 'liem.language'
const watchers = new Set<() => void>()

function first(): Language {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}
let language: Language = typeof localStorage === 'undefined' ? 'vi' : first()

/** Switches the interface at once and remembers it on this device. */
export function setLanguage(next: Language) {
  if (next === language) return
  language = next
  document.documentElement.lang = next
  try {
    localStorage.setItem(kept, next)
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page closes.
  }
  for (const watcher of watchers) watcher()
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => language)

/** Words of the shell and the kit. */
export const useWords = (): Words => (useLanguage() === 'en' ? en : vi)

/** The same outside React. */
export const wordsNow = (): Words => (language === 'en' ? en : vi)

/**
 * Words of one feature: `const words = { vi: {...}, en: {...} }`, then `const w = useWordsOf(words)`.
 * English may leave entries out; Vietnamese then shows.
 */
export function useWordsOf<W extends object>(catalogue: { vi: W; en?: Partial<W> }): W {
  return useLanguage() === 'en' ? { ...catalogue.vi, ...catalogue.en } : catalogue.vi
}
