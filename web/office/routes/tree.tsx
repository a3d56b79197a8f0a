/*
 * How a screen comes in:
 * 1. web/office/features/<module>/<screen>.tsx exports one component, e.g. `export function TaskList()`.
 * 2. web/office/routes/<module>.tsx lists the module's screens with `screen({ path, load, name, filters, needs })`.
 * 3. Here: one import and one spread. The address goes into places.ts, a section of the menu into shell/sections.ts.
 * Screens read filters with `useAddress(route)`, parameters with `usePlace('id')`, answers with `useAsk` / `useList`, act with `useStep` / `useForm`.
 */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from '#lib/address.ts'
import { accountRoutes } from './account.tsx'
import { adminRoutes, setupRoutes } from './admin.tsx'
import { dashboardRoutes } from './dashboard.tsx'
import { deskRoutes } from './desk.tsx'
import { directiveRoutes } from './directives.tsx'
import { homeRoutes } from './home.tsx'
import { keyRoutes } from './keys.tsx'
import { petitionRoutes } from './petitions.tsx'
import { publicityRoutes } from './publicity.tsx'
import { root, screen, shell } from './screen.tsx'
import { sessionRoutes } from './session.tsx'
import { taskRoutes } from './tasks.tsx'
import { unitRoutes } from './units.tsx'

const kit = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/_kit',
        component: lazyRouteComponent(() => import('../kit/kit.tsx'), 'Kit'),
      }),
    ]
  : []

const tree = root.addChildren([
  shell.addChildren([
    ...homeRoutes,
    ...accountRoutes,
    ...keyRoutes,
    ...directiveRoutes,
    ...taskRoutes,
    ...deskRoutes,
    ...petitionRoutes,
    ...dashboardRoutes,
    ...unitRoutes,
    ...publicityRoutes,
    ...adminRoutes,
    screen({ path: '/$', load: () => import('../shell/missing.tsx'), name: 'Missing' }),
  ]),
  ...sessionRoutes,
  ...setupRoutes,
  ...kit,
])

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
})
