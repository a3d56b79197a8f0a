import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readSearch } from '#lib/address.ts'
import { root } from './screen.tsx'

/** Pages outside the shell. */
export const sessionRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (raw: Record<string, unknown>) => readSearch(undefined, raw, ['back']),
    component: lazyRouteComponent(() => import('../features/session/sign-in.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/second-factor',
    validateSearch: (raw: Record<string, unknown>) => readSearch(undefined, raw, ['back']),
    component: lazyRouteComponent(() => import('../features/session/second-factor.tsx'), 'SecondFactor'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/change-password',
    component: lazyRouteComponent(() => import('../features/session/must-change-password.tsx'), 'MustChangePassword'),
  }),
]
