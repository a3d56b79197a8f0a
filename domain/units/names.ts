/** Names of bodies: one spelling for comparison, official capitals, and the abbreviations papers use. */

const fold = (s: string) =>
  s
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()

/** Abbreviation (as printed) and what it stands for. Longer ones first when they share a beginning. */
const abbreviations: [RegExp, string][] = [
  [/\bUB\s?MTTQ(?:\s?VN|\s+Việt Nam)?(?!\p{L})/gu, 'Ủy ban Mặt trận Tổ quốc Việt Nam'],
  [/\bMTTQ(?:\s?VN)?(?!\p{L})/gu, 'Mặt trận Tổ quốc Việt Nam'],
  [/\bUBKT(?!\p{L})/gu, 'Ủy ban Kiểm tra'],
  [/\bUBND(?!\p{L})/gu, 'Ủy ban nhân dân'],
  [/\bHĐND(?!\p{L})/gu, 'Hội đồng nhân dân'],
  [/\bVKSND(?!\p{L})/gu, 'Viện kiểm sát nhân dân'],
  [/\bVKS(?!\p{L})/gu, 'Viện kiểm sát nhân dân'],
  [/\bTAND(?!\p{L})/gu, 'Tòa án nhân dân'],
  [/\bTHADS(?!\p{L})/gu, 'Thi hành án dân sự'],
  [/\bBTV(?!\p{L})/gu, 'Ban Thường vụ'],
  [/\bBCĐ(?!\p{L})/gu, 'Ban Chỉ đạo'],
  [/\bBQL(?!\p{L})/gu, 'Ban Quản lý'],
  [/\bTTCP(?!\p{L})/gu, 'Thanh tra Chính phủ'],
  [/\bVPCP(?!\p{L})/gu, 'Văn phòng Chính phủ'],
  [/\bKBNN(?!\p{L})/gu, 'Kho bạc Nhà nước'],
  [/\bNHNN(?!\p{L})/gu, 'Ngân hàng Nhà nước'],
  [/\bLĐLĐ(?!\p{L})/gu, 'Liên đoàn Lao động'],
  [/\bLHPN(?!\p{L})/gu, 'Liên hiệp Phụ nữ'],
  [/\bCCB(?!\p{L})/gu, 'Cựu chiến binh'],
  [/\bKH(?:&|\s?và\s?)CN(?!\p{L})/gu, 'Khoa học và Công nghệ'],
  [/\bGD(?:&|\s?và\s?)?ĐT(?!\p{L})/gu, 'Giáo dục và Đào tạo'],
  [/\bNN(?:&|\s?và\s?)?MT(?!\p{L})/gu, 'Nông nghiệp và Môi trường'],
  [/\bNN(?:&|\s?và\s?)?PTNT(?!\p{L})/gu, 'Nông nghiệp và Phát triển nông thôn'],
  [/\bTN(?:&|\s?và\s?)?MT(?!\p{L})/gu, 'Tài nguyên và Môi trường'],
  [/\bVH,?\s?TT\s?(?:&|và)?\s?DL(?!\p{L})/gu, 'Văn hóa, Thể thao và Du lịch'],
  [/\bTT(?:&|\s?và\s?)?TT(?!\p{L})/gu, 'Thông tin và Truyền thông'],
  [/\bLĐ\s?-?\s?TB(?:&|\s?và\s?)?XH(?!\p{L})/gu, 'Lao động - Thương binh và Xã hội'],
  [/\bKH(?:&|\s?và\s?)?ĐT(?!\p{L})/gu, 'Kế hoạch và Đầu tư'],
  [/\bCHQS(?!\p{L})/gu, 'Chỉ huy quân sự'],
  [/\bBHXH(?!\p{L})/gu, 'Bảo hiểm xã hội'],
  [/(?<!\p{L})TP\.?\s?(?=\p{Lu})/gu, 'thành phố '],
]

/** Spells abbreviations out ("UBND tỉnh" → "Ủy ban nhân dân tỉnh"). */
export function spelledOut(name: string): string {
  let out = name
  for (const [pattern, words] of abbreviations) out = out.replace(pattern, words)
  return out.replace(/\s+/g, ' ').trim()
}

