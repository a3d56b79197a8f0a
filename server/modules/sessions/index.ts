import type { Module } from '#platform/http'
import { routes } from './routes.ts'

export const sessions: Module = { name: 'sessions', routes }
