import { listBooks, listClocks, readFigures } from '@liem/domain/petitions/figures.contract'
import { listPetitions } from '@liem/domain/petitions/reading.contract'
import { screen } from './screen.tsx'

export const petitionRoutes = [
  screen({
    path: '/petitions',
    load: () => import('../features/petitions/list.tsx'),
    name: 'PetitionList',
    filters: [listPetitions],
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
    filters: [listBooks],
    needs: 'petitions.read',
  }),
  screen({
    path: '/petitions/clocks',
    load: () => import('../features/petitions/clocks.tsx'),
    name: 'PetitionClocks',
    filters: [listClocks],
    needs: 'petitions.supervise',
  }),
  screen({
    path: '/petitions/figures',
    load: () => import('../features/petitions/figures.tsx'),
    name: 'PetitionFigures',
    filters: [readFigures],
    needs: 'petitions.supervise',
  }),
  screen({
    path: '/petitions/$id',
    load: () => import('../features/petitions/petition.tsx'),
    name: 'PetitionPage',
    extra: ['tab'],
    needs: 'petitions.read',
  }),
]
