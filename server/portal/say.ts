import type { Said } from '@liem/domain/petitions/fields'
import type { Lang } from '@liem/domain/petitions/form'

/** Words in the reader's language. */
export type Say = ((vi: string, en: string) => string) & { of(said: Said): string; lang: Lang; query: string }

export function sayIn(lang: Lang): Say {
  const say = (vi: string, en: string) => (lang === 'en' ? en : vi)
  return Object.assign(say, { of: (said: Said) => said[lang], lang, query: lang === 'en' ? '?lang=en' : '' })
}

/** `?lang=en`, or the language a form was begun in. Anything else is Vietnamese. */
export const langOf = (asked: unknown): Lang => (asked === 'en' ? 'en' : 'vi')

/** “21/11/2026 08:05”, in Việt Nam. */
export const timeWords = (instant: string | Date, lang: Lang): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'vi-VN', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(instant))
