/** How a report came in. The day of receipt is counted by channel (LTC 23, LTCD 26, NĐ 154/2026). */
export const channels = {
  portal: { vi: 'Cổng tiếp nhận trên mạng', en: 'Online portal' },
  letter: { vi: 'Đơn thư qua bưu chính', en: 'Letter by post' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  press: { vi: 'Cơ quan báo chí chuyển đến', en: 'Forwarded by the press' },
  deputies: { vi: 'Đại biểu Quốc hội, đại biểu Hội đồng nhân dân chuyển đến', en: 'Forwarded by elected deputies' },
  front: { vi: 'Mặt trận, đoàn thể chuyển đến', en: 'Forwarded by the Front or a mass organisation' },
  reception: { vi: 'Tiếp công dân trực tiếp', en: 'Citizen reception' },
  hotline: { vi: 'Đường dây nóng', en: 'Hotline' },
  import: { vi: 'Nhập từ sổ cũ', en: 'Imported from an older register' },
} as const

export type Channel = keyof typeof channels
export const channelNames = Object.keys(channels) as [Channel, ...Channel[]]
