import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatDate, today } from '@liem/domain/kernel/dates'
import { parseVerifierKey, verifierKeyText } from '@liem/sealing/note'
import { entryData, parseReceipt } from '@liem/sealing/receipt'
import type { Db } from '#platform/db/as-actor'
import { connect } from '#platform/db/pool'
import { entryRow } from '#platform/journal'
import { findSigningKey } from '#platform/signing-key'
import { checkpointInFile } from '#platform/transparency/note-in-file'
import { outsideFiles, unhaltLog } from '#platform/transparency/outside'
import { logState, proofFor } from '#platform/transparency/published'
import { beginAnew, type Resumed, resumeLog } from '#platform/transparency/resume'
import { verifierOf } from '#platform/transparency/signer'
import { type Verified, verifyLog } from '#platform/transparency/verify'
import { exit } from './command.ts'
import { onDatabase } from './on-database.ts'

/** `liem log …` on the server itself, with its database. */

function fileText(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    console.error(`Không mở được tệp: ${name}`)
    return undefined
  }
}

const onOwner = <T>(work: (owner: Db, dataFolder: string) => Promise<T>): Promise<T> =>
  onDatabase(async ({ urls }, { dataFolder }) => {
    const owner = connect(urls.owner, { max: 2 })
    try {
      return await work(owner, dataFolder)
    } finally {
      await owner.destroy()
    }
  })

export async function verify(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { against: { type: 'string', multiple: true }, key: { type: 'string' }, json: { type: 'boolean' } },
  })
  const key = values.key === undefined ? undefined : parseVerifierKey(values.key)
  if (values.key !== undefined && !key) return wrongKey()
  const against = (values.against ?? []).map((name) => ({ name, text: fileText(name) }))
  if (against.some(({ text }) => text === undefined)) return exit.refused
  const { liveChecks } = await import('../app.ts')
  const found = await onDatabase(({ urls }, { dataFolder }) =>
    verifyLog({
      ownerUrl: urls.owner,
      outside: outsideFiles(dataFolder),
      key,
      against: against.map(({ name, text = '' }) => ({ name, text })),
      checks: liveChecks,
    }),
  )
  console.log(values.json ? JSON.stringify(found, null, 2) : asLines(found))
  return found.faultCount === 0 ? exit.ok : exit.refused
}

function asLines(found: Verified): string {
  const number = (n: number) => n.toLocaleString('vi-VN')
  const state = [
    ['Nhật ký', found.origin ?? 'chưa có nhịp nào'],
    ['Số lá', `${number(found.size)}, đã công bố ${number(found.signedSize)}`],
    ['Dòng nhật ký', `${number(found.entries)} trong cây, ${number(found.pending)} chờ nhịp tới`],
    ['Gốc cây', found.root],
    ['Công bố gần nhất', found.signedAt ? `${formatDate(today(found.signedAt))} ${found.signedAt.toISOString()}` : '—'],
  ].map(([label = '', value]) => `${label.padEnd(20)}${value}`)
  const faults = found.faults.map(({ words }) => `  ${words}`)
  const more = found.faultCount - found.faults.length
  return [
    ...state,
    found.faultCount === 0
      ? 'Không thiếu, không sửa: mọi dòng đều đúng như đã công bố.'
      : `SAI ${number(found.faultCount)} điều:`,
    ...faults,
    ...(more > 0 ? [`  … và ${number(more)} điều nữa`] : []),
  ].join('\n')
}

export async function printProof(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [what, ...rest] = positionals
  if (!what || rest.length) return exit.usage
  const data = /^[0-9a-f]{64}$/i.test(what) ? Buffer.from(what, 'hex') : dataOfReceipt(what)
  if (!data) return exit.refused
  const proof = await onOwner((owner) => proofFor(owner, data))
  if (proof === undefined) {
    console.error('Nhật ký đã công bố không có dòng này (hoặc chưa tới nhịp).')
    return exit.refused
  }
  process.stdout.write(proof)
  return exit.ok
}

function dataOfReceipt(name: string): Uint8Array | undefined {
  const text = fileText(name)
  if (text === undefined) return undefined
  const receipt = parseReceipt(text)
  if (!receipt) console.error(`${name} không phải tệp biên nhận.`)
  return receipt && entryData(receipt.salt, receipt.bytes)
}

export async function printKey(args: string[]): Promise<number> {
  if (args.length) return exit.usage
  return onOwner(async (owner, dataFolder) => {
    const state = await logState(owner)
    const key = findSigningKey(dataFolder)
    if (!state) {
      console.error('Nhật ký chưa có nhịp nào.')
      return exit.refused
    }
    console.log(`Nhật ký        ${state.origin}\nKhóa công khai ${state.vkey}`)
    if (!key || verifierKeyText(verifierOf(key, state.origin)) !== state.vkey) {
      console.error('Khóa ký trong thư mục dữ liệu không có, hoặc không phải khóa của nhật ký này.')
      return exit.refused
    }
    console.log(`Dấu vân tay    ${key.fingerprint}`)
    return exit.ok
  })
}

