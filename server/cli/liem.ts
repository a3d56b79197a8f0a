import { Refusal, refusalWords } from '@liem/domain/kernel/refusal'
import { backup, restore } from './backup.ts'
import { type Command, exit } from './command.ts'
import { due } from './due.ts'
import { log } from './log.ts'
import { migrate } from './migrate.ts'
import { officer } from './officer.ts'
import { openapi } from './openapi.ts'
import { read } from './read.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'

const commands: readonly Command[] = [status, migrate, backup, restore, officer, due, read, settings, openapi, log]

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return `liem — công cụ dòng lệnh

Cách dùng: npm run liem -- <lệnh> [tham số]      thêm --help sau lệnh để xem chi tiết

${commands.map((command) => `  ${command.name.padEnd(width)}  ${command.does}`).join('\n')}

Mã thoát: 0 xong, 1 bị từ chối (lý do in ra), 2 gọi sai cách, 3 lỗi của chương trình.`
}

async function main([name, ...args]: string[]): Promise<number> {
  if (!name || name === '--help' || name === 'help') {
    console.log(overview())
    return name ? exit.ok : exit.usage
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    console.error(`Không có lệnh “${name}”.\n\n${overview()}`)
    return exit.usage
  }
  const usage = `Cách dùng: npm run ${command.usage.replace('liem ', 'liem -- ')}\n${command.does}\n\n${command.help}`
  if (args.includes('--help')) {
    console.log(usage)
    return exit.ok
  }
  try {
    const code = await command.run(args)
    if (code === exit.usage) console.error(usage)
    return code
  } catch (error) {
    if (error instanceof Refusal) {
      console.error(refusalWords(error.code, error.facts))
      for (const fault of error.faults) console.error(`  ${fault.path}: ${fault.words}`)
      return exit.refused
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      console.error(`${error.message}\n\n${usage}`)
      return exit.usage
    }
    if (error instanceof Error && error.name === 'CannotStart') {
      console.error(error.message)
      return exit.refused
    }
    console.error(error)
    return exit.defect
  }
}

process.exitCode = await main(process.argv.slice(2))
