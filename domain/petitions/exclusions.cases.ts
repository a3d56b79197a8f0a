import type { Exclusion, ExclusionFacts } from './exclusions.ts'

/** Units of the cases: province 1, inspectorate 2 below it, commune 3 below the province, its one-stop counter 4 below the commune. */
const PROVINCE = 1
const INSPECTORATE = 2
const COMMUNE = 3
const COUNTER = 4

/** Officers of the cases. */
const CHAIRMAN = 10
const VICE = 11
const COUNTER_CLERK = 12
const INSPECTOR = 20
const INSPECTOR_WIFE_OF_CHAIRMAN = 21
const PROVINCE_LEADER = 30

const people: ExclusionFacts['people'] = [
  { id: CHAIRMAN, belongs: [COMMUNE, PROVINCE], heads: [COMMUNE] },
  { id: VICE, belongs: [COMMUNE, PROVINCE], heads: [] },
  { id: COUNTER_CLERK, belongs: [COUNTER, COMMUNE, PROVINCE], heads: [] },
  { id: INSPECTOR, belongs: [INSPECTORATE, PROVINCE], heads: [] },
  { id: INSPECTOR_WIFE_OF_CHAIRMAN, belongs: [INSPECTORATE, PROVINCE], heads: [] },
  { id: PROVINCE_LEADER, belongs: [PROVINCE], heads: [PROVINCE] },
]
const nothing: ExclusionFacts = { accused: [], units: [], people, relations: [], excluded: [] }

/** Situations and who is excluded; read and signed by the legal office, run by exclusions.test.ts. */
export const cases: { why: string; given: Partial<ExclusionFacts>; excluded: Exclusion[] }[] = [
  {
    why: 'Chưa ghi người bị phản ánh: chưa ai bị loại trừ',
    given: {},
    excluded: [],
  },
  {
    why: 'Phản ánh một nhân viên một cửa: chỉ nhân viên ấy',
    given: { accused: [COUNTER_CLERK] },
    excluded: [{ officer: COUNTER_CLERK, ground: 'accused' }],
  },
  {
    why: 'Phản ánh Chủ tịch xã: Chủ tịch và mọi người dưới quyền, cả bộ phận một cửa; người ở Thanh tra tỉnh không sao',
    given: { accused: [CHAIRMAN] },
    excluded: [
      { officer: CHAIRMAN, ground: 'accused' },
      { officer: VICE, ground: 'subordinate' },
      { officer: COUNTER_CLERK, ground: 'subordinate' },
    ],
  },
  {
    why: 'Phản ánh Phó Chủ tịch (không đứng đầu): chỉ người ấy, không phải người dưới quyền',
    given: { accused: [VICE] },
    excluded: [{ officer: VICE, ground: 'accused' }],
  },
  {
    why: 'Vợ của Chủ tịch làm thanh tra: bị loại trừ dù không thuộc xã (NĐ 31/2019 Điều 10 khoản 3)',
    given: {
      accused: [CHAIRMAN],
      relations: [{ officer: INSPECTOR_WIFE_OF_CHAIRMAN, other: CHAIRMAN, kind: 'spouse' }],
    },
    excluded: [
      { officer: CHAIRMAN, ground: 'accused' },
      { officer: VICE, ground: 'subordinate' },
      { officer: COUNTER_CLERK, ground: 'subordinate' },
      { officer: INSPECTOR_WIFE_OF_CHAIRMAN, ground: 'relative' },
    ],
  },
  {
    why: 'Quan hệ ghi từ phía nào cũng như nhau',
    given: {
      accused: [COUNTER_CLERK],
      relations: [{ officer: COUNTER_CLERK, other: INSPECTOR, kind: 'sibling' }],
    },
    excluded: [
      { officer: COUNTER_CLERK, ground: 'accused' },
      { officer: INSPECTOR, ground: 'relative' },
    ],
  },
  {
    why: 'Có lợi ích liên quan với người bị phản ánh',
    given: {
      accused: [COUNTER_CLERK],
      relations: [{ officer: INSPECTOR, other: COUNTER_CLERK, kind: 'interest' }],
    },
    excluded: [
      { officer: COUNTER_CLERK, ground: 'accused' },
      { officer: INSPECTOR, ground: 'conflict' },
    ],
  },
  {
    why: 'Quan hệ giữa hai người không bị phản ánh: không ai bị loại trừ thêm',
    given: {
      accused: [COUNTER_CLERK],
      relations: [{ officer: INSPECTOR, other: INSPECTOR_WIFE_OF_CHAIRMAN, kind: 'sibling' }],
    },
    excluded: [{ officer: COUNTER_CLERK, ground: 'accused' }],
  },
  {
    why: 'Phản ánh cơ quan: mọi người của cơ quan ấy và đơn vị dưới nó',
    given: { units: [COMMUNE] },
    excluded: [
      { officer: CHAIRMAN, ground: 'named_office' },
      { officer: VICE, ground: 'named_office' },
      { officer: COUNTER_CLERK, ground: 'named_office' },
    ],
  },
  {
    why: 'Phản ánh lãnh đạo tỉnh đứng đầu: mọi người bên dưới đều bị loại trừ, phải chuyển ra ngoài tỉnh',
    given: { accused: [PROVINCE_LEADER] },
    excluded: [
      { officer: CHAIRMAN, ground: 'subordinate' },
      { officer: VICE, ground: 'subordinate' },
      { officer: COUNTER_CLERK, ground: 'subordinate' },
      { officer: INSPECTOR, ground: 'subordinate' },
      { officer: INSPECTOR_WIFE_OF_CHAIRMAN, ground: 'subordinate' },
      { officer: PROVINCE_LEADER, ground: 'accused' },
    ],
  },
  {
    why: 'Người đã tự xin rút, người bị người gửi gạch tên: vẫn bị loại trừ khi tính lại',
    given: {
      accused: [COUNTER_CLERK],
      excluded: [
        { officer: INSPECTOR, ground: 'recusal' },
        { officer: INSPECTOR_WIFE_OF_CHAIRMAN, ground: 'struck' },
      ],
    },
    excluded: [
      { officer: COUNTER_CLERK, ground: 'accused' },
      { officer: INSPECTOR, ground: 'recusal' },
      { officer: INSPECTOR_WIFE_OF_CHAIRMAN, ground: 'struck' },
    ],
  },
].map(({ given, ...one }) => ({
  ...one,
  given: { ...nothing, ...given } as ExclusionFacts,
  excluded: one.excluded as Exclusion[],
}))
