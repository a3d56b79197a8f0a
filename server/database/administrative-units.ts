import { readFileSync } from 'node:fs'

/** A province or a commune as the data file names it: `{code: '00004', name: 'Phường Ba Đình', kind: 'Phường', parent: '01'}`. */
export type AdministrativeUnit = {
  code: string
  name: string
  kind: 'Tỉnh' | 'Thành phố' | 'Xã' | 'Phường' | 'Đặc khu'
  parent: string | null
}

export type AdministrativeUnits = {
  /** The day the list describes. */
  asOf: string
  source: string
  /** Symbol of the latest resolution the list follows. */
  symbol: string
  units: readonly AdministrativeUnit[]
}

let read: AdministrativeUnits | undefined

/** The shipped list of provinces and communes (data/README.md). Read once, at first use. */
export function administrativeUnits(): AdministrativeUnits {
  if (!read) {
    const file = new URL('./data/vn-units-2026.json', import.meta.url)
    const { as_of, source, units } = JSON.parse(readFileSync(file, 'utf8'))
    read = { asOf: as_of, source, symbol: '30/2026/QH16', units }
  }
  return read
}
