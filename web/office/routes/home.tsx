import { screen } from './screen.tsx'

export const homeRoutes = [screen({ path: '/', load: () => import('../features/home/today.tsx'), name: 'Today' })]
