import type { Said } from './fields.ts'

/** What the sender reads in the mailbox: states, clocks and what officers did, in words of every day. */
export const stateWords: Readonly<Record<string, { title: Said; next: Said }>> = {
  received: {
    title: { vi: 'Tin đã được nhận, chờ mở', en: 'Received, waiting to be opened' },
    next: {
      vi: 'Cán bộ cửa tiếp nhận sẽ mở tin và báo cho quý vị biết tin được xử lý thế nào.',
      en: 'An officer at the gate will open it and tell you what becomes of it.',
    },
  },
  opened: {
    title: { vi: 'Tin đã được mở, đang phân loại', en: 'Opened, being classified' },
    next: {
      vi: 'Quý vị sẽ được trả lời tin có được thụ lý hay không, và vì sao.',
      en: 'You will be told whether it is taken up, and why.',
    },
  },
  classified: {
    title: { vi: 'Tin đã được vào sổ', en: 'Entered in the register' },
    next: { vi: 'Cơ quan đang phân công người xác minh.', en: 'An officer is being assigned to look into it.' },
  },
  forwarding: {
    title: { vi: 'Tin đang được chuyển cho cơ quan có thẩm quyền', en: 'Being passed to the competent body' },
    next: {
      vi: 'Bên nhận sẽ xác nhận; quý vị vẫn theo dõi bằng mã này.',
      en: 'The other side will confirm; you follow it with the same code.',
    },
  },
  forwarded: {
    title: { vi: 'Cơ quan có thẩm quyền đã nhận tin', en: 'The competent body has it' },
    next: { vi: 'Cơ quan ấy trả lời quý vị theo quy định của họ.', en: 'That body answers you under its own rules.' },
  },
  verifying: {
    title: { vi: 'Đang xác minh', en: 'Being looked into' },
    next: {
      vi: 'Có thể có câu hỏi thêm ở phần tin nhắn bên dưới.',
      en: 'There may be questions for you under messages.',
    },
  },
  concluded: {
    title: { vi: 'Đã có kết luận, chờ trả lời', en: 'Concluded; the answer follows' },
    next: { vi: 'Văn bản trả lời đang được ký.', en: 'The answer is being signed.' },
  },
  answered: {
    title: { vi: 'Đã trả lời', en: 'Answered' },
    next: {
      vi: 'Nội dung trả lời ở phần tin nhắn. Quý vị có thể chấm điểm việc xử lý.',
      en: 'The answer is under messages. You may rate the handling.',
    },
  },
  published: {
    title: { vi: 'Đã trả lời và công bố kết quả', en: 'Answered and published' },
    next: { vi: 'Quý vị có thể chấm điểm việc xử lý.', en: 'You may rate the handling.' },
  },
  closed: {
    title: { vi: 'Vụ việc đã kết thúc', en: 'The matter is closed' },
    next: {
      vi: 'Không đồng ý với kết quả, quý vị vẫn bổ sung được chứng cứ bằng mã này.',
      en: 'If you disagree you can still add evidence.',
    },
  },
  filed: {
    title: { vi: 'Tin được lưu, không xử lý tiếp', en: 'Filed, not pursued' },
    next: {
      vi: 'Có thêm chứng cứ, quý vị bổ sung bằng mã này.',
      en: 'If you have more evidence, add it with this code.',
    },
  },
  removed: {
    title: {
      vi: 'Nội dung tin đã được hủy theo quyết định của hai cán bộ',
      en: 'The content was removed by decision of two officers',
    },
    next: {
      vi: 'Biên nhận của quý vị vẫn chứng minh được là tin đã được nhận.',
      en: 'Your receipt still proves that it was taken in.',
    },
  },
}

