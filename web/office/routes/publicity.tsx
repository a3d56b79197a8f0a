import { listContacts, listGates } from '@liem/domain/publicity/contract'
import { screen } from './screen.tsx'

export const publicityRoutes = [
  screen({
    path: '/contacts',
    load: () => import('../features/publicity/contacts.tsx'),
    name: 'ContactList',
    filters: [listContacts],
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
    filters: [listGates],
    needs: 'gates.manage',
  }),
]
