import { useEffect } from 'react'

/** Keys of the page that is open, for the help behind `?`: `[['J'], 'Chỗ cần xem tiếp theo']`. */
export type PageKey = readonly [keys: readonly string[], words: string]

let keys: readonly PageKey[] = []

export const pageKeysNow = () => keys

/** Names the shortcuts of a page while it is open. `list` must not be made anew on each rendering. */
export function usePageKeys(list: readonly PageKey[]) {
  useEffect(() => {
    keys = list
    return () => {
      keys = []
    }
  }, [list])
}
