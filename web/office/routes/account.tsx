import { screen } from './screen.tsx'

export const accountRoutes = [
  screen({ path: '/account', load: () => import('../features/account/account.tsx'), name: 'Account' }),
]
