/** Addresses of the office's screens. Screens link to each other through this table only. */
export const places = {
  today: '/',
  documents: '/documents',
  document: (id: string) => `/documents/${id}`,
  tasks: '/tasks',
  task: (id: string) => `/tasks/${id}`,
  matrix: '/matrix',
  roadmap: '/roadmap',
  dashboard: '/dashboard',
  units: '/units',
  unit: (id: number) => `/units/${id}`,
  admin: '/admin',
  account: '/account',
  changePassword: '/change-password',
  signIn: '/sign-in',
  kit: '/_kit',
} as const
