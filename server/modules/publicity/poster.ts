import { createHash } from 'node:crypto'
import { formatDate } from '@liem/domain/kernel/dates'
import { type ContactKind, contactKinds } from '@liem/domain/publicity/contact-points'
import { qrSvg } from '#platform/office-files/qr'
import { printTypst } from '#platform/office-files/typst-press'
import { posterTemplate } from './poster-template.ts'

/** What a poster, a paper form or a page of the directory says about one unit. */
export type PublicUnit = {
  code: string
  name: string
  contacts: readonly { kind: ContactKind; value: string; hours: string | null }[]
}

/** SHA-256 of the root in force (hex) and the log's key; null where there is none yet. */
export type Fingerprints = { root: string | null; logKey: string | null }

/** The short address printed for people to type: the office's page on the portal. */
export const unitAddress = (publicUrl: string, code: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/d/${encodeURIComponent(code)}`

/** As much of the root's fingerprint as the QR code carries: 128 bits, which nobody can imitate. */
export const SHORT_ROOT = 32

/** Hexadecimal by fours, for eyes. */
export const byFours = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(' ')

/** Fingerprint of the log's key from its verifier line `name+hash+key`: SHA-256 of the 32 bytes, as on the page `/log`. */
export function logKeyFingerprint(vkey: string | null): string | null {
  const coded = vkey?.split('+').slice(2).join('+')
  if (!coded) return null
  return createHash('sha256').update(Buffer.from(coded, 'base64').subarray(1)).digest('hex')
}

type Wanted = { unit: PublicUnit; fingerprints: Fingerprints; publicUrl: string; day: string; madeAt: Date }

/** The office's poster: A4, legible from three metres. Same data, same bytes. */
export function posterPdf({ unit, fingerprints, publicUrl, day, madeAt }: Wanted): Uint8Array {
  const address = unitAddress(publicUrl, unit.code)
  const qr = fingerprints.root ? `${address}#k=${fingerprints.root.slice(0, SHORT_ROOT)}` : address
  const of = (kind: ContactKind) => unit.contacts.filter((one) => one.kind === kind)
  return printTypst(
    posterTemplate,
    (clean) => ({
      poster: {
        unit: clean(unit.name),
        hotlines: of('hotline')
          .slice(0, 2)
          .map((one) => ({ value: clean(one.value), hours: one.hours ? clean(one.hours) : null })),
        address: clean(address.replace(/^https?:\/\//, '')),
        qr: qrSvg(qr),
        places: (['reception', 'address', 'email'] as const).flatMap((kind) =>
          of(kind)
            .slice(0, 2)
            .map((one) => ({
              label: contactKinds[kind],
              value: clean([one.value, one.hours].filter(Boolean).join('; ')),
            })),
        ),
        root: fingerprints.root ? byFours(fingerprints.root) : null,
        log: fingerprints.logKey ? byFours(fingerprints.logKey) : null,
        day: formatDate(day),
      },
    }),
    madeAt,
  )
}
