import { screen } from './screen.tsx'

export const keyRoutes = [
  screen({
    path: '/keys',
    load: () => import('../features/keys/keys.tsx'),
    name: 'KeysPage',
    extra: ['tab', 'state', 'q'],
  }),
]
