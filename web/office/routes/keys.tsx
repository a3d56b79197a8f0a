import { listKeys } from '@liem/domain/keys/contract'
import { screen } from './screen.tsx'

export const keyRoutes = [
  screen({
    path: '/keys',
    load: () => import('../features/keys/keys.tsx'),
    name: 'KeysPage',
    filters: [listKeys],
    extra: ['tab'],
  }),
]
