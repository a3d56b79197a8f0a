import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { verifyConsistency } from '@liem/sealing/merkle'
import {
  type NoteSigner,
  openCheckpoint,
  parseVerifierKey,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from '@liem/sealing/note'
import {
  type CheckedReceipt,
  checkReceipt,
  parseReceipt,
  type Receipt,
  type ReceiptFault,
  receiptText,
} from '@liem/sealing/receipt'
import { parseLogProof } from '@liem/sealing/tlog-proof'
import { sha256 } from '#platform/transparency/names'
import { leafFile } from '#platform/transparency/outside'
import { type RemoteLog, remoteLog, signedCheckpoint } from '#platform/transparency/remote'
import { watchLog } from '#platform/transparency/witness'
import { exit } from './command.ts'

/** `liem log …` of those who are not the server: holders of receipts and witnesses. Needs no database and no installation. */

const receiptFaults: Record<ReceiptFault, string> = {
  'bad-key': 'Khóa trong biên nhận không đọc được.',
  'other-log': 'Biên nhận thuộc một nhật ký khác, hoặc khóa đã bị thay.',
  'promise-broken': 'Lời hứa trong biên nhận không do nhật ký này ký.',
  'promise-other-entry': 'Lời hứa nói về một dòng khác, không phải dòng trong biên nhận.',
  'not-a-proof': 'Bằng chứng trong biên nhận không đọc được.',
  'not-signed': 'Bằng chứng dẫn tới một xác nhận không do nhật ký này ký.',
  'not-included': 'Bằng chứng không dẫn tới dòng này.',
}

export async function checkReceiptFile(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { log: { type: 'string' }, key: { type: 'string' }, save: { type: 'boolean' } },
  })
  const [file, ...rest] = positionals
  if (!file || rest.length || (values.save && !values.log)) return exit.usage
  const key = values.key === undefined ? undefined : parseVerifierKey(values.key)
  if (values.key !== undefined && !key) return exit.usage
  const receipt = existsSync(file) ? parseReceipt(readFileSync(file, 'utf8')) : undefined
  if (!receipt) return no(`Không đọc được biên nhận trong ${file}.`)
  const checked = checkReceipt(receipt, { log: key })
  if ('fault' in checked) return no(receiptFaults[checked.fault])
  const { promised, proven } = checked
  console.log(`Biên nhận của nhật ký ${promised.origin}, lời hứa lúc ${promised.time}: chữ ký đúng, đúng dòng này.`)
  if (proven) console.log(`Bằng chứng: lá ${proven.index} trong cây ${proven.size} lá có chữ ký của nhật ký.`)
  if (!key) console.log('Chưa so khóa: hãy thêm --key với khóa in trên áp phích hoặc trang công khai.')
  if (values.log === undefined) return exit.ok
  try {
    return await askLog(remoteLog(values.log), { receipt, checked, key, saveTo: values.save ? file : undefined })
  } catch (error) {
    return no(`Không hỏi được nhật ký: ${(error as Error).message}`)
  }
}

type Asked = { receipt: Receipt; checked: CheckedReceipt; key: VerifierKey | undefined; saveTo: string | undefined }

async function askLog(log: RemoteLog, { receipt, checked, key, saveTo }: Asked): Promise<number> {
  const own = key ?? (parseVerifierKey(receipt.log) as VerifierKey)
  const fresh = await signedCheckpoint(log, own)
  const old =
    receipt.proof === undefined ? undefined : openCheckpoint(parseLogProof(receipt.proof)?.checkpoint ?? '', own)
  if (old) {
    const proof = old.size <= fresh.size ? await log.tree(fresh.size).consistency(old.size) : []
    if (!verifyConsistency(old, fresh, proof, sha256))
      return no(
        `NHẬT KÝ ĐÃ BỊ VIẾT LẠI: cây ${fresh.size} lá đang công bố không nối tiếp cây ${old.size} lá trong biên nhận.`,
      )
    console.log(`Nhật ký đang công bố (${fresh.size} lá) nối tiếp cây trong biên nhận.`)
  }
  const proof = await log.proof(checked.data)
  const proven = proof === undefined ? undefined : checkReceipt({ ...receipt, proof }, { log: own })
  if (proven && 'fault' in proven) return no(receiptFaults[proven.fault])
  if (proven?.proven) {
    console.log(`Nhật ký có dòng này: lá ${proven.proven.index} trong cây ${proven.proven.size} lá.`)
    if (saveTo) replaceFile(saveTo, receiptText({ ...receipt, proof }))
    return exit.ok
  }
  const due = Date.parse(checked.promised.time) + checked.promised.maxDelaySeconds * 1000
  if (Date.now() > due) return no('LỜI HỨA KHÔNG ĐƯỢC GIỮ: đã quá hạn mà nhật ký công bố không có dòng này.')
  console.log(`Chưa tới hạn: nhật ký phải có dòng này trước ${new Date(due).toISOString()}.`)
  return exit.ok
}

