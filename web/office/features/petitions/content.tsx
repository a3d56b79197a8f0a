import { conducts, fields } from '@liem/domain/petitions/fields'
import type { PartMeta } from '@liem/domain/petitions/reading.contract'
import { concerns, kinds } from '@liem/domain/petitions/words'
import { useEffect, useState } from 'react'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { Bones } from '#ui/bones.tsx'
import { Facts } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useOpened } from './opened.tsx'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'

/** A part whose body is JSON or text, opened as soon as it is shown. */
export function usePartText(part: PartMeta | undefined) {
  const { read } = useOpened()
  const [said, setSaid] = useState<{ json: unknown; text: string } | null>(null)
  const [error, setError] = useState<CallRefused | null>(null)
  useEffect(() => {
    let gone = false
    setSaid(null)
    setError(null)
    if (!part || part.removedAt) return
    Promise.all([sealingRoom(), read(part)])
      .then(([room, { body }]) => !gone && setSaid({ json: room.jsonOf(body), text: room.textOf(body) }))
      .catch((thrown) => !gone && setError(asRefused(thrown)))
    return () => {
      gone = true
    }
  }, [part, read])
  return { said, error }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const line = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
const from = (table: Readonly<Record<string, unknown>>, value: unknown, words: (found: never) => string): string => {
  const key = line(value)
  return Object.hasOwn(table, key) ? words(table[key] as never) : key
}

/** Members shown in a place or an order of their own; any other member is shown under its own name, so that nothing is kept back. */
const known = new Set([
  'v',
  'kind',
  'office',
  'concern',
  'persons',
  'field',
  'conduct',
  'text',
  'when',
  'where',
  'dossier',
  'evidenceWords',
  'lang',
  'mailbox',
])

const otherWords: Readonly<Record<string, string>> = {
  name: 'Họ và tên',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  reachWhen: 'Liên hệ lúc nào, bằng cách nào',
  birthYear: 'Năm sinh',
  papers: 'Giấy tờ tùy thân',
  summary: 'Tóm tắt',
  request: 'Yêu cầu',
  note: 'Ghi chú của người vào sổ',
  forwarder: 'Nơi chuyển',
}

/** What the reporter wrote. Text only: never HTML, never a link that could be followed. */
export function ReportWords({ part }: { part: PartMeta }) {
  const { said, error } = usePartText(part)
  if (error) return <QuietError error={error} />
  if (!said) return <Bones rows={6} />
  if (!isRecord(said.json)) return <pre className={css.text}>{said.text}</pre>
  const one = said.json
  const office = isRecord(one.office) ? line(one.office.words) : line(one.office)
  const did = Array.isArray(one.conduct)
    ? one.conduct.map((name) => from(conducts, name, (found: { vi: string }) => found.vi)).filter(Boolean)
    : []
  return (
    <div className={css.read}>
      <p className={css.text}>{line(one.text) || '(Không có lời kể.)'}</p>
      <Facts
        facts={[
          ['Người gửi chọn', from(kinds, one.kind, (found: string) => found)],
          ['Việc đã xảy ra', did.length > 0 && did.join('; ')],
          ['Cơ quan (lời người gửi)', office],
          ['Liên quan đến', from(concerns, one.concern, (found: string) => found)],
          ['Người được nêu', line(one.persons) && <span className={css.words}>{line(one.persons)}</span>],
          ['Lĩnh vực', from(fields, one.field, (found: { vi: string }) => found.vi)],
          ['Khi nào', line(one.when)],
          ['Ở đâu', line(one.where)],
          ['Số hồ sơ', line(one.dossier)],
          ['Về chứng cứ', line(one.evidenceWords)],
          ...Object.entries(one)
            .filter(([name, value]) => !known.has(name) && line(value))
            .map(([name, value]) => [otherWords[name] ?? name, line(value)] as const),
        ]}
      />
    </div>
  )
}

/** Who the reporter is. Shown only to who was given the identity's key. */
export function IdentityWords({ part }: { part: PartMeta }) {
  const { said, error } = usePartText(part)
  if (error) return <QuietError error={error} />
  if (!said) return <Bones rows={3} />
  if (!isRecord(said.json)) return <pre className={css.words}>{said.text}</pre>
  return (
    <Facts
      facts={Object.entries(said.json)
        .filter(([name]) => name !== 'v' && name !== 'mode')
        .map(([name, value]) => [otherWords[name] ?? name, line(value)] as const)}
    />
  )
}

/** A name sealed by a handler. */
export function SealedName({ part }: { part: PartMeta }) {
  const { said, error } = usePartText(part)
  if (error) return <span className={css.about}>{error.words}</span>
  if (!said) return <span className={css.about}>Đang mở…</span>
  return <>{isRecord(said.json) ? line(said.json.name) : said.text}</>
}

/** Words of a message, either way. */
export function MessageWords({ part }: { part: PartMeta }) {
  const { said, error } = usePartText(part)
  if (error) return <QuietError error={error} />
  if (!said) return <Bones rows={2} />
  const one = isRecord(said.json) ? said.json : { text: said.text }
  const checks = isRecord(one.checks) ? one.checks : null
  return (
    <>
      <p className={css.words}>{line(one.text)}</p>
      {checks && (
        <p className={css.small}>
          Khi muốn rút: {checks.threatened ? 'có bị đe dọa' : 'không bị đe dọa'};{' '}
          {checks.paid ? 'có được cho tiền, lợi ích' : 'không được cho tiền, lợi ích'};{' '}
          {checks.ownWill ? 'tự nguyện' : 'không tự nguyện'}.
        </p>
      )}
    </>
  )
}
