import type { Chance } from '../random.ts'
import type { Rows } from '../rows.ts'
import { type Ledger, mergedOn, type Unit } from '../units.ts'

/** Area code and numbers that no telephone in Việt Nam answers. */
const phone = (n: number) => `0299 3000 ${String(n % 1000).padStart(3, '0')}`

/** Hotlines, addresses and reception times of every body, and the order of the gates. Some communes have not published theirs. */
export function publish(rows: Rows, ledger: Ledger, chance: Chance): void {
  const add = (unit: Unit, kind: string, value: string, hours: string | null = null) =>
    rows.contact_point.push({
      id: chance.uuid(),
      unit_id: unit.id,
      kind,
      value,
      hours,
      valid_from: mergedOn,
      valid_to: null,
      recorded_by: null,
      recorded_at: `${mergedOn}T01:00:00Z`,
    })
  const working = 'Thứ Hai đến thứ Sáu, 7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ'
  ;[...ledger.departments, ledger.get('UBND'), ledger.get('TTR'), ledger.get('BNC')].forEach((unit, n) => {
    add(unit, 'hotline', phone(n), 'Giờ hành chính')
    add(unit, 'address', `Số ${10 + n} đường Hòa Bình, phường Trung Tâm`)
    add(unit, 'reception', `Phòng tiếp công dân, tầng 1, số ${10 + n} đường Hòa Bình`, working)
  })
  ledger.communes.forEach((unit, n) => {
    // Two in five have published nothing yet: the duty shows on their home page.
    if (n % 5 > 2) return
    add(unit, 'hotline', phone(100 + n), 'Giờ hành chính')
    add(unit, 'reception', 'Phòng tiếp công dân, trụ sở Ủy ban nhân dân', 'Thứ Ba và thứ Năm hằng tuần, cả ngày')
  })
  rows.gate.push(
    { unit_id: ledger.get('UBND').id, next_unit_id: ledger.get('BNC').id, outside_authority: null, set_by: null },
    {
      unit_id: ledger.get('BNC').id,
      next_unit_id: null,
      outside_authority: 'Thanh tra Chính phủ hoặc Ban Nội chính Trung ương',
      set_by: null,
    },
  )
}