export async function witnesses(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { add: { type: 'string' }, end: { type: 'string' } } })
  if (values.add !== undefined && values.end !== undefined) return exit.usage
  const added = values.add === undefined ? undefined : parseVerifierKey(values.add)
  if (values.add !== undefined && added?.kind !== 0x04) return wrongKey()
  return onOwner(async (owner) => {
    if (added) await enter(owner, added.name, verifierKeyText(added))
    if (values.end !== undefined && !(await leave(owner, values.end))) {
      console.error(`Không có bên chứng kiến tên “${values.end}”.`)
      return exit.refused
    }
    const rows = await owner
      .selectFrom('log_witness')
      .select(['name', 'vkey'])
      .where('ended_at', 'is', null)
      .orderBy('name')
      .execute()
    console.log(
      rows.length ? rows.map(({ name, vkey }) => `${name}\n  ${vkey}`).join('\n') : 'Chưa có bên chứng kiến nào.',
    )
    return exit.ok
  })
}

const journal = (act: string, name: string) =>
  entryRow(
    { now: new Date(), onBehalfOf: null, actor: { officerId: 0 } },
    { act, subject: { kind: 'witness', id: name }, unitIds: [] },
  )

const enter = (owner: Db, name: string, vkey: string) =>
  owner.transaction().execute(async (tx) => {
    await tx
      .insertInto('log_witness')
      .values({ name, vkey })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ vkey, ended_at: null, added_at: new Date() }))
      .execute()
    await tx.insertInto('journal').values(journal('log.add_witness', name)).execute()
  })

const leave = (owner: Db, name: string) =>
  owner.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('log_witness')
      .set({ ended_at: new Date() })
      .where('name', '=', name)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await tx.insertInto('journal').values(journal('log.end_witness', name)).execute()
    return numUpdatedRows > 0n
  })

const refusals: Record<Extract<Resumed, { state: 'refused' }>['why'], string> = {
  'not-ours': 'Tệp không phải xác nhận do khóa của nhật ký này ký.',
  'newer-known': 'Bản cất ngoài cơ sở dữ liệu có một xác nhận mới hơn: phải dùng xác nhận mới nhất.',
  inconsistent: 'Cây trong cơ sở dữ liệu (và các lá cất ngoài) không dẫn tới xác nhận này. Không ký tiếp được.',
  'leaves-missing': 'Thiếu lá: cần tệp log/leaves đủ dài. Hãy tìm bản sao lưu mới hơn, hoặc tệp lá từ máy khác.',
}

export async function resume(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { checkpoint: { type: 'string' }, leaves: { type: 'string' }, 'begin-anew': { type: 'boolean' } },
  })
  if (!values.checkpoint) return exit.usage
  const text = fileText(values.checkpoint)
  if (text === undefined) return exit.refused
  const checkpoint = checkpointInFile(text) ?? ''
  return onOwner(async (owner, dataFolder) => {
    const key = findSigningKey(dataFolder)
    if (!key) {
      console.error('Không có khóa ký trong thư mục dữ liệu. Hãy phục hồi thư mục secrets từ bản sao lưu.')
      return exit.refused
    }
    const outside = outsideFiles(dataFolder)
    const leaves = values.leaves === undefined ? undefined : readFileSync(values.leaves)
    const resumed = await resumeLog({
      owner,
      outside: leaves ? { ...outside, leaves: (from, to) => leaves.subarray(from * 32, to * 32) } : outside,
      key,
      checkpoint,
      now: new Date(),
    })
    if (resumed.state === 'refused' && values['begin-anew']) {
      const begun = await beginAnew({ owner, outside, key, checkpoint, now: new Date() })
      if (begun.state === 'begun') {
        unhaltLog(dataFolder)
        console.log(`Nhật ký cũ đã kết thúc. Nhật ký mới: ${begun.origin}. Hãy công bố việc này và in lại áp phích.`)
        return exit.ok
      }
    }
    if (resumed.state === 'refused') {
      console.error(`${refusals[resumed.why]} (cơ sở dữ liệu có ${resumed.have} lá, xác nhận có ${resumed.need})`)
      return exit.refused
    }
    unhaltLog(dataFolder)
    console.log(
      `Nhật ký chạy tiếp từ ${resumed.size} lá; lấy lại ${resumed.fetched} lá, trong đó ${resumed.lost} dòng nhật ký đã mất.`,
    )
    return exit.ok
  })
}

function wrongKey(): number {
  console.error('Khóa phải có dạng tên+mã+khóa (C2SP), như lệnh liem log key in ra.')
  return exit.usage
}
