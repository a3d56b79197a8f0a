import { districtNames, formerProvinces } from './names.ts'
import { type Add, longAgo, mergedOn, type Unit } from './unit.ts'

/** Former departments of each half, and the department that took over. */
export const formerDepartments = [
  ['TTR', 'Thanh tra tỉnh', 'TTR'],
  ['SNV', 'Sở Nội vụ', 'SNV'],
  ['STC', 'Sở Tài chính', 'STC'],
  ['SKHDT', 'Sở Kế hoạch và Đầu tư', 'STC'],
  ['SXD', 'Sở Xây dựng', 'SXD'],
  ['SGTVT', 'Sở Giao thông vận tải', 'SXD'],
  ['SYT', 'Sở Y tế', 'SYT'],
] as const

/** The two former provinces with the departments and districts that the story needs; all ended on the day of the merger. */
export function addFormer(add: Add) {
  const formers = formerProvinces.map((name, p) => {
    const old = { from: longAgo, endedOn: mergedOn } as const
    const own = add({
      ...old,
      key: `cu:${p}`,
      code: `${97 + p}`,
      name: `Ủy ban nhân dân tỉnh ${name}`,
      shortName: `UBND tỉnh ${name}`,
      kind: 'province',
      side: 'state',
      parent: null,
    })
    const party = add({
      ...old,
      key: `cu:${p}:TU`,
      code: `${97 + p}.TU`,
      name: `Tỉnh ủy ${name}`,
      shortName: `Tỉnh ủy ${name}`,
      kind: 'party_committee',
      side: 'party',
      parent: null,
    })
    for (const [key, title] of formerDepartments)
      add({
        ...old,
        key: `cu:${p}:${key}`,
        code: `${97 + p}.${key}`,
        name: `${title} ${name}`.replace('tỉnh tỉnh', 'tỉnh'),
        shortName: null,
        kind: 'department',
        side: 'state',
        parent: own,
      })
    return { own, party }
  })
  const districts = districtNames.map((name, i) =>
    add({
      key: `huyen:${i}`,
      from: longAgo,
      endedOn: mergedOn,
      code: `${97 + (i < 8 ? 0 : 1)}.${String(i + 1).padStart(2, '0')}`,
      name: `Ủy ban nhân dân huyện ${name}`,
      shortName: `UBND huyện ${name}`,
      kind: 'agency',
      side: 'state',
      parent: formers[i < 8 ? 0 : 1]?.own as Unit,
    }),
  )

  return { formers, districts }
}
