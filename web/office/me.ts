import { type Me, readMe } from '@liem/domain/sessions/contract'
import { keyOf, queryClient, question, useAsk } from '#lib/query.ts'

/** Asks who is signed in, once; refuses with `session.missing` when nobody is. */
export const loadMe = (): Promise<Me> => queryClient.ensureQueryData({ ...question(readMe, {}), staleTime: 300_000 })

/** Who is signed in as far as known; for code outside React. */
export const meNow = (): Me | undefined => queryClient.getQueryData<Me>(keyOf(readMe, {}))

export const setMe = (me: Me) => queryClient.setQueryData(keyOf(readMe, {}), me)

/** The officer at work. Only below the shell, where it is always known. */
export function useMe(): Me {
  const { data } = useAsk(readMe, {}, { staleMs: 300_000 })
  const me = data ?? meNow()
  if (!me) throw new Error('useMe outside the shell')
  return me
}

/** May this officer do it? Records say more exactly through their `can`. */
export const useMay = (permission: string): boolean => useMe().permissions.includes(permission)
