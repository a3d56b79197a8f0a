/** What a report is about, as far as it leaves the sender's device in clear. Words in both languages of the portal. */
export type Said = { vi: string; en: string }

/** Kinds of report carried end to end; `law` says what the law calls them. */
export const kinds = {
  harassment: {
    vi: 'Bị gây khó dễ, chậm trễ, vòi vĩnh khi làm việc với cơ quan',
    en: 'Harassment, delay or a demand for money at an office',
    law: 'Phản ánh hành vi nhũng nhiễu, gây phiền hà (Luật Tiếp công dân, Điều 26, 28)',
  },
  corruption: {
    vi: 'Có dấu hiệu tham nhũng, tiêu cực (tiền, tài sản, chức quyền)',
    en: 'Signs of corruption (money, property, abuse of office)',
    law: 'Phản ánh về hành vi tham nhũng (Luật Phòng, chống tham nhũng, Điều 65 khoản 4)',
  },
  internal_report: {
    vi: 'Tôi là cán bộ, công chức, viên chức và báo về nơi tôi làm việc',
    en: 'I am an official and report about my own workplace',
    law: 'Báo cáo về hành vi tham nhũng (Luật Phòng, chống tham nhũng, Điều 66)',
  },
  rules_feedback: {
    vi: 'Quy định, thủ tục hành chính vô lý, khó thực hiện hoặc bị áp dụng sai',
    en: 'A rule or procedure that is unreasonable or wrongly applied',
    law: 'Phản ánh, kiến nghị về quy định hành chính (Nghị định 20/2008/NĐ-CP)',
  },
} as const satisfies Record<string, Said & { law: string }>
export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]]

/** Whom it concerns: decides how far above the office the report is sealed. */
export const concerns = {
  staff: { vi: 'Một hay nhiều nhân viên của cơ quan ấy', en: 'One or more members of its staff' },
  head: { vi: 'Người đứng đầu hoặc cấp phó', en: 'Its head or a deputy' },
  office: { vi: 'Cách làm việc chung của cơ quan ấy, không riêng ai', en: 'The office as such, nobody in particular' },
  unsure: { vi: 'Tôi không chắc', en: 'I am not sure' },
} as const satisfies Record<string, Said>
export type Concern = keyof typeof concerns
export const concernNames = Object.keys(concerns) as [Concern, ...Concern[]]

/** Field of work. `statistic`: the column of the official tables (Thông tư 06/2025/TT-TTCP) it falls under. */
export const fields = {
  land: { vi: 'Đất đai, nhà ở', en: 'Land and housing', statistic: 'land' },
  construction: { vi: 'Xây dựng, quy hoạch', en: 'Construction and planning', statistic: 'other' },
  business: {
    vi: 'Đăng ký kinh doanh, đầu tư, giấy phép',
    en: 'Business registration, investment, licences',
    statistic: 'other',
  },
  tax: { vi: 'Thuế, hải quan, phí, lệ phí', en: 'Taxes, customs, fees', statistic: 'other' },
  civil: {
    vi: 'Hộ tịch, cư trú, chứng thực, giấy tờ cá nhân',
    en: 'Civil status, residence, personal papers',
    statistic: 'other',
  },
  social: {
    vi: 'Trợ cấp, bảo hiểm, người có công, chính sách xã hội',
    en: 'Allowances, insurance, social policy',
    statistic: 'policy',
  },
  health: { vi: 'Y tế, khám chữa bệnh', en: 'Health care', statistic: 'other' },
  education: { vi: 'Giáo dục, đào tạo', en: 'Education', statistic: 'other' },
  transport: {
    vi: 'Giao thông, đăng kiểm, sát hạch',
    en: 'Transport, vehicle inspection, driving tests',
    statistic: 'other',
  },
  security: { vi: 'An ninh, trật tự, xử phạt', en: 'Public order, fines', statistic: 'other' },
  market: {
    vi: 'Quản lý thị trường, kiểm tra cơ sở',
    en: 'Market control, inspections of businesses',
    statistic: 'other',
  },
  environment: {
    vi: 'Môi trường, tài nguyên, khoáng sản',
    en: 'Environment and natural resources',
    statistic: 'other',
  },
  procurement: { vi: 'Đấu thầu, mua sắm công', en: 'Public procurement', statistic: 'other' },
  budget: {
    vi: 'Ngân sách, đầu tư công, tài sản công',
    en: 'Budget, public investment, public property',
    statistic: 'other',
  },
  personnel: {
    vi: 'Tuyển dụng, bổ nhiệm, thi đua, kỷ luật',
    en: 'Recruitment, appointments, discipline',
    statistic: 'service',
  },
  justice: { vi: 'Điều tra, tòa án, thi hành án', en: 'Investigation, courts, enforcement', statistic: 'justice' },
  party: { vi: 'Tổ chức Đảng, đoàn thể', en: 'Party and mass organisations', statistic: 'party' },
  other: { vi: 'Việc khác, hoặc không rõ', en: 'Something else, or not sure', statistic: 'other' },
} as const satisfies Record<string, Said & { statistic: 'land' | 'policy' | 'service' | 'justice' | 'party' | 'other' }>
export type Field = keyof typeof fields
export const fieldNames = Object.keys(fields) as [Field, ...Field[]]

/** What happened, ticked by the sender; sealed with his words, so it never leaves his device in clear. */
export const conducts = {
  delay: { vi: 'Trả kết quả chậm, hẹn nhiều lần', en: 'Results late, put off again and again' },
  extra_papers: {
    vi: 'Đòi giấy tờ ngoài quy định, bắt đi lại nhiều lần',
    en: 'Papers asked for that no rule requires',
  },
  money: { vi: 'Gợi ý hoặc đòi tiền, quà', en: 'A hint at or demand for money or gifts' },
  refused: { vi: 'Không nhận hồ sơ, không cấp giấy hẹn', en: 'Application or receipt refused' },
  rude: { vi: 'Thái độ hách dịch, đe dọa', en: 'Arrogant or threatening manner' },
  bribe: { vi: 'Nhận hối lộ', en: 'Taking bribes' },
  embezzle: { vi: 'Tham ô, lấy tiền hoặc tài sản công', en: 'Embezzlement of public money or property' },
  favour: { vi: 'Ưu ái người nhà, sân sau, cấu kết', en: 'Favouring relatives or connected firms' },
  waste: { vi: 'Lãng phí tiền, tài sản công', en: 'Waste of public money or property' },
  reprisal: { vi: 'Trả thù, trù dập người phản ánh', en: 'Reprisal against who reported' },
  rule: { vi: 'Quy định mâu thuẫn, vô lý, không thực hiện được', en: 'Rules that conflict or cannot be met' },
  misapplied: { vi: 'Áp dụng sai quy định', en: 'A rule wrongly applied' },
} as const satisfies Record<string, Said>
export type Conduct = keyof typeof conducts
export const conductNames = Object.keys(conducts) as [Conduct, ...Conduct[]]

/** The conducts offered for a kind of report, most frequent first. */
export const conductsOf: Readonly<Record<Kind, readonly Conduct[]>> = {
  harassment: ['delay', 'extra_papers', 'money', 'refused', 'rude', 'misapplied'],
  corruption: ['money', 'bribe', 'embezzle', 'favour', 'waste', 'reprisal'],
  internal_report: ['bribe', 'embezzle', 'favour', 'waste', 'money', 'reprisal'],
  rules_feedback: ['rule', 'misapplied', 'extra_papers', 'delay'],
}