export const clockWords: Readonly<Record<string, Said>> = {
  'petitions.first-reading': { vi: 'Mở và xem xét tin', en: 'Open and read the report' },
  'petitions.reply': { vi: 'Trả lời quý vị tin có được thụ lý không', en: 'Tell you whether it is taken up' },
  'petitions.handle': { vi: 'Giải quyết xong', en: 'Settle the matter' },
  'petitions.internal-report': {
    vi: 'Xử lý báo cáo và thông báo cho quý vị',
    en: 'Handle the internal report and tell you',
  },
  'petitions.confirm-forward': { vi: 'Bên nhận xác nhận tin chuyển đến', en: 'The other side confirms' },
  'petitions.transfer-rules': { vi: 'Chuyển đến cơ quan có thẩm quyền', en: 'Pass it to the competent body' },
  'petitions.apologise': { vi: 'Xin lỗi công khai', en: 'Apologise in public' },
  'petitions.second-holder': { vi: 'Thêm người giữ tin', en: 'Name another holder of the report' },
  'petitions.decide-identity': { vi: 'Quyết định yêu cầu biết danh tính', en: 'Decide on a request for the identity' },
}

/**
 * What officers did, as the sender may know it: who opened it and every step about him. Acts not listed here (whom to exclude, holds)
 * are not shown, so that nobody learns from the mailbox whom the matter touches.
 */
export const accessWords: Readonly<Record<string, Said>> = {
  'petitions.receive': { vi: 'Hệ thống nhận tin', en: 'The report was taken in' },
  'petitions.open': { vi: 'Mở đọc tin', en: 'Opened and read the report' },
  'petitions.classify': { vi: 'Phân loại, vào sổ', en: 'Classified it' },
  'petitions.reply': { vi: 'Trả lời về việc tiếp nhận', en: 'Replied' },
  'petitions.assign': { vi: 'Phân công xác minh', en: 'Assigned an officer' },
  'petitions.extend': { vi: 'Gia hạn vì phức tạp', en: 'Extended the term' },
  'petitions.message': { vi: 'Nhắn quý vị', en: 'Wrote to you' },
  'petitions.forward': { vi: 'Chuyển cơ quan có thẩm quyền', en: 'Passed it on' },
  'petitions.confirm_forward': { vi: 'Bên nhận xác nhận đã nhận', en: 'The other side confirmed' },
  'petitions.return_forward': { vi: 'Bên nhận trả lại', en: 'The other side returned it' },
  'petitions.check': { vi: 'Kiểm tra đột xuất', en: 'Checked without notice' },
  'petitions.conclude': { vi: 'Kết luận', en: 'Concluded' },
  'petitions.answer': { vi: 'Trả lời', en: 'Answered' },
  'petitions.apologise': { vi: 'Xin lỗi', en: 'Apologised' },
  'petitions.publish': { vi: 'Công bố kết quả', en: 'Published the result' },
  'petitions.close': { vi: 'Kết thúc vụ việc', en: 'Closed the matter' },
  'petitions.file': { vi: 'Lưu, không xử lý', en: 'Filed it' },
  'petitions.regrant': { vi: 'Thêm người được mở tin', en: 'Gave another officer access' },
  'petitions.revoke_grant': { vi: 'Thôi quyền mở của một người', en: 'Took an officer’s access away' },
  'petitions.restore_grant': { vi: 'Có lại quyền mở do trở lại nhiệm vụ', en: 'Access returned with a post' },
  'petitions.exclude': {
    vi: 'Loại trừ một cán bộ khỏi vụ việc',
    en: 'Took an officer off the matter for a conflict of interest',
  },
  'petitions.end_grant': { vi: 'Thôi quyền mở do rời nhiệm vụ', en: 'Access ended with a post' },
  'petitions.recuse': { vi: 'Một người tự xin rút khỏi vụ việc', en: 'An officer withdrew from the matter' },
  'petitions.ask_identity': { vi: 'Yêu cầu được biết danh tính của quý vị', en: 'Asked for your identity' },
  'petitions.grant_identity': { vi: 'Cấp danh tính của quý vị theo yêu cầu', en: 'Gave your identity on request' },
  'petitions.refuse_identity': { vi: 'Từ chối cho biết danh tính của quý vị', en: 'Refused to give your identity' },
  'petitions.give_back_identity': { vi: 'Trả lại quyền biết danh tính', en: 'Gave the identity back' },
  'petitions.ask_removal': { vi: 'Đề nghị hủy nội dung', en: 'Proposed to remove the content' },
  'petitions.refuse_removal': { vi: 'Không đồng ý hủy', en: 'Refused to remove it' },
  'petitions.remove': {
    vi: 'Hủy nội dung theo quyết định của hai người',
    en: 'Removed the content, decided by two officers',
  },
  'petitions.escalate': { vi: 'Báo cáo cấp trên vì quá hạn', en: 'Reported the delay to the superior' },
  'petitions.urge': { vi: 'Cấp trên đôn đốc', en: 'Urged by the superior' },
  'custody.recovery_fetched': { vi: 'Dùng khóa khôi phục của cấp trên', en: 'The superior’s recovery key was used' },
  'custody.recovered': { vi: 'Khôi phục quyền mở cho người giữ mới', en: 'Access restored to a new holder' },
  'petitions.sender_message': { vi: 'Quý vị nhắn tin', en: 'You sent a message' },
  'petitions.sender_evidence': { vi: 'Quý vị thêm chứng cứ', en: 'You added evidence' },
  'petitions.sender_protection': { vi: 'Quý vị đề nghị bảo vệ', en: 'You asked for protection' },
  'petitions.sender_withdrawal': { vi: 'Quý vị ghi ý muốn rút', en: 'You recorded a wish to withdraw' },
  'petitions.sender_rating': { vi: 'Quý vị chấm điểm', en: 'You rated the handling' },
}
const handled: Said = { vi: 'Xử lý hồ sơ', en: 'Worked on the file' }
const openedIdentity: Said = { vi: 'Mở danh tính của quý vị', en: 'Opened your identity' }
export const accessWordsOf = (act: string, ofIdentity = false): Said =>
  ofIdentity && act === 'petitions.open' ? openedIdentity : (accessWords[act] ?? handled)

