import type { Route as Contract } from '@liem/domain/kernel/route'
import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { readSearch } from '#lib/address.ts'
import { isRefused } from '#lib/refused.ts'
import { loadMe, meNow } from '../me.ts'
import { places } from '../places.ts'
import { Root, ScreenFailed, ScreenMissing, ScreenPending } from '../shell/root.tsx'

export const root = createRootRoute({ component: Root, notFoundComponent: ScreenMissing, errorComponent: ScreenFailed })

/** Frame around every screen of a signed-in officer. Without a session: to the sign-in page, which leads back here. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      const me = await loadMe()
      if (me.secondFactorPending)
        throw redirect({
          to: places.secondFactor,
          search: location.href === '/' ? {} : { back: location.href },
          replace: true,
        } as never)
      if (me.mustChangePassword) throw redirect({ to: places.changePassword })
    } catch (thrown) {
      if (!isRefused(thrown) || thrown.status !== 401) throw thrown
      throw redirect({
        to: places.signIn,
        search: location.href === '/' ? {} : { back: location.href },
        replace: true,
      } as never)
    }
  },
  component: lazyRouteComponent(() => import('../shell/shell.tsx'), 'Shell'),
  pendingComponent: ScreenPending,
  errorComponent: ScreenFailed,
  notFoundComponent: ScreenMissing,
})

/** Names of the components a module exports. */
type Screens<M> = { [K in keyof M]: M[K] extends FunctionComponent<Record<never, never>> ? K : never }[keyof M] & string

type ScreenOptions<M> = {
  /** `/tasks`, `/tasks/$id` */
  path: string
  load: () => Promise<M>
  /** Exported component of the loaded file. */
  name: Screens<M>
  /** Contract routes whose filters this screen keeps in its address. */
  filters?: readonly Contract[]
  /** Filters of the screen's own (tab, view). */
  extra?: readonly string[]
  /** Permission to open it; without it the page looks as if it did not exist. */
  needs?: string
}

/** One screen inside the shell, loaded when first opened. */
export function screen<M extends Record<string, unknown>>({
  path,
  load,
  name,
  filters = [],
  extra = [],
  needs,
}: ScreenOptions<M>) {
  return createRoute({
    getParentRoute: () => shell,
    path,
    validateSearch: (raw: Record<string, unknown>) =>
      Object.assign(
        {},
        ...filters.map((one) => readSearch(one.query, raw)),
        readSearch(undefined, raw, extra),
      ) as Record<string, string>,
    component: lazyRouteComponent(load as () => Promise<Record<string, FunctionComponent>>, name),
    beforeLoad: () => {
      if (needs && !meNow()?.permissions.includes(needs)) throw redirect({ to: '/missing', replace: true } as never)
    },
  })
}
