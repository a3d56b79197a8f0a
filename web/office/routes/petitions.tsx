import { screen } from './screen.tsx'

export const petitionRoutes = [
  screen({
    path: '/petitions',
    load: () => import('../features/petitions/list.tsx'),
    name: 'PetitionList',
    extra: [
      'state',
      'kind',
      'channel',
      'field',
      'officeId',
      'handlingUnitId',
      'bookId',
      'number',
      'late',
      'mine',
      'open',
    ],
    needs: 'petitions.read',
  }),
  screen({
    path: '/petitions/identity-requests',
    load: () => import('../features/petitions/identity-requests.tsx'),
    name: 'IdentityRequests',
    needs: 'petitions.custody',
  }),
  screen({
    path: '/petitions/books',
    load: () => import('../features/petitions/books.tsx'),
    name: 'Books',
    extra: ['year', 'unitId'],
    needs: 'petitions.read',
  }),
  screen({
    path: '/petitions/clocks',
    load: () => import('../features/petitions/clocks.tsx'),
    name: 'PetitionClocks',
    extra: ['unitId', 'late'],
    needs: 'petitions.supervise',
  }),
  screen({
    path: '/petitions/figures',
    load: () => import('../features/petitions/figures.tsx'),
    name: 'PetitionFigures',
    extra: ['from', 'to', 'unitId'],
    needs: 'petitions.supervise',
  }),
  screen({
    path: '/petitions/relations',
    load: () => import('../features/petitions/relations.tsx'),
    name: 'Relations',
    extra: ['officerId'],
    needs: 'relations.record',
  }),
  screen({
    path: '/petitions/$id',
    load: () => import('../features/petitions/petition.tsx'),
    name: 'PetitionPage',
    extra: ['tab'],
    needs: 'petitions.read',
  }),
]
