import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, formFields, longest, MOST_FILES, readAnswers, TEXT_LEAST, TEXT_MOST, textFields } from './form.ts'

const open = { identityAllowed: true, hasCustodians: true }
const whole = {
  kind: 'harassment',
  office: '12',
  concern: 'staff',
  field: 'land',
  text: 'Đòi tiền',
  identity: 'anonymous',
}

test('the least that can be said makes a whole report', () => {
  const { report, faults, steps } = evaluate(whole, open)
  expect(faults).toEqual({})
  expect(steps).toEqual(['kind', 'office', 'concern', 'what', 'when', 'evidence', 'identity', 'holders', 'code'])
  expect(report).toMatchObject({
    identity: null,
    identityMode: 'anonymous',
    files: [],
    content: { kind: 'harassment', office: { id: 12, words: '' }, concern: 'staff', text: 'Đòi tiền' },
  })
})

test('a text of 5 characters is enough, 20,000 fit, one more does not and is kept', () => {
  const said = (text: string) => evaluate({ ...whole, text }, open)
  expect(said('a'.repeat(TEXT_LEAST - 1)).faults.text).toContain('ít nhất 5')
  expect(said('a'.repeat(TEXT_LEAST)).report?.content.text).toBe('aaaaa')
  expect(said('ế'.repeat(TEXT_MOST)).report?.content.text).toHaveLength(TEXT_MOST)
  expect(said('ế'.repeat(TEXT_MOST + 1)).faults.text).toContain('Dài quá 1 ký tự')
  expect(readAnswers({ text: 'ế'.repeat(TEXT_MOST + 1) }).text).toHaveLength(TEXT_MOST + 1)
})

test('a name is asked only of who gives it, and answers of steps no longer shown are left out', () => {
  const named = { ...whole, identity: 'sealed', name: 'Trần Thị Mẫu', phone: '0900' }
  expect(evaluate({ ...named, name: '' }, open).faulted).toEqual(['identity'])
  expect(evaluate(named, open).report?.identity).toMatchObject({ mode: 'sealed', name: 'Trần Thị Mẫu', phone: '0900' })
  expect(evaluate({ ...named, identity: 'anonymous' }, open).report?.identity).toBeNull()
  // where an identity may not be kept, what was typed into its fields goes nowhere
  const off = evaluate(named, { ...open, identityAllowed: false })
  expect(off.steps).not.toContain('identity')
  expect(off.steps).not.toContain('reach')
  expect(JSON.stringify(off.report)).not.toMatch(/Trần|0900/)
  expect(evaluate(named, { ...open, hasCustodians: false }).faulted).toEqual(['identity'])
  const rules = evaluate({ ...whole, kind: 'rules_feedback', concern: 'head', persons: 'Ông A' }, open)
  expect(rules.steps).not.toContain('concern')
  expect(rules.report?.content).toMatchObject({ concern: 'office', persons: '' })
})

test('an office may be written, chosen, or not known; but something is said', () => {
  expect(evaluate({ ...whole, office: '' }, open).faulted).toEqual(['office'])
  expect(evaluate({ ...whole, office: '', officeWords: 'không rõ' }, open).report?.content.office).toEqual({
    id: null,
    words: 'không rõ',
  })
  for (const office of ['0', '-1', '1e3', '9999999999', 'x'])
    expect(evaluate({ ...whole, office }, open).faulted).toEqual(['office'])
})

/** Anything a program may send: wrong kinds, deep nests, unknown names, prototypes. */
const anything = fc.oneof(
  fc.anything({ maxDepth: 6, withNullPrototype: true }),
  fc.dictionary(
    fc.oneof(fc.constantFrom(...formFields, '__proto__', 'constructor'), fc.string()),
    fc.anything({ maxDepth: 4 }),
  ),
)

test('the evaluator answers whatever it is given, the same each time, within its limits', () => {
  fc.assert(
    fc.property(anything, fc.boolean(), fc.boolean(), (raw, identityAllowed, hasCustodians) => {
      const setting = { identityAllowed, hasCustodians }
      const first = evaluate(raw, setting)
      expect(evaluate(raw, setting)).toEqual(first)
      expect(first.report === null).toBe(first.faulted.length > 0)
      const answers = readAnswers(raw)
      // what was read is read the same again, so a page can carry it in hidden fields for ever
      expect(readAnswers(answers)).toEqual(answers)
      if (first.report) {
        for (const field of textFields) {
          const value = {
            ...first.report.content,
            ...first.report.identity,
            officeWords: first.report.content.office.words,
          }[field as 'text']
          if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(longest[field])
        }
        expect(first.report.files.length).toBeLessThanOrEqual(MOST_FILES)
      }
    }),
    { numRuns: 3000 },
  )
  let deep: unknown = 'x'
  for (let i = 0; i < 100_000; i++) deep = { text: deep }
  expect(evaluate(deep, open).report).toBeNull()
  expect(evaluate({ ...whole, text: 'a'.repeat(5_000_000) }, open).faults.text).toBeDefined()
})
