import { screen } from './screen.tsx'

export const publicityRoutes = [
  screen({
    path: '/contacts',
    load: () => import('../features/publicity/contacts.tsx'),
    name: 'ContactList',
    extra: ['q', 'missing'],
    needs: 'contacts.manage',
  }),
  screen({
    path: '/contacts/$id',
    load: () => import('../features/publicity/unit-contacts.tsx'),
    name: 'UnitContacts',
    needs: 'contacts.manage',
  }),
  screen({
    path: '/gates',
    load: () => import('../features/publicity/gates.tsx'),
    name: 'GateList',
    extra: ['q', 'notReady'],
    needs: 'gates.manage',
  }),
]
