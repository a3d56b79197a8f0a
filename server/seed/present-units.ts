import { communeNames, province } from './names.ts'
import { type Add, longAgo, mergedOn, type Unit } from './unit.ts'

const departmentList = [
  ['VPUB', 'Văn phòng Ủy ban nhân dân tỉnh', 'Văn phòng UBND tỉnh'],
  ['TTR', 'Thanh tra tỉnh', 'Thanh tra tỉnh'],
  ['SNV', 'Sở Nội vụ', 'Sở Nội vụ'],
  ['STC', 'Sở Tài chính', 'Sở Tài chính'],
  ['SXD', 'Sở Xây dựng', 'Sở Xây dựng'],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường', 'Sở NN&MT'],
  ['SCT', 'Sở Công Thương', 'Sở Công Thương'],
  ['SKHCN', 'Sở Khoa học và Công nghệ', 'Sở KH&CN'],
  ['STP', 'Sở Tư pháp', 'Sở Tư pháp'],
  ['SYT', 'Sở Y tế', 'Sở Y tế'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo', 'Sở GD&ĐT'],
  ['SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL'],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo', 'Sở DT&TG'],
  ['SNGV', 'Sở Ngoại vụ', 'Sở Ngoại vụ'],
  ['BQLKCN', 'Ban Quản lý các khu công nghiệp tỉnh', 'Ban Quản lý các KCN'],
] as const

const partyBodies = [
  ['BTV', 'Ban Thường vụ Tỉnh ủy', 'BTV Tỉnh ủy', 'party_body'],
  ['BNC', 'Ban Nội chính Tỉnh ủy', 'Ban Nội chính', 'party_body'],
  ['UBKT', 'Ủy ban Kiểm tra Tỉnh ủy', 'UBKT Tỉnh ủy', 'party_body'],
  ['BTCTU', 'Ban Tổ chức Tỉnh ủy', 'Ban Tổ chức', 'party_body'],
  ['BTGDV', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Ban Tuyên giáo và Dân vận', 'party_body'],
  ['VPTU', 'Văn phòng Tỉnh ủy', 'VP Tỉnh ủy', 'party_body'],
  ['BCD', 'Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh', 'BCĐ PCTNLPTC tỉnh', 'steering'],
  ['DUUB', 'Đảng ủy Ủy ban nhân dân tỉnh', 'Đảng ủy UBND tỉnh', 'party_committee'],
  ['DUCQ', 'Đảng ủy các cơ quan Đảng tỉnh', 'Đảng ủy CQ Đảng', 'party_committee'],
] as const

const others = [
  ['HDND', `Hội đồng nhân dân tỉnh ${province}`, 'HĐND tỉnh', 'assembly', 'state'],
  ['CAT', `Công an tỉnh ${province}`, 'Công an tỉnh', 'police', 'state'],
  ['VKS', `Viện kiểm sát nhân dân tỉnh ${province}`, 'VKSND tỉnh', 'procuracy', 'state'],
  ['TAT', `Tòa án nhân dân tỉnh ${province}`, 'TAND tỉnh', 'court', 'state'],
  ['THADS', `Thi hành án dân sự tỉnh ${province}`, 'THADS tỉnh', 'enforcement', 'state'],
  ['BCHQS', `Bộ Chỉ huy Quân sự tỉnh ${province}`, 'Bộ CHQS tỉnh', 'military', 'state'],
  ['MTTQ', `Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${province}`, 'UBMTTQ tỉnh', 'front', 'social'],
  ['LDLD', `Liên đoàn Lao động tỉnh ${province}`, 'LĐLĐ tỉnh', 'mass_org', 'social'],
] as const

const centralBodies = [
  ['QH', 'Quốc hội', 'Quốc hội', 'state'],
  ['CP', 'Chính phủ', 'Chính phủ', 'state'],
  ['TTG', 'Thủ tướng Chính phủ', 'Thủ tướng', 'state'],
  ['TTCP', 'Thanh tra Chính phủ', 'TTCP', 'state'],
  ['BCT', 'Bộ Chính trị', 'Bộ Chính trị', 'party'],
  ['BBT', 'Ban Bí thư', 'Ban Bí thư', 'party'],
  ['BCDTW', 'Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực', 'BCĐTW', 'party'],
] as const

/** The centre, the province of today and its 96 communes, each with its counter and its Party committee. */
export function addPresent(add: Add) {
  for (const [key, name, shortName, side] of centralBodies)
    add({ key, code: `TW.${key}`, name, shortName, kind: 'central', side, parent: null, from: longAgo, synonyms: [] })

  const state = { side: 'state', from: mergedOn } as const
  const ubnd = add({
    ...state,
    key: 'UBND',
    code: 'UBND',
    name: `Ủy ban nhân dân tỉnh ${province}`,
    shortName: 'UBND tỉnh',
    kind: 'province',
    parent: null,
    synonyms: ['UBND tỉnh', 'Ủy ban nhân dân tỉnh', `tỉnh ${province}`, 'Chủ tịch UBND tỉnh'],
  })
  const departments = departmentList.map(([key, name, shortName]) =>
    add({
      ...state,
      key,
      code: key,
      name,
      shortName,
      kind: 'department',
      parent: ubnd,
      synonyms: name === shortName ? [] : [shortName],
    }),
  )
  const tu = add({
    key: 'TU',
    side: 'party',
    from: mergedOn,
    code: 'TU',
    name: `Tỉnh ủy ${province}`,
    shortName: 'Tỉnh ủy',
    kind: 'party_committee',
    parent: null,
    synonyms: ['Tỉnh ủy', 'Ban Chấp hành Đảng bộ tỉnh'],
  })
  for (const [key, name, shortName, kind] of partyBodies)
    add({
      key,
      side: 'party',
      from: mergedOn,
      code: key,
      name,
      shortName,
      kind,
      parent: tu,
      synonyms: [shortName],
    })
  for (const [key, name, shortName, kind, side] of others)
    add({
      key,
      side,
      from: mergedOn,
      code: key,
      name,
      shortName,
      kind,
      parent: null,
      synonyms: [shortName, name.replace(` ${province}`, '')],
    })
  add({
    ...state,
    key: 'TTHCC',
    code: 'TTHCC',
    name: 'Trung tâm Phục vụ hành chính công tỉnh',
    shortName: 'TTPVHCC tỉnh',
    kind: 'office',
    parent: departments[0] as Unit,
    synonyms: ['TTPVHCC tỉnh'],
  })
  add({
    ...state,
    key: 'XSKT',
    code: 'XSKT',
    name: `Công ty TNHH một thành viên Xổ số kiến thiết ${province}`,
    shortName: 'Công ty XSKT',
    kind: 'enterprise',
    parent: ubnd,
    synonyms: ['Công ty XSKT'],
  })

  const communes: Unit[] = []
  const counters: Unit[] = []
  const committees: Unit[] = []
  communeNames().forEach((name, i) => {
    const level = i % 5 === 0 ? 'phường' : 'xã'
    const code = `99${String(i + 1).padStart(3, '0')}`
    const place = `${level} ${name}`
    const commune = add({
      ...state,
      key: `xa:${i}`,
      code,
      name: `Ủy ban nhân dân ${place}`,
      shortName: `UBND ${place}`,
      kind: 'commune',
      parent: ubnd,
      synonyms: [`UBND ${place}`, place],
    })
    communes.push(commune)
    counters.push(
      add({
        ...state,
        key: `quay:${i}`,
        code: `${code}.HCC`,
        name: `Trung tâm Phục vụ hành chính công ${place}`,
        shortName: `TTPVHCC ${place}`,
        kind: 'office',
        parent: commune,
      }),
    )
    committees.push(
      add({
        key: `du:${i}`,
        side: 'party',
        from: mergedOn,
        code: `${code}.DU`,
        name: `Đảng ủy ${place}`,
        shortName: `Đảng ủy ${place}`,
        kind: 'party_committee',
        parent: tu,
      }),
    )
  })

  return { ubnd, tu, departments, communes, counters, committees }
}
