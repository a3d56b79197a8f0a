import { Refusal, refusalWords } from '@liem/domain/kernel/refusal'
import type { OkOf } from '@liem/domain/kernel/route'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { type BookColumn, type ReadBook, readBook, spans } from '@liem/domain/petitions/book-import'
import { importBook } from '@liem/domain/petitions/desk-books.contract'
import { channels, kinds } from '@liem/domain/petitions/words'
import { listUnits } from '@liem/domain/units/contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { call, newKey } from '#lib/call.ts'
import { dayWords } from '#lib/format.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { CheckField, SelectField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { Progress } from '#ui/progress.tsx'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../../loaders.ts'
import { useMe } from '../../me.ts'
import css from './desk.module.css'

type Seen = OkOf<typeof importBook>
/** Members of a line as the server names them, and the column each came from. */
const columnOf: Readonly<Record<string, BookColumn>> = { officeId: 'office' }
const columnFor = (name: string): BookColumn => columnOf[name] ?? (name as BookColumn)

/** An old register, read in this browser, looked at, and taken in as a whole or not at all. */
export function ImportBook({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const [unit, setUnit] = useState<UnitRef | null>(me.unit)
  const [year, setYear] = useState<number | null>(Number(me.today.slice(0, 4)))
  const [files, setFiles] = useState<File[]>([])
  const [read, setRead] = useState<ReadBook | null>(null)
  const [seals, setSeals] = useState(true)
  const [restOnPaper, setRestOnPaper] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [words, setWords] = useState<string | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const busy = share !== null

  const look = async (file: File | undefined, inYear = year) => {
    setRead(null)
    setSeen(null)
    setWords(null)
    if (!file || !inYear) return
    try {
      const [{ readFirstSheet }, units] = await Promise.all([import('./sheets.ts'), call(listUnits, { query: {} })])
      setRead(readBook(await readFirstSheet(file), { units, today: me.today, year: inYear }))
    } catch (thrown) {
      setWords(thrown instanceof Refusal ? refusalWords(thrown.code, thrown.facts) : asRefused(thrown).words)
    }
  }
  const send = async (preview: boolean) => {
    if (!read || !unit || !year || busy) return
    setShare(0)
    setWords(null)
    try {
      const { sealLines } = await import('./seal-book.ts')
      const keepers = seals && !preview ? await keepersOf(unit.id) : null
      const lines = await sealLines(read.lines, keepers, setShare)
      const answer = await call(
        importBook,
        { body: { preview, unitId: unit.id, year, restOnPaper, lines } },
        { idempotencyKey: newKey() },
      )
      setSeen(answer)
      if (answer.applied) {
        toast.done(`Đã nhập ${answer.open + answer.done} dòng, ${answer.open} đơn còn hạn.`)
        onClose()
      }
    } catch (thrown) {
      setWords(noTrustWords(thrown) ?? asRefused(thrown).words)
    } finally {
      setShare(null)
    }
  }
  const faults = [
    ...(read?.faults ?? []),
    ...(seen?.faults ?? []).map((fault) => {
      const line = read?.lines.find((one) => one.row === fault.row)
      return { path: line?.at[columnFor(fault.column)] ?? `dòng ${fault.row}`, words: fault.words }
    }),
  ]
  return (
    <Dialog title="Nhập sổ cũ" size="large" onClose={onClose} closable={!busy}>
      <div className={css.stack}>
        <p className={css.about}>
          Bảng tính được đọc ngay trên máy này, không gửi lên máy chủ. Họ tên, địa chỉ người gửi không được nhập; nội
          dung được niêm phong cho cửa tiếp nhận của đơn vị, hoặc bỏ ngoài. Số cũ, hạn đang chạy, số dư được giữ. Một ô
          sai thì chưa nhập gì.{' '}
          <Button variant="subtle" size="compact-md" onClick={() => void saveTemplate()}>
            Tải mẫu
          </Button>
        </p>
        <FieldRow>
          <UnitPicker
            id="book-unit"
            name="unit"
            label="Sổ của đơn vị"
            load={loadUnits}
            value={unit}
            onChange={(one) => {
              setUnit(one)
              setSeen(null)
            }}
          />
          <SelectField
            id="book-year"
            name="year"
            label="Năm"
            value={year === null ? null : String(year)}
            choices={yearsBefore(me.today)}
            onChange={(one) => {
              const next = one ? Number(one) : null
              setYear(next)
              void look(files[0], next)
            }}
          />
        </FieldRow>
        <FileDrop
          label="Sổ (.xlsx)"
          files={files}
          onChange={(next) => {
            setFiles(next)
            void look(next[0])
          }}
          kinds={['.xlsx']}
          maxBytes={10 * 1024 * 1024}
        />
        {words && (
          <p role="alert" className={css.warn}>
            {words}
          </p>
        )}
        {read && read.leftOut.length > 0 && (
          <p className={css.warn}>Không nhập (thông tin người gửi): {read.leftOut.join('; ')}. Xin giữ sổ cũ để tra.</p>
        )}
        {read && read.unknown.length > 0 && <p className={css.about}>Cột không dùng: {read.unknown.join('; ')}.</p>}
        {faults.length > 0 && (
          <div role="alert">
            <b>{faults.length} ô chưa đúng, chưa nhập gì:</b>
            <ul className={css.faults}>
              {faults.slice(0, 200).map((fault) => (
                <li key={`${fault.path} ${fault.words}`}>
                  Ô {fault.path}: {fault.words}
                </li>
              ))}
            </ul>
          </div>
        )}
        {read && read.missing.length > 0 && (
          <CheckField
            id="book-rest"
            name="rest"
            label={`Các số không có trong bảng (${spans(read.missing).slice(0, 120)}) đã xong và còn ở sổ giấy`}
            value={restOnPaper}
            onChange={(on) => {
              setRestOnPaper(on ?? false)
              setSeen(null)
            }}
          />
        )}
        {read && (
          <CheckField
            id="book-seal"
            name="seal"
            label="Niêm phong và nhập cả cột nội dung"
            hint="Không đánh dấu: cột nội dung bỏ ngoài, chỉ còn trong sổ cũ"
            value={seals}
            onChange={(on) => setSeals(on ?? false)}
          />
        )}
        {seen && seen.faults.length === 0 && (
          <p>
            Sẽ nhập: <b>{seen.open}</b> đơn còn hạn ({seen.late} đã quá hạn, {seen.broughtForward} từ năm trước chuyển
            sang), <b>{seen.done}</b> đơn đã xong; {seen.onPaper} số còn ở sổ giấy.
          </p>
        )}
        {read && faults.length === 0 && <Lines read={read} />}
        {busy && <Progress words="Đang niêm phong và nhập" share={share} />}
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={!read || read.faults.length > 0 || !unit || busy}
            onClick={() => void send(true)}
          >
            Kiểm tra
          </Button>
          <Button disabled={!seen || seen.faults.length > 0 || busy} onClick={() => void send(false)}>
            Nhập cả sổ
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}

/** This year and the ten before it. */
const yearsBefore = (today: string) =>
  Array.from({ length: 11 }, (_, back) => String(Number(today.slice(0, 4)) - back)).map((value) => ({
    value,
    words: value,
  }))

function Lines({ read }: { read: ReadBook }) {
  return (
    <DataTable
      label="Xem trước"
      rows={read.lines.slice(0, 100)}
      rowKey={(line) => line.row}
      empty={{ words: 'Bảng không có dòng nào' }}
      columns={[
        { key: 'number', head: 'Số', narrow: true, main: true, cell: (line) => line.number },
        { key: 'received', head: 'Ngày nhận', narrow: true, cell: (line) => dayWords(line.receivedOn) },
        { key: 'channel', head: 'Cách đến', cell: (line) => channels[line.channel] },
        { key: 'kind', head: 'Loại', cell: (line) => kinds[line.kind] },
        { key: 'due', head: 'Hạn', narrow: true, cell: (line) => (line.dueOn ? dayWords(line.dueOn) : 'Theo luật') },
        { key: 'done', head: 'Xong', narrow: true, cell: (line) => (line.doneOn ? dayWords(line.doneOn) : '—') },
      ]}
    />
  )
}

/** Officers of the unit's gate, proven here, and where each belongs. */
async function keepersOf(unitId: number) {
  const { recipientsFor, recoveryRecipientFor } = await import('../keys/recipients.ts')
  const [keepers, recovery, units] = await Promise.all([
    recipientsFor({ unit: unitId, role: 'gatekeeper' }),
    recoveryRecipientFor(unitId),
    call(listUnits, { query: {} }),
  ])
  const parent = new Map(units.map((one) => [one.id, one.parentId]))
  const above = (id: number | null | undefined): number[] => (id ? [id, ...above(parent.get(id))] : [])
  const home = new Map(units.map((one) => [one.name, one.id]))
  return {
    keepers,
    recovery,
    belongs: new Map(keepers.map((one) => [one.officer, above(home.get(one.unit))])),
  }
}

async function saveTemplate() {
  const { bookTemplate } = await import('./sheets.ts')
  const url = URL.createObjectURL(await bookTemplate())
  const link = document.createElement('a')
  link.href = url
  link.download = 'mau-so-tiep-nhan-don.xlsx'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function noTrustWords(thrown: unknown): string | null {
  return typeof thrown === 'object' && thrown !== null && 'noTrust' in thrown
    ? 'Chưa kiểm tra được chuỗi chữ ký của người ở cửa tiếp nhận, nên chưa niêm phong gì. Xin mở mục Khóa.'
    : null
}
