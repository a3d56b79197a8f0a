import { createContext, useContext, useEffect, useState } from 'react'

/** A dialog opened above another one says so, so that Esc closes only the upper one. */
export const CoveredContext = createContext<((change: 1 | -1) => void) | null>(null)

/** Whether another dialog lies above this one; `cover` goes to the context of what is inside. */
export function useCovered(): { isCovered: boolean; cover: (change: 1 | -1) => void } {
  const below = useContext(CoveredContext)
  const [count, setCount] = useState(0)
  const [cover] = useState(() => (change: 1 | -1) => setCount((now) => now + change))
  useEffect(() => {
    below?.(1)
    return () => below?.(-1)
  }, [below])
  return { isCovered: count > 0, cover }
}
