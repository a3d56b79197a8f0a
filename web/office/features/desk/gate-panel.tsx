import type { DeskGate } from '@liem/domain/petitions/desk.contract'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconLock, IconUserMinus } from '@tabler/icons-react'
import type { CallRefused } from '#lib/refused.ts'
import { Bones } from '#ui/bones.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './desk.module.css'
import type { ProvenGate } from './verified-gate.ts'

export type GateState = {
  gate: DeskGate | undefined
  proven: ProvenGate | null
  /** Why nothing may be sealed now. */
  fault: string | null
  error: CallRefused | null
  isLoading: boolean
}

/** Who will be able to open the entry, by name and post; the sender may not want one of them. */
export function GatePanel({
  state,
  struck,
  onStrike,
}: {
  state: GateState
  struck: ReadonlyMap<number, string>
  onStrike: (officer: number, name: string) => void
}) {
  const { gate, proven, fault, error, isLoading } = state
  return (
    <section className={css.panel} aria-labelledby="desk-gate">
      <h2 id="desk-gate">
        <IconLock size={18} stroke={1.7} aria-hidden /> Ai sẽ mở được
      </h2>
      {isLoading && !gate && <Bones rows={3} />}
      {error && <QuietError error={error} />}
      {fault && (
        <p className={css.warn} role="alert">
          {fault}
        </p>
      )}
      {gate && !gate.gate && (
        <p className={css.warn} role="alert">
          Trong hệ thống không còn cửa tiếp nhận nào phù hợp.
          {gate.outside && <> Xin hướng dẫn người dân gửi đến: {gate.outside}.</>}
        </p>
      )}
      {gate?.gate && proven && (
        <>
          <p className={css.about}>Cửa tiếp nhận: {gate.gate.name}</p>
          <ul className={css.people}>
            {proven.officers.map((one) => (
              <li key={one.keyId}>
                <span>
                  <b>{one.name}</b>
                  <small>
                    {one.post}, {one.unit}
                  </small>
                </span>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  tabIndex={-1}
                  aria-label={`Người gửi không muốn ${one.name} mở`}
                  title="Người gửi không muốn người này mở"
                  onClick={() => onStrike(one.officer, one.name)}
                >
                  <IconUserMinus size={18} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
          <p className={css.about}>
            {gate.custodians.length > 0
              ? `Danh tính niêm phong do ${proven.custodians.map((one) => one.name).join(' và ')} giữ.`
              : 'Chưa đủ hai người giữ danh tính niêm phong.'}
          </p>
          {gate.withinOffice && (
            <p className={css.warn}>
              <IconAlertTriangle size={18} aria-hidden />
              Tin nói về chính cơ quan của đồng chí: vào sổ xong là rời khỏi bàn của đồng chí ngay, không xem lại được.
            </p>
          )}
        </>
      )}
      {struck.size > 0 && (
        <p className={css.about}>
          Không cho mở:{' '}
          {[...struck].map(([officer, name]) => (
            <Button
              key={officer}
              variant="default"
              size="compact-sm"
              tabIndex={-1}
              onClick={() => onStrike(officer, name)}
            >
              {name} ✕
            </Button>
          ))}
        </p>
      )}
    </section>
  )
}
