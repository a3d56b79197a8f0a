import { listJournal } from '@liem/domain/audit/contract'
import { readCalendar } from '@liem/domain/calendar/contract'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root, screen } from './screen.tsx'

export const adminRoutes = [
  screen({ path: '/admin', load: () => import('../features/admin/admin.tsx'), name: 'Admin' }),
  screen({
    path: '/admin/calendar',
    load: () => import('../features/admin/calendar.tsx'),
    name: 'Calendar',
    filters: [readCalendar],
  }),
  screen({ path: '/admin/law-values', load: () => import('../features/admin/law-values.tsx'), name: 'LawValues' }),
  screen({
    path: '/admin/system',
    load: () => import('../features/admin/system.tsx'),
    name: 'System',
    needs: 'system.read',
  }),
  screen({
    path: '/journal',
    load: () => import('../features/journal/journal.tsx'),
    name: 'Journal',
    filters: [listJournal],
    needs: 'journal.read',
  }),
  screen({ path: '/notices', load: () => import('../features/notices/notices.tsx'), name: 'Notices' }),
]

/** Outside the shell: before it is done nobody can sign in. */
export const setupRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('../features/setup/setup.tsx'), 'Setup'),
  }),
]
