import { type Command, exit } from './command.ts'
import { printKey, printProof, resume, verify, witnesses } from './log-inside.ts'
import { checkReceiptFile, watch } from './log-outside.ts'

const verbs: Record<string, (args: string[]) => Promise<number>> = {
  verify,
  proof: printProof,
  'check-receipt': checkReceiptFile,
  witness: watch,
  witnesses,
  resume,
  key: printKey,
}

export const log: Command = {
  name: 'log',
  usage: 'liem log verify | proof | check-receipt | witness | witnesses | resume | key',
  does: 'Nhật ký công khai: kiểm tra, chứng minh, chứng kiến, chạy tiếp sau phục hồi',
  help: `Trên máy chủ:
  verify [--against TỆP]… [--key KHÓA] [--json]
      Tính lại cả nhật ký từ các dòng, nêu đích danh dòng, lá, hồ sơ bị mất hoặc bị sửa. --against: xác nhận, bằng chứng hoặc biên nhận
      cất ở nơi khác, để phát hiện nhật ký bị viết lại. --key: khóa công khai đã in trên áp phích.
  proof GIÁ-TRỊ-BĂM | TỆP-BIÊN-NHẬN   in bằng chứng (C2SP tlog-proof) rằng một dòng nằm trong nhật ký
  witnesses [--add KHÓA | --end TÊN]  xem, thêm, thôi bên chứng kiến
  resume --checkpoint TỆP [--leaves TỆP] [--begin-anew]
      Chạy tiếp sau phục hồi: TỆP là xác nhận mới nhất từng công bố. Lá đã mất được lấy lại từ bản cất ngoài cơ sở dữ liệu.
      --begin-anew: khi không nơi nào còn lá, kết thúc nhật ký này và mở nhật ký tên mới; biên nhận cũ sẽ báo khác nhật ký.
  key                                 in tên, khóa công khai và dấu vân tay

Ở bất cứ máy nào:
  check-receipt TỆP [--log ĐỊA-CHỈ] [--key KHÓA] [--save]
      Kiểm tra biên nhận; có --log thì hỏi nhật ký, --save ghi bằng chứng vào tệp.
  witness --log ĐỊA-CHỈ --key TỆP [--name TÊN] [--log-key KHÓA] [--leaves TỆP] [--every PHÚT]
      Một lượt (hoặc lặp lại) chứng kiến: kiểm tra nhật ký chỉ dài thêm, ký xác nhận và gửi lại. Lần đầu --name tạo TỆP khóa.
      --leaves giữ thêm một bản của mọi lá: khi máy chủ mất hẳn, nhật ký chạy tiếp được từ đó.

Mã thoát: 0 đúng, 1 có điều sai (in ra), 2 gọi sai cách.`,
  run: async ([verb = '', ...args]) => (await verbs[verb]?.(args)) ?? exit.usage,
}
