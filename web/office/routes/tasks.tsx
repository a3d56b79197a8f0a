import { listTasks } from '@liem/domain/tasks/contract'
import { screen } from './screen.tsx'

export const taskRoutes = [
  screen({
    path: '/tasks',
    load: () => import('../features/tasks/list.tsx'),
    name: 'TaskList',
    filters: [listTasks],
    needs: 'tasks.read',
  }),
  screen({
    path: '/tasks/$id',
    load: () => import('../features/tasks/task.tsx'),
    name: 'TaskPage',
    extra: ['tab'],
    needs: 'tasks.read',
  }),
]
