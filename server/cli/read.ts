import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { draftAsJson } from '@liem/domain/directives/extraction/as-json'
import type { LedgerView } from '@liem/domain/directives/extraction/ledger-view'
import { readDocument } from '@liem/domain/directives/extraction/read-document'
import { Refusal } from '@liem/domain/kernel/refusal'
import { readOfficeFile } from '#platform/office-files/read'
import { loadSettings } from '#platform/settings'
import { type Command, exit } from './command.ts'

export const read: Command = {
  name: 'read',
  usage: 'liem read FILE [--units UNITS.json] [--compact]',
  does: 'Đọc một văn bản (DOCX, PDF, HTML, TXT, MD) và in bản thảo dạng JSON',
  help: `--units FILE   danh mục đơn vị: {"units":[{"code","name","shortName","kind","side","synonyms"}]}, để ghép chủ trì, phối hợp
--compact      JSON trên một dòng
Văn bản có dấu chỉ mức độ mật bị từ chối, trừ khi LIEM_NETWORK=independent-lan. Không ghi gì ra đĩa.
Mã thoát: 0 đọc được, 1 bị từ chối (lý do in ra lỗi chuẩn), 2 gọi sai cách.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { units: { type: 'string' }, compact: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length) return exit.usage
    const ledger = values.units ? (JSON.parse(await readFile(values.units, 'utf8')) as LedgerView) : undefined
    const bytes = await readFile(file).catch(() => undefined)
    if (!bytes) {
      console.error(`Không mở được tệp: ${file}`)
      return exit.refused
    }
    const draft = readDocument(await readOfficeFile(bytes, basename(file)), ledger)
    const json = draftAsJson(draft)
    if (json.secrecy && loadSettings().network !== 'independent-lan')
      throw new Refusal('document.secret', { mark: json.secrecy })
    process.stdout.write(`${JSON.stringify(json, null, values.compact ? 0 : 2)}\n`)
    return exit.ok
  },
}
