import { petitionCan } from '@liem/domain/petitions/reading.contract'
import { expect, test } from 'vitest'
import { readHour } from './check-dialog.tsx'
import { placeOf } from './letterhead.tsx'
import { nextOf } from './steps.tsx'

test('the step that waits comes filled; classifying again is possible but never pushed', () => {
  expect(nextOf(['classify', 'reply', 'assign'], 'opened')).toBe('classify')
  expect(nextOf(['classify', 'reply', 'assign'], 'classified')).toBe('reply')
  expect(nextOf(['classify', 'assign'], 'classified')).toBe('assign')
  expect(nextOf(['assign', 'conclude'], 'verifying')).toBe('conclude')
  expect(nextOf(['answer', 'propose', 'close'], 'concluded')).toBe('answer')
  expect(nextOf([], 'closed')).toBeUndefined()
  // Nothing that cannot be taken back is ever the filled button.
  for (const one of petitionCan) {
    const main = nextOf([one], 'classified')
    expect(['file', 'askRemoval', 'decideRemoval', 'recuse', 'exclude', 'merge', 'forward']).not.toContain(main)
  }
})

test('an hour is read as people write it', () => {
  expect(['8h05', '8:05', '08.05', '0805', '8 05', '8g05'].map(readHour)).toEqual(Array(6).fill('08:05'))
  expect(['25h00', '8h60', '8', '', 'sáng'].map(readHour)).toEqual(Array(5).fill(undefined))
})

test('a paper is written from the commune, or from the province', () => {
  expect(placeOf('UBND xã Lộc Thọ', 'Tỉnh Sông Lam')).toBe('Lộc Thọ')
  expect(placeOf('Thanh tra tỉnh', 'Ủy ban nhân dân tỉnh Thanh Giang')).toBe('Thanh Giang')
  expect(placeOf('Sở Tài chính', 'Thành phố Sông Lam')).toBe('Sông Lam')
})
