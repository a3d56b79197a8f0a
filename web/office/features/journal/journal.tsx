import { actWords, knownActs } from '@liem/domain/audit/acts'
import { listJournal } from '@liem/domain/audit/contract'
import type { OkOf } from '@liem/domain/kernel/route'
import { readOfficer } from '@liem/domain/units/officers.contract'
import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { type Address, useAddress } from '#lib/address.ts'
import { instantWords } from '#lib/format.ts'
import { useAsk, useList } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { DataTable } from '#ui/data-table.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { choicesOf } from '#ui/form/fields.tsx'
import { Link } from '#ui/link.tsx'
import { Page } from '#ui/page.tsx'
import { OfficerPicker } from '#ui/unit-picker.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { loadOfficers } from '../units/loaders.ts'
import css from './journal.module.css'
import { factName, factWords, subjectWords } from './words.ts'

type Entry = OkOf<typeof listJournal>['rows'][number]

const actChoices = knownActs
  .map((value) => ({ value, words: actWords(value) }))
  .sort((a, b) => a.words.localeCompare(b.words, 'vi'))

/** Who did what, when, for whom. Written with every step; nothing in it can be changed. */
export function Journal() {
  const me = useMe()
  const address = useAddress(listJournal)
  const list = useList(listJournal, { query: address.filters })
  return (
    <Page
      title="Nhật ký"
      crumbs={[{ words: 'Quản trị', to: places.admin }]}
      lead="Mỗi bước làm trong hệ thống là một dòng, ghi cùng lúc với chính bước đó. Không ai sửa hay xóa được."
      width="wide"
    >
      <FilterBar
        address={address}
        filters={[
          { kind: 'one', name: 'act', words: 'Việc', choices: actChoices },
          { kind: 'one', name: 'subjectKind', words: 'Đối tượng', choices: choicesOf(subjectWords) },
          { kind: 'own', name: 'officerId', words: 'Người làm', control: <OfficerFilter address={address} /> },
          { kind: 'day', name: 'from', words: 'Từ ngày', today: me.today },
          { kind: 'day', name: 'to', words: 'Đến ngày', today: me.today },
        ]}
      />
      {address.filters.subjectId && (
        <p className={css.only}>
          Chỉ một đối tượng: {subjectWords[address.filters.subjectKind ?? ''] ?? 'mã'}{' '}
          {factWords(address.filters.subjectId)}.{' '}
          <Button variant="subtle" size="compact-md" onClick={() => address.set({ subjectId: undefined })}>
            Xem mọi đối tượng
          </Button>
        </p>
      )}
      <DataTable<Entry>
        label="Nhật ký"
        list={list}
        rowKey={(row) => row.id}
        empty={{
          words: 'Không có dòng nhật ký nào khớp',
          filtered: Object.keys(address.filters).length > 0,
          onClear: address.clear,
        }}
        columns={[
          { key: 'at', head: 'Lúc', narrow: true, cell: (row) => instantWords(row.at) },
          {
            key: 'act',
            head: 'Việc',
            main: true,
            cell: (row) => (
              <>
                {row.words}
                <FactsOf entry={row} />
              </>
            ),
          },
          {
            key: 'by',
            head: 'Người làm',
            cell: (row) => (
              <>
                {row.by ?? 'Hệ thống'}
                {row.onBehalfOf && <span className={css.aside}>thay {row.onBehalfOf}</span>}
              </>
            ),
          },
          { key: 'subject', head: 'Đối tượng', cell: (row) => <Subject entry={row} /> },
          { key: 'hash', head: 'Dấu của dòng', narrow: true, cell: (row) => <Hash hash={row.hash} /> },
        ]}
      />
    </Page>
  )
}

function Subject({ entry }: { entry: Entry }) {
  const kind = subjectWords[entry.subjectKind] ?? entry.subjectKind
  const code = typeof entry.facts.code === 'string' ? entry.facts.code : null
  const words = `${kind} ${code ?? factWords(entry.subjectId)}`
  return entry.opens ? <Link to={entry.opens}>{words}</Link> : words
}

function FactsOf({ entry }: { entry: Entry }) {
  const facts = Object.entries(entry.facts).filter(
    ([key, value]) => key !== 'code' && value !== null && value !== undefined && String(value) !== '',
  )
  if (facts.length === 0) return null
  return (
    <dl className={css.facts}>
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{factName(key)}</dt>
          <dd title={String(value)}>{factWords(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Fingerprint of the line's exact bytes, shown when somebody compares it. */
function Hash({ hash }: { hash: string }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button variant="subtle" size="compact-md" onClick={() => setOpen(true)}>
        Xem dấu
      </Button>
    )
  return (
    <span className={css.hash}>
      <code title={hash}>{hash.slice(0, 16)}…</code>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconCopy size={16} aria-hidden />}
        onClick={() => void copy(hash)}
      >
        Chép cả dấu
      </Button>
    </span>
  )
}

/** On a LAN without HTTPS the browser gives no clipboard: the whole hash is then shown to be marked by hand. */
async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast.done('Đã chép dấu của dòng nhật ký')
  } catch {
    window.prompt('Chép dấu này:', text)
  }
}

function OfficerFilter({ address }: { address: Address<typeof listJournal> }) {
  const id = Number(address.filters.officerId) || 0
  const asked = useAsk(readOfficer, { params: { id } }, { when: id > 0 })
  const value = id && asked.data ? { id, name: asked.data.name } : null
  return (
    <OfficerPicker
      id="filter-officer"
      name="officerId"
      label="Người làm"
      load={loadOfficers()}
      value={value}
      onChange={(next) => address.set({ officerId: next?.id })}
    />
  )
}
