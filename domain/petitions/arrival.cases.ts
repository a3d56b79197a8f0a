import type { Arrival } from './arrival.ts'

type Case = {
  situation: string
  today?: string
  arrival: Arrival
  /** Day of receipt, or the field that is wrong. */
  expect: { on: string; doubts?: number } | { wrong: keyof Arrival }
}

/** Which day counts as the day of receipt, channel by channel. Today is 21/11/2026 unless said otherwise. */
export const arrivalCases: readonly Case[] = [
  {
    situation: 'Thư gửi bưu điện, có dấu bưu điện và dấu đến: tính từ dấu đến',
    arrival: { channel: 'letter', postmarkedOn: '2026-11-18', arrivedOn: '2026-11-20' },
    expect: { on: '2026-11-20' },
  },
  {
    situation: 'Thư nộp trực tiếp, không có dấu bưu điện',
    arrival: { channel: 'letter', arrivedOn: '2026-11-21' },
    expect: { on: '2026-11-21' },
  },
  {
    situation: 'Quên đóng dấu đến: tính từ dấu bưu điện, người gửi không chịu thiệt',
    arrival: { channel: 'letter', postmarkedOn: '2026-11-19' },
    expect: { on: '2026-11-19', doubts: 1 },
  },
  {
    situation: 'Thư đến hôm thứ sáu, vào sổ hôm thứ ba: hạn vẫn từ thứ sáu, có nhắc vào sổ muộn',
    today: '2026-11-24',
    arrival: { channel: 'letter', postmarkedOn: '2026-11-18', arrivedOn: '2026-11-20' },
    expect: { on: '2026-11-20', doubts: 1 },
  },
  {
    situation: 'Thư đi đường quá một tháng: vẫn tính từ dấu đến, nhắc xem lại',
    arrival: { channel: 'letter', postmarkedOn: '2026-09-01', arrivedOn: '2026-11-20' },
    expect: { on: '2026-11-20', doubts: 1 },
  },
  {
    situation: 'Dấu bưu điện sau dấu đến: sai',
    arrival: { channel: 'letter', postmarkedOn: '2026-11-21', arrivedOn: '2026-11-20' },
    expect: { wrong: 'postmarkedOn' },
  },
  {
    situation: 'Ngày đến còn ở phía trước: sai',
    arrival: { channel: 'letter', arrivedOn: '2026-11-22' },
    expect: { wrong: 'arrivedOn' },
  },
  { situation: 'Không có dấu nào: chưa tính được', arrival: { channel: 'letter' }, expect: { wrong: 'arrivedOn' } },
  {
    situation: 'Thư điện tử đến 23:40 chủ nhật: là ngày chủ nhật, không phải ngày mở thư',
    today: '2026-11-23',
    arrival: { channel: 'email', arrivedOn: '2026-11-22', arrivedAt: '23:40' },
    expect: { on: '2026-11-22' },
  },
  {
    situation: 'Thư điện tử không bị dấu bưu điện thay cho ngày đến',
    arrival: { channel: 'email', postmarkedOn: '2026-11-20' },
    expect: { wrong: 'arrivedOn' },
  },
  {
    situation: 'Báo chuyển đến: tính từ ngày cơ quan nhận, giữ ngày của văn bản chuyển',
    arrival: { channel: 'press', forwardedOn: '2026-11-12', forwardedSymbol: '45/CV-BBD', arrivedOn: '2026-11-19' },
    expect: { on: '2026-11-19' },
  },
  {
    situation: 'Đoàn đại biểu chuyển đến mà thiếu ngày văn bản chuyển: chưa đủ, vì còn phải trả lời nơi chuyển',
    arrival: { channel: 'deputies', arrivedOn: '2026-11-19' },
    expect: { wrong: 'forwardedOn' },
  },
  {
    situation: 'Văn bản chuyển của Mặt trận ký sau ngày nhận: sai',
    arrival: { channel: 'front', forwardedOn: '2026-11-20', arrivedOn: '2026-11-19' },
    expect: { wrong: 'forwardedOn' },
  },
  {
    situation: 'Tiếp công dân: ngày tiếp',
    arrival: { channel: 'reception', arrivedOn: '2026-11-21', arrivedAt: '08:30' },
    expect: { on: '2026-11-21' },
  },
  {
    situation: 'Gọi đường dây nóng lúc 22:15 hôm trước: là ngày gọi, không phải ngày ghi lại',
    arrival: { channel: 'hotline', arrivedOn: '2026-11-20', arrivedAt: '22:15' },
    expect: { on: '2026-11-20' },
  },
  {
    situation: 'Cuộc gọi không ghi giờ: chưa đủ',
    arrival: { channel: 'hotline', arrivedOn: '2026-11-20' },
    expect: { wrong: 'arrivedAt' },
  },
  {
    situation: 'Giờ viết sai dạng',
    arrival: { channel: 'hotline', arrivedOn: '2026-11-20', arrivedAt: '25:00' },
    expect: { wrong: 'arrivedAt' },
  },
  {
    situation: 'Ngày không có trong lịch',
    arrival: { channel: 'letter', arrivedOn: '2026-02-30' },
    expect: { wrong: 'arrivedOn' },
  },
]
