import { readCoverage } from '@liem/domain/directives/cascade.contract'
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
  screen({
    path: '/documents/$id',
    load: () => import('../features/directives/document.tsx'),
    name: 'DocumentScreen',
    filters: [readCoverage],
    extra: ['tab', 'waiting'],
    needs: 'directives.read',
  }),
  screen({
    path: '/readings',
    load: () => import('../features/directives/readings.tsx'),
    name: 'ReadingList',
    needs: 'directives.register',
  }),
  screen({
    path: '/readings/$id',
    load: () => import('../features/directives/reading.tsx'),
    name: 'ReadingScreen',
    needs: 'directives.register',
  }),
]
