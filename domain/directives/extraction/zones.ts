/** Parts of a document by what they are for: aims and appraisals lay no duties. */
import { folded, squeeze } from './normal-text.ts'

export type Zone = 'aims' | 'facts' | 'duties' | 'plain'

const aims =
  /^(?:(?:ve )?(?:muc dich|muc tieu|quan diem|nguyen tac|phuong cham|phuong huong|yeu cau|chi tieu|tam nhin|pham vi|doi tuong|doi tuong ap dung|pham vi ap dung|muc tieu tong quat|muc tieu cu the|muc tieu chung|dinh huong|giai thich tu ngu|y nghia|khau hieu|chu de|tieu chi|can cu|co so phap ly|can cu phap ly|su can thiet|khai niem)(?:[ ,:;.-]|$))/
const facts =
  /^(?:(?:ve )?(?:tinh hinh|danh gia|ket qua|thuc trang|uu diem|han che|ton tai|nguyen nhan|bai hoc|boi canh|nhung ket qua|ket qua dat duoc|khai quat|dac diem|mot so han che|mot so ton tai|danh gia chung|danh gia tinh hinh|nhan dinh|thuan loi|kho khan|ve tinh hinh|ve ket qua|thong tin chung|noi nhan)(?:[ ,:;.-]|$))/
const duties =
  /(?:to chuc thuc hien|nhiem vu|giai phap|phan cong|trach nhiem|yeu cau cac|trien khai thuc hien|noi dung (?:thuc hien|trien khai|ke hoach|chu yeu|cong viec)|thoi gian toi|viec can lam|kinh phi|co che phoi hop|che do bao cao|lo trinh|ke hoach (?:thuc hien|trien khai))/

/** What a heading announces. */
export function zoneOf(heading: string): Zone {
  const key = squeeze(folded(heading)).replace(/^[ivx\d.)\-– ]+/, '')
  if (aims.test(key) && !/^(?:muc tieu|yeu cau|phuong huong|dinh huong|quan diem)[^.]*(?:nhiem vu|giai phap)/.test(key))
    return 'aims'
  if (facts.test(key)) return 'facts'
  if (duties.test(key)) return 'duties'
  return 'plain'
}

const execution =
  /(?:chịu|có) trách nhiệm\s+(?:thi hành|thực hiện|tổ chức thực hiện|tổ chức thi hành)\s+(?:(?:các\s+)?(?:Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Nghị định|Thông tư|Quy chế|Quy định|Chương trình|Hướng dẫn|văn bản)(?:\s+này)?|này)?|(?:căn cứ|chiếu)\s+(?:Quyết định|Nghị quyết)(?:\s+này)?\s+(?:để\s+)?thi hành|(?:chịu|có) trách nhiệm thi hành(?:\s*\.|$)/iu
const inForce =
  /^(?:Bãi bỏ|Hủy bỏ|(?:(?:Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Nghị định|Thông tư|Quy chế|Quy định|Chương trình|Hướng dẫn|Kết luận|Thông báo|Công điện|Đề án|Luật)(?:\s+này)?\s.{0,80}?(?:có hiệu lực|thay thế|phổ biến đến|quán triệt đến|đã được .{3,80} thông qua|được ban hành kèm theo|hết hiệu lực)))/u

/** "… chịu trách nhiệm về nội dung, số liệu báo cáo": an answerability, no work to be done. */
export const isLiability = (text: string) =>
  /^[^;.:]{3,160}?\s(?:chịu|có) trách nhiệm\s+(?:toàn diện\s+)?(?:trước [^,;.]{3,80}\s)?về\s[^;.]*[\s.;/]*$/u.test(
    text,
  ) && !/(?:chủ trì|tổ chức|rà soát|định kỳ|trước ngày|hoàn thành|xây dựng|chỉ đạo|đôn đốc|kiểm tra)/iu.test(text)

/** The closing article that makes everybody answer for carrying the paper out, and clauses on entry into force. */
export function isClosingClause(text: string): boolean {
  if (inForce.test(text.trim()) && text.length < 700) return true
  const m = execution.exec(text)
  if (!m) return false
  // "… chịu trách nhiệm thi hành Quyết định này" ends the sentence; what follows after a dot is another matter.
  const rest = text.slice(m.index + m[0].length).replace(/^[\s./]+/, '')
  return rest.length < 60 || /^(?:này|kể từ|theo|\/)/iu.test(rest)
}

const boilerplate =
  /(?:(?:nếu|khi)\s+(?:có\s+)?(?:phát sinh\s+)?(?:những\s+)?(?:khó khăn|vướng mắc|vấn đề|nội dung|phát sinh)|(?:trường hợp|nếu)\s+(?:cần|có)\s+(?:sửa đổi|điều chỉnh|bổ sung|khó khăn|vướng mắc)|cần (?:sửa đổi|điều chỉnh|bổ sung))/iu
const informing =
  /(?:thông báo|xin thông báo|báo)\s+(?:để|đến|tới|cho)\s.{0,260}(?:biết|được biết)(?:\s*(?:,|và)\s*.{0,60}(?:thực hiện|triển khai|phối hợp)[^.;]{0,30})?[\s./]*$/iu

const general =
  /^[\s,:]*(?:(?:quan tâm|nghiêm túc|khẩn trương|tích cực|chủ động|tập trung|kịp thời|phối hợp|tổ chức|triển khai|thực hiện|chỉ đạo|lãnh đạo|nghiên cứu|nội dung|nêu trên|trên|theo đúng|quy định|có hiệu quả|hiệu quả|đầy đủ|tốt|các|Kế hoạch|Chỉ thị|Công văn|Thông báo|Kết luận|Quyết định|Chương trình|Hướng dẫn|Công điện|này|theo|đúng|nghiêm|cùng|để|và|nhiệm vụ|được giao|của mình|yêu cầu|tinh thần)[\s,./]+)+$/u

/** What is left of a sentence behind its bodies when it only says "quan tâm, nghiêm túc triển khai thực hiện". */
export const isGeneralDemand = (rest: string) => general.test(`${rest.trim()} `)

/** Usual last sentences that lay nothing on anybody: "nếu có vướng mắc …", "… thông báo để các đơn vị biết, thực hiện". */
export function isBoilerplate(text: string): boolean {
  if (informing.test(text)) return true
  if (/^Trên đây là\s/u.test(text.trim()) && !/chủ trì|trước ngày|định kỳ|giao\s|báo cáo kết quả/iu.test(text))
    return true
  return (
    boilerplate.test(text) &&
    /^(?:Trong|Quá trình|Nếu|Trường hợp|Khi|Đề nghị|Yêu cầu|Quá)/u.test(text.trim()) &&
    !/chủ trì|trước ngày|định kỳ/iu.test(text)
  )
}

/** The paper's own opening words: "UBND tỉnh ban hành Kế hoạch … như sau:". */
export function isOpening(text: string): boolean {
  return /(?:ban hành|xây dựng|đề ra|thông báo|báo cáo|hướng dẫn|quy định|triển khai|có ý kiến|quyết định|kết luận|yêu cầu|chỉ đạo)[^.]{0,400}(?:như sau|nội dung sau|cụ thể sau)\s*:?\s*$/iu.test(
    text,
  )
}
