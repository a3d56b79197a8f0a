import { migrate as migrateSchema } from '../database/migrate.ts'
import { type Command, exit } from './command.ts'
import { onDatabase } from './on-database.ts'

export const migrate: Command = {
  name: 'migrate',
  usage: 'liem migrate',
  does: 'Đưa cơ sở dữ liệu lên phiên bản của chương trình này',
  help: `npm start tự làm việc này; lệnh dùng khi muốn nâng cấp trước, hoặc khi nhiều máy chủ dùng chung một cơ sở dữ liệu.
Chỉ tiến, không lùi: hãy sao lưu trước. Chạy lại nhiều lần không sao.
Mã thoát: 0 xong, 1 không làm được (lý do in ra).`,
  async run(args) {
    if (args.length) return exit.usage
    const { applied, refreshed } = await onDatabase(({ urls }) => migrateSchema(urls.owner))
    for (const name of applied) console.log(`Đã chạy ${name}`)
    if (!applied.length) console.log('Cơ sở dữ liệu đã đúng phiên bản.')
    if (refreshed) console.log('Đã đặt lại các hàm và quy tắc truy cập.')
    return exit.ok
  },
}
