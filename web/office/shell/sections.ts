import {
  IconBuildingCommunity,
  IconChartBar,
  IconChecklist,
  IconDoorEnter,
  IconFileText,
  IconGridDots,
  IconInbox,
  IconKey,
  IconMailbox,
  IconPhoneCall,
  IconRoute,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import type { Words } from '#lib/words/vi.ts'
import { places } from '../places.ts'

export type Section = {
  key: keyof Words['nav'] &
    (
      | 'today'
      | 'documents'
      | 'tasks'
      | 'desk'
      | 'petitions'
      | 'matrix'
      | 'roadmap'
      | 'dashboard'
      | 'contacts'
      | 'gates'
      | 'units'
      | 'keys'
      | 'admin'
    )
  to: string
  icon: typeof IconSun
  /** Shown to officers who hold one of these; to everybody when left out. */
  needs?: readonly string[]
  group: 'work' | 'follow' | 'system'
  /** Other addresses that belong to it. */
  also?: readonly string[]
}

/** The menu. A section appears here when its screens exist. */
export const sections: readonly Section[] = [
  { key: 'today', to: places.today, icon: IconSun, group: 'work' },
  { key: 'documents', to: places.documents, icon: IconFileText, needs: ['directives.read'], group: 'work' },
  { key: 'tasks', to: places.tasks, icon: IconChecklist, needs: ['tasks.read'], group: 'work' },
  { key: 'desk', to: places.desk, icon: IconInbox, needs: ['petitions.register'], group: 'work' },
  { key: 'petitions', to: places.petitions, icon: IconMailbox, needs: ['petitions.read'], group: 'work' },
  { key: 'matrix', to: places.matrix, icon: IconGridDots, needs: ['directives.read'], group: 'follow' },
  { key: 'roadmap', to: places.roadmap, icon: IconRoute, needs: ['directives.read'], group: 'follow' },
  { key: 'dashboard', to: places.dashboard, icon: IconChartBar, needs: ['dashboard.read'], group: 'follow' },
  { key: 'contacts', to: places.contacts, icon: IconPhoneCall, needs: ['contacts.manage'], group: 'system' },
  { key: 'gates', to: places.gates, icon: IconDoorEnter, needs: ['gates.manage'], group: 'system' },
  { key: 'units', to: places.units, icon: IconBuildingCommunity, needs: ['units.read'], group: 'system' },
  // Who may be sealed to, or vouches for the root. Anybody else finds his key in the menu of his account.
  { key: 'keys', to: places.keys, icon: IconKey, needs: ['petitions.read', 'keys.root'], group: 'system' },
  {
    key: 'admin',
    to: places.admin,
    icon: IconSettings,
    needs: ['units.manage', 'calendar.propose', 'calendar.confirm', 'journal.read', 'system.read'],
    also: [places.officers, places.journal],
    group: 'system',
  },
]

/** Sections an officer with these permissions sees, in the order of the menu. */
export function sectionsFor(permissions: readonly string[]): Section[] {
  return sections.filter((section) => !section.needs || section.needs.some((one) => permissions.includes(one)))
}

/** The section an address belongs to. */
export function isWithin(section: Section, pathname: string): boolean {
  const within = (top: string) => pathname === top || pathname.startsWith(`${top}/`)
  return section.to === '/' ? pathname === '/' : [section.to, ...(section.also ?? [])].some(within)
}
