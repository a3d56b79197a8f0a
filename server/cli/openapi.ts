import { type Command, exit } from './command.ts'

export const openapi: Command = {
  name: 'openapi',
  usage: 'liem openapi',
  does: 'In tài liệu OpenAPI 3.1 của mọi đường gọi, cho đơn vị kết nối',
  help: 'Giống hệt /api/openapi.json của máy chủ đang chạy. Mã thoát: 0.',
  async run(args) {
    if (args.length) return exit.usage
    // The whole server: not loaded for the other commands.
    const [{ openApi }, { modules }] = await Promise.all([import('#platform/http/openapi'), import('../app.ts')])
    const routes = modules.flatMap((module) => module.routes.map(({ route }) => route))
    process.stdout.write(`${JSON.stringify(openApi(routes), null, 2)}\n`)
    return exit.ok
  },
}
