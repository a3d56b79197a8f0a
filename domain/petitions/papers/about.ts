import { formatDate } from '../../kernel/dates.ts'

/** What a paper may say of a petition: working columns only, nothing that leads to who sent it. */
export type About = {
  /** “Tin phản ánh nhũng nhiễu, gây phiền hà”; what it is, in official words. */
  kind: string
  /** Number in the book, once entered. */
  number: string | null
  receivedOn: string
  /** Name of the office the matter is about, when one was named. */
  office: string | null
}

/** To whom a letter goes: by name only if the person gave it openly; else by the receipt, which only that person has. */
export type Correspondent = { name: string; address: string | null } | null

export const addresseeOf = (to: Correspondent) =>
  to ? `Ông (Bà) ${to.name}${to.address ? `, ${to.address}` : ''}` : 'Người phản ánh đã được cấp mã biên nhận'

/** “Ngày 02/11/2026, … nhận được …”: how every paper begins. */
export function receivedWords(sender: string, about: About): string {
  const number = about.number ? ` (vào sổ số ${about.number})` : ''
  const office = about.office ? ` liên quan đến ${about.office}` : ''
  return `Ngày ${formatDate(about.receivedOn)}, ${sender} nhận được ${about.kind}${office}${number}.`
}