/** Why it was opened, as the officer stated. */
export const purposeWords: Readonly<Record<string, Said>> = {
  first_reading: { vi: 'đọc lần đầu để phân loại', en: 'first reading' },
  handling: { vi: 'xác minh, thụ lý', en: 'handling' },
  answering: { vi: 'soạn trả lời, công bố', en: 'writing the answer' },
  review: { vi: 'kiểm tra lại việc xử lý', en: 'review of the handling' },
  hand_over: { vi: 'bàn giao người giữ', en: 'hand-over' },
  supervision: { vi: 'chỉ đạo, giám sát', en: 'supervision' },
}

/** In what role somebody acted. Names are never shown. */
export const roleWords: Readonly<Record<string, Said>> = {
  gate: { vi: 'Cán bộ cửa tiếp nhận', en: 'Officer at the gate' },
  handler: { vi: 'Người chủ trì xác minh', en: 'Officer in charge' },
  verifier: { vi: 'Người xác minh', en: 'Officer looking into it' },
  custodian: { vi: 'Người giữ danh tính', en: 'Keeper of identities' },
  clerk: { vi: 'Văn thư', en: 'Clerk' },
  superior: { vi: 'Cấp trên', en: 'Superior' },
  signer: { vi: 'Người ký trả lời', en: 'Who signs the answer' },
}

export const itemWords: Readonly<Record<string, Said>> = {
  message: { vi: 'Tin nhắn', en: 'Message' },
  evidence: { vi: 'Chứng cứ', en: 'Evidence' },
  protection: { vi: 'Đề nghị bảo vệ', en: 'Request for protection' },
  withdrawal: { vi: 'Ý muốn rút', en: 'Wish to withdraw' },
  rating: { vi: 'Chấm điểm', en: 'Rating' },
  reply: { vi: 'Câu trả lời của cơ quan', en: 'The answer' },
  status: { vi: 'Thông báo', en: 'Notice' },
  offer: { vi: 'Đề nghị gửi quý vị', en: 'Offer to you' },
}
