import type { UnitRef } from '@liem/domain/kernel/shapes'
import { type Arrival, arrivalFaults, type DeskChannel, isForwarded, isSpoken } from '@liem/domain/petitions/arrival'
import type { DeskGate } from '@liem/domain/petitions/desk.contract'
import type { Concern, Field, Kind } from '@liem/domain/petitions/fields'
import { longest } from '@liem/domain/petitions/form'
import type { Errors } from '#lib/faults.ts'

export type IdentityChoice = 'anonymous' | 'sealed' | 'given' | 'paper'

/** What stands in the desk's form. It lives in the open page only: never in storage, in an address or in a query. */
export type Typed = {
  channel: DeskChannel
  arrivedOn: string | null
  arrivedAt: string
  postmarkedOn: string | null
  forwardedOn: string | null
  forwardedSymbol: string
  forwarder: string
  office: UnitRef | null
  officeWords: string
  kind: Kind
  concern: Concern
  field: Field | null
  text: string
  identity: IdentityChoice
  name: string
  birthYear: string
  phone: string
  papers: string
  address: string
  paperNumber: string
  paperOn: string | null
  readBack: boolean
  consent: boolean
  scans: File[]
  recordings: File[]
  struck: number[]
  /** The matter that this is another sender's letter of. */
  matterId: string | null
}

/** An empty form for the next one: the channel stays, since letters come in heaps. */
export const emptyForm = (today: string, channel: DeskChannel = 'letter'): Typed => ({
  channel,
  arrivedOn: today,
  arrivedAt: channel === 'hotline' ? hourNow() : '',
  postmarkedOn: null,
  forwardedOn: null,
  forwardedSymbol: '',
  forwarder: '',
  office: null,
  officeWords: '',
  kind: 'harassment',
  concern: 'unsure',
  field: null,
  text: '',
  identity: 'sealed',
  name: '',
  birthYear: '',
  phone: '',
  papers: '',
  address: '',
  paperNumber: '',
  paperOn: null,
  readBack: false,
  consent: false,
  scans: [],
  recordings: [],
  struck: [],
  matterId: null,
})

/** `08:30` in Viet Nam. */
export const hourNow = () =>
  new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })

/** Hours as people type them: 8h30, 0830, 8:3. Left as typed when it is no hour. */
export function tidyHour(typed: string): string {
  const found = /^\s*(\d{1,2})\s*[:hg.]?\s*(\d{2})?\s*$/i.exec(typed)
  if (!found) return typed.trim()
  return `${found[1]?.padStart(2, '0')}:${found[2] ?? '00'}`
}

/** Only what belongs to the channel is kept. */
export const arrivalOf = (typed: Typed): Arrival => ({
  channel: typed.channel,
  arrivedOn: typed.arrivedOn || null,
  arrivedAt: isSpoken(typed.channel) || typed.channel === 'email' ? tidyHour(typed.arrivedAt) || null : null,
  postmarkedOn: typed.channel === 'letter' ? typed.postmarkedOn || null : null,
  forwardedOn: isForwarded(typed.channel) ? typed.forwardedOn || null : null,
  forwardedSymbol: isForwarded(typed.channel) ? symbolIn(typed.forwardedSymbol) : null,
})

/** Only what is shaped like a symbol leaves the form in clear; all that was typed goes sealed with the words. */
const symbolIn = (text: string): string | null => {
  const close = text.trim().replace(/\s*([/-])\s*/g, '$1')
  return /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./&+_-]{0,59}$/u.test(close) ? close : null
}

export const isNamed = (typed: Pick<Typed, 'identity'>) => typed.identity === 'sealed' || typed.identity === 'given'

/** First thing wrong with each field; empty when it can be sealed. */
export function faultsOf(typed: Typed, today: string, gate: DeskGate | undefined): Errors {
  const errors: Record<string, string> = {}
  for (const fault of arrivalFaults(arrivalOf(typed), today)) errors[fault.path] ??= fault.words
  if (!typed.office && !typed.officeWords.trim())
    errors.office = 'Xin chọn cơ quan, hoặc ghi tên cơ quan vào ô bên cạnh'
  if (!typed.field) errors.field = 'Xin chọn lĩnh vực'
  if (typed.text.length > longest.text) errors.text = `Dài quá ${longest.text.toLocaleString('vi-VN')} ký tự`
  const hasFile = typed.scans.length + typed.recordings.length > 0
  if (typed.text.trim().length < 5 && !hasFile) errors.text = 'Xin ghi nội dung, hoặc đính bản chụp, bản ghi âm'
  if (isNamed(typed) && !typed.name.trim()) errors.name = 'Xin ghi họ tên, hoặc chọn “Không nêu tên”'
  if (isNamed(typed) && gate && !gate.identityAllowed) errors.identity = 'Ở đây danh tính chỉ giữ trên giấy'
  if (typed.identity === 'sealed' && gate?.gate && gate.custodians.length === 0)
    errors.identity = 'Chưa đủ người giữ danh tính niêm phong; xin chọn cách khác'
  if (typed.birthYear && !/^(19|20)\d\d$/.test(typed.birthYear.trim())) errors.birthYear = 'Năm sinh gồm bốn chữ số'
  if (typed.identity === 'paper' && !typed.paperNumber.trim()) errors.paperNumber = 'Xin ghi số bản giấy'
  if (typed.identity === 'paper' && !typed.paperOn) errors.paperOn = 'Xin ghi ngày của bản giấy'
  if (isSpoken(typed.channel) && !typed.readBack) errors.readBack = 'Xin đọc lại cho người dân nghe, rồi đánh dấu'
  if (typed.recordings.length && !typed.consent) errors.consent = 'Bản ghi âm chỉ được giữ khi người gọi đồng ý'
  return errors
}
