import { expect, test } from 'vitest'
import { actingWith, actorOf, actsFor, type Grant, mayInUnit } from './ctx.ts'

const own: Grant = { role: 'head', unitId: 1, reach: 'subtree', onBehalfOf: null, units: [1, 2] }
const watching: Grant = { role: 'auditor', unitId: 9, reach: 'all', onBehalfOf: null, units: null }
const delegated: Grant = { role: 'inspector', unitId: 5, reach: 'all', onBehalfOf: 77, units: null }

test('a right of one role does not spread over the units of another', () => {
  const grants = [own, watching]
  expect(mayInUnit({ grants }, 'tasks.verify', 2)).toBe(true)
  expect(mayInUnit({ grants }, 'tasks.verify', 3)).toBe(false)
  expect(mayInUnit({ grants }, 'tasks.read', 3)).toBe(true)
  expect(mayInUnit({ grants }, 'units.manage', 1)).toBe(false)
})

test('an act is on behalf of the absent officer only when one’s own roles do not allow it', () => {
  expect(actsFor([own, delegated], 'calendar.confirm')).toBe(77)
  expect(actsFor([own, delegated], 'tasks.verify')).toBeNull()
  expect(actsFor([own], 'units.manage')).toBeNull()
  expect(actsFor([delegated], 'signed-in')).toBeNull()
})

test('an actor sees all when one of the grants does, and holds the permissions of all', () => {
  const actor = actorOf(3, [own, delegated], [77], '2026-11-21')
  expect(actor).toMatchObject({ officerId: 3, wide: true, unitIds: [1, 2, 5], onBehalfOf: [77] })
  expect(actorOf(3, [own], [], '2026-11-21').wide).toBe(false)
  expect(actor.permissions.has('calendar.confirm')).toBe(true)
})

test('an officer acts as far as the roles reach that give what is asked for', () => {
  const grants = [own, watching]
  const actor = actorOf(3, grants, [], '2026-11-21')
  expect(actingWith(actor, grants, 'tasks.assign')).toMatchObject({ wide: false, unitIds: [1, 2] })
  expect(actingWith(actor, grants, 'tasks.read')).toMatchObject({ wide: true, unitIds: [1, 2, 9] })
  const managing: Grant = { role: 'administrator', unitId: 9, reach: 'all', onBehalfOf: null, units: null }
  expect(actingWith(actor, [own, managing], 'tasks.read').wide).toBe(false)
  expect(actingWith(actor, [own, managing], 'signed-in').wide).toBe(false)
  expect(actingWith(actor, [own, managing], 'units.manage').wide).toBe(true)
})
