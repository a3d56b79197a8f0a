import type { Module } from '#platform/http'
import { purge } from './jobs.ts'
import { routes } from './routes.ts'

export const sessions: Module = { name: 'sessions', routes, jobs: [purge] }
