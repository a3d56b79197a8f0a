import { permissionsOf } from '@liem/domain/units/roles'
import { expect, test } from 'vitest'
import { safeBack } from '../features/session/safe-back.ts'
import { initials } from './initials.ts'
import { isWithin, sections, sectionsFor } from './sections.ts'

const seenBy = (role: string) => sectionsFor([...permissionsOf([role])]).map((section) => section.key)

test('the menu shows what the role may open', () => {
  expect(seenBy('handler')).toEqual(['today', 'documents', 'tasks', 'matrix', 'roadmap', 'units'])
  expect(seenBy('inspector')).toContain('dashboard')
  expect(seenBy('administrator')).not.toContain('tasks')
  expect(seenBy('administrator')).toContain('admin')
})

test('a record lies within its section; home contains only itself', () => {
  const [today, documents] = [sections[0], sections[1]]
  if (!today || !documents) throw new Error('sections missing')
  expect(isWithin(documents, '/documents/5')).toBe(true)
  expect(isWithin(documents, '/documents-old')).toBe(false)
  expect(isWithin(today, '/tasks')).toBe(false)
})

test('after sign-in only addresses of this application are gone back to', () => {
  expect(safeBack('/tasks?gap=true')).toBe('/tasks?gap=true')
  for (const bad of [undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in?back=/x'])
    expect(safeBack(bad)).toBe('/')
})

test('initials are the last two words of a Vietnamese name', () => {
  expect(initials('Nguyễn Văn An')).toBe('VA')
  expect(initials('Đức')).toBe('Đ')
})
