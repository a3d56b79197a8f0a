import { readCoverage, readRoadmap } from '@liem/domain/directives/cascade.contract'
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
  screen({
    path: '/documents/$id/plan',
    load: () => import('../features/directives/plan.tsx'),
    name: 'PlanScreen',
    extra: ['unitId', 'step'],
    needs: 'directives.register',
  }),
  screen({
    path: '/incoming',
    load: () => import('../features/directives/incoming.tsx'),
    name: 'Incoming',
    extra: ['tab', 'q', 'unitId'],
    needs: 'directives.receive',
  }),
  screen({
    path: '/matrix',
    load: () => import('../features/directives/matrix.tsx'),
    name: 'Matrix',
    filters: [readCoverage],
    extra: ['documentId'],
    needs: 'directives.read',
  }),
  screen({
    path: '/roadmap',
    load: () => import('../features/directives/roadmap.tsx'),
    name: 'Roadmap',
    filters: [readRoadmap],
    needs: 'directives.read',
  }),
]
