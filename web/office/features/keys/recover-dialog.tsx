import type { OkOf } from '@liem/domain/kernel/route'
import {
  fetchRecovery,
  finishRecovery,
  listRecoveryKeys,
  listRecoveryRequests,
  type RecoveryRequestRow,
} from '@liem/domain/keys/recovery.contract'
import { recipientOf } from '@liem/sealing/age-key'
import { fromBase64url, toBase64url } from '@liem/sealing/bytes'
import { unwrapKey, wrapKey } from '@liem/sealing/report-key'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { call } from '#lib/call.ts'
import { keyOf, queryClient, useAsk } from '#lib/query.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField } from '#ui/form/fields.tsx'
import css from './keys.module.css'
import { chainWords, isNoTrust, recipientsFor } from './recipients.ts'
import { joinSheets, sheetIndex, sheetProblem } from './sheets.ts'

/** k sheets typed in, the report's key opened in this browser and sealed to the new holder. The sheets are proven before the one fetch. */
export function RecoverDialog({ row, onClose }: { row: RecoveryRequestRow; onClose: () => void }) {
  const id = useId()
  const keys = useAsk(listRecoveryKeys, {})
  const [typed, setTyped] = useState<string[]>(() => Array.from({ length: row.key.k }, () => ''))
  // Handed out once: kept until it has been passed on, should the line break in between.
  const [fetched, setFetched] = useState<OkOf<typeof fetchRecovery> | null>(null)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const problems = typed.map((one, i) => {
    if (!one.trim()) return null
    const problem = sheetProblem(one, row.key.set)
    if (problem) return problem
    const first = typed.findIndex((other) => sheetIndex(other) === sheetIndex(one))
    return first < i ? `Tờ ${sheetIndex(one)} đã nhập ở trên` : null
  })
  const isReady = typed.every((one, i) => one.trim() && !problems[i])

  const recover = async () => {
    const recipient = keys.data?.rows.find((one) => one.id === row.key.id)?.recipient
    const identity = await joinSheets(typed)
    if (!identity || (recipient && recipientOf(identity) !== recipient))
      return setError('Các tờ đọc được nhưng không ghép thành khóa khôi phục này. Có thể lẫn tờ của lần lập khác.')
    const [holder] = await recipientsFor({ officers: String(row.to.id) })
    if (!holder) return setError(`${row.to.name} chưa có khóa dẫn đến gốc tin cậy.`)
    const given = fetched ?? (await call(fetchRecovery, { params: { id: row.id } }))
    setFetched(given)
    if (given.to.recipient !== holder.recipient || given.to.keyId !== holder.keyId)
      return setError('Khóa của người nhận vừa thay đổi. Chưa giao lại; xin báo quản trị hệ thống.')
    const wraps = await Promise.all(
      given.wraps.map(async ({ part, wrap }) => {
        const key = await unwrapKey(fromBase64url(wrap), identity, { report: given.petitionId, part })
        const again = await wrapKey(key, { report: given.petitionId, part, to: holder.recipient })
        return { part, wrap: toBase64url(again) }
      }),
    )
    await call(finishRecovery, { params: { id: row.id }, body: { keyId: holder.keyId, wraps } })
    toast.done(`Đã giao lại vụ việc cho ${holder.name}.`)
    void queryClient.invalidateQueries({ queryKey: keyOf(listRecoveryRequests) })
    onClose()
  }
  const run = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await recover()
    } catch (thrown) {
      setError(isNoTrust(thrown) ? chainWords[thrown.noTrust] : asRefused(thrown).words)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title="Khôi phục bằng các tờ giấy" onClose={onClose} closable={!busy}>
      <div className={css.stack}>
        <p>
          Bộ <code>{row.key.set}</code>: nhập {row.key.k} trong {row.key.n} tờ. Các tờ chỉ được ghép trong trình duyệt
          này, không gửi đi. Bản mã chỉ lấy ra được một lần, sau khi các tờ đã ghép đúng.
        </p>
        {typed.map((one, i) => (
          <AreaField
            // biome-ignore lint/suspicious/noArrayIndexKey: the boxes never change their order
            key={i}
            id={`${id}-${i}`}
            name={`sheet-${i}`}
            label={`Tờ thứ ${i + 1}`}
            value={one}
            rows={5}
            maxLength={400}
            onChange={(value) => setTyped(typed.map((other, at) => (at === i ? (value ?? '') : other)))}
            error={problems[i] ?? undefined}
          />
        ))}
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        <div className={css.buttons}>
          <Button disabled={!isReady} loading={busy} onClick={run}>
            Khôi phục và giao cho {row.to.name}
          </Button>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
