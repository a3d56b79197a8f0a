import { listDocuments } from '@liem/domain/directives/contract'
import { screen } from './screen.tsx'

export const directiveRoutes = [
  screen({
    path: '/documents',
    load: () => import('../features/directives/list.tsx'),
    name: 'DocumentList',
    filters: [listDocuments],
    needs: 'directives.read',
  }),
]
