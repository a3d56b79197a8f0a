import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isDataFolderLocked } from '#platform/db/data-lock'
import { startDatabase } from '#platform/db/database'
import { loadSettings } from '#platform/settings'
import { restoreBackup } from '../backup/restore.ts'
import { writeBackup } from '../backup/write.ts'
import { migrate } from '../database/migrate.ts'
import { type Command, exit } from './command.ts'
import { onDatabase } from './on-database.ts'

const number = (n: number) => n.toLocaleString('vi-VN')

export const backup: Command = {
  name: 'backup',
  usage: 'liem backup --to TỆP --recipient age1… [--recipient age1…]',
  does: 'Sao lưu toàn bộ (hồ sơ, tệp, nhật ký công khai, khóa ký), niêm phong cho khóa age của người vận hành',
  help: `--to         tệp sẽ tạo; chỉ xuất hiện khi đã ghi xong và nguyên vẹn
--recipient  khóa công khai age của người được quyền khôi phục (tạo bằng age-keygen); ghi được nhiều lần
Làm được khi Liêm đang chạy. Không ai mở được bản sao nếu không có khóa riêng, kể cả máy chủ này: giữ khóa riêng ở nơi khác.
Bản sao là tệp tar niêm phong bằng age: “age -d -i KHÓA TỆP | tar t” xem được danh mục.`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { to: { type: 'string' }, recipient: { type: 'string', multiple: true } },
    })
    const { to, recipient } = values
    if (!to || !recipient?.length) return exit.usage
    const made = await onDatabase(({ urls }, { dataFolder }) =>
      writeBackup({ ownerUrl: urls.owner, dataFolder, to: resolve(to), recipients: recipient }),
    )
    console.log(
      `Đã sao lưu ${number(made.rows)} dòng, ${number(made.files)} tệp vào ${to} (${number(Math.ceil(made.bytes / 1024))} KB).`,
    )
    return exit.ok
  },
}

export const restore: Command = {
  name: 'restore',
  usage: 'liem restore TỆP --identity TỆP_KHÓA',
  does: 'Khôi phục bản sao vào một bản cài trống; nhật ký công khai tạm dừng ký cho đến khi đối chiếu',
  help: `--identity  tệp khóa riêng age (có dòng AGE-SECRET-KEY-1…)
Chỉ khôi phục vào nơi chưa có dữ liệu (LIEM_DATA trống, cơ sở dữ liệu trống), khi Liêm không chạy. Hoặc được hết, hoặc không gì thay đổi.
Sau khi khôi phục: lấy bản checkpoint mới nhất đã công bố (từ bên giám sát, hoặc bản đã lưu) rồi chạy “liem log resume --checkpoint TỆP”.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { identity: { type: 'string' } },
      allowPositionals: true,
    })
    const [from] = positionals
    if (!from || !values.identity || positionals.length > 1) return exit.usage
    const identities = (await readFile(values.identity, 'utf8'))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line && !line.startsWith('#'))
    const settings = loadSettings()
    if (!settings.databaseUrl && isDataFolderLocked(settings.dataFolder)) {
      console.error('Liêm đang chạy trên thư mục dữ liệu này. Hãy dừng rồi khôi phục.')
      return exit.refused
    }
    const database = await startDatabase(settings)
    try {
      const done = await restoreBackup({
        ownerUrl: database.urls.owner,
        dataFolder: settings.dataFolder,
        from: resolve(from),
        identities,
        migrateThrough: async (last) => void (await migrate(database.urls.owner, undefined, last)),
      })
      await migrate(database.urls.owner)
      console.log(`Đã khôi phục ${number(done.rows)} dòng, ${number(done.files)} tệp (bản sao lập ${done.madeAt}).`)
      console.log(
        'Nhật ký công khai đang TẠM DỪNG KÝ. Đối chiếu checkpoint rồi chạy: npm run liem -- log resume --checkpoint TỆP',
      )
      return exit.ok
    } finally {
      await database.stop()
    }
  },
}
