/**
 * Acts of the register in the journal and what a timeline says of them. `{unit}` and `{document}` are names looked up from the
 * ids in the facts; the other marks are facts as they stand.
 */
export const directiveActs = {
  'directives.register': 'Vào sổ văn bản {symbol}',
  'directives.cite': 'Ghi mục trích dẫn chưa vào sổ {symbol}',
  'directives.edit': 'Sửa thông tin văn bản',
  'directives.relate': 'Thêm quan hệ “{relation}” với văn bản {document}',
  'directives.unrelate': 'Bỏ quan hệ “{relation}” với văn bản {document}',
  'directives.merge': 'Gộp mục trích dẫn {document} vào văn bản này',
  'directives.attach': 'Đính kèm {count} tệp',
  'directives.item': 'Thêm khoản, điểm {path}',
  'directives.link': 'Ghi khoản thực hiện {count} khoản của văn bản cấp trên',
  'directives.assign': 'Giao {count} nhiệm vụ từ văn bản',
  'directives.send': 'Gửi đến {count} đơn vị',
  'directives.ask_plan': 'Yêu cầu {count} đơn vị ban hành kế hoạch trước hết ngày {date}',
  'directives.acknowledge': '{unit} xác nhận đã nhận',
  'directives.spread': '{unit} quán triệt ngày {date}: {people} người',
  'directives.plan': '{unit} ban hành kế hoạch {document}',
  'directives.publish': 'Công khai văn bản trên cổng',
  'directives.unpublish': 'Thôi công khai văn bản trên cổng',
  'directives.review': 'Đã làm “{review}” ngày {date}',
  'directives.read': 'Đọc tệp văn bản thành bản thảo',
  'directives.confirm': 'Xác nhận bản đọc',
  'directives.discard': 'Bỏ bản đọc',
  'directives.pass': 'Dòng nhận văn bản chuyển sang {unit} theo sự kiện tổ chức',
} as const
export type DirectiveAct = keyof typeof directiveActs

/** What each act is called, without saying of what: for the journal of the whole house. */
export const directiveActNames: Readonly<Record<DirectiveAct, string>> = {
  'directives.register': 'Vào sổ văn bản',
  'directives.cite': 'Ghi mục trích dẫn chưa vào sổ',
  'directives.edit': 'Sửa thông tin văn bản',
  'directives.relate': 'Ghi quan hệ giữa các văn bản',
  'directives.unrelate': 'Bỏ quan hệ giữa các văn bản',
  'directives.merge': 'Gộp mục trích dẫn vào văn bản đã vào sổ',
  'directives.attach': 'Đính kèm tệp',
  'directives.item': 'Thêm khoản, điểm',
  'directives.link': 'Gắn khoản với văn bản cấp trên',
  'directives.assign': 'Giao nhiệm vụ từ văn bản',
  'directives.send': 'Gửi văn bản đến đơn vị',
  'directives.ask_plan': 'Yêu cầu đơn vị ban hành kế hoạch',
  'directives.acknowledge': 'Xác nhận đã nhận văn bản',
  'directives.spread': 'Ghi việc quán triệt',
  'directives.plan': 'Gắn kế hoạch của đơn vị',
  'directives.publish': 'Công khai văn bản trên cổng',
  'directives.unpublish': 'Thôi công khai văn bản trên cổng',
  'directives.review': 'Ghi mốc sơ kết, tổng kết đã làm',
  'directives.read': 'Đọc văn bản từ tệp',
  'directives.confirm': 'Xác nhận bản đọc',
  'directives.discard': 'Bỏ bản đọc',
  'directives.pass': 'Chuyển việc nhận văn bản sang đơn vị kế thừa',
}

/** The sentence for an act; a mark without a fact is left out. */
export function directiveActWords(act: string, facts: Readonly<Record<string, unknown>>): string {
  const words: string | undefined = directiveActs[act as DirectiveAct]
  if (!words) return act
  return words
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const fact = facts[name]
      if (fact === undefined || fact === null) return ''
      const day = typeof fact === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(fact) : null
      return day ? `${day[3]}/${day[2]}/${day[1]}` : String(fact)
    })
    .replace(/ {2,}/g, ' ')
    .trim()
}
