import {
  confirmRecovery,
  endRecoveryKey,
  listRecoveryKeys,
  listRecoveryRequests,
  type RecoveryKeyRow,
  type RecoveryRequestRow,
  withdrawRecovery,
} from '@liem/domain/keys/recovery.contract'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Section } from '#ui/page.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { StepButtons } from '#ui/step-buttons.tsx'
import { useMay } from '../../me.ts'
import css from './keys.module.css'
import { requestStates } from './words.ts'

// What makes and splits keys comes when it is asked for.
const AskRecoveryDialog = lazy(() =>
  import('./ask-recovery-dialog.tsx').then((file) => ({ default: file.AskRecoveryDialog })),
)
const CountersignRecoveryDialog = lazy(() =>
  import('./countersign-recovery-dialog.tsx').then((file) => ({ default: file.CountersignRecoveryDialog })),
)
const MakeRecoveryDialog = lazy(() =>
  import('./make-recovery-dialog.tsx').then((file) => ({ default: file.MakeRecoveryDialog })),
)
const RecoverDialog = lazy(() => import('./recover-dialog.tsx').then((file) => ({ default: file.RecoverDialog })))

/** Recovery keys of the units, and requests to use one for a single report. */
export function RecoveryPanel() {
  return (
    <div className={css.stack}>
      <RecoveryKeys />
      <Requests />
    </div>
  )
}

function RecoveryKeys() {
  const keys = useAsk(listRecoveryKeys, {})
  const [making, setMaking] = useState(false)
  const [signing, setSigning] = useState<RecoveryKeyRow | null>(null)
  const [ending, setEnding] = useState<RecoveryKeyRow | null>(null)
  const end = useStep(endRecoveryKey, {
    invalidates: [listRecoveryKeys],
    said: 'Khóa khôi phục đã thôi nhận tin mới',
    onDone: () => setEnding(null),
  })
  return (
    <Section
      title="Khóa khôi phục"
      hint="Phòng khi mọi người giữ một tin đều mất khóa. Phần bí mật nằm trên các tờ giấy in, mỗi người giữ một tờ; thiếu số tờ cần thì không ai mở được."
      side={
        keys.data?.canMake ? (
          <Button size="sm" onClick={() => setMaking(true)}>
            Lập khóa khôi phục
          </Button>
        ) : undefined
      }
    >
      <DataTable<RecoveryKeyRow>
        label="Khóa khôi phục"
        bare
        rows={keys.data?.rows}
        error={keys.error}
        again={() => void keys.refetch()}
        rowKey={(row) => row.id}
        empty={{
          words: 'Chưa có khóa khôi phục.',
          hint: 'Lãnh đạo có khóa đã được đồng ký lập khóa khôi phục cho cơ quan cấp trên của các cửa tiếp nhận.',
        }}
        columns={[
          { key: 'unit', head: 'Cơ quan', main: true, cell: (row) => row.unit.name },
          { key: 'set', head: 'Bộ tờ', narrow: true, cell: (row) => <code>{row.set}</code> },
          { key: 'need', head: 'Cần', narrow: true, cell: (row) => `${row.k} trong ${row.n} tờ` },
          {
            key: 'by',
            head: 'Người lập',
            cell: (row) => (
              <>
                {row.madeBy.name}
                <div className={css.soft}>{instantWords(row.madeAt)}</div>
              </>
            ),
          },
          {
            key: 'state',
            head: 'Tình trạng',
            narrow: true,
            cell: (row) =>
              row.endedAt ? (
                <StateBadge words="Thôi nhận tin mới" tone="grey" />
              ) : row.activeAt ? (
                <StateBadge words="Đang dùng" tone="green" />
              ) : (
                <>
                  <StateBadge words="Chờ lãnh đạo đồng ký" tone="amber" />
                  <div className={css.soft}>
                    {row.signedBy.length} trong {row.needs} chữ ký; chưa niêm phong gì cho khóa này
                  </div>
                  {row.can.includes('countersign') && (
                    <Button size="sm" mt="xs" onClick={() => setSigning(row)}>
                      Xem, đồng ký
                    </Button>
                  )}
                </>
              ),
          },
        ]}
        actions={(row) => [
          ...(row.can.includes('end')
            ? [{ key: 'end', words: 'Thôi dùng cho tin mới', danger: true, run: () => setEnding(row) }]
            : []),
        ]}
      />
      {signing && <CountersignRecoveryDialog row={signing} onClose={() => setSigning(null)} />}
      {making && <MakeRecoveryDialog onClose={() => setMaking(false)} />}
      {ending && (
        <Confirm
          title="Thôi dùng khóa khôi phục này?"
          words="Tin mới không niêm phong cho khóa này nữa. Giữ các tờ giấy: tin cũ vẫn chỉ khôi phục được bằng chúng."
          yes="Thôi dùng"
          danger
          loading={end.isPending}
          onYes={() => end.mutate({ params: { id: ending.id } })}
          onNo={() => setEnding(null)}
        />
      )}
    </Section>
  )
}

