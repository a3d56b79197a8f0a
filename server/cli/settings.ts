import { parseArgs } from 'node:util'
import { describeSettings } from '#platform/settings'
import { type Command, exit } from './command.ts'

export const settings: Command = {
  name: 'settings',
  usage: 'liem settings [--en]',
  does: 'In bảng các thiết lập (biến môi trường), dạng Markdown',
  help: `--en   bằng tiếng Anh
Chỉ in ý nghĩa và giá trị mặc định, không in giá trị đang đặt. Mã thoát: 0.`,
  async run(args) {
    const { values } = parseArgs({ args, options: { en: { type: 'boolean' } } })
    console.log(describeSettings(values.en ? 'en' : 'vi'))
    return exit.ok
  },
}
