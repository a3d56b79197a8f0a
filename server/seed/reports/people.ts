import { type RoleName, roles } from '@liem/domain/units/roles'
import type { Officer, Staff } from '../officers.ts'
import type { Chance } from '../random.ts'
import type { Rows } from '../rows.ts'
import { type Ledger, mergedOn } from '../units.ts'

/** Who receives, verifies and guards reports in the demonstration. */
export type Cleared = {
  /** Officers of the province's gate, and of the gate above it (Ban Nội chính). */
  gate: readonly Officer[]
  upper: readonly Officer[]
  verifiers: readonly Officer[]
  custodians: readonly Officer[]
  /** Who signed the root. */
  leaders: readonly Officer[]
  /** Clerks who register letters at a desk. */
  clerks: readonly Officer[]
}

/** Gives the roles of the gates on top of the officers' own posts. No officer of the inspectorate guards identities. */
export function clear(rows: Rows, ledger: Ledger, staff: Staff, chance: Chance): Cleared {
  const named = (username: string) => staff.all.find((officer) => officer.username === username) as Officer
  const seat = (unit: string, title: string, nth = 0) =>
    staff.all.filter((officer) => officer.unit === ledger.get(unit) && officer.title === title)[nth] as Officer
  const people: Cleared = {
    gate: [named('cuatiepnhan'), named('thanhtravien'), seat('TTR', 'Phó Chánh Thanh tra tỉnh')],
    upper: [seat('BNC', 'Phó Trưởng Ban Nội chính Tỉnh ủy'), seat('BNC', 'Chuyên viên chính')],
    verifiers: [named('xacminh'), seat('TTR', 'Thanh tra viên', 2)],
    custodians: [named('giudanhtinh'), seat('VPUB', 'Phó Chánh Văn phòng')],
    leaders: [named('chutich'), named('noichinh'), named('thanhtra')],
    clerks: [named('vanthu')],
  }
  const give = (officers: readonly Officer[], role: RoleName, unit: string) => {
    for (const officer of officers) {
      officer.roles = [...officer.roles, role]
      rows.officer_role.push({
        id: chance.uuid(),
        officer_id: officer.id,
        role,
        unit_id: ledger.get(unit).id,
        reach: roles[role].reach,
        from_on: mergedOn,
        to_on: null,
        granted_by: 1,
      })
    }
  }
  give(people.gate, 'gatekeeper', 'UBND')
  give(people.upper, 'gatekeeper', 'BNC')
  give(people.verifiers, 'verifier', 'UBND')
  give(people.custodians, 'custodian', 'UBND')
  give(people.upper.slice(0, 2), 'custodian', 'BNC')
  return people
}