function Requests() {
  const requests = useAsk(listRecoveryRequests, {})
  const mayAsk = useMay('keys.root')
  const [asking, setAsking] = useState(false)
  // An installation without sealed reports has nothing to recover.
  if (requests.error?.status === 404) return null
  return (
    <Section
      title="Khôi phục từng vụ việc"
      hint="Một người đề nghị, người thứ hai xác nhận; bản mã lấy ra một lần, ghi nhật ký và người phản ánh thấy được."
      side={
        mayAsk ? (
          <Button size="sm" variant="default" onClick={() => setAsking(true)}>
            Đề nghị khôi phục
          </Button>
        ) : undefined
      }
    >
      <DataTable<RecoveryRequestRow>
        label="Yêu cầu khôi phục"
        bare
        rows={requests.data}
        error={requests.error}
        again={() => void requests.refetch()}
        rowKey={(row) => row.id}
        empty={{ words: 'Không có yêu cầu nào liên quan đến đồng chí.' }}
        columns={[
          {
            key: 'purpose',
            head: 'Lý do',
            main: true,
            cell: (row) => (
              <>
                {row.purpose}
                <div className={css.soft}>
                  Vụ việc {row.petitionId.slice(0, 8)} · {instantWords(row.askedAt)}
                </div>
              </>
            ),
          },
          {
            key: 'people',
            head: 'Đề nghị · xác nhận · nhận',
            cell: (row) => `${row.askedBy.name} · ${row.second.name} · ${row.to.name}`,
          },
          {
            key: 'state',
            head: 'Tình trạng',
            narrow: true,
            cell: (row) => <StateBadge {...requestStates[row.state]} />,
          },
          { key: 'steps', head: '', cell: (row) => <Steps row={row} /> },
        ]}
      />
      {asking && <AskRecoveryDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}

function Steps({ row }: { row: RecoveryRequestRow }) {
  const confirm = useStep(confirmRecovery, { invalidates: [listRecoveryRequests], said: 'Đã xác nhận' })
  const withdraw = useStep(withdrawRecovery, { invalidates: [listRecoveryRequests], said: 'Đã rút yêu cầu' })
  const input = { params: { id: row.id } }
  return (
    <div className={css.buttons}>
      <StepButtons
        can={row.can}
        steps={[
          {
            name: 'confirm',
            words: 'Xác nhận',
            main: true,
            loading: confirm.isPending,
            confirm: {
              title: 'Xác nhận yêu cầu khôi phục?',
              words: `${row.to.name} sẽ mở được vụ việc này sau khi ${row.askedBy.name} nhập đủ các tờ. Lý do: ${row.purpose}`,
              yes: 'Xác nhận',
            },
            run: () => confirm.mutate(input),
          },
          {
            name: 'fetch',
            words: 'Nhập các tờ',
            main: true,
            dialog: (close) => (
              <Suspense>
                <RecoverDialog row={row} onClose={close} />
              </Suspense>
            ),
          },
          { name: 'withdraw', words: 'Rút', rare: true, danger: true, run: () => withdraw.mutate(input) },
        ]}
      />
    </div>
  )
}
