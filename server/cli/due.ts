import { createInterface } from 'node:readline'
import { buildCalendar } from '@liem/domain/kernel/calendar'
import { answerDueLine } from '@liem/domain/kernel/due-lines'
import { holidays } from '@liem/domain/kernel/holidays'
import { type Command, exit } from './command.ts'

export const due: Command = {
  name: 'due',
  usage: 'liem due < lines.jsonl',
  does: 'Tính hạn: mỗi dòng JSON vào, một dòng JSON ra',
  help: `Mỗi dòng vào: {"id","start","unit","length"[,"roll"][,"pauses":[{"from","resume"}]][,"extensions":[{"unit","length"}]]}
  unit: WD (ngày làm việc), CD (ngày), week, month, year, WD-before, CD-before (trước một sự kiện), detention-month
Mỗi dòng ra:  {"id","due","provisional","explanation"}; dòng sai: {"id","error"}
Dùng lịch nghỉ kèm theo chương trình. Mã thoát: 0 mọi dòng đúng, 1 có dòng sai.`,
  async run() {
    const calendar = buildCalendar(holidays)
    let code: number = exit.ok
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (!line.trim()) continue
      const answer = answerDueLine(line, calendar)
      if ('error' in answer) code = exit.refused
      process.stdout.write(`${JSON.stringify(answer)}\n`)
    }
    return code
  },
}
