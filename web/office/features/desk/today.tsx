import { handOverDesk, listDesk } from '@liem/domain/petitions/desk.contract'
import { channels, kinds } from '@liem/domain/petitions/words'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayWords, instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './desk.module.css'

/** What the clerk registered and still has, and how many have left the desk on each day before. */
export function Today() {
  const asked = useAsk(listDesk, {})
  const [asking, setAsking] = useState(false)
  const step = useStep(handOverDesk, {
    invalidates: [listDesk],
    said: 'Đã bàn giao cho cửa tiếp nhận',
  })
  const rows = asked.data?.rows ?? []
  const gone = asked.data?.handedOver ?? []
  return (
    <Section
      title="Đơn tôi vào sổ, chưa bàn giao"
      hint="Bàn giao rồi thì không xem lại được, chỉ còn số đếm. Cuối ngày hệ thống tự bàn giao."
      side={
        rows.length > 0 && (
          <Button variant="default" loading={step.isPending} onClick={() => setAsking(true)}>
            Bàn giao {rows.length} đơn
          </Button>
        )
      }
    >
      {asked.error ? (
        <QuietError error={asked.error} />
      ) : (
        <DataTable
          label="Đơn tôi vào sổ, chưa bàn giao"
          rows={rows}
          rowKey={(row) => row.id}
          empty={{ words: 'Trên bàn không còn đơn nào.' }}
          columns={[
            { key: 'at', head: 'Vào sổ', narrow: true, cell: (row) => instantWords(row.registeredAt) },
            { key: 'received', head: 'Ngày nhận', narrow: true, cell: (row) => dayWords(row.receivedOn) },
            { key: 'channel', head: 'Cách đến', cell: (row) => channels[row.channel] },
            {
              key: 'kind',
              head: 'Loại',
              main: true,
              cell: (row) => (
                <>
                  {kinds[row.kind]}
                  {row.letters > 1 && ` · ${row.letters} đơn`}
                  {row.inMatter && ' · cùng vụ việc khác'}
                </>
              ),
            },
            { key: 'office', head: 'Cơ quan bị phản ánh', cell: (row) => row.office?.name ?? 'Không rõ' },
            { key: 'gate', head: 'Cửa tiếp nhận', cell: (row) => row.gate.name },
            { key: 'due', head: 'Hạn trả lời', narrow: true, cell: (row) => (row.dueOn ? dayWords(row.dueOn) : '—') },
          ]}
        />
      )}
      {gone.length > 0 && (
        <p className={css.about}>
          Đã bàn giao:{' '}
          {gone
            .slice(0, 7)
            .map((one) => `${dayWords(one.day)}: ${one.count} đơn`)
            .join(' · ')}
        </p>
      )}
      {asking && (
        <Confirm
          title="Bàn giao cho cửa tiếp nhận"
          words={`${rows.length} đơn rời khỏi bàn của đồng chí. Đồng chí không xem lại, không ghi thêm được nữa.`}
          yes="Bàn giao"
          onYes={() => {
            setAsking(false)
            step.mutate({ body: { ids: null } })
          }}
          onNo={() => setAsking(false)}
        />
      )}
    </Section>
  )
}
