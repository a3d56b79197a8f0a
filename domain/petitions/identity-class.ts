import { isoDate } from '../kernel/dates.ts'
import { type CurrentValue, type LawValue, type LocalValues, valueOn } from '../kernel/values.ts'

/** How the law classes the identity of who denounces or reports. */
export const identityClasses = {
  work_secret: 'Bí mật công tác: được lưu niêm phong trên hệ thống này',
  mat: 'Bí mật nhà nước độ “Mật”: không được lưu trên mạng internet, chỉ giữ trên giấy hoặc trên mạng LAN độc lập',
} as const
export type IdentityClass = keyof typeof identityClasses

/** Decided by two officers with its source; the program cannot know which reading the province's authorities hold to be right. */
export const identityClass: LawValue<IdentityClass> = {
  key: 'petitions.identity-class',
  words: 'Danh tính người phản ánh, tố cáo: độ mật',
  value: 'work_secret',
  unit: '',
  since: '2020-01-01',
  source: 'Luật Tố cáo 25/2018/QH14, Điều 56; danh mục bí mật nhà nước do địa phương đối chiếu',
  status: 'unverified',
}

export function readIdentityClass(value: unknown): IdentityClass {
  if (typeof value !== 'string' || !Object.hasOwn(identityClasses, value))
    throw new RangeError(`Không có độ mật ${JSON.stringify(value)}`)
  return value as IdentityClass
}

export const identityClassOn = (date: string, local: LocalValues): CurrentValue<IdentityClass> =>
  valueOn(identityClass, isoDate(date), local, readIdentityClass)

/** Whether an identity may be kept here at all: never a State secret on a network that reaches the internet. */
export const mayKeepIdentity = (cls: IdentityClass, network: string): boolean =>
  cls === 'work_secret' || network === 'independent-lan'