/** One key per body: abbreviations spelled out, no diacritics, no punctuation, heads of bodies put down to their body. */
export function nameKey(name: string): string {
  return fold(spelledOut(name))
    .replace(/[.,;:()"“”‘’*\-–/]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const ministries = [
  'Quốc phòng', 'Công an', 'Ngoại giao', 'Nội vụ', 'Tư pháp', 'Tài chính', 'Công Thương', 'Xây dựng',
  'Nông nghiệp và Môi trường', 'Khoa học và Công nghệ', 'Giáo dục và Đào tạo', 'Y tế', 'Văn hóa, Thể thao và Du lịch',
  'Dân tộc và Tôn giáo', 'Nông nghiệp và Phát triển nông thôn', 'Tài nguyên và Môi trường', 'Giao thông vận tải',
  'Kế hoạch và Đầu tư', 'Thông tin và Truyền thông', 'Lao động - Thương binh và Xã hội', 'Du lịch', 'Văn hóa và Thể thao',
  'Quy hoạch - Kiến trúc', 'Ngoại vụ', 'An toàn thực phẩm',
] // biome-ignore format: a list

/** Fields of ministries and departments, the longest first ("Nông nghiệp và Môi trường" before "Nông nghiệp"). */
export const fieldNames: readonly string[] = [...ministries].sort((a, b) => b.length - a.length)

const properPhrases = [
  ...ministries.flatMap((m) => [`Bộ ${m}`, `Sở ${m}`]),
  'Ủy ban nhân dân', 'Hội đồng nhân dân', 'Ủy ban Thường vụ Quốc hội', 'Quốc hội', 'Chính phủ', 'Thủ tướng Chính phủ',
  'Văn phòng Chính phủ', 'Thanh tra Chính phủ', 'Ngân hàng Nhà nước Việt Nam', 'Kiểm toán nhà nước', 'Trung ương',
  'Ban Chấp hành Trung ương', 'Ban Bí thư', 'Bộ Chính trị', 'Ban Chấp hành', 'Ban Thường vụ', 'Ban Nội chính',
  'Ban Tổ chức', 'Ban Tuyên giáo và Dân vận', 'Ban Tuyên giáo', 'Ban Dân vận', 'Ủy ban Kiểm tra', 'Tỉnh ủy', 'Thành ủy',
  'Đảng ủy', 'Đảng bộ', 'Huyện ủy', 'Ban Chỉ đạo', 'Mặt trận Tổ quốc Việt Nam', 'Ủy ban Mặt trận Tổ quốc Việt Nam',
  'Việt Nam', 'Tòa án nhân dân', 'Viện kiểm sát nhân dân', 'Đảng Cộng sản Việt Nam', 'Đoàn Thanh niên', 'Văn phòng',
  'Hội Liên hiệp Phụ nữ', 'Hội Nông dân', 'Hội Cựu chiến binh', 'Liên đoàn Lao động', 'Bộ Chỉ huy Quân sự', 'Ban Quản lý',
  'Khu kinh tế', 'Chủ tịch', 'Bộ trưởng', 'Giám đốc', 'Chánh Thanh tra', 'Tổng Bí thư', 'Thủ tướng', 'Phó Thủ tướng',
  'Hà Nội', 'Hồ Chí Minh', 'Thanh tra', 'Nhà nước', 'Đảng',
].sort((a, b) => b.length - a.length) // biome-ignore format: a list

const escaped = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const phraseOf = new Map(properPhrases.map((p) => [p.toLowerCase(), p]))
// One alternation, longest first, so that a phrase inside a longer one is left alone.
const anyPhrase = new RegExp(
  `(?<!\\p{L})(?:${properPhrases.map((p) => escaped(p.toLowerCase())).join('|')})(?!\\p{L})`,
  'gu',
)

const placeWords =
  'tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy xã|Đảng ủy phường|Đảng ủy đặc khu'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** "ỦY BAN NHÂN DÂN TỈNH THANH HÓA" → "Ủy ban nhân dân tỉnh Thanh Hóa". Text that is not all capitals is returned as it is. */
export function officialCase(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, '')
  if (letters.replace(/[^\p{Lu}]/gu, '').length < letters.length * 0.85) return name
  let out = name.toLowerCase()
  out = out.replace(/\s+/g, ' ').replace(anyPhrase, (found) => phraseOf.get(found) ?? found)
  out = out.replace(
    new RegExp(`(?<!\\p{L})(${placeWords})((?:\\s+(?!(?:và|về|khóa|nhiệm)(?!\\p{L}))\\p{L}+){1,4})`, 'gu'),
    (_all, word: string, rest: string) => word + rest.replace(/\p{L}+/gu, capital),
  )
  out = out.replace(
    /(?<!\p{L})(?:ubnd|hđnd|mttq|ubmttq|mttqvn|tw|tp|thpt|tnhh|mtv|bhxh|vksnd|tand|tt|kt|xh|đbqh|tncs)(?!\p{L})/gu,
    (a) => a.toUpperCase(),
  )
  return capital(out)
}
