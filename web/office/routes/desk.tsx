import { screen } from './screen.tsx'

export const deskRoutes = [
  screen({
    path: '/desk',
    load: () => import('../features/desk/desk.tsx'),
    name: 'DeskPage',
    needs: 'petitions.register',
  }),
]
