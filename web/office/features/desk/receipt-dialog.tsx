import type { Registered } from '@liem/domain/petitions/desk.contract'
import { Button, Group } from '@mantine/core'
import { IconArrowRight, IconPrinter } from '@tabler/icons-react'
import { encode } from 'uqr'
import { dayWords } from '#lib/format.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useMe } from '../../me.ts'
import css from './desk.module.css'
import './receipt-print.css'

export type Given = {
  answer: Registered
  /** The eleven words. They lie in this page only, and are gone when it is closed. */
  code: string
  holders: readonly string[]
}

/** The paper for the person: what was received, from which day the terms run, and the code with which to follow it. */
export function ReceiptDialog({ given, onNext }: { given: Given; onNext: () => void }) {
  const { answer } = given
  return (
    <Dialog title="Đã vào sổ" onClose={onNext} size="large">
      <p className={css.about}>
        In biên nhận và đưa cho người dân, hoặc đọc mã qua điện thoại. Mã chỉ hiện lần này; máy chủ không có mã.
        {answer.handedOver && ' Tin nói về chính cơ quan của đồng chí nên đã rời khỏi bàn của đồng chí.'}
      </p>
      {answer.doubts.length > 0 && <p className={css.warn}>{answer.doubts.join(' ')}</p>}
      <ReceiptSheet given={given} />
      <Group justify="flex-end">
        <Button variant="subtle" onClick={() => save(answer.receipt)}>
          Lưu tệp biên nhận
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          In biên nhận
        </Button>
        <Button data-autofocus rightSection={<IconArrowRight size={18} aria-hidden />} onClick={onNext}>
          Đơn tiếp theo
        </Button>
      </Group>
    </Dialog>
  )
}

function ReceiptSheet({ given: { answer, code, holders } }: { given: Given }) {
  const me = useMe()
  const words = code.split(' ')
  return (
    <article className={css.sheet} data-receipt lang="vi">
      <header>
        <p>{me.unit.name}</p>
        <h3>Biên nhận tin phản ánh</h3>
      </header>
      <dl>
        <dt>Ngày nhận</dt>
        <dd>
          {dayWords(answer.receivedOn)}
          <small>{answer.because}</small>
        </dd>
        {answer.dueOn && (
          <>
            <dt>Được trả lời bước đầu chậm nhất</dt>
            <dd>{dayWords(answer.dueOn)}</dd>
          </>
        )}
        <dt>Cửa tiếp nhận</dt>
        <dd>
          {answer.gate.name}
          <small>Chỉ những người sau mở được: {holders.join('; ')}</small>
        </dd>
      </dl>
      <section className={css.code}>
        <p>Mã theo dõi (giữ kín; ai có mã thì xem được trả lời):</p>
        <ol>
          {words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice; its place is what it is
            <li key={index}>{word}</li>
          ))}
        </ol>
      </section>
      <footer>
        <Qr text={answer.followAt} />
        <p>
          Vào <b>{answer.followAt.replace(/^https?:\/\//, '')}</b>, gõ mã để xem tình trạng, nhắn tin, thêm chứng cứ, và
          kiểm tra rằng tin này không thể bị lặng lẽ xóa đi. Mã không nằm trong hình vuông bên cạnh.
        </p>
      </footer>
      <footer className={css.promise}>
        <Qr text={promiseOf(answer.receipt)} />
        <p>
          Lời hứa có chữ ký của hệ thống: tin này có trong nhật ký công khai, chậm nhất sau 15 phút. Hình vuông bên cạnh
          chứa lời hứa và chữ ký, ai cũng kiểm tra được. Dấu của tin: <code>{markOf(answer.receipt)}</code>
        </p>
      </footer>
    </article>
  )
}

function Qr({ text }: { text: string }) {
  const { size, data } = encode(text, { border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg className={css.square} viewBox={`0 0 ${size} ${size}`} aria-hidden focusable="false">
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The log's signed note out of the receipt file. */
function promiseOf(receipt: string): string {
  try {
    return (JSON.parse(receipt) as { promise?: string }).promise ?? ''
  } catch {
    return ''
  }
}

/** Its data line: what the log must hold, short enough to be compared by eye. */
const markOf = (receipt: string) => promiseOf(receipt).split('\n')[1] ?? ''

function save(receipt: string) {
  const url = URL.createObjectURL(new Blob([receipt], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'bien-nhan.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function print() {
  document.documentElement.setAttribute('data-printing-receipt', '')
  const done = () => {
    document.documentElement.removeAttribute('data-printing-receipt')
    window.removeEventListener('afterprint', done)
  }
  window.addEventListener('afterprint', done)
  window.print()
}
