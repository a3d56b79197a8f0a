import { readFileSync } from 'node:fs'
import { draftAsJson } from '@liem/domain/directives/extraction/as-json'
import { readDocument } from '@liem/domain/directives/extraction/read-document'
import { expect, test, vi } from 'vitest'
import { readOfficeFile } from '#platform/office-files/read'
import { makeProvince } from '../province.ts'
import { dispatch } from './papers.ts'

vi.setConfig({ testTimeout: 60_000 })

const { ledger, staff } = makeProvince({ today: '2026-11-21', passwordHash: 'x' })
const units = ledger.all
  .filter((unit) => !unit.endedOn)
  .map(({ code, name, shortName, kind, side, synonyms }) => ({
    code,
    name,
    kind,
    side,
    synonyms,
    ...(shortName ? { shortName } : {}),
  }))

async function read(name: string) {
  const bytes = readFileSync(new URL(name, import.meta.url))
  return draftAsJson(readDocument(await readOfficeFile(bytes, name), { units }))
}

test.each([
  [
    'ke-hoach-219-kiem-tra-tai-san-cong.docx',
    '219/KH-UBND',
    'State',
    '2026-11-20',
    'UBND',
    ['STC', 'TTR', 96, 15, 'TTR', 'STC', 'SXD', 'SNV'],
  ],
  ['chi-thi-08-khong-tang-qua.pdf', '08-CT/TU', 'Party', '2026-11-18', 'TU', [99, 'UBKT', 'BTGDV', 'DUUB', 'BNC']],
  ['cong-dien-15-ho-so-tre-hen.txt', '15/CĐ-UBND', 'State', '2026-11-19', 'UBND', ['SNNMT', 96, 'SNV', 'TTR']],
] as const)(
  '%s is read into the tasks it lays on units of the demonstration',
  async (name, symbol, side, date, signer, leads) => {
    const draft = await read(name)
    expect(draft).toMatchObject({ symbol, side, date, signer: staff.head(ledger.get(signer)).name })
    expect(draft.tasks.map(({ leadUnits }) => (leadUnits.length === 1 ? leadUnits[0] : leadUnits.length))).toEqual(
      leads,
    )
  },
)

test('the plain text is the one the seed writes', () => {
  expect(readFileSync(new URL('cong-dien-15-ho-so-tre-hen.txt', import.meta.url), 'utf8')).toBe(dispatch)
})
