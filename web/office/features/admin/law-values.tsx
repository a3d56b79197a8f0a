import { confirmLawValue, listLawValues, withdrawLawValue } from '@liem/domain/calendar/contract'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { dayWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Page } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import css from './calendar.module.css'
import { Pending } from './pending.tsx'
import { ProposeValueDialog } from './propose-value-dialog.tsx'
import { type LawValue, valueStatus, valueWords } from './words.ts'

/** Numbers of law and internal targets by which deadlines run, with their sources. */
export function LawValues() {
  const asked = useAsk(listLawValues, {})
  const [proposing, setProposing] = useState<LawValue | 'any' | null>(null)
  const answer = asked.data
  const proposes = answer?.can.includes('propose') ?? false
  return (
    <Page
      title="Số liệu luật"
      crumbs={[{ words: 'Quản trị', to: places.admin }]}
      lead="Độ dài các thời hạn và ngày nhắc việc. Luật đổi thì ghi số liệu mới từ ngày áp dụng; hạn đã bắt đầu trước ngày đó giữ số liệu cũ. Cần hai người: một người đề nghị, người khác xác nhận."
      width="wide"
      actions={
        proposes && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setProposing('any')}>
            Đề nghị số liệu mới
          </Button>
        )
      }
    >
      {answer && (
        <Pending
          rows={answer.pending}
          confirm={confirmLawValue}
          withdraw={withdrawLawValue}
          touched={listLawValues}
          words={(row) => `${row.words}: ${valueWords(row)}, áp dụng từ ${dayWords(row.since)}`}
          about={(row) => `${row.source} · ${valueStatus[row.status].words.toLowerCase()}`}
        />
      )}
      <DataTable<LawValue>
        label="Số liệu luật"
        rows={answer?.rows}
        error={asked.error}
        again={() => void asked.refetch()}
        rowKey={(row) => `${row.key} ${row.since} ${row.id}`}
        empty={{ words: 'Chưa có số liệu nào' }}
        actions={(row) =>
          proposes && row.holds ? [{ key: 'propose', words: 'Đề nghị số liệu mới', run: () => setProposing(row) }] : []
        }
        columns={[
          {
            key: 'words',
            head: 'Số liệu, nguồn',
            main: true,
            cell: (row) => (
              <>
                {row.words}
                <span className={css.aside}>{row.source}</span>
              </>
            ),
          },
          { key: 'value', head: 'Giá trị', narrow: true, cell: (row) => <b>{valueWords(row)}</b> },
          {
            key: 'since',
            head: 'Áp dụng từ',
            narrow: true,
            cell: (row) => (
              <>
                {dayWords(row.since)}
                <span className={css.aside}>{row.holds ? 'đang áp dụng' : 'không áp dụng hôm nay'}</span>
              </>
            ),
          },
          {
            key: 'status',
            head: 'Tình trạng',
            cell: (row) => (
              <span className={css.badges}>
                <StateBadge {...valueStatus[row.status]} />
                {row.local && <StateBadge words="Địa phương cập nhật" tone="accent" />}
              </span>
            ),
          },
        ]}
      />
      {proposing && answer && (
        <ProposeValueDialog
          rows={answer.rows}
          start={proposing === 'any' ? null : proposing}
          onClose={() => setProposing(null)}
        />
      )}
    </Page>
  )
}
