/** Types of documents: names, abbreviations of NĐ 30/2020 (phụ lục III), of the Party's Hướng dẫn 36, and of legislation. */

type DocumentType = { name: string; codes: string[] }

const types: DocumentType[] = [
  { name: 'hiến pháp', codes: [] },
  { name: 'bộ luật', codes: [] },
  { name: 'luật', codes: [] },
  { name: 'pháp lệnh', codes: ['PL'] },
  { name: 'nghị định', codes: ['NĐ'] },
  { name: 'thông tư liên tịch', codes: ['TTLT'] },
  { name: 'nghị quyết liên tịch', codes: ['NQLT'] },
  { name: 'thông tư', codes: ['TT'] },
  { name: 'lệnh', codes: ['L'] },
  { name: 'nghị quyết', codes: ['NQ'] },
  { name: 'quyết định', codes: ['QĐ'] },
  { name: 'chỉ thị', codes: ['CT'] },
  { name: 'quy chế', codes: ['QC'] },
  { name: 'quy định', codes: ['QyĐ', 'QĐi', 'QyD', 'QUYĐ'] },
  { name: 'thông cáo', codes: ['TC'] },
  { name: 'thông báo', codes: ['TB'] },
  { name: 'hướng dẫn', codes: ['HD'] },
  { name: 'chương trình hành động', codes: ['CTHĐ', 'CTrHĐ'] },
  { name: 'chương trình', codes: ['CTr', 'CTR'] },
  { name: 'kế hoạch', codes: ['KH'] },
  { name: 'phương án', codes: ['PA'] },
  { name: 'đề án', codes: ['ĐA'] },
  { name: 'dự án', codes: ['DA'] },
  { name: 'báo cáo', codes: ['BC'] },
  { name: 'biên bản', codes: ['BB'] },
  { name: 'tờ trình', codes: ['TTr', 'TTR'] },
  { name: 'hợp đồng', codes: ['HĐ'] },
  { name: 'công điện', codes: ['CĐ'] },
  { name: 'bản ghi nhớ', codes: ['BGN'] },
  { name: 'bản thỏa thuận', codes: ['BTT'] },
  { name: 'giấy ủy quyền', codes: ['GUQ'] },
  { name: 'giấy mời', codes: ['GM'] },
  { name: 'giấy giới thiệu', codes: ['GGT'] },
  { name: 'phiếu chuyển', codes: ['PC'] },
  { name: 'phiếu gửi', codes: ['PG'] },
  { name: 'phiếu báo', codes: ['PB'] },
  { name: 'kết luận', codes: ['KL'] },
  { name: 'thông tri', codes: ['TTri', 'TT'] },
  { name: 'công văn', codes: ['CV'] },
  { name: 'kế hoạch liên tịch', codes: ['KHLT'] },
  { name: 'hướng dẫn liên tịch', codes: ['HDLT'] },
  { name: 'chương trình phối hợp', codes: ['CTPH', 'CTrPH'] },
  { name: 'quy chế phối hợp', codes: ['QCPH'] },
  { name: 'thông báo kết luận', codes: ['TBKL'] },
  { name: 'kết luận thanh tra', codes: ['KLTT'] },
  { name: 'điều lệ', codes: [] },
  { name: 'đề cương', codes: ['ĐC'] },
  { name: 'bản cam kết', codes: [] },
  { name: 'lời kêu gọi', codes: [] },
  { name: 'sắc lệnh', codes: ['SL'] },
]

/** The longest names first, so that "thông tư liên tịch" wins over "thông tư". */
export const typeNames: readonly string[] = types.map((t) => t.name).sort((a, b) => b.length - a.length)

/** Alternatives of a regular expression for the names of types, spaces loose. */
export const typePattern = typeNames.map((n) => n.replace(/ /g, '\\s+')).join('|')

const byCode = new Map(types.flatMap((t) => t.codes.map((c) => [c.toLowerCase(), t.name] as const)).reverse())

/**
 * Type for an abbreviation in a symbol. "QĐ" of the Party may be quyết định or quy định: undefined, the title decides.
 * "TT" is thông tư for the State and thông tri for the Party.
 */
export function typeOfCode(code: string, side: 'state' | 'party'): string | undefined {
  const key = code.toLowerCase()
  if (side === 'party') {
    if (key === 'qđ') return undefined
    if (key === 'tt') return 'thông tri'
  } else if (key === 'tt') return 'thông tư'
  return byCode.get(key)
}
