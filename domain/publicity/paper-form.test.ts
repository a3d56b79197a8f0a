import { expect, test } from 'vitest'
import { paperFormText, readPaperForm } from './paper-form.ts'

test('a printed form is read back; anything else is no form of ours', () => {
  const mark = { form: 'PA', version: 1, office: 'H29.12' } as const
  expect(readPaperForm(paperFormText(mark))).toEqual(mark)
  for (const other of ['', 'https://x', 'LIEM:PHIEU:PA:0:X01', 'LIEM:PHIEU:XX:1:X01', 'LIEM:PHIEU:PA:1:X 01'])
    expect(readPaperForm(other), other).toBeNull()
})