/** What a witness keeps: its key, the log's key, and the checkpoint it signed last. */
type WitnessFile = { format: 'liem-witness v1'; name: string; secret: string; log?: string; checkpoint?: string }

export async function watch(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      log: { type: 'string' },
      key: { type: 'string' },
      name: { type: 'string' },
      'log-key': { type: 'string' },
      every: { type: 'string' },
      leaves: { type: 'string' },
    },
  })
  const minutes = values.every === undefined ? undefined : Number(values.every)
  if (!values.log || !values.key || (minutes !== undefined && !(minutes >= 1 && minutes <= 1440))) return exit.usage
  const file = values.key
  const kept = readWitness(file) ?? (values.name ? makeWitness(file, values.name) : undefined)
  if (!kept)
    return no(`Chưa có khóa trong ${file}. Lần đầu hãy thêm --name TÊN (ví dụ mat-tran.tinh.gov.vn/nhan-chung).`)
  const remote = remoteLog(values.log)
  for (;;) {
    const code = await lookOnce(remote, file, values).catch((error: Error) =>
      no(`Không xem được nhật ký: ${error.message}`),
    )
    if (minutes === undefined) return code
    await wait(minutes * 60_000)
  }
}

async function lookOnce(
  remote: RemoteLog,
  file: string,
  { 'log-key': given, leaves }: { 'log-key'?: string; leaves?: string },
): Promise<number> {
  const kept = readWitness(file) as WitnessFile
  const key = parseVerifierKey(kept.log ?? given ?? '') ?? (await remote.key())
  if (!key || (given !== undefined && given.trim() !== verifierKeyText(key)))
    return no('Khóa của nhật ký không đúng khóa đã cho.')
  if (!kept.log) console.log(`Ghi nhớ khóa của nhật ký: ${verifierKeyText(key)}\nHãy so với khóa in trên áp phích.`)
  const remember = (checkpoint: string) =>
    replaceFile(file, `${JSON.stringify({ ...kept, log: verifierKeyText(key), checkpoint }, null, 2)}\n`)
  const seen = await watchLog({
    log: remote,
    key,
    witness: signerOf(kept),
    last: kept.checkpoint,
    remember,
    now: new Date(),
    leaves: leaves === undefined ? undefined : leafFile(leaves),
  })
  if (seen.state === 'fork') {
    const evidence = `${file}.evidence-${Date.now()}.txt`
    writeFileSync(evidence, `${seen.before}\n--------\n${seen.now}`)
    const whys = { smaller: 'nhỏ đi', 'other-root': 'cùng cỡ mà khác gốc', 'not-grown': 'không nối tiếp cây đã ký' }
    return no(`NHẬT KÝ ĐÃ BỊ VIẾT LẠI (${whys[seen.why]}). Không ký. Hai xác nhận có chữ ký nằm trong ${evidence}.`)
  }
  if (seen.answer !== 'ok')
    return no(`Đã kiểm tra và ký tới ${seen.size} lá, nhưng nhật ký không nhận chữ ký: ${seen.answer}.`)
  console.log(`Đã kiểm tra và ký tới ${seen.size} lá.`)
  return exit.ok
}

function readWitness(file: string): WitnessFile | undefined {
  if (!existsSync(file)) return undefined
  const read = JSON.parse(readFileSync(file, 'utf8')) as WitnessFile
  if (read.format !== 'liem-witness v1') throw new Error(`${file} is no witness key`)
  return read
}

function makeWitness(file: string, name: string): WitnessFile {
  const secret = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  const made: WitnessFile = { format: 'liem-witness v1', name, secret }
  const { publicKey } = signerOf(made)
  const vkey = verifierKeyText(verifierKey(name, publicKey, 0x04))
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  console.log(
    `Đã tạo khóa chứng kiến trong ${file}. Gửi dòng này cho người quản trị nhật ký (liem log witnesses --add):\n${vkey}`,
  )
  return made
}

function signerOf({ name, secret }: WitnessFile): NoteSigner {
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), type: 'pkcs8', format: 'der' })
  const publicKey = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x as string, 'base64url')
  return { name, publicKey, sign: (bytes) => sign(null, bytes, key) }
}

function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.next`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.next`, file)
}

function no(words: string): number {
  console.error(words)
  return exit.refused
}
