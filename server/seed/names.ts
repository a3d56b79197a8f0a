/**
 * Invented names. No province, commune or person of these names is meant: places are pairs of syllables that name no real unit
 * (names.test.ts compares them with the list of real ones), people get rare family names with rare middle names.
 */
export const province = 'Thanh Giang'
/** The two former provinces that became one on 1 July 2025. */
export const formerProvinces = ['Lạc Giang', 'Thanh Xuyên'] as const
export const provinceSeat = 'Thanh Giang'

const words = (text: string) => text.trim().split(/\s+/)

const placeFirst = words(
  'Bạch Bích Chi Cổ Duệ Dĩnh Đằng Đoan Hạc Huyền Kha Kiều Lãm Liễu Nguyệt Nhạn Phượng Tùng Thạch Vân Yến Quế Trúc Sim',
)
const placeSecond = words('Tuyền Lĩnh Khê Sa Ngạn Triền Phác Cầm Thụ Xá')
/** Pairs that are a real commune. */
const realPlaces = new Set(['Thạch Khê'])

/** 96 names of communes: every pair of syllables stands for one place only. */
export function communeNames(): string[] {
  const names: string[] = []
  for (let round = 0; names.length < 96; round++) {
    placeFirst.forEach((first, i) => {
      const name = `${first} ${placeSecond[(i + round * 3) % placeSecond.length]}`
      if (names.length < 96 && !realPlaces.has(name) && !names.includes(name)) names.push(name)
    })
  }
  return names
}

const districtFirst = words('An Bình Cẩm Diên Đại Gia Hưng Lộc Mỹ Ninh Phú Quảng Tân Vĩnh')
/** 14 former districts: eight of the first former province, six of the second. */
export const districtNames = districtFirst.map(
  (first, i) => `${first} ${words('Triền Sa Phác Tuyền Ngàn Đằng Lĩnh')[i % 7]}`,
)

const family = words(
  'Khúc Lục Tống Nghiêm Thân Mạc Cù Đàm Ninh Kiều Doãn Quách Vi Sầm Âu Giáp Thạch Nhữ Phí Tiêu Khổng Lã Hứa Viên Bành Cấn Đinh Lều Ông Triệu',
)
const middleMen = words('Khắc Trọng Duy Thế Sĩ Bá Quý Nhật Hữu Công Viết Tất')
const middleWomen = words('Diệu Thục Nhã Bích Hạnh Cẩm Tường Thảo Khánh Mai Tố Uyên')
const givenMen = words(
  'Khải Lượng Thuận Điền Vượng Hoạch Quyến Trân Lâm Tiệp Chấn Phan Thịnh Bảng Kỷ Đoàn Nhượng Tuyển',
)
const givenWomen = words('Hiên Quyên Thoa Nhài Lựu Xuyến Ngần Thạch Lam Thơ Diễm Ngát Dung Mây Hường Sim Vóc Tấm')

/** The n-th invented person. Different for every n below 4,000. */
export function personName(n: number): string {
  const woman = n % 5 === 1 || n % 5 === 3
  const middle = woman ? middleWomen : middleMen
  const given = woman ? givenWomen : givenMen
  const a = family[(n * 7) % family.length]
  const b = middle[(n * 5 + Math.floor(n / family.length)) % middle.length]
  const c = given[(n * 11 + Math.floor(n / 12)) % given.length]
  return `${a} ${b} ${c}`
}

/** "Mạc Khắc Khải" → "mac.khackhai"; accents away, đ to d. */
export function accountWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}
