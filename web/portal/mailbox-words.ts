import type { Said } from '@liem/domain/petitions/fields'
import { saidIn, say } from './words.ts'

/** Words of a code, or the code itself where there are none yet: better than nothing. */
export const saidOr = (words: Readonly<Record<string, Said>>, code: string): string =>
  words[code] ? saidIn(words[code]) : code

const grounds: Readonly<Record<string, Said>> = {
  retention_ended: { vi: 'hết thời hạn lưu giữ', en: 'the time of keeping has ended' },
  court_order: { vi: 'quyết định của tòa án', en: 'a court’s order' },
  not_a_report: { vi: 'không phải tin phản ánh', en: 'not a report' },
  personal_data: { vi: 'quy định về dữ liệu cá nhân', en: 'rules on personal data' },
}
export const removalGround = (ground: string): string => saidOr(grounds, ground)

/** What the person sent himself. */
export const ownWords = (kind: string): string =>
  ({
    message: say('Quý vị đã nhắn', 'You wrote'),
    evidence: say('Quý vị đã gửi thêm tệp', 'You sent a file'),
    protection: say('Quý vị đề nghị được bảo vệ', 'You asked for protection'),
    withdrawal: say('Quý vị ghi ý muốn rút', 'You recorded a wish to withdraw'),
    rating: say('Quý vị đã chấm điểm', 'You rated the handling'),
  })[kind] ?? kind
