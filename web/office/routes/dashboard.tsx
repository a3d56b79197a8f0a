import { readDashboard } from '@liem/domain/tasks/figures.contract'
import { screen } from './screen.tsx'

export const dashboardRoutes = [
  screen({
    path: '/dashboard',
    load: () => import('../features/dashboard/dashboard.tsx'),
    name: 'Dashboard',
    filters: [readDashboard],
    needs: 'dashboard.read',
  }),
]
