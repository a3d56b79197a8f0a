import { answerDifficulty } from '@liem/domain/tasks/deadlines'
import { act, type Desk } from './desk.ts'
import type { Officer } from './officers.ts'
import type { Unit } from './units.ts'
import type { World } from './world.ts'

export function raise(world: World, desk: Desk, on: string, by: Officer, asked: Unit, words: string, proposal: string) {
  const id = world.chance.uuid()
  desk.task.stuck = true
  desk.task.asked_unit_ids = [...new Set([...((desk.task.asked_unit_ids as number[]) ?? []), asked.id])]
  act(world, desk, on, by.id, 'tasks.raise_difficulty', { difficulty: id, asked: asked.id }, [asked.id])
  const row = {
    id,
    task_id: desk.task.id,
    words,
    proposal,
    asked_unit_id: asked.id,
    raised_by: by.id,
    raised_on: on,
    answer: null,
    answered_by: null,
    answered_on: null,
  }
  world.rows.difficulty.push(row)
  const clock = world.clocks.term(answerDifficulty, {
    subject: { kind: 'difficulty', id },
    unitId: asked.id,
    start: on,
  })
  desk.difficulty = { row, clock }
}

export function answer(world: World, desk: Desk, on: string, by: Officer, words: string) {
  const open = desk.difficulty
  if (!open) return
  desk.difficulty = undefined
  desk.task.stuck = false
  Object.assign(open.row, { answer: words, answered_by: by.id, answered_on: on })
  open.clock.met_on = on
  act(world, desk, on, by.id, 'tasks.answer_difficulty', { difficulty: open.row.id }, [open.row.asked_unit_id])
}

/** When a task closes nobody owes an answer any more. */
export function closeDifficulty(desk: Desk, on: string, why: string) {
  if (!desk.difficulty) return
  desk.difficulty.clock.ended_on = on
  desk.difficulty.clock.ended_why = why
  desk.difficulty = undefined
}
