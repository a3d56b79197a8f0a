import { listUnits } from '@liem/domain/units/contract'
import { listOfficers } from '@liem/domain/units/officers.contract'
import { screen } from './screen.tsx'

export const unitRoutes = [
  screen({
    path: '/units',
    load: () => import('../features/units/tree.tsx'),
    name: 'UnitTree',
    filters: [listUnits],
    needs: 'units.read',
  }),
  screen({
    path: '/units/$id',
    load: () => import('../features/units/unit.tsx'),
    name: 'UnitPage',
    extra: ['tab'],
    needs: 'units.read',
  }),
  screen({
    path: '/officers',
    load: () => import('../features/units/officers.tsx'),
    name: 'OfficerList',
    filters: [listOfficers],
    needs: 'units.read',
  }),
  screen({
    path: '/officers/$id',
    load: () => import('../features/units/officer.tsx'),
    name: 'OfficerPage',
    needs: 'units.read',
  }),
  screen({
    path: '/officers/$id/handover',
    load: () => import('../features/units/handover.tsx'),
    name: 'Handover',
    needs: 'units.read',
  }),
]
